"""Every file of the shared corpus as the server takes it in: a table of outcomes (`python -m tests.corpus_table`)."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kyoten import intake, sample  # noqa: E402
from kyoten.problems.report import Report  # noqa: E402
from kyoten.storage.store import Store  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("made", "hostile", "japanese")
YEAR = 2011


@dataclass(frozen=True)
class Row:
    """One file; `codes`: of its problems, each once, () where there is none; `seconds`: from bytes to answer."""

    file: str
    report: Report
    codes: tuple[str, ...]
    seconds: float


def files() -> list[Path]:
    """The corpus in its order."""
    return [path for folder in FOLDERS for path in sorted((CORPUS / folder).glob("*")) if path.is_file()]


def take_in(store: Store, path: Path) -> Row:
    """Check one file as the page does: read apart, understood, compared with what is stored."""
    data = path.read_bytes()
    begin = time.perf_counter()
    report = intake.check(store, sample.SITE, YEAR, path.name, data).report
    seconds = time.perf_counter() - begin
    codes = tuple(dict.fromkeys(problem.code for problem in report.problems))
    return Row(path.relative_to(CORPUS).as_posix(), report, codes, seconds)


def resident_bytes() -> int:
    """What this process holds in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def table(rows: list[Row]) -> Iterator[str]:
    """As Markdown, the slowest marked by its number."""
    yield "| ファイル | 結果 | 秒 |"
    yield "|---|---|---:|"
    for row in rows:
        yield f"| {row.file} | {'、'.join(row.codes) or '読めた'} | {row.seconds:.2f} |"
    counts = Counter("、".join(row.codes) or "読めた" for row in rows)
    yield ""
    yield f"{len(rows)}件: " + "、".join(f"{code} {count}件" for code, count in counts.most_common())
    yield f"最も長い時間 {max(row.seconds for row in rows):.2f}秒"


def main() -> None:
    """Print the table, and by how much this process grew."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder, 'kyoten.db').as_posix()}")
        store.migrate()
        sample.load(store)
        take_in(store, CORPUS / "made" / "csv_cp932.csv")  # what the first file alone loads is no growth
        before = resident_bytes()
        rows = [take_in(store, path) for path in files()]
        grown = resident_bytes() - before
        store.close()
    sys.stdout.write("\n".join([*table(rows), f"メモリの増加 {grown / 2**20:.1f}MB", ""]))


if __name__ == "__main__":
    main()

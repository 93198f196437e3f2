"""10,000 rows of foreign sheets matched with the plan's 136 items: nearly all of them distinct, and as years of sheets
bring them (each text some twenty times); each timed in turn with pandas+openpyxl merely reading 10,000 rows of them.

As when a sheet is read, the search for reference cycles is paused while rows are matched.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pandas as pd
from pairing import compare, seconds

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten.model import Plan  # noqa: E402
from kyoten.plan.read import read_plan  # noqa: E402
from kyoten.reader.gc_pause import collector_paused  # noqa: E402
from kyoten.reader.workbook import read_workbook  # noqa: E402
from kyoten.sheet.match.matcher import Match, Matcher, Wanted  # noqa: E402

ROWS = 10_000
HEADER = ["項目", "機能", "役割", "進捗率"]


def cases() -> list[dict[str, str]]:
    lines = (ROOT / "tests" / "sheet" / "match" / "match_cases.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def altered_again(text: str, turn: int) -> str:
    """The text with one character left out and a word added, another place and word at each turn."""
    at = (turn * 7) % max(len(text), 1)
    return text if turn == 0 else f"{text[:at]}{text[at + 1 :]}({turn}班)"


def rows(*, distinct: bool) -> list[Wanted]:
    known = cases()
    found: list[Wanted] = []
    for number in range(ROWS):
        turn, at = divmod(number, len(known))
        text = altered_again(known[at]["text"], turn) if distinct else known[at]["text"]
        found.append(Wanted(text, function=known[at]["function"], role=known[at]["role"]))
    return found


def reading(wanted: list[Wanted]) -> Callable[[], object]:
    """pandas+openpyxl reading a workbook of these rows, no more."""
    buffer = io.BytesIO()
    table = [[row.text, row.function, row.role, 50] for row in wanted]
    pd.DataFrame(table, columns=HEADER).to_excel(buffer, index=False, engine="openpyxl")
    return lambda: pd.read_excel(io.BytesIO(buffer.getvalue()), engine="openpyxl")


def matching(plan: Plan, wanted: list[Wanted]) -> list[Match]:
    """With a matcher of its own, building it included: one that was asked before remembers."""
    with collector_paused():
        return Matcher(plan).match(wanted)


def main() -> None:
    name = "plan_matrix_h23.tsv"
    plan = read_plan(read_workbook((ROOT / "data" / name).read_bytes(), name, isolated=False))
    print(f"building the matcher: {seconds(lambda: Matcher(plan)) * 1000:.0f} ms")
    for title, distinct in (("nearly all distinct", True), ("each text about twenty times", False)):
        wanted = rows(distinct=distinct)
        texts = len({row.text for row in wanted})
        ours = partial(matching, plan, wanted)
        compare(f"{ROWS} rows, {title} ({texts} texts)", ours, reading(wanted), runs=7)


if __name__ == "__main__":
    main()

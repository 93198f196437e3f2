"""The meeting pack in every format, here and in an earlier state of the project, in turn: CPU time and bytes.

`python tests/bench/pack_earlier.py EARLIER`, a checkout of it (`git worktree add EARLIER ae555a3`). Each side is one
process that has loaded everything and makes a format when it is asked; a view is made anew for each, so that nothing
kept by the one before helps.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
FORMATS = ("xlsx", "pdf", "pptx", "zip", "html")
RUNS = 9
_WORKER = """
import datetime as dt, sys, tempfile, time
sys.path.insert(0, sys.argv[1])
from kyoten import sample
from kyoten.export.formats import FORMATS, PUBLICATION
from kyoten.fiscal import Quarter
from kyoten.storage.store import Store
from kyoten.views import view
with tempfile.TemporaryDirectory() as folder:
    store = Store(f"sqlite:///{folder}/kyoten.db")
    store.migrate()
    sample.load(store)
    data = view.year_data(store, sample.SITE, 2011)
    store.close()
makers = {name: each.make for name, each in FORMATS.items()} | {PUBLICATION.name: PUBLICATION.make}
for line in sys.stdin:
    begun = time.process_time()
    made = makers[line.strip()](view.make(data, Quarter(2011, 2), today=dt.date(2011, 11, 1)))
    print(time.process_time() - begun, len(made), flush=True)
"""


class Side:
    """A state of the project."""

    def __init__(self, project: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WORKER, str(project)],
            cwd=project, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def seconds(self, name: str) -> tuple[float, int]:
        """CPU seconds and bytes of a format."""
        assert self._process.stdin
        assert self._process.stdout
        print(name, file=self._process.stdin, flush=True)
        spent, size = self._process.stdout.readline().split()
        return float(spent), int(size)

    def close(self) -> None:
        self._process.communicate()


def main() -> None:
    now, then = Side(HERE), Side(Path(sys.argv[1]).resolve())
    whole: list[list[tuple[float, float]]] = []
    for name in FORMATS:
        sizes = now.seconds(name)[1], then.seconds(name)[1]
        pairs = [(now.seconds(name)[0], then.seconds(name)[0]) for _ in range(RUNS)]
        whole.append(pairs)
        _tell(f"{name} ({sizes[0] // 1024} KB, before {sizes[1] // 1024} KB)", pairs)
    _tell("all", [(sum(p[0] for p in each), sum(p[1] for p in each)) for each in zip(*whole, strict=True)])
    now.close()
    then.close()


def _tell(name: str, pairs: list[tuple[float, float]]) -> None:
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratios = [a / b for a, b in pairs]
    print(
        f"{name}: {mine:.2f} s of CPU, before {other:.2f} s, "
        f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}), {RUNS} pairs"
    )


if __name__ == "__main__":
    main()

"""The meeting pack of the sample (136 items): seconds a format, and resident memory over a hundred packs."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten import sample  # noqa: E402
from kyoten.export import chart_archive  # noqa: E402
from kyoten.export.pptx import deck  # noqa: E402
from kyoten.export.xlsx import summary_workbook  # noqa: E402
from kyoten.fiscal import Quarter  # noqa: E402
from kyoten.storage.engine import file_url  # noqa: E402
from kyoten.storage.store import Store  # noqa: E402
from kyoten.views import view  # noqa: E402

PACKS, WARM, RUNS = 100, 10, 7
QUARTER = Quarter(2011, 2)
MAKERS: dict[str, Callable[[view.View], bytes]] = {
    "xlsx": summary_workbook.workbook,
    "pptx": deck.deck,
    "zip": chart_archive.archive,
}


def year_data() -> view.YearData:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(file_url(Path(folder) / "kyoten.db"))
        store.migrate()
        sample.load(store)
        made = view.year_data(store, store.sites()[0], QUARTER.year)
        store.close()
    return made


def fresh(data: view.YearData) -> view.View:
    """A view of its own for each pack, so that nothing is kept from the one before."""
    return view.make(data, QUARTER, today=QUARTER.deadline(20))


def seconds(data: view.YearData, make: Callable[[view.View], bytes]) -> float:
    """The median of RUNS, after one to warm up."""
    make(fresh(data))
    taken = []
    for _ in range(RUNS):
        shown = fresh(data)
        start = time.perf_counter()
        make(shown)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[RUNS // 2]


def resident() -> float:
    """Resident memory in MB, as the system counts it (Linux)."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    data = year_data()
    items = len(fresh(data).items)
    for name, make in MAKERS.items():
        taken = seconds(data, make)
        limit = f", {taken:.2f} of the second it may take" if name == "xlsx" else ""
        print(f"{name} of {items} items: {taken:.3f} s{limit}")
    marks = {}
    for number in range(1, PACKS + 1):
        shown = fresh(data)
        for make in MAKERS.values():
            make(shown)
        if number in (1, WARM, PACKS // 2, PACKS):
            marks[number] = resident()
    for number, size in marks.items():
        print(f"resident after {number} packs: {size:.1f} MB, {size / marks[WARM]:.3f} of that after {WARM}")


if __name__ == "__main__":
    main()

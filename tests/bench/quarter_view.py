"""A view of a quarter from entries in memory against pandas+openpyxl merely reading our 136-row sheet.

Ours: measures of every item, findings, the quarter before beside it, roll-up by function and role.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import tempfile
from pathlib import Path

import pandas as pd
from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten import intake, sample  # noqa: E402
from kyoten.fiscal import Quarter  # noqa: E402
from kyoten.storage.engine import file_url  # noqa: E402
from kyoten.storage.store import Store  # noqa: E402
from kyoten.views import view  # noqa: E402

QUARTER, TODAY = Quarter(2011, 4), dt.date(2012, 4, 20)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(file_url(Path(folder) / "kyoten.db"))
        store.migrate()
        sample.load(store)
        site = store.sites()[0]
        data = view.year_data(store, site, QUARTER.year)
        sheet = intake.sheet_for(store, site, Quarter(2011, 3), None)
        store.close()

        def ours() -> None:
            made = view.make(data, QUARTER, today=TODAY)
            assert sum(group.items for group in made.groups("function", "role")) == 134
            assert made.findings

        def pandas_reads() -> None:
            pd.read_excel(io.BytesIO(sheet), sheet_name=None, header=None, engine="openpyxl")

        print(f"{len(data.plan.items)} items, {len(data.entries)} entries")
        compare("view of a quarter", ours, pandas_reads)


if __name__ == "__main__":
    main()

"""`sheet check` in-process on our 136-row sheet against pandas+openpyxl merely reading the same file."""

from __future__ import annotations

import io
import sys
import tempfile
from functools import partial
from pathlib import Path

import pandas as pd
from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten import intake, sample  # noqa: E402
from kyoten.fiscal import Quarter  # noqa: E402
from kyoten.reader.workbook import read_workbook  # noqa: E402
from kyoten.storage.engine import file_url  # noqa: E402
from kyoten.storage.store import Store  # noqa: E402

HERE = partial(read_workbook, isolated=False)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(file_url(Path(folder) / "kyoten.db"))
        store.migrate()
        sample.load(store)
        site = store.sites()[0]
        data = intake.sheet_for(store, site, Quarter(2011, 3), None)

        def ours() -> None:
            taken = intake.check(intake.stored(store, site, 2011), "報告.xlsx", data, read=HERE)
            assert len(taken.report.blank) + len(taken.report.entries) == 136

        def apart() -> None:
            intake.check(intake.stored(store, site, 2011), "報告.xlsx", data)

        def pandas_reads() -> None:
            pd.read_excel(io.BytesIO(data), sheet_name=None, header=None, engine="openpyxl")

        compare("sheet check, in this process", ours, pandas_reads)
        compare("sheet check, reading in a process of its own", apart, pandas_reads)
        store.close()


if __name__ == "__main__":
    main()

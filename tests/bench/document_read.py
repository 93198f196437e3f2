"""The shipped plan read from a Word document and from a PDF, against pandas+openpyxl merely reading it as a workbook.

Everything in this process, as pandas does it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pandas as pd
from pairing import compare
from plan_read import shipped

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten.reader.workbook import read_workbook  # noqa: E402

DOCUMENTS = ROOT / "tests" / "reader" / "document" / "data"


def main() -> None:
    book = shipped()
    for form in ("docx", "pdf"):
        data = (DOCUMENTS / f"plan_libreoffice.{form}").read_bytes()
        compare(
            f"document read, {form}",
            lambda data=data, form=form: read_workbook(data, f"計画.{form}", isolated=False),
            lambda: pd.read_excel(io.BytesIO(book), sheet_name=None, header=None, engine="openpyxl"),
        )


if __name__ == "__main__":
    main()

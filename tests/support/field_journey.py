"""One report from the sheet that is handed out to every output, in a copy of the project with a field more.

Run there as `python field_journey.py FIELD HEADER OLD_SHEET FOLDER`; prints as JSON where the words of the new field
were seen, and which problems a sheet has that was handed out before there was the field.
"""

from __future__ import annotations

import io
import json
import sys
from functools import partial
from pathlib import Path

import openpyxl
from quarter_sheets import PLAN, Q2, SITE, Filled

import kyoten
from kyoten import intake
from kyoten.cli.json_documents import report_document
from kyoten.export.formats import FORMATS
from kyoten.reader.workbook import read_workbook
from kyoten.storage.store import Store
from kyoten.views import view
from kyoten.views.item_detail import item_detail
from kyoten.views.tables import entries_table

WORDS = "絵本が楽しかった。"
ITEM = "1-1-H01"


def main(field: str, header: str, old_sheet: Path, folder: Path) -> dict[str, object]:
    store = Store(f"sqlite:///{folder / 'kyoten.db'}")
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.xlsx", data=b"plan", by="係")
    handed_out = Filled(intake.sheet_for(store, SITE, Q2, "法人"))
    filled = handed_out.type(ITEM, 状況="着手", **{header: WORDS}).bytes()
    taken = _checked(store, filled)
    intake.accept(store, taken, site=SITE, by="係")
    shown = view.load(store, SITE, Q2, today=Q2.end)
    frame = kyoten.progress(store, Q2.year, Q2.number, site=SITE)
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].make(shown)))
    older = _checked(store, old_sheet.read_bytes())
    return {
        "read": [getattr(each, field) for each in taken.report.entries if each.item == ITEM],
        "source": [dict(each.cells)[field] for each in taken.report.entries if each.item == ITEM],
        "problems": [each.code for each in taken.report.problems],
        "stored": [getattr(each.entry, field) for each in store.entries(SITE, Q2.year)],
        "preview": entries_table(taken.report.entries)[header].tolist(),
        "item view": item_detail(shown, ITEM).quarters[0].texts.get(field),
        "json": [each[field] for each in report_document(taken.report)["entries"]],
        "frame and csv": WORDS in frame.to_csv() and field in frame.columns,
        "xlsx": [sheet.title for sheet in book if _has(sheet, WORDS) and _has(sheet, header)],
        "an older sheet's problems": [each.code for each in older.report.problems],
        "an older sheet's entries": [(each.item, getattr(each, field)) for each in older.report.entries],
        "next sheet": _has(Filled(intake.sheet_for(store, SITE, Q2.next(), "法人")).sheet, header),
    }


def _checked(store: Store, data: bytes) -> intake.Intake:
    read = partial(read_workbook, isolated=False)
    return intake.check(intake.stored(store, SITE, Q2.year), "報告.xlsx", data, quarter=Q2, read=read)


def _has(sheet: openpyxl.worksheet.worksheet.Worksheet, words: str) -> bool:
    return any(cell == words for row in sheet.iter_rows(values_only=True) for cell in row)


if __name__ == "__main__":
    said = main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
    sys.stdout.write(json.dumps(said))

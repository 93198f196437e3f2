"""Writes the sample workbooks from reports/*.tsv: `python data/sample/make.py`.

Running it twice gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.sample import SITE, arrivals, file_name, read_shipped_plan
from kyoten.settings import Settings
from kyoten.sheet.columns import INPUTS
from kyoten.sheet.template.workbook import FIRST_ROW, MACHINE_ROW, NAME, quarter_workbook

HERE = Path(__file__).resolve().parent
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file: the earliest that a zip can hold."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def read_reports(plan: Plan) -> list[ProgressEntry]:
    """Every line of reports/*.tsv, in the order of the files. Raises ValueError for an item the plan does not have."""
    return [_entry(line, plan) for path in sorted((HERE / "reports").glob("*.tsv")) for line in _lines(path)]


def _lines(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _entry(line: Mapping[str, str], plan: Plan) -> ProgressEntry:
    item = plan.item(line["番号"])
    if item is None:
        raise ValueError(f"{line['番号']} is not an item of the plan")
    return ProgressEntry(
        item=item.id,
        quarter=Quarter(plan.fiscal_year, int(line["四半期"])),
        role=item.role,
        status=line["状況"] or None,
        percent=float(line["進捗率"]) if line["進捗率"] else None,
        count=int(line["実績"]) if line["実績"] else None,
        result=_text(line["取組実績"]),
        issue=_text(line["課題"]),
        next_action=_text(line["次期の対応"]),
        person=line["担当"],
    )


def _text(written: str) -> str:
    """A text with its line breaks, which stand as \\n in one line of the file."""
    return written.replace("\\n", "\n")


def workbook(plan: Plan, reports: Iterable[ProgressEntry], quarter: Quarter, role: str) -> bytes:
    """The quarter's sheet of a role as it was handed out, with its report filled in."""
    ours = [entry for entry in reports if entry.role == role]
    earlier = sorted((entry for entry in ours if entry.quarter < quarter), key=lambda entry: entry.quarter)
    blank = quarter_workbook(
        plan,
        quarter,
        site=SITE,
        version=1,
        role=role,
        previous={entry.item: entry for entry in earlier},
        settings=Settings(),
        sample=True,
    )
    return _filled(blank, {entry.item: entry for entry in ours if entry.quarter == quarter})


def _filled(blank: bytes, entries: Mapping[str, ProgressEntry]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(blank))
    sheet: Worksheet = book[NAME]
    codes = {cell.value: cell.column for cell in sheet[MACHINE_ROW + 1]}
    # The machine row names every column but that of the item numbers, over which it says what sheet this is: the first.
    for row in range(FIRST_ROW + 1, sheet.max_row + 1):
        if entry := entries.get(str(sheet.cell(row, 1).value)):
            _fill(sheet, row, codes, entry)
    target = io.BytesIO()
    book.save(target)
    return timeless(target.getvalue())


def _fill(sheet: Worksheet, row: int, codes: Mapping[object, int], entry: ProgressEntry) -> None:
    for code in INPUTS:
        value = getattr(entry, code)
        if value not in (None, ""):
            sheet.cell(row, codes[code]).value = int(value) if code == "percent" else value


def timeless(data: bytes) -> bytes:
    """The same workbook without the moment at which it was saved."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        properties = old.read("docProps/core.xml")
        created = re.search(rb"<dcterms:created[^>]*>([^<]*)<", properties)
        moment = created[1] if created else b"1980-01-01T00:00:00Z"
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + moment + rb"\g<2>", content)
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, content)
    return target.getvalue()


def make() -> dict[str, bytes]:
    """File name → bytes of every workbook that received.tsv names."""
    plan = read_shipped_plan()
    reports = read_reports(plan)
    quarters = sorted({entry.quarter for entry in reports})
    wanted = {file_name(quarter, role): (quarter, role) for quarter in quarters for role in plan.roles}
    return {name: workbook(plan, reports, *wanted[name]) for name in arrivals()}


def main() -> None:
    """Write the workbooks beside this file, and nothing else."""
    for name, data in make().items():
        (HERE / name).write_bytes(data)
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()

"""A merged area over whole columns or a whole sheet: the workbook comes back marked, with the area as it was."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from kyoten.problems.problem import problem
from kyoten.problems.report import Report
from kyoten.reader.limits import LIMITS
from kyoten.reader.zip_package import Package
from kyoten.sheet.annotate.annotate import LIST_NAME, annotate
from kyoten.sheet.annotate.wide_merges import taken_out


def merged(*areas: str) -> bytes:
    """A sheet of three rows with these merged areas, written into its part as openpyxl would not."""
    book, made, out = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    book.active.title = "報告"
    for row in (("行動計画", "状況"), ("案内を作る。", "完了"), ("講座を開く。", "?")):
        book.active.append(row)
    book.save(made)
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas).encode()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            merges = b"</sheetData><mergeCells>" + listed + b"</mergeCells>"
            new.writestr(name, old.read(name).replace(b"</sheetData>", merges))
    return out.getvalue()


def report(*cells: str) -> Report:
    found = (problem("unknown_status", sheet="報告", cell=cell, value="?", allowed="完了") for cell in cells)
    return Report("報告.xlsx", readable=True, problems=tuple(found))


@pytest.mark.parametrize(
    ("areas", "cell", "marked"),
    [
        (["A1:XFD1048576"], "K6", "A1"),
        (["K1:K1048576"], "K6", "K1"),
        (["a8:xfd8", "C9:D9"], "D9", "C9"),
        (["A1:A50000", "B1:B50000", "C1:C60000"], "C7", "C1"),
        (["A1:A50000"], "K6", "K6"),
    ],
)
def test_it_comes_back_marked_and_merged_as_it_was(areas: list[str], cell: str, marked: str) -> None:
    back = annotate(merged(*areas), report(cell), isolated=False)
    with zipfile.ZipFile(io.BytesIO(back)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert all(f'ref="{area.upper()}"' in sheet for area in areas)
    light, _ = taken_out(back, Package(back, LIMITS))
    book = openpyxl.load_workbook(io.BytesIO(light))
    assert book.sheetnames == ["報告", LIST_NAME]
    assert [each.coordinate for row in book["報告"].iter_rows() for each in row if each.comment] == [marked]


def test_without_wide_areas_the_bytes_stay_as_they_are() -> None:
    data = merged("A1:C3", "D4:E5")
    assert taken_out(data, Package(data, LIMITS)) == (data, {})

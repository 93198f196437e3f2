"""How each kind of cell looks in the workbooks that are taken away, as laid out by hand."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlsxwriter

from kyoten.chart import style
from kyoten.export.xlsx.sheet_writer import _FORMATS

DATE, GREY = 'yyyy"年"m"月"d"日"', "FFEEF2F5"
LOOKS = {
    # kind: (size, bold, from the left or right, indent, from the top or middle, wrapped, number's form, a line below)
    "text": (10, False, "left", 1, "top", True, "General", True),
    "int": (10, False, "right", 0, "top", False, "#,##0", True),
    "one": (10, False, "right", 0, "top", False, "0.0", True),
    "number": (10, False, "right", 0, "top", False, "General", True),
    "date": (10, False, "right", 0, "top", False, DATE, True),
    "left_date": (10, False, "left", 1, "top", False, DATE, True),
    "left_number": (10, False, "left", 1, "top", False, "#,##0", True),
    "head": (10, True, "left", 1, "center", True, "General", True),
    "head_number": (10, True, "right", 0, "center", True, "General", True),
    "title": (16, True, None, 0, "center", True, "General", False),
    "cover": (24, True, None, 0, "center", True, "General", False),
    "finding": (10, True, None, 0, "top", True, "General", False),
    "link": (10, False, "left", 1, "top", False, "General", True),
    "section": (11, True, None, 0, "center", False, "General", False),
    "quiet": (10, False, None, 0, "center", True, "General", False),
    "name": (10, False, None, 0, "center", True, "General", False),
}


@pytest.fixture(scope="module")
def cells() -> dict:
    """One cell of each kind."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for row, look in enumerate(_FORMATS.values()):
        sheet.write_number(row, 0, 1, book.add_format(look))
    book.close()
    column = openpyxl.load_workbook(out).active["A"]
    return dict(zip(_FORMATS, column, strict=True))


@pytest.mark.parametrize("kind", LOOKS)
def test_each_kind_of_cell_looks_as_laid_out(cells, kind):
    cell = cells[kind]
    font, place = cell.font, cell.alignment
    assert (
        font.sz, font.b, place.horizontal, place.indent, place.vertical or "bottom", bool(place.wrap_text),
        cell.number_format, cell.border.bottom.style == "thin",
    ) == LOOKS[kind]  # fmt: skip
    assert font.name == "BIZ UDPゴシック"


def test_every_kind_is_laid_out_here(cells):
    assert set(cells) == set(LOOKS)


def test_heads_have_a_ground_and_links_a_line_and_notes_stand_back(cells):
    grounds = {kind: cell.fill.fgColor.rgb for kind, cell in cells.items() if cell.fill.fill_type}
    assert grounds == {"head": GREY, "head_number": GREY}
    assert {kind for kind, cell in cells.items() if cell.font.u} == {"link"}
    colours = {kind: f"#{cell.font.color.rgb[2:]}" for kind, cell in cells.items()}
    assert {kind: colour for kind, colour in colours.items() if colour.upper() != style.INK.upper()} == {
        "link": style.ACCENT.upper(), "quiet": style.QUIET_TEXT.upper(),
    }  # fmt: skip

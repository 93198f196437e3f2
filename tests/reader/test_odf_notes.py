"""Notes and boxes of an ods, by hand from content.xml: in cells, and fixed to the page."""

from __future__ import annotations

import pytest

from kyoten.reader.odf_notes import OdfNotes
from kyoten.reader.xml import parse

SPACES = ("office", "style", "table", "text", "draw", "svg", "dc")
ROOT = "<office:document " + " ".join(f'xmlns:{each}="urn:{each}"' for each in SPACES) + ">{}</office:document>"
HIGH = (
    '<style:style style:name="high" style:family="table-row">'
    '<style:table-row-properties style:row-height="{}"/></style:style>'
)


def walk(body: str, height: str = "1in") -> OdfNotes:
    notes = OdfNotes()
    whole = ROOT.format(HIGH.format(height) + f'<table:table table:name="報告">{body}</table:table>')
    parse(whole.encode(), notes.start, notes.end, notes.text)
    return notes


def _rows(*cells: str, times: int = 1) -> str:
    row = f'<table:table-row table:style-name="high" table:number-rows-repeated="{times}">'
    return f"{row}{''.join(cells)}</table:table-row>"


def _cell(inside: str = "", more: str = "") -> str:
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


def _shape(text: str, more: str = "", kind: str = "custom-shape") -> str:
    return f"<draw:{kind} {more}><text:p>{text}</text:p></draw:{kind}>"


def _on_page(down: str) -> str:
    shape = _shape("延期", f'svg:y="{down}"')
    return f"<table:shapes>{shape}</table:shapes>"


def test_a_note_without_its_day_and_writer():
    note = "<office:annotation><dc:creator>館長</dc:creator><dc:date>2011-09-30</dc:date>{}</office:annotation>"
    inside = note.format("<text:p>60%に</text:p><text:p>訂正</text:p>") + "<text:p>80</text:p>"
    found = walk(_rows(_cell(), times=2) + _rows(_cell(more='table:number-columns-repeated="3"'), _cell(inside)))
    assert found.found["報告"] == {(2, 3): "60%に\n訂正"}
    assert found.own == {}


@pytest.mark.parametrize("kind", ["custom-shape", "frame", "rect", "caption"])
def test_the_text_of_a_shape_is_none_of_its_cell(kind):
    spaced = '刷<text:s text:c="2"/>った<text:line-break/>よ'
    found = walk(_rows(_cell(f"<text:p>{spaced}</text:p>{_shape('延期', kind=kind)}<text:p>二</text:p>")))
    assert found.found["報告"] == {(0, 0): "延期"}
    assert found.own["報告"] == {(0, 0): "刷  った\nよ\n二"}


def test_a_number_under_a_shape_says_itself():
    assert walk(_rows(_cell(_shape("延期"), 'office:value-type="float"'))).own == {}


@pytest.mark.parametrize(
    ("down", "row"),
    [("0in", 0), ("0.99in", 0), ("1in", 1), ("2.6in", 2), ("254mm", 10), ("72pt", 1), ("6pc", 1), ("", 0)],
)
def test_a_shape_that_is_fixed_to_the_page_is_at_the_row_that_it_begins_over(down, row):
    """Three rows of their own and twenty in one, each an inch high."""
    shape = _on_page(down)
    assert walk(shape + _rows(_cell()) * 3 + _rows(_cell(), times=20)).found["報告"] == {(row, 0): "延期"}


def test_below_all_rows_it_is_below_the_table():
    shape = _on_page("40cm")
    assert walk(shape + _rows(_cell()) * 3, "1cm").found["報告"] == {(3, 0): "延期"}


def test_a_table_inside_a_shape_is_no_table_of_the_book():
    inner = '<table:table table:name="中"><table:table-row><table:table-cell/></table:table-row></table:table>'
    box = f"<draw:frame>{inner}<text:p>延期</text:p></draw:frame>"
    assert dict(walk(_rows(_cell(), _cell(box))).found) == {"報告": {(0, 1): "延期"}}

"""Struck text of an ods, by hand from content.xml: by a cell's style, its row's, its column's or that of a piece."""

from __future__ import annotations

import pytest

from kyoten.reader.odf_looks import OdfStyles, StruckCells
from kyoten.reader.xml import parse

STRUCK = 'table:style-name="out"'
OUT, NOT = 'style:text-line-through-style="solid"', 'style:text-line-through-style="none"'


def _style(family: str, name: str, said: str = "", parent: str = "") -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    words = f"<style:text-properties {said}/>" if said else ""
    return f'<style:style style:family="{family}" style:name="{name}"{above}>{words}</style:style>'


STYLES = "".join(
    (
        _style("table-cell", "out", OUT), _style("table-cell", "child", parent="out"),
        _style("table-cell", "not", NOT), _style("table-cell", "saved", NOT, "out"),
        _style("text", "out", OUT), _style("text", "not", NOT), _style("text", "quiet", 'fo:color="#FF0000"'),
        _style("text", "typed", 'style:text-line-through-type="double"'),
        _style("text", "round", parent="round"),
    )
)  # fmt: skip
SPACES = ("office", "style", "table", "text", "fo")
ROOT = "<office:document " + " ".join(f'xmlns:{each}="urn:{each}"' for each in SPACES) + ">{}</office:document>"


def styles(*parts: str) -> OdfStyles:
    return OdfStyles(*(ROOT.format(part).encode() for part in parts or (STYLES,)))


def found(body: str, sheet: str = "報告") -> dict:
    """What remains in the cells of one sheet."""
    cells = StruckCells(styles())
    table = f'<table:table table:name="{sheet}">{body}</table:table>'
    parse(ROOT.format(table).encode(), cells.start, cells.end, cells.text)
    return dict(cells.found.get(sheet, {}))


def _cell(text: str = "甲", more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def _row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def _span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


@pytest.mark.parametrize(
    ("family", "name", "strikes"),
    [
        ("table-cell", "out", True), ("table-cell", "child", True), ("table-cell", "not", False),
        ("table-cell", "saved", False), ("text", "out", True), ("text", "quiet", None), ("text", "typed", True),
        ("text", "round", None), ("text", "child", None), ("table-cell", "unknown", None),
    ],
)  # fmt: skip
def test_a_style_strikes_as_it_says_or_as_the_one_that_it_is_made_from(family, name, strikes):
    assert styles().strikes(family, name) is strikes


def test_a_style_of_the_content_comes_before_that_of_the_same_name():
    both = styles(_style("text", "a", NOT), _style("text", "a", NOT) + _style("text", "b", OUT))
    assert (both.strikes("text", "b"), both.any) == (True, True)
    assert not styles(_style("text", "a", NOT)).any
    assert styles(_style("text", "a", f'{NOT} style:text-line-through-type="single"')).any


@pytest.mark.parametrize(
    ("text", "more", "left"),
    [
        ("甲", 'table:style-name="out"', {(0, 0): ""}),
        ("甲", 'table:style-name="not"', {}),
        ("甲", "", {}),
        ("", 'table:style-name="out"', {}),  # nothing is struck where nothing stands
        (f"甲{_span('乙', 'out')}丙", "", {(0, 0): "甲丙"}),
        (f"甲{_span(' ', 'out')}丙", "", {}),
        (f"甲{_span('乙', 'not')}丙", 'table:style-name="out"', {(0, 0): "乙"}),
        (f"甲{_span('乙', 'quiet')}丙", 'table:style-name="out"', {(0, 0): ""}),
        (_span("甲" + _span("乙", "not") + _span("丙", "quiet"), "out"), "", {(0, 0): "乙"}),
        (_span("甲", "out") + "乙", "", {(0, 0): "乙"}),
        (f"{_span('甲', 'out')}</text:p><text:p>乙", "", {(0, 0): "乙"}),
        (f"甲</text:p><text:p>{_span('乙', 'out')}丙", "", {(0, 0): "甲\n丙"}),
        (
            f'{_span("甲", "out")}乙<text:s text:c="2"/>丙<text:tab/>丁<text:line-break/>戊',
            "",
            {(0, 0): "乙  丙\t丁\n戊"},
        ),
    ],
)
def test_what_remains_of_a_cell(text, more, left):
    assert found(_row(_cell(text, more))) == left


def test_a_cell_without_a_style_has_its_rows_then_its_columns():
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="out"/><table:table-column/>'
    )
    plain = _row(_cell(), _cell(), _cell(), _cell(), _cell())
    assert found(columns + plain) == {(0, 2): ""}
    assert found(columns + _row(_cell(), _cell(), _cell(more='table:style-name="not"'))) == {}
    assert found(columns + _row(_cell(), _cell(), _cell(), more='table:default-cell-style-name="not"')) == {}
    assert found(_row(_cell(), more='table:default-cell-style-name="out"')) == {(0, 0): ""}


def test_repeated_rows_and_cells_are_counted_and_each_is_struck():
    empty = '<table:table-cell table:number-columns-repeated="3"/>'
    body = (
        _row(empty, more='table:number-rows-repeated="4"')
        + _row(empty, _cell(more='table:style-name="out" table:number-columns-repeated="2"'))
        + _row(_cell(more='table:style-name="out"'), more='table:number-rows-repeated="2"')
    )
    assert found(body) == {(4, 3): "", (4, 4): "", (5, 0): "", (6, 0): ""}


def test_a_covered_cell_takes_its_place():
    body = _row("<table:covered-table-cell/>", _cell(more='table:style-name="out"'))
    assert found(body) == {(0, 1): ""}


def test_comments_are_none_of_a_cells_text_and_a_table_within_it_counts_no_rows():
    note = f"<office:annotation><text:p>{_span('注', 'out')}</text:p></office:annotation>"
    inner = f'<table:table table:name="中">{_row("<table:table-cell/>")}</table:table>'
    body = f"<table:table-cell>{note}<text:p>{_span('甲', 'out')}乙</text:p>{inner}</table:table-cell>"
    assert found(_row(body, _cell(more=STRUCK)) + _row(_cell(more=STRUCK))) == {(0, 0): "乙", (0, 1): "", (1, 0): ""}


def test_each_sheet_begins_at_its_first_row():
    cells = StruckCells(styles())
    rows = _row(_cell()) + _row(_cell(more=STRUCK))
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name in "甲乙")
    parse(ROOT.format(tables).encode(), cells.start, cells.end, cells.text)
    assert cells.found == {"甲": {(1, 0): ""}, "乙": {(1, 0): ""}}

"""What content.xml of an ods says beside its values, sheet by sheet; written by hand."""

from __future__ import annotations

import pytest
from made_workbooks import zipped

from kyoten.problems.problem import Unreadable
from kyoten.reader.limits import Limits
from kyoten.reader.odf import look_into
from kyoten.reader.zip_package import Package

SMALL = Limits(rows=100, columns=20, cells=1000)
NAMES = ("office", "table", "text", "style", "calcext")
ROOT = (
    "<office:document-content "
    + " ".join(f'xmlns:{each}="urn:{each}"' for each in NAMES)
    + ">{}</office:document-content>"
)


def look(*tables: str, parts: dict[str, bytes] | None = None):
    """Tables are named 甲, 乙, 丙."""
    body = "".join(
        f'<table:table table:name="{name}">{table}</table:table>' for name, table in zip("甲乙丙", tables, strict=False)
    )
    made = {"content.xml": ROOT.format(body).encode()} | (parts or {})
    return look_into(Package(zipped(made), SMALL), SMALL)


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", more: str = "", kind: str = "") -> str:
    said = f'office:value-type="{kind}"' if kind else ""
    words = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {said} {more}>{words}</table:table-cell>"


def times(what: str, number: int) -> str:
    return f'table:number-{what}="{number}"'


def _code(*tables: str, **facts) -> str:
    with pytest.raises(Unreadable) as caught:
        look(*tables, **facts)
    return caught.value.problem.code


def test_errors_and_formulas_without_a_value_stand_at_their_cells():
    found = look(
        row(cell("1"), cell("#REF!", 'calcext:value-type="error"', "string"))
        + row(cell("", 'table:formula="of:=SUM([.A1:.A3])"'), cell("", 'table:formula="of:=[.A1]"', "string"))
        + row(cell("3", 'table:formula="of:=[.A1]"'), cell("0", 'table:formula="of:=[.A1]"', "float"))
    )
    faults = {at: (each.kind, each.text) for at, each in found["甲"].faults.items()}
    assert faults == {(0, 1): ("error", "#REF!"), (1, 0): ("no_value", "=SUM([.A1:.A3])")}


def test_each_place_of_a_repeated_cell_has_what_the_cell_says():
    cells = cell("50%", times("columns-repeated", 2), "percentage")
    found = look(row(cell("a"), cells, more=times("rows-repeated", 2)) + row(cells))["甲"]
    assert found.percents == {(0, 1), (0, 2), (1, 1), (1, 2), (2, 0), (2, 1)}


def test_merged_cells_reach_down_and_across():
    found = look(
        row(cell("a", times("rows-spanned", 2)), cell("b", times("columns-spanned", 3)))
        + row(cell("c"), cell("d", f"{times('rows-spanned', 2)} {times('columns-spanned', 2)}"))
        + row(cell("", times("rows-spanned", 2)))
    )["甲"]
    assert found.merged == [(0, 0, 1, 0), (0, 1, 0, 3), (1, 1, 2, 2)]  # an empty area is none


def test_hidden_rows_and_columns_belong_to_their_sheet():
    """Filtered ones too; a repeated one at the end of a sheet stops where no more is read."""
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    rest = f'<table:table-column table:visibility="collapse" {times("columns-repeated", 16_000)}/>'
    rows = row(cell("a")) + row(cell("b"), more='table:visibility="filter"') + row(cell("c"))
    last = row(more=f'table:visibility="collapse" {times("rows-repeated", 1_000_000)}')
    found = look(columns + rows, rest + rows + last)
    assert (found["甲"].hidden_rows, found["甲"].hidden_columns) == ({1}, {2})
    assert (found["乙"].hidden_rows, found["乙"].hidden_columns) == ({1, *range(3, 100)}, set(range(20)))


def test_each_sheet_begins_at_its_first_cell():
    found = look(row(cell("a"), cell("b")), row(cell("50%", "", "percentage")))
    assert (found["甲"].percents, found["乙"].percents) == (set(), {(0, 0)})


def test_a_table_within_a_cell_is_no_part_of_the_grid():
    inner = f'<table:table table:name="中">{row(cell("x"), cell("y"))}{row(cell("z"))}</table:table>'
    found = look(row(f"<table:table-cell><text:p>a</text:p>{inner}</table:table-cell>", cell("50%", "", "percentage")))
    assert (set(found), found["甲"].percents) == ({"甲"}, {(0, 1)})


def test_a_covered_cell_takes_its_place():
    found = look(row("<table:covered-table-cell/>", cell("50%", "", "percentage")))
    assert found["甲"].percents == {(0, 1)}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (row(cell("a"), more=times("rows-repeated", 100)), ""),
        (row(cell("a"), more=times("rows-repeated", 101)), "too_many_cells"),
        (row(cell("a", times("columns-repeated", 20))), ""),
        (row(cell("a", times("columns-repeated", 21))), "too_many_cells"),
        (row(cell("a", times("columns-repeated", 10)), more=times("rows-repeated", 100)), ""),
        (row(cell("a", times("columns-repeated", 11)), more=times("rows-repeated", 100)), "too_many_cells"),
        (row(cell("a")) + row(cell("", times("columns-repeated", 16_384)), more=times("rows-repeated", 1_048_575)), ""),
        (row(cell("a"), cell("", "", "string"), more=times("rows-repeated", 101)), "too_many_cells"),
    ],
)
def test_a_sheet_reaches_as_far_as_its_cells_hold_something(table, code):
    """100 rows, 20 columns, 1,000 cells; what is empty fills the rest of any sheet."""
    assert (_code(table) if code else look(table) and "") == code


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"META-INF/manifest.xml": b"<m><encryption-data/></m>"}, "encrypted"),
        ({"content.xml": b"<!DOCTYPE x><x/>"}, "unsafe_content"),
        ({"styles.xml": b"<!DOCTYPE x><x/>"}, "unsafe_content"),
        ({"content.xml": b"<x"}, "damaged"),
    ],
)
def test_what_is_no_ods_to_read_is_refused(parts, code):
    assert _code(row(cell("a")), parts=parts) == code


def test_a_package_without_content_is_damaged():
    with pytest.raises(Unreadable) as caught:
        look_into(Package(zipped({"styles.xml": b"<x/>"}), SMALL), SMALL)
    assert caught.value.problem.code == "damaged"


def test_struck_text_is_found_by_styles_of_either_part():
    style = (
        '<style:style style:family="table-cell" style:name="out">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    table = row(cell("a"), cell("b", 'table:style-name="out"'))
    assert look(table, parts={"styles.xml": ROOT.format(style).encode()})["甲"].struck == {(0, 1): ""}
    assert look(table)["甲"].struck == {}

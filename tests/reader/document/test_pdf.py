"""PDFs: the cells of their ruled tables, page by page, and what can't be read of one."""

from __future__ import annotations

import dataclasses
import io

import pypdf
import pytest
from made_documents import pdf, ruled

from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import LIMITS, Sheet, read_workbook

LONG = "初めて来た人にも職員のほうから声をかけ、居場所の使い方と一日の流れを伝える。" * 2


def sheet(data: bytes) -> Sheet:
    book = read_workbook(data, "計画.pdf", isolated=False)
    assert book.format == "pdf"
    (one,) = book.sheets
    return one


def texts(one: Sheet) -> dict[str, object]:
    return {
        one.address(row, column): value
        for row, values in enumerate(one.rows)
        for column, value in enumerate(values)
        if value is not None
    }


def code_of(data: bytes, limits=LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, "計画.pdf", isolated=False, limits=limits)
    return caught.value.problem.code


def outcome(data: bytes) -> Sheet | str:
    """The sheet, or the code of what stands in the way."""
    try:
        return sheet(data)
    except Unreadable as refused:
        return refused.problem.code


def rewritten(data: bytes, change) -> bytes:
    """A PDF after `change(writer)`."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


SMALL = [["機能", "視点", "法人の役割"], ["居場所", "入りやすいか。", "●声をかける"]]


def test_cells_are_addressed_by_page_table_row_and_column_lines_by_page():
    one = sheet(pdf("令和7年度計画\n" + ruled(SMALL) + "#pagebreak()\n別の表\n" + ruled([["a", "b"], ["c", "d"]])))
    assert texts(one) == {
        "p.1 本文1行目": "令和7年度計画",
        **{"p.1 表1 行1 列1": "機能", "p.1 表1 行1 列2": "視点", "p.1 表1 行1 列3": "法人の役割"},
        **{"p.1 表1 行2 列1": "居場所", "p.1 表1 行2 列2": "入りやすいか。", "p.1 表1 行2 列3": "●声をかける"},
        "p.2 本文1行目": "別の表",
        **{"p.2 表1 行1 列1": "a", "p.2 表1 行1 列2": "b", "p.2 表1 行2 列1": "c", "p.2 表1 行2 列2": "d"},
    }
    assert one.page_tops == {}


def test_a_text_broken_for_its_length_is_one_line_and_a_break_that_was_made_stays():
    one = sheet(pdf(ruled([["a", "b"], [LONG, "●声をかける\n●配る"], ["short\nlines", LONG]], "(6cm, 8cm)")))
    assert one.rows[1][:2] == (LONG, "●声をかける\n●配る")
    assert one.rows[2][:2] == ("short\nlines", LONG)


def test_a_narrow_column_whose_letters_stand_below_each_other_is_one_word():
    one = sheet(pdf(ruled([["親子の居場所", "b"]], "(0.75cm, 8cm)")))
    assert one.rows[0][0] == "親子の居場所"


def test_latin_words_keep_the_space_between_two_lines():
    one = sheet(pdf(ruled([["a nursery program for young parents and children", "b"]], "(2.5cm, 8cm)")))
    assert one.rows[0][0] == "a nursery program for young parents and children"


def test_merged_cells_are_found_by_the_rules_that_are_missing():
    source = """#table(columns: (3cm,) * 3, table.cell(rowspan: 2)[機能], table.cell(colspan: 2)[取組], [法人], [区],
      table.cell(rowspan: 2)[居場所], [声], [配る], table.cell(colspan: 2)[話す])"""
    one = sheet(pdf(source))
    assert one.rows == (
        ("機能", "取組", None, None),
        (None, "法人", "区", None),
        ("居場所", "声", "配る", None),
        (None, "話す", None, None),
    )
    assert set(one.merged) == {(0, 0, 1, 0), (0, 1, 0, 2), (2, 0, 3, 0), (3, 1, 3, 2)}


def test_two_tables_of_a_page_are_two_and_a_frame_around_them_is_none():
    tables = ruled(SMALL) + "間の文\n" + ruled([["a", "b"]], "(4cm, 9cm)")
    one = sheet(pdf(f"#rect(width: 100%)[#v(1cm)\n{tables}]"))
    assert [name for name in one.row_names if name] == ["p.1 表1 行1", "p.1 表1 行2", "p.1 本文1行目", "p.1 表2 行1"]


def test_a_table_without_rules_at_its_sides_is_read_to_its_sides():
    sides = "stroke: (x, y) => (top: 1pt, bottom: 1pt, left: if x > 0 { 1pt } else { none })"
    one = sheet(pdf(f"#table(columns: (4cm,) * 3, {sides}, [機能], [視点], [取組], [a], [b], [c])"))
    assert [row[:3] for row in one.rows] == [("機能", "視点", "取組"), ("a", "b", "c")]


def test_a_table_goes_on_over_pages_with_what_each_page_repeats_told_once():
    rows = [["機能", "視点", "取組"], *([f"機能{number}", LONG, LONG] for number in range(40))]
    page = 'paper: "a4", numbering: "- 1 / 1 -", header: [令和7年度 行動計画]'
    one = sheet(pdf(ruled(rows), page))
    assert [value for row in one.rows for value in row if value == "令和7年度 行動計画"] == ["令和7年度 行動計画"]
    assert not any("- 1" in str(value) for row in one.rows for value in row)
    pages = int(one.row_names[-1].split()[0].removeprefix("p."))
    assert pages > 2
    assert len(one.page_tops) == pages - 1
    assert {one.row_names[top].split(" ", 1)[1] for top in one.page_tops} == {"表1 行1"}
    assert all(before == top - 1 for top, before in one.page_tops.items())


def test_another_table_at_the_top_of_a_page_does_not_go_on_with_the_one_before():
    other_columns = ruled(SMALL) + "#pagebreak()\n" + ruled([["a", "b", "c"]], "(2cm, 3cm, 4cm)")
    under_a_heading = ruled(SMALL) + "#pagebreak()\n人材育成\n" + ruled(SMALL)
    assert sheet(pdf(other_columns)).page_tops == sheet(pdf(under_a_heading)).page_tops == {}


def test_a_line_through_letters_strikes_them_and_one_below_does_not():
    one = sheet(pdf("#table(columns: (6cm, 6cm), [#strike[千枚]刷る], [#underline[百枚]刷る])"))
    assert one.rows[0][:2] == ("千枚刷る", "百枚刷る")
    assert one.struck == {(0, 0): "刷る"}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(turn):
    """Printed on its side: its own rows are columns of what a person sees."""
    flat = pdf(ruled([["機能", "視点"], ["居場所", "入りやすいか"]]))

    def turned(writer: pypdf.PdfWriter) -> None:
        page = writer.pages[0]
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        spin = {
            90: pypdf.Transformation().rotate(90).translate(height, 0),
            180: pypdf.Transformation().rotate(180).translate(width, height),
            270: pypdf.Transformation().rotate(270).translate(0, width),
        }[turn]
        page.add_transformation(spin)
        if turn != 180:
            page.mediabox = pypdf.generic.RectangleObject((0, 0, height, width))
        page.rotate(turn)

    assert sheet(rewritten(flat, turned)).rows == sheet(flat).rows


def test_a_scan_is_answered_in_one_sentence():
    blank = pypdf.PdfWriter()
    blank.add_blank_page(500, 700)
    buffer = io.BytesIO()
    blank.write(buffer)
    assert code_of(buffer.getvalue()) == "scanned_pdf"


def test_a_pdf_without_a_ruled_table_says_so():
    assert code_of(pdf("計画は別紙のとおりです。")) == "no_table"
    assert code_of(pdf("#rect[枠の中の文]")) == "no_table"


def test_a_password_is_told_and_rights_alone_are_no_password():
    made = pdf(ruled(SMALL))
    assert code_of(rewritten(made, lambda writer: writer.encrypt("geheim", algorithm="AES-256"))) == "encrypted"
    open_to_read = rewritten(made, lambda writer: writer.encrypt("", "geheim", algorithm="AES-256"))
    assert sheet(open_to_read).rows == sheet(made).rows


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_a_broken_pdf_is_read_as_it_was_or_refused(share):
    made = pdf(ruled(SMALL))
    assert outcome(made[: int(len(made) * share)]) in ("damaged", "scanned_pdf", "no_table", sheet(made))


def test_too_many_pages_are_refused_before_any_is_read():
    made = pdf(ruled(SMALL) + "#pagebreak()\n" * 5)
    assert code_of(made, dataclasses.replace(LIMITS, pages=5)) == "too_many_pages"
    assert code_of(rewritten(made, lambda writer: [writer.add_blank_page() for _ in range(500)])) == "too_many_pages"


def test_a_strike_that_reaches_from_edge_to_edge_of_a_cell_parts_no_row():
    """As a spreadsheet's print has it: the line through a full cell touches the rules at both sides."""
    cross = "#place(line(start: (0pt, 4pt), end: (4cm, 4pt), stroke: 0.5pt))"
    cells = f"[{cross}とりやめた交流会を開くこと], [b], [c], [d]"
    one = sheet(pdf(f"#table(columns: (4cm, 4cm), inset: 0pt, {cells})"))
    assert [row[:2] for row in one.rows] == [("とりやめた交流会を開くこと", "b"), ("c", "d")]
    assert one.struck == {(0, 0): ""}


def test_letters_printed_twice_for_their_weight_are_one_and_lines_on_each_other_are_refused():
    twice = "#place(dx: 0.3pt)[機能]機能"
    one = sheet(pdf(f"#table(columns: (4cm, 4cm), [{twice}], [b])"))
    assert one.rows[0][0] == "機能"
    over = "#place(dx: 2pt)[声をかける相手を決める]見学会を毎月開くことにする"
    assert code_of(pdf(f"#table(columns: (8cm, 4cm), [{over}], [b])")) == "overprinted_letters"


def test_a_gap_as_wide_as_a_letter_is_a_blank_one():
    one = sheet(pdf("#table(columns: (8cm, 4cm), [機能１#h(8pt)親子の居場所], [年2回])"))
    assert one.rows[0][:2] == ("機能１　親子の居場所", "年2回")

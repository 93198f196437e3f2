"""Word documents: their tables' cells at their addresses, and what is no text of them."""

from __future__ import annotations

import pytest
from made_documents import docx, p, part, tbl, tc, tr
from made_workbooks import read, zipped

from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import Sheet, read_workbook

DOWN, CONTINUED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def sheet(body: str, **parts: bytes) -> Sheet:
    book = read(docx(body, **parts), "計画.docx")
    assert book.format == "docx"
    (one,) = book.sheets
    return one


def texts(one: Sheet) -> dict[str, object]:
    """Address → text of every filled cell."""
    return {
        one.address(row, column): value
        for row, values in enumerate(one.rows)
        for column, value in enumerate(values)
        if value is not None
    }


def test_tables_and_the_lines_between_them_are_addressed_as_a_person_counts_them():
    one = sheet(p("令和7年度計画") + tbl(["機能", "視点"], ["居場所", "入りやすいか"]) + p("※注") + tbl(["a", "b"]))
    assert texts(one) == {
        "本文1行目": "令和7年度計画",
        **{"表1 行1 列1": "機能", "表1 行1 列2": "視点", "表1 行2 列1": "居場所", "表1 行2 列2": "入りやすいか"},
        **{"本文2行目": "※注", "表2 行1 列1": "a", "表2 行1 列2": "b"},
    }
    assert one.source(2, 0) == "表1 行1 列1"
    assert one.column_name(1) == "2"


def test_cells_merged_across_and_downwards_lie_on_one_grid():
    one = sheet(
        tbl(
            tr(tc("機能", DOWN), tc("取組", '<w:gridSpan w:val="2"/>')),
            tr(tc("", CONTINUED), "法人", "区"),
            tr(tc("居場所", DOWN), "声をかける", "配る"),
            tr(tc("", CONTINUED), tc("話す", '<w:gridSpan w:val="2"/>')),
        )
    )
    assert one.rows == (
        ("機能", "取組", None, None),
        (None, "法人", "区", None),
        ("居場所", "声をかける", "配る", None),
        (None, "話す", None, None),
    )
    assert set(one.merged) == {(0, 0, 1, 0), (0, 1, 0, 2), (2, 0, 3, 0), (3, 1, 3, 2)}


def test_columns_of_the_grid_in_which_no_cell_begins_are_none():
    """Word's own grid is finer than the table where a border was once moved."""
    wide = '<w:gridSpan w:val="3"/>'
    one = sheet(tbl(tr(tc("機能", wide), tc("視点", wide)), tr(tc("a", wide), tc("b", wide))))
    assert one.rows == (("機能", "視点", None), ("a", "b", None))
    assert one.merged == ()


def test_a_row_that_begins_further_right_keeps_its_columns():
    one = sheet(tbl(["a", "b", "c"], tr("d", "e", properties='<w:gridBefore w:val="1"/>')))
    assert one.rows[1] == (None, "d", "e", None)


def test_lines_of_a_cell_are_its_paragraphs_and_breaks():
    one = sheet(tbl(tr(tc(p("●声をかける") + p("●配る\n続き")), "x")))
    assert one.rows[0][0] == "●声をかける\n●配る\n続き"


def test_struck_and_deleted_text_is_told_apart_and_inserted_text_is_text():
    struck = p("やめる", "<w:strike/>") + p("残す")
    deleted = (
        "<w:p><w:del><w:r><w:delText>千枚</w:delText></w:r></w:del><w:ins><w:r><w:t>百枚</w:t></w:r></w:ins></w:p>"
    )
    moved = "<w:p><w:moveFrom><w:r><w:t>移した</w:t></w:r></w:moveFrom></w:p>"
    not_struck = p("済み", '<w:strike w:val="0"/>')
    one = sheet(tbl(tr(tc(struck), tc(deleted), tc(moved), tc(not_struck))))
    assert one.rows[0][:4] == ("やめる\n残す", "千枚百枚", "移した", "済み")
    assert one.struck == {(0, 0): "残す", (0, 1): "百枚", (0, 2): ""}


def test_the_older_look_of_a_text_is_not_its_look():
    older = "<w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange>"
    one = sheet(tbl(tr(tc(p("残る", older)), "b")))
    assert (one.rows[0][0], one.struck, one.not_text) == ("残る", {}, {})


def test_hidden_letters_tables_in_cells_and_text_boxes_are_no_text_but_told_of():
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
        + p("枠の中")
        + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>"
        + p("枠の中")
        + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>本文</w:t></w:r></w:p>"
    )
    one = sheet(tbl(tr(tc(p("見える") + p("秘密", "<w:vanish/>")), tc(p("外") + tbl(["内1", "内2"])), tc(box))))
    assert one.rows[0][:3] == ("見える", "外", "本文")
    assert one.not_text == {(0, 0): "秘密", (0, 1): "内1\n内2", (0, 2): "枠の中"}


def test_a_table_after_one_that_lies_in_a_cell_is_counted_on():
    one = sheet(tbl(tr(tc(tbl(["内"])), "b")) + tbl(["c", "d"]))
    assert texts(one) == {"表1 行1 列2": "b", "表2 行1 列1": "c", "表2 行1 列2": "d"}


def test_hidden_rows_are_known():
    one = sheet(tbl(["a", "b"], tr("c", "d", properties="<w:hidden/>"), ["e", "f"]))
    assert one.hidden_rows == {1}


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)
STYLES = part(
    "styles",
    '<w:style w:styleId="Bullets"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Own"><w:basedOn w:val="Bullets"/></w:style>'
    '<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>',
)


def item(text: str, number: int, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_words_own_numbers_and_bullets_are_part_of_what_is_read():
    states = item("立ち寄れる", 1) + item("細目", 1, 1) + item("細目2", 1, 1) + item("安全", 1) + item("細目3", 1, 1)
    actions = item("声をかける", 2) + item("", 2) + item("配る", 2)
    styled = p("載せる", properties='<w:pStyle w:val="Own"/>') + p(
        "印なし", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    one = sheet(tbl(tr(tc(states), tc(actions), tc(styled))), numbering=NUMBERING, styles=STYLES)
    assert one.rows[0][:3] == (
        "① 立ち寄れる\n(1) 細目\n(2) 細目2\n② 安全\n(1) 細目3",
        "● 声をかける\n\n● 配る",
        "● 載せる\n印なし",
    )


def test_a_style_that_strikes_its_text_is_seen():
    one = sheet(tbl(tr(tc(p("やめる", properties='<w:pStyle w:val="Gone"/>')), "b")), styles=STYLES)
    assert one.struck == {(0, 0): ""}


def test_reading_aids_and_field_codes_are_no_text_and_symbols_are():
    aid, base = (f"<w:r><w:t>{text}</w:t></w:r>" for text in ("きょてん", "拠点"))
    ruby = f"<w:r><w:ruby><w:rt>{aid}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0B7"/><w:t>声</w:t></w:r>'
    one = sheet(tbl(tr(tc(f"<w:p>{ruby}{field}</w:p>"), tc(f"<w:p>{symbol}</w:p>"))))
    assert one.rows[0][:2] == ("拠点", "\uf0b7声")


def test_the_head_of_the_pages_stands_above_all():
    one = sheet(tbl(["a", "b"]), header1=part("hdr", p("令和8年度行動計画")))
    assert texts(one) == {"ヘッダー1行目": "令和8年度行動計画", "表1 行1 列1": "a", "表1 行1 列2": "b"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx(p("計画は別紙のとおりです。")), "no_table"),
        (docx(""), "no_table"),
        (docx("<w:tbl>"), "damaged"),
        (docx(tbl(["a"] * 1_001)), "too_many_cells"),
        (docx(tbl(["あ" * 32_768, "b"])), "cell_text_too_long"),
        (docx(tbl(["a", "b"])).replace(b"word/document.xml", b"word/dokument.xml"), "unknown_type"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_holds_no_table_that_can_be_read_is_answered_in_one_sentence(data, code):
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, "計画.docx", isolated=False)
    assert caught.value.problem.code == code


def test_an_entity_is_never_expanded():
    body = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "x">]><w:document xmlns:w="w"><w:body>&a;</w:body></w:document>'
    )
    with pytest.raises(Unreadable) as caught:
        read_workbook(zipped({"word/document.xml": body}), "計画.docx", isolated=False)
    assert caught.value.problem.code == "unsafe_content"


def test_tables_as_deep_as_they_go_are_read_without_end_of_memory():
    deep = docx("<w:tbl><w:tr><w:tc>" * 20_000 + p("底") + "</w:tc></w:tr></w:tbl>" * 20_000)
    (one,) = read_workbook(deep, "計画.docx").sheets
    assert one.not_text == {(0, 0): "底"}


RESTART, GOES_ON = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'


def test_cells_joined_with_the_one_at_their_left_as_older_programs_write_it():
    """What a joined cell holds is not shown; it is told of at the cell that is."""
    row = tr(
        tc("機能", RESTART), tc("", GOES_ON), tc("隠れる", GOES_ON), "視点", tc("姿", RESTART), tc("", "<w:hMerge/>")
    )
    one = sheet(tbl(row, ["a", "b", "c", "d", "e", "f"]))
    assert one.rows == (("機能", None, None, "視点", "姿", None, None), ("a", "b", "c", "d", "e", "f", None))
    assert set(one.merged) == {(0, 0, 0, 2), (0, 4, 0, 5)}
    assert one.not_text == {(0, 0): "隠れる"}


def test_a_first_cell_that_would_be_joined_with_one_at_its_left_stands_for_itself():
    one = sheet(tbl(tr(tc("a", GOES_ON), "b"), tr("c", tc("d", GOES_ON))))
    assert one.rows == (("a", "b", None), ("c", None, None))
    assert one.merged == ((1, 0, 1, 1),)


def test_a_cell_that_goes_on_from_none_above_stands_for_itself():
    """Nothing begins above it, or something of another width does, or another cell stands between them."""
    two = '<w:gridSpan w:val="2"/>'
    one = sheet(
        tbl(
            tr(tc("a", CONTINUED), tc("b", two + DOWN)),
            tr("c", tc("d", CONTINUED), "e"),
            tr("f", tc("g", DOWN), "h"),
            tr("i", "j", "k"),
            tr("l", tc("m", CONTINUED), "n"),
        )
    )
    assert [row[:3] for row in one.rows] == [
        ("a", "b", None), ("c", "d", "e"), ("f", "g", "h"), ("i", "j", "k"), ("l", "m", "n"),
    ]  # fmt: skip
    assert one.merged == ((0, 1, 0, 2),)


def test_what_a_cell_merged_downwards_holds_is_told_of_where_it_is_shown():
    one = sheet(tbl(tr(tc("機能", DOWN), "a"), tr(tc("隠れる", CONTINUED), "b")))
    assert (one.rows[1][0], one.not_text) == (None, {(0, 0): "隠れる"})


@pytest.mark.parametrize("value", ["0", "false", "off"])
def test_a_row_that_is_said_not_to_be_hidden_is_shown(value):
    one = sheet(tbl(["a", "b"], tr("c", "d", properties=f'<w:hidden w:val="{value}"/>')))
    assert one.hidden_rows == frozenset()

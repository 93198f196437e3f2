"""Every number that decides how other people's sheets are understood, at both of its sides. All by hand.

Numbers of headers' length, searched rows and legends are tested beside their modules.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from foreign_books import CHECK, COURSE, EXPERT, GUIDE, MANUAL, PLAN, VISIT, book, found, grid, read, said

from kyoten.settings import DEFAULT_SCALE
from kyoten.sheet.foreign.columns.contents import kinds
from kyoten.sheet.foreign.header.find import find_headers
from kyoten.sheet.foreign.header.row_kinds import CODE as ROW_KIND
from kyoten.sheet.foreign.header.row_kinds import with_row_kinds
from kyoten.sheet.foreign.header.texts import sheet_texts
from kyoten.sheet.foreign.rows.row_words import RowWord, row_word
from kyoten.sheet.foreign.sheet_scope import function_and_role

ITEMS = (GUIDE, COURSE, VISIT, CHECK, MANUAL, EXPERT)
ROLES = PLAN.roles
LONG = "保護者と職員が集まって相談した"


def column(header: str, *cells: object) -> str:
    """How a column of a report is read: the code that the screen shows of it."""
    rows = zip(ITEMS, cells, strict=False)
    return read(book(("1Q", [["項目", header], *map(list, rows)]))).headers[0].codes[1]


def codes(*rows: list[object]) -> list[str]:
    return [each.code for each in find_headers(grid(rows), ROLES)[0].columns]


# What the cells of a column say


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [
        # Four of five cells are ratings, or percents.
        ("備考", ("完了", "完了", "着手", "完了", LONG), "status"),
        ("備考", ("完了", "完了", "完了", LONG), "result"),
        ("回数", ("50%", "20%", "30%", "40%", 5), "percent"),
        ("回数", ("50%", "20%", "30%", 5), "count"),
        ("達成状況", ("50%", 20, 30, 40, LONG), "percent"),
        ("達成状況", ("50%", 20, 30, LONG), "status"),
        # Half of the cells are texts.
        ("進捗率", (LONG, 50), "result"),
        ("進捗率", (LONG, 50, 20), "percent"),
        ("状況", (LONG, "順調"), "result"),
        ("状況", (LONG, "順調", "遅れ"), "status"),
        ("第1四半期", (LONG, "着手"), "result@1"),
        ("第1四半期", (LONG, "着手", 5), ""),
        # Ratings beside texts: less than half as many leave a report.
        ("状況", (LONG, LONG, LONG, "完了"), "result"),
        ("状況", (LONG, LONG, "完了"), "status"),
        # A word has eight letters; more is a text.
        ("進捗率", ("広報紙に載せ始めた",), "result"),
        ("進捗率", ("広報紙へ載せ始め",), "percent"),
        # Short reports: more than half of them differ.
        ("状況", ("会議を開いた", "広報に載せた", "会議を開いた"), "result"),
        ("状況", ("会議を開いた", "広報に載せた", "会議を開いた", "広報に載せた"), "status"),
        # Marks end at 10; 0 beside 1, 5 or 10 alone is a plain small percentage.
        ("達成度", (3, 10), ""),
        ("達成度", (3, 11), "percent"),
        ("達成状況", ("1%", 10, 5), "percent"),
        ("達成度", (0, 10), "percent"),
        ("達成度", (0, 5), "percent"),
        ("達成度", (0, 1), "percent"),
        ("達成度", (0, 2), ""),
        ("状況", (10, 5), "status"),
        ("状況", (11, 5), "percent"),
    ],
)
def test_what_a_column_holds(header, cells, code):
    """ "" waits for an answer on screen."""
    assert column(header, *cells) == code


@pytest.mark.parametrize("filled", [99, 100, 101])
def test_a_hundred_cells_tell_what_a_column_holds(filled):
    rows = [["項目", "状況"], *[[GUIDE, "○"]] * filled]
    assert sum(kinds(grid(rows), [1], range(1, filled + 1), DEFAULT_SCALE).values()) == min(filled, 100)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("訪問員が赤ちゃんのいる家を回る", [False, True]),  # its first twelve letters are the plan's
        ("訪問員が赤ちゃんのいた家庭に周知", [True, False]),  # eleven
    ],
)
def test_the_column_of_items_is_told_by_the_first_letters_of_its_texts(text, taken):
    """訪問員が赤ちゃんのいる家庭に周知する。, in other words at its end."""
    header = read(book(("1Q", [["事業", "行動計画", "状況"], ["家庭訪問", text, "○"]]))).headers[0]
    assert [code == "text" for code in header.codes[:2]] == taken


# Where the header is


@pytest.mark.parametrize(("numbers", "is_header"), [((2011, 2012), True), ((2011, 2012, 2013), False)])
def test_a_header_has_no_more_numbers_than_words(numbers, is_header):
    headers = find_headers(grid([["項目", "状況", *numbers], [GUIDE, "○"]]), ROLES)
    assert any(each.complete for each in headers) == is_header


def test_one_word_alone_is_no_header():
    """A single column can't name an item and what is reported of it."""
    assert find_headers(grid([["項目"], ["状況"]]), ROLES) == []
    assert len(find_headers(grid([["項目", "状況"]]), ROLES)) == 1


@pytest.mark.parametrize(
    ("height", "rows", "column"),
    [(1, 1, "status/"), (2, 2, "status@2/"), (3, 3, "status@2/行政"), (4, 3, "status@2/行政")],
)
def test_a_header_has_three_rows_at_most(height, rows, column):
    """項目 is merged down beside ratings of two quarters and two roles; a year over them is one row too many."""
    over = [
        ["平成23年度", "", "", ""],
        ["法人", "", "行政", ""],
        ["第1四半期", "第2四半期"] * 2,
        ["自己評価"] * 4,
    ][4 - height :]
    table = [["項目", *over[0]], *(["", *texts] for texts in over[1:]), [GUIDE, "○", "○", "○", "○"]]
    header = find_headers(grid(table, merged=[(0, 0, height - 1, 0)]), ROLES)[0]
    last = header.columns[4]
    assert (header.last - header.first + 1, f"{last.as_choice}/{last.role}") == (rows, column)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A quarter alone and who reports weigh less than what is reported, more than the rest of the plan's columns.
        ([["第2四半期 進捗報告", "", "記入者名"], ["項目", "事項", "第1四半期"]], ["text", "", "?"]),
        ([["機能", "視点", "役割"], ["行動計画", "備考", ""]], ["text", "result", "role"]),
        # Of two rows that are understood alike, the one with fewer words that are not; then the header of fewer rows.
        ([["項目", "状況", "係", "印"], ["項目", "状況", "", "印"]], ["text", "status", "", ""]),
        ([["進捗報告", "", "", ""], ["項目", "状況", "実績", "備考"]], ["text", "status", "count", "result"]),
        # A row of years over a header belongs to it.
        ([["", "平成23年度", ""], ["項目", "状況", "実績"]], ["text", "status", "count"]),
    ],
)
def test_the_row_that_is_understood_best_is_the_header(rows, expected):
    assert codes(*rows, [GUIDE, "○", 3, "よい"][: len(rows[0])]) == expected


@pytest.mark.parametrize(("others", "heading"), [(1_999, "法人"), (2_000, "")])
def test_two_thousand_merged_areas_are_looked_at(others, heading):
    """More is a drawing on squared paper, or an attack."""
    areas = [*[(1, 3, 1, 4)] * others, (0, 1, 0, 2)]
    texts = sheet_texts(grid([["項目", "法人", "", ""], ["", "状況", "実績", ""]], merged=areas), 0, 2)
    assert texts.spread[0][2] == heading


# Rows of plans and of results


@pytest.mark.parametrize(("first", "told"), [(299, True), (300, False)])
def test_kinds_of_row_are_told_by_three_hundred_rows(first, told):
    rows = [[f"項目{at}", None, "○"] for at in range(first - 1)] + [["あ", "計画", None], [None, "実績", "○"]]
    columns = find_headers(grid([["項目", "種別", "状況"], [GUIDE, "", "○"]]), ROLES)[0].columns
    columns = (columns[0], replace(columns[1], code=ROW_KIND), columns[2])
    assert (with_row_kinds(grid(rows), 0, columns)[1].code == ROW_KIND) == told


@pytest.mark.parametrize(
    ("kinds_of_rows", "told"),
    [
        (["計画", "実績", "課題", "対応"], True),  # half of the cells
        (["計画", "実績", "課題", "対応", "備考"], False),
    ],
)
def test_half_of_the_cells_are_kinds_of_row(kinds_of_rows, told):
    rows = [["項目", "区分", "状況"], *([GUIDE, kind, "○"] for kind in kinds_of_rows)]
    assert (codes(*rows)[1] == ROW_KIND) == told


@pytest.mark.parametrize(("single", "told"), [([CHECK], True), ([CHECK, MANUAL], False)])
def test_most_plans_have_their_results_below(single, told):
    """Two pairs beside one item or two that are sorted under 計画: half of the plans are not most of them."""
    pairs = [row for text in (GUIDE, COURSE) for row in ([text, "計画", ""], [text, "実績", "○"])]
    rows = [["項目", "区分", "状況"], *pairs, *([text, "計画", "○"] for text in single)]
    assert (codes(*rows)[1] == ROW_KIND) == told


# Rows under a header


@pytest.mark.parametrize("blank", [0, 3, 9])
def test_a_function_stands_over_the_table_below_it_however_far(blank):
    """One text in two functions is told apart by the heading."""
    again = replace(PLAN.items[4], id="1-1-H03", function="親子の居場所")
    plan = replace(PLAN, items=(*PLAN.items, again))
    first = [["第1四半期"], ["項目", "状況"], [GUIDE, "○"]]
    rows = [*first, ["子育て相談"], *[[""]] * blank, ["項目", "状況"], [MANUAL, "○"]]
    report = read(book(("報告", rows)), plan=plan)
    assert [(entry.item, entry.status) for entry in report.entries] == [
        ("1-1-H01", "概ね達成"),
        ("4-1-H01", "概ね達成"),
    ]
    assert not report.doubts


@pytest.mark.parametrize(("letters", "word"), [(12, RowWord.TOTAL), (13, None)])
def test_a_total_is_named_in_twelve_letters(letters, word):
    """親子の居場所の小計; an item that ends in 平均 has more before it."""
    assert row_word(f"{'居' * letters}平均") is word


@pytest.mark.parametrize(("value", "split"), [("八字以内は値です", True), ("九字からは文となる", False)])
def test_a_line_of_eight_letters_is_a_value_of_one_item(value, split):
    rows = [["項目", "課題"], [f"●{GUIDE}\n●{COURSE}", f"{value}\n特になし"]]
    report = read(book(("1Q", rows)))
    both = f"{value}\n特になし"
    assert [entry.issue for entry in report.entries] == ([value, "特になし"] if split else [both, both])


@pytest.mark.parametrize(("rows_over", "quarters"), [(3, [1, 2]), (4, [1, 1])])
def test_a_quarter_stands_over_a_table_within_four_rows(rows_over, quarters):
    """平成23年度 第2四半期 and as many rows less one of notes over the second table's header."""
    table = [["項目", "状況"], [GUIDE, "○"]]
    second = [["第2四半期"], *[["部外秘"]] * rows_over, ["項目", "状況"], [COURSE, "△"]]
    report = read(book(("報告", [["第1四半期"], *table, *second])))
    assert [entry.quarter.number for entry in report.entries] == quarters


@pytest.mark.parametrize(
    ("line", "quarters"), [(["四半期", "第2四半期"], [1, 2]), (["四半期", "第2四半期", "部外秘"], [1, 1])]
)
def test_a_line_over_a_table_has_two_cells_at_most(line, quarters):
    """A row of the table before has more."""
    rows = [["第1四半期"], ["項目", "状況"], [GUIDE, "○"], line, ["項目", "状況"], [COURSE, "△"]]
    assert [entry.quarter.number for entry in read(book(("報告", rows))).entries] == quarters


@pytest.mark.parametrize(("letters", "function"), [(60, "子育て相談"), (61, "")])
def test_a_title_of_sixty_letters_names_the_sheets_function(letters, function):
    """A longer text speaks of it in passing."""
    title = "子育て相談" + "備" * (letters - 5)
    assert function_and_role(grid([[title]], name="報告"), 1, PLAN) == (function, "")


# How much a sentence names


def listed(code: str, *rows: list[object], merged: tuple[str, ...] = ()) -> str:
    report = read(book(("1Q", list(rows), merged)))
    return next(each.value for each in report.problems if each.code == code)


@pytest.mark.parametrize(("letters", "shown"), [(20, "あ" * 20), (21, "あ" * 20 + "…")])
def test_a_merged_value_is_shown_with_twenty_letters(letters, shown):
    head = ["項目", "1Q 取組実績", "2Q 取組実績"]
    assert listed("merged_across", head, [GUIDE, "あ" * letters, ""], merged=("B2:C2",)) == shown


@pytest.mark.parametrize(("letters", "shown"), [(40, "ん" * 40), (41, "ん" * 40 + "…")])
def test_a_row_that_fits_no_item_is_shown_with_forty_letters(letters, shown):
    assert listed("unmatched_row", ["項目", "状況"], ["ん" * letters, "○"]) == shown


@pytest.mark.parametrize(("columns", "more"), [(8, False), (9, True)])
def test_eight_columns_are_named(columns, more):
    names = [f"欄{at}号" for at in range(columns)]
    value = listed("column_not_read", ["項目", "状況", *names], [GUIDE, "○", *"あ" * columns])
    assert value == "、".join(f"「{name}」" for name in names[:8]) + ("ほか" if more else "")


@pytest.mark.parametrize(("rows", "more"), [(5, False), (6, True)])
def test_five_rows_are_named(rows, more):
    report = read(book(("1Q", [["項目", "状況"], [GUIDE, "○"], *[["小計", ""]] * rows])))
    told = next(each.source for each in report.conversions if "集計" in each.rule)
    assert told == "、".join(f"A{at + 3}" for at in range(5)) + ("ほか" if more else "")


@pytest.mark.parametrize(("copies", "named"), [(3, "1-1-H11、1-1-H12"), (4, "1-1-H11、1-1-H12ほか")])
def test_three_candidates_are_named(copies, named):
    """An item's words stand in as many places of the plan; the first candidate is named with its words."""
    again = [replace(PLAN.items[0], id=f"1-1-H{number}", state=number) for number in range(11, 10 + copies)]
    report = read(book(("1Q", [["項目", "状況"], [GUIDE, "○"]])), plan=replace(PLAN, items=(*PLAN.items, *again)))
    assert f"候補: 1-1-H01「{GUIDE}」、{named})" in next(
        each.message for each in report.problems if each.code == "doubtful_match"
    )


@pytest.mark.parametrize(("columns", "letters"), [(60, 30), (61, 31)])
def test_the_screen_shows_sixty_columns_and_thirty_letters_of_a_sheet(columns, letters):
    rows = [["項目", "状況", *["欄"] * (columns - 2)], [GUIDE, "あ" * letters]]
    header = read(book(("1Q", rows))).headers[0]
    assert (len(header.words), len(header.codes), len(header.rows[0])) == (60, 60, 60)
    assert header.rows[1][1] == "あ" * 30


# Ids


@pytest.mark.parametrize(("number", "taken"), [("1-1-H1", "1-1-H01"), ("1-1-H", "")])
def test_an_id_has_six_letters_at_least(number, taken):
    report = read(book(("1Q", [["番号", "状況"], [number, "○"], ["1-1-H02", "△"]])))
    assert [row[1] for row in said(report)] == [*([taken] if taken else []), "1-1-H02"]
    assert ("A2" in {cell for cell, _ in found(report)}) == (not taken)

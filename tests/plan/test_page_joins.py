"""Rows that run over a page of a document: what goes on with the row before the break, by what stands in its cells
(docs/reading.md, "Word and PDF")."""

from __future__ import annotations

import pytest
from plan_grids import grid

from kyoten.plan.choices import OTHER_READING, PlanChoices
from kyoten.plan.page_joins import joined_over_pages

ENDED = (("甲を行う。",), ("乙を行う。",), ("丙を行う。",))
"""Texts of a column that end as whole ones do."""


def joined(*rows, tops=None, choices=None, **facts):
    """(rows, (place, code) of what is to be confirmed); `tops`: the last row is at its page's top unless they say."""
    facts = {"row_names": tuple(f"行{number + 1}" for number in range(len(rows)))} | facts
    sheet = grid(*rows, page_tops=tops if tops is not None else {len(rows) - 1: len(rows) - 2}, **facts)
    found, repairs = joined_over_pages(sheet, choices or PlanChoices())
    return found, [(each.source, each.code) for each in repairs]


def test_a_text_that_does_not_end_goes_on_where_its_columns_texts_end():
    found, asked = joined(*ENDED, ("丁を行",), ("う。",))
    assert found.rows == (*ENDED, ("丁を行う。",))
    assert asked == [("行5 列1", "row_over_page")]


def test_where_only_half_of_a_columns_texts_end_it_is_asked_and_left_apart():
    """The text before the break counts among them: one of two ends, then two of three."""
    found, asked = joined(("甲を行う。",), ("丁を行",), ("う。",))
    assert (len(found.rows), asked) == (3, [("行3 列1", "row_at_page_top")])
    found, asked = joined(("甲を行う。",), ("・乙",), ("丁を行",), ("う。",))
    assert (len(found.rows), asked) == (3, [("行4 列1", "row_over_page")])


@pytest.mark.parametrize(
    ("before", "text", "asked"),
    [
        ("丁を行う。", "戊を行う。", []),  # a whole text and another
        ("●丁を行う。", "戊を行う。", ["row_at_page_top"]),  # the mark may stand before both
        ("丁を行", "●戊を行う。", []),
        ("丁を行", "【継続】戊", []),
        ("丁を行", "※戊", []),
        ("丁か?", "戊", []),
        ("丁(新規)", "戊", []),
    ],
)
def test_a_whole_text_or_a_mark_parts_two_rows(before, text, asked):
    found, repairs = joined(*ENDED, (before,), (text,))
    assert (len(found.rows), [code for _, code in repairs]) == (5, asked)


def test_one_cell_that_goes_on_brings_the_others_of_its_row():
    """What is marked or stands behind a whole sentence begins a line; an empty cell takes what there is."""
    rows = [(text, "", "い", "【う】") for (text,) in ENDED]
    found, asked = joined(*rows, ("丁を行", "完。", "", "え"), ("う。", "ろ", "は", "●に"))
    assert found.rows[3] == ("丁を行う。", "完。\nろ", "は", "え\n●に")
    assert asked == [("行5 列1", "row_over_page")]


def test_a_mark_in_one_cell_does_not_keep_another_from_going_on_but_leaves_no_doubt():
    rows = [(text, "い") for (text,) in ENDED]
    found, asked = joined(*rows, ("丁を行", "●え"), ("う。", "●に"))
    assert (found.rows[3], len(asked)) == (("丁を行う。", "●え\n●に"), 1)
    found, asked = joined(("甲。", "い"), ("丁を行", "●え"), ("う。", "●に"))
    assert (len(found.rows), asked) == (3, [])


@pytest.mark.parametrize(("rows", "code", "left"), [(ENDED, "row_over_page", 5), ((), "row_at_page_top", 1)])
def test_a_person_may_say_otherwise(rows, code, left):
    place = f"行{len(rows) + 2} 列1"
    choices = PlanChoices(answers={(place, code): OTHER_READING})
    found, asked = joined(*rows, ("丁を行",), ("う。",), choices=choices)
    assert (len(found.rows), asked) == (left, [(place, code)])


def test_nothing_goes_on_with_a_header():
    """Its last row stands before the break, whether it has one row or two."""
    header, under = ("機能", "目指す拠点の姿", "振り返りの視点", "令和5年度行動計画"), ("", "", "", "(法人の役割)")
    data = ("う。", "", "", "")
    whole = [(text, "", "", "") for (text,) in ENDED]
    for rows in ([*whole, header, data], [*whole, header, under, data]):
        found, asked = joined(*rows)
        assert (len(found.rows), asked) == (len(rows), [])


def test_a_header_that_is_repeated_on_the_page_is_passed_over():
    """From three filled cells on; two say too little."""
    header, before, after = ("機能名", "姿勢", "内容"), ("", "", "丁を行"), ("", "", "う。")
    whole = [("", "", text) for text in ("甲。", "乙。", "丙。", "丁。")]
    found, asked = joined(header, *whole, before, header, after, tops={6: 5})
    assert found.rows[5:] == ((None, None, "丁を行う。"), header)
    assert asked == [("行8 列3", "row_over_page")]
    short = ("機能名", "姿勢", "")
    found, asked = joined(short, *whole, before, short, after, tops={6: 5})
    assert (len(found.rows), asked) == (8, [])


def test_a_page_of_headers_alone_has_nothing_to_go_on():
    header = ("機能名", "姿勢", "内容")
    found, asked = joined(header, ("甲", "乙", "丙"), header, tops={2: 1})
    assert (len(found.rows), asked) == (3, [])


def test_a_cell_that_is_merged_downwards_goes_on_from_its_first_row():
    rows = [*((text, "い") for (text,) in ENDED), ("丁を行", "ろ。"), ("", "は。"), ("う。", "")]
    found, _ = joined(*rows, merged=[(3, 0, 4, 0)])
    assert found.rows[3:] == (("丁を行う。", "ろ。"), (None, "は。"))
    assert found.merged == ((3, 0, 4, 0),)


def test_what_is_known_of_rows_moves_up_with_them():
    """Row 5 goes into row 4; a merged area over both and one below it, hidden rows and struck texts go along."""
    rows = [*ENDED, ("丁を行",), ("う。",), ("戊。",), ("己。",)]
    found, _ = joined(
        *rows,
        tops={4: 3},
        merged=[(3, 0, 4, 0), (5, 0, 6, 0), (4, 0, 4, 0)],
        hidden_rows=frozenset({2, 6}),
        struck={(4, 0): "", (5, 0): "戊", (0, 0): "甲"},
        row_names=tuple("abcdefg"),
        not_text={(6, 0): "注", (4, 0): "中"},
    )
    assert [row[0] for row in found.rows[3:]] == ["丁を行う。", "戊。", "己。"]
    assert found.row_names == tuple("abcdfg")
    assert found.merged == ((3, 0, 3, 0), (4, 0, 5, 0))
    assert found.hidden_rows == {2, 5}
    assert found.struck == {(0, 0): "甲", (3, 0): "丁を行", (4, 0): "戊"}
    assert (found.not_text[5, 0], found.page_tops) == ("注", {})


def test_without_page_tops_nothing_is_joined():
    found, asked = joined(*ENDED, ("丁を行",), ("う。",), tops={})
    assert (len(found.rows), asked) == (5, [])

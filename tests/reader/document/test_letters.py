"""Letters at their places → lines and the text of a cell, by hand: letters of 10 points, Latin ones half as wide."""

from __future__ import annotations

import pytest

from kyoten.reader.document.letters import (
    Letter,
    line_of,
    margin_of,
    overprinted,
    rows_of,
    strikes,
    struck,
    text_of,
)
from kyoten.reader.document.ruled import RuledLine


def row(text: str, left: float = 0, top: float = 0, size: float = 10) -> list[Letter]:
    """Letter by letter from the left, without gaps."""
    letters = []
    for each in text:
        right = left + size * (0.5 if each.isascii() else 1)
        letters.append(Letter(each, left, top, right, top + size))
        left = right
    return letters


def _words(rows: list[list[Letter]]) -> list[str]:
    return ["".join(letter.text for letter in each) for each in rows]


def test_letters_make_lines_from_the_top_down_each_from_the_left():
    letters = [*row("下段", top=12), *reversed(row("上段"))]
    assert _words(rows_of(letters)) == ["上段", "下段"]


@pytest.mark.parametrize(("lower", "lines"), [(4.9, ["甲乙"]), (5, ["甲", "乙"])])
def test_a_letter_half_a_height_lower_begins_a_line(lower, lines):
    assert _words(rows_of([*row("甲"), *row("乙", 10, lower)])) == lines


def test_the_taller_letter_says_how_much_lower_belongs_to_its_line():
    """Its middle is 7 lower: half of 16 is more, half of 10 less; whichever comes first."""
    assert _words(rows_of([*row("甲"), *row("乙", 10, 4, 16)])) == ["甲乙"]
    assert _words(rows_of([*row("乙", 10, 0, 16), *row("甲", 0, 10)])) == ["甲乙"]


@pytest.mark.parametrize(("right", "text"), [(2.9, "甲"), (3, "甲甲")])
def test_a_letter_printed_twice_for_its_weight_is_one(right, text):
    """So it is up to three tenths of its width; another letter there is one of its own."""
    assert _words(rows_of([*row("甲"), *row("甲", right)])) == [text]
    assert _words(rows_of([*row("甲"), *row("乙", right)])) == ["甲乙"]


def test_a_word_printed_twice_for_its_weight_is_one():
    """Each letter lies behind the next one's first print: two are looked back at."""
    assert _words(rows_of([*row("ii"), *row("ii", 0.4)])) == ["ii"]


@pytest.mark.parametrize(("left", "found"), [(5, 0), (4.9, 1)])
def test_letters_that_cover_more_than_half_of_each_other_stand_on_each_other(left, found):
    assert overprinted([[*row("甲"), *row("乙", left)]]) == found
    assert overprinted([row("甲乙"), row("丙丁", 3)]) == 0  # lines under each other


def test_the_narrower_letter_says_how_much_is_half():
    """Three of ten points are more than half of five."""
    assert overprinted([[*row("甲"), *row("i", 7)]]) == 1
    assert overprinted([[*row("甲"), *row("乙", 7)]]) == 0


@pytest.mark.parametrize(("gap", "text"), [(8, "甲乙"), (8.1, "甲　乙")])
def test_a_gap_as_wide_as_a_letter_is_a_blank(gap, text):
    assert line_of([*row("甲"), *row("乙", 10 + gap)]) == text


def test_beside_a_blank_letter_a_gap_is_no_further_one():
    assert line_of([*row("甲 "), *row("乙", 30)]) == "甲 乙"
    assert line_of([*row("甲"), *row(" 乙", 30)]) == "甲 乙"
    assert line_of(row(" 甲 ")) == "甲"
    assert line_of([]) == ""


def _text(*lines: str, width: float = 40, margin: float = 0) -> str:
    return text_of([row(line, margin, at * 12) for at, line in enumerate(lines)], 0, width, margin)[0]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("温かく迎", "える場"), "温かく迎える場"),  # full: it goes on
        (("温か", "迎える"), "温か\n迎える"),  # two letters were free for one
        (("年間計。", "・甲"), "年間計。\n・甲"),  # whole, and a mark follows
        (("年間計。", "甲"), "年間計。甲"),
        (("年間計画", "・甲"), "年間計画・甲"),
        (("plan", "is"), "plan\nis"),
        (("the plan", "work"), "the plan work"),
        (("計画のab", "2"), "計画のab 2"),
        (("計画のab", "甲"), "計画のab甲"),
        (("計画のa。", "b"), "計画のa。b"),
        (("計画の甲", "b"), "計画の甲b"),
    ],
)
def test_a_full_line_goes_on_in_the_next_one(lines, text):
    """40 points wide: four letters, or eight Latin ones. Latin words are parted by a space."""
    assert _text(*lines) == text


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("甲乙", "計画\n甲乙"),  # 20 points were free for one letter
        ("甲。", "計画甲。"),  # what may begin no line comes along: two letters, 20 and six tenths
        ("（甲乙", "計画（甲乙"),  # an opening bracket ends no line
        ("abcd", "計画abcd"),  # a Latin word is not broken
        ("ab cd", "計画\nab cd"),  # its first word alone had room
    ],
)
def test_what_holds_together_needs_room_as_a_whole(second, text):
    assert _text("計画", second) == text


@pytest.mark.parametrize(("width", "text"), [(35.9, "計画甲"), (36, "計画\n甲")])
def test_six_tenths_of_a_letter_may_stay_free_at_the_end(width, text):
    assert _text("計画", "甲", width=width) == text


def test_the_margin_is_kept_free_at_both_sides():
    assert _text("計画", "甲", width=40, margin=4) == "計画甲"
    assert _text("計画", "甲", width=44, margin=4) == "計画\n甲"


def test_a_lines_own_place_says_how_much_is_free():
    """A line that begins further right is as long as its letters."""
    rows = [row("計画", 10), row("甲", 0, 12)]
    assert text_of(rows, 0, 36, 0)[0] == "計画\n甲"


def test_what_is_struck_out_is_no_part_of_what_remains():
    rows = [
        [letter._replace(struck=letter.text in "甲乙") for letter in each]
        for each in (row("甲乙"), row("丙甲", top=12))
    ]
    assert text_of(rows, 0, 100, 0) == ("甲乙\n丙甲", "丙")


def test_the_margin_is_the_least_distance_from_the_cells_edge():
    assert margin_of([(0, [row("甲", 5), [], row("乙", 3)]), (100, [row("丙", 104)])]) == 3
    assert margin_of([(10, [row("甲", 8)])]) == 0
    assert margin_of([]) == 0


@pytest.mark.parametrize(("at", "crossed"), [(2.9, False), (3, True), (7, True), (7.1, False)])
def test_a_line_through_the_middle_of_letters_strikes_them(at, crossed):
    """From three to seven tenths of their height; an underline lies lower."""
    line = RuledLine(at, 0, 20)
    assert strikes([line], row("甲乙")) == ([line] if crossed else [])
    assert [each.struck for each in struck(row("甲乙"), [line])] == [crossed, crossed]


@pytest.mark.parametrize(("end", "found"), [(39.9, True), (40, False)])
def test_a_line_that_runs_mostly_beside_letters_strikes_none(end, found):
    """Two letters of 20 points under a line of 40 are half of it."""
    assert bool(strikes([RuledLine(5, 0, end)], row("甲乙"))) is found


@pytest.mark.parametrize(
    ("start", "end", "marks"),
    [(6, 30, [True, True]), (6.1, 30, [False, True]), (0, 14, [True, True]), (0, 13.9, [True, False])],
)
def test_letters_are_struck_whose_middle_the_line_reaches_within_a_point(start, end, marks):
    assert [each.struck for each in struck(row("甲乙"), [RuledLine(5, start, end)])] == marks


def test_small_letters_beside_tall_ones_are_found_too():
    """A line near the foot of a tall letter, which begins far above it, beside many small ones."""
    letters = [*row("題", 0, 0, 30), *row("小小小", 30, 40, 6)]
    line = RuledLine(20, 0, 30)
    assert strikes([line], letters) == [line]


def test_without_lines_nothing_is_struck():
    assert struck(row("甲"), []) == row("甲")

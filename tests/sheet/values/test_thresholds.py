"""Every number that decides how a single cell is read, at both of its sides. By hand from docs/reading.md, "Values"."""

from __future__ import annotations

import pytest

from kyoten.sheet.values import cell_values
from kyoten.sheet.values.cell_values import Unit
from kyoten.sheet.values.display import first_few, line_within, quoted, shortened, shown
from kyoten.sheet.values.numbers import count_number, number, percent_number
from kyoten.sheet.values.personal import ADDRESS, NAME, NUMBER, PHONE, PersonalData, find


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (9_999, 9_999),
        (10_000, "count_too_large"),
        ("9,999回", 9_999),
        ("10,000回", "count_too_large"),
        (0, 0),
        (-1, "count_negative"),
    ],
)
def test_a_years_count_ends_at_9_999(typed, expected):
    reading = cell_values.count(typed)
    assert (reading.problem or reading.value) == expected


@pytest.mark.parametrize(("spaces", "empty"), [(12, True), (13, False)])
def test_a_word_for_nothing_has_sixteen_letters_at_most(spaces, empty):
    """特になし with white space between its letters: 4 + 12."""
    typed = "特" + " " * spaces + "になし"
    assert cell_values.is_empty(typed) is empty
    assert cell_values.count(typed).problem == ("" if empty else "count_not_number")


@pytest.mark.parametrize(("spaces", "ditto"), [(14, True), (15, False)])
def test_so_has_a_ditto_mark(spaces, ditto):
    assert cell_values.is_ditto("同上" + " " * spaces) is ditto


@pytest.mark.parametrize(("letters", "read"), [(40, True), (41, False)])
def test_a_number_has_forty_letters_at_most(letters, read):
    """A longer text is prose, and none of it is looked through."""
    assert number("5".ljust(letters)) == (5 if read else None)
    assert (count_number("3回".ljust(letters)) is not None) is read
    assert (percent_number("50%".ljust(letters)) is not None) is read


@pytest.mark.parametrize(
    ("typed", "value"), [("約1", None), ("約0.5", None), ("約1.1", 1.1), ("約2", 2), ("約0", 0), ("約1%", 1)]
)
def test_about_a_small_number_may_be_a_share(typed, value):
    """Up to 1 it may be a share of one; with a unit, or beyond 1, it is a percent."""
    found = percent_number(typed)
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, 0), (100, 100), (100.0000001, 100), (100.00001, "percent_out_of_range"), (-0.00001, "percent_out_of_range")],
)
def test_a_percent_ends_at_0_and_100(value, expected):
    """Six decimals are more than anyone reports."""
    reading = cell_values.percent(value, Unit.PERCENT)
    assert (reading.problem or reading.value) == expected


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        (Unit.RATIO, 1, 100),
        (Unit.RATIO, 1.01, 1.01),
        (Unit.RATIO, 0, 0),
        (Unit.RATIO, -0.5, "percent_out_of_range"),
        (Unit.SAID_RATIO, 1, 100),
        (Unit.SAID_PERCENT, 0.5, 0.5),
        (Unit.SAID_PERCENT, 1, 1),
        (Unit.PERCENT, 0.5, "percent_ambiguous"),
        (Unit.PERCENT, 1, 1),
        (Unit.MIXED, 1, "percent_ambiguous"),
        (Unit.MIXED, 1.01, 1.01),
        (Unit.UNCLEAR, 0, 0),
    ],
)
def test_a_share_of_one_ends_at_1(unit, value, expected):
    reading = cell_values.percent(value, unit)
    assert (reading.problem or reading.value) == expected


@pytest.mark.parametrize(
    ("column", "unit"),
    [
        ([1, 1.01], Unit.PERCENT),
        ([1, 1], Unit.UNCLEAR),
        ([0.01], Unit.RATIO),
        ([0], Unit.UNCLEAR),
        ([0.99, 1.01], Unit.MIXED),
    ],
)
def test_a_column_of_shares_ends_at_1(column, unit):
    assert cell_values.percent_unit(column) is unit


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("045-12-3456", False),  # nine digits
        ("045-123-4567", True),
        ("090-1234-5678", True),
        ("0450-1234-5679", False),  # twelve
    ],
)
def test_a_telephone_number_has_ten_or_eleven_digits(text, there):
    assert find(text) == ([PersonalData(PHONE, text, 0)] if there else [])


@pytest.mark.parametrize("town", ["横浜", "神奈川県横浜市港北"])
def test_the_whole_of_a_long_town_is_found_before_its_house_number(town):
    """Nine kanji up to 区, ten letters behind it and a space: none of it stays behind in the handout."""
    said = f"{town[:8]}区大豆戸町あいうえおか 1-2-3"
    assert find(f"来所:{said}") == [PersonalData(ADDRESS, said, 3)]


@pytest.mark.parametrize(("between", "there"), [("", True), (":は ", True), (":::は", False)])
def test_what_says_that_twelve_digits_are_a_persons_number_stands_right_before_them(between, there):
    """Up to three signs or particles between; 123456789012 by itself has another check digit."""
    text = f"マイナンバー{between}123456789012"
    assert [(each.kind, each.text) for each in find(text)] == ([(NUMBER, "123456789012")] if there else [])


def test_the_whole_of_a_long_name_is_found():
    """Ten letters before さん: three of the surname, a space, five of the name, a space."""
    said = "長谷川 オリヴィエ さん"
    assert find(f"担当、{said}が来た") == [PersonalData(NAME, said, 3)]


@pytest.mark.parametrize(
    ("words", "most", "sentence"),
    [(["A1", "A2"], 2, "A1、A2"), (["A1", "A2", "A3"], 2, "A1、A2ほか"), ([], 2, ""), (["A1"], 2, "A1")],
)
def test_the_first_of_many_words(words, most, sentence):
    assert first_few(words, most) == sentence


def test_eight_labels_are_quoted_each_once():
    assert quoted(["状況", "状況", "課題"]) == "「状況」、「課題」"
    assert quoted(map(str, range(8))).endswith("「7」")
    assert quoted(map(str, range(9))).endswith("「7」ほか")


@pytest.mark.parametrize(("text", "short"), [("あいう", "あいう"), ("あいうえ", "あいう…")])
def test_a_long_text_is_cut_for_a_sentence(text, short):
    assert shortened(text, 3) == short


@pytest.mark.parametrize(
    ("text", "line"), [("一二\n 三", "一二 三"), ("一二三四", "一二三四"), ("一二三四五", "一二三…")]
)
def test_a_line_is_no_longer_than_asked_with_its_sign(text: str, line: str) -> None:
    assert line_within(text, 4) == line


@pytest.mark.parametrize(
    ("value", "words"), [(50.0, "50"), (0.1 + 0.2, "0.3"), (True, "TRUE"), (None, ""), (3, "3"), ("", "")]
)
def test_a_value_is_shown_as_its_cell_shows_it(value, words):
    assert shown(value) == words

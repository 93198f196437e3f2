"""What people type into cells, by hand from docs/reading.md, "Values"."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoten.reader.workbook import CellFault
from kyoten.settings import DEFAULT_SCALE, Rating
from kyoten.sheet.values import cell_values
from kyoten.sheet.values.cell_values import Unit


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (3, 3),
        (3.0, 3),
        (0, 0),
        ("3", 3),
        ("3回", 3),
        ("３回", 3),
        ("三回", 3),
        ("十二回", 12),
        ("二十回", 20),
        ("百二十回", 120),
        ("延べ3回", 3),
        ("のべ３回", 3),
        ("計3回", 3),
        ("累計 12 回", 12),
        ("約10回", 10),
        ("1,200回", 1200),
        (9999, 9999),
        (2.5, "count_fraction"),
        ("2.5回", "count_fraction"),
        (-1, "count_negative"),
        ("△3", "count_negative"),
        (20110903, "count_too_large"),
        ("3人", "count_not_number"),
        # the sum, or how many came, beside the times
        ("6回(累計)", 6),
        ("６回（年度累計）", 6),
        ("3回(延べ45人)", 3),
        ("3回（7/2、8/6、9/3）", 3),
        ("1回(7月20日)", 1),
        ("3回(7/2、8/6)", "count_not_number"),  # which of the two is it?
        ("3回(45人)", 3),
        ("3回 延べ45人", 3),
        ("3回、45名", 3),
        ("三回（のべ1,200人）", 3),
        ("約3回(参加者45人)", 3),
        ("延べ45人", "count_not_number"),
        ("1回45人", "count_not_number"),  # 45 each time, or in all: but how often is not sure either
        ("3回(今期)", "count_not_number"),
        ("3回(予定)", "count_not_number"),
        ("3回、2回", "count_not_number"),
        ("10回以上", "count_not_number"),
        ("9月に1回", "count_not_number"),
        ("3回(7月)", "count_not_number"),
        ("3/4", "count_not_number"),
        ("数回", "count_not_number"),
        ("○", "count_not_number"),
        ("十分", "count_not_number"),
        (True, "count_not_number"),
        (float("inf"), "count_not_number"),
        (dt.date(2011, 3, 4), "count_not_number"),
        (None, None),
        ("－", None),
        ("なし", None),
        (CellFault("error", "#N/A"), "error_cell"),
    ],
)
def test_count(typed, expected):
    """A count is a whole number of times, or says why it is not."""
    reading = cell_values.count(typed)
    assert (reading.problem or reading.value) == expected
    assert bool(reading.problem) == isinstance(expected, str)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("完了", "完了"),
        (" 完 了 ", "完了"),
        ("おおむね達成", "概ね達成"),
        ("○", "概ね達成"),
        ("〇", "概ね達成"),
        ("◯", "概ね達成"),
        ("◎", "完了"),
        ("△", "着手"),
        ("×", "未着手"),
        ("✕", "未着手"),
        ("●", "status_symbol_ambiguous"),
        ("▲", "status_symbol_ambiguous"),
        # numbers, marks, full stops and amounts around the one rating that is meant
        ("③実施中", "実施中"),
        ("3 実施中", "実施中"),
        ("(3)実施中", "実施中"),
        ("３．実施中", "実施中"),
        ("●完了", "完了"),
        ("・完了", "完了"),
        ("◎完了", "完了"),
        ("◎ 完 了。", "完了"),
        ("完了。", "完了"),
        ("実施中（50%）", "実施中"),
        ("実施中(5割)", "実施中"),
        ("実施中(3回)", "実施中"),
        ("○(概ね達成)", "概ね達成"),
        ("△（25％）", "着手"),
        ("完了(100%)", "完了"),
        # two ratings, another meaning, or none
        ("○完了", "unknown_status"),
        ("○△", "unknown_status"),
        ("○(完了)", "unknown_status"),
        ("実施中(一部完了)", "unknown_status"),
        ("完了(予定)", "unknown_status"),
        ("完了(50%)", "unknown_status"),
        ("実施中(100%)", "unknown_status"),
        ("完了？", "unknown_status"),
        ("実施中→完了", "unknown_status"),
        ("③", "unknown_status"),
        ("3○", "unknown_status"),
        ("●(50%)", "unknown_status"),
        ("○ 会場を予約した", "unknown_status"),
        ("ほぼ完了", "unknown_status"),
        ("順調", "unknown_status"),
        (3, "unknown_status"),
        (None, None),
        ("－", None),
        ("特になし", None),
        (CellFault("no_value", "=A1"), "formula_no_value"),
    ],
)
def test_status(typed, expected):
    """A rating is one of the site's scale, by name or by symbol."""
    reading = cell_values.status(typed, DEFAULT_SCALE)
    assert (reading.problem or reading.value) == expected


@pytest.mark.parametrize(
    ("reading", "expected", "rule"),
    [
        (cell_values.status("③実施中", DEFAULT_SCALE), "実施中", "「3実施中」から番号・印・かっこ書きなどを除き"),
        (cell_values.percent("8割方"), 80, "割を％に直しました(「方」を除く)"),
        (cell_values.percent("ほぼ半分"), 50, "「半分」を50％として読みました(「ほぼ」を除く)"),
        (cell_values.count("3回(延べ45人)"), 3, "回数の言葉を数値として読みました(「延べ45人」を除く)"),
        (cell_values.count("約6回(累計)"), 6, "回数の言葉を数値として読みました(「約」「累計」を除く)"),
    ],
)
def test_what_is_left_out_is_recorded(reading, expected, rule):
    """A conversion says which words around the value were left out."""
    assert reading.value == expected
    assert reading.rule.startswith(rule)


def test_a_symbol_that_two_ratings_share_is_asked_about():
    """Nothing is guessed where the scale gives ○ to two ratings (written with two different circles)."""
    scale = (
        Rating("良い", 100, "#000000", "○"),
        Rating("普通", 50, "#000000", "〇"),
        Rating("悪い", 0, "#000000", "×"),
    )
    assert cell_values.status("◯", scale).problem == "status_symbol_ambiguous"
    assert cell_values.status("×", scale).value == "悪い"


@pytest.mark.parametrize(
    ("typed", "expected", "converted"),
    [
        ("一行目\r\n二行目", "一行目\n二行目", False),
        ("  前後の空白  ", "前後の空白", False),
        ("=1+1", "=1+1", False),
        ("特になし", "特になし", False),
        ("なし", None, True),
        ("―", None, True),
        (3.0, "3", True),
        (dt.date(2011, 9, 3), "2011年9月3日", True),
        (dt.datetime.fromisoformat("2011-09-03T14:05"), "2011年9月3日 14:05", True),
        (dt.datetime.fromisoformat("2011-09-03"), "2011年9月3日", True),
        (dt.time(14, 5), "14:05", True),
        (dt.timedelta(hours=26, minutes=30), "26:30", True),
        ("令和5年9月3日に実施", "令和5年9月3日に実施", False),
        (None, None, False),
    ],
)
def test_text(typed, expected, converted):
    """Text keeps its line breaks; a number or date becomes the text that it shows, and that is recorded."""
    reading = cell_values.text(typed)
    assert (reading.value, bool(reading.rule)) == (expected, converted)


@pytest.mark.parametrize("typed", ["同上", "〃", "″", " 〃 ", '"'])
def test_ditto(typed):
    """Every sign for "as above" is one."""
    assert cell_values.is_ditto(typed)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.none()), st.sampled_from(Unit))
def test_any_value_is_read_or_refused(typed, unit):
    """Whatever stands in a cell, reading gives a value in range, nothing, or the code of a problem; it never raises."""
    percent = cell_values.percent(typed, unit)
    assert percent.value is None or 0 <= percent.value <= 100
    count = cell_values.count(typed)
    assert count.value is None or 0 <= count.value <= cell_values.MOST_COUNT
    for reading in (percent, count, cell_values.status(typed, DEFAULT_SCALE), cell_values.text(typed)):
        assert not (reading.problem and reading.value is not None)

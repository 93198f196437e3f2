"""Fiscal years and quarters, and how documents spell them: worked out by hand from a calendar (April to March)."""

from __future__ import annotations

import datetime as dt

import pytest

from kyoten import fiscal
from kyoten.fiscal import DOTTED_SPAN, MONTH_SPAN, Quarter


@pytest.mark.parametrize(
    ("number", "months", "first", "last", "words"),
    [
        (1, (4, 5, 6), (2011, 4, 1), (2011, 6, 30), "4〜6月"),
        (2, (7, 8, 9), (2011, 7, 1), (2011, 9, 30), "7〜9月"),
        (3, (10, 11, 12), (2011, 10, 1), (2011, 12, 31), "10〜12月"),
        (4, (1, 2, 3), (2012, 1, 1), (2012, 3, 31), "1〜3月"),
    ],
)
def test_a_quarter_has_three_months(number, months, first, last, words):
    quarter = Quarter(2011, number)
    assert quarter.months == months
    assert (quarter.start, quarter.end) == (dt.date(*first), dt.date(*last))
    assert quarter.months_label == words
    assert quarter.label == f"第{number}四半期"
    assert quarter.full_label == f"平成23年度 第{number}四半期"
    assert quarter.code == f"H23_Q{number}"
    assert [fiscal.quarter_of_month(month) for month in months] == [number] * 3


def test_quarters_follow_one_another_over_the_years():
    assert Quarter(2011, 3).next() == Quarter(2011, 4)
    assert Quarter(2011, 4).next() == Quarter(2012, 1)
    assert Quarter(2011, 2).previous() == Quarter(2011, 1)
    assert Quarter(2011, 1).previous() == Quarter(2010, 4)
    assert Quarter(2011, 4) < Quarter(2012, 1)
    assert Quarter(2011, 2).deadline() == dt.date(2011, 10, 15)
    assert Quarter(2011, 4).deadline(1) == dt.date(2012, 4, 1)


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_are_four_quarters(number):
    with pytest.raises(ValueError, match=str(number)):
        Quarter(2011, number)


@pytest.mark.parametrize(
    ("year", "label", "code"),
    [
        (1925, "1925年度", "1925"),
        (1926, "昭和元年度", "S01"),
        (1988, "昭和63年度", "S63"),
        (1989, "平成元年度", "H01"),
        (2011, "平成23年度", "H23"),
        (2018, "平成30年度", "H30"),
        (2019, "令和元年度", "R01"),
        (2020, "令和2年度", "R02"),
    ],
)
def test_a_year_is_named_in_its_era(year, label, code):
    assert (fiscal.year_label(year), fiscal.year_code(year)) == (label, code)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("平成23年度", 2011),
        ("平成２３年度の計画", 2011),
        ("令和元年度", 2019),
        ("平成元年", 1989),
        ("昭和63年", 1988),
        ("H23", 2011),
        ("h.23", 2011),
        ("R5年度", 2023),
        ("R05", 2023),
        ("S63", 1988),
        ("S29", None),  # no 昭和 that a sheet is of; a sheet's number
        ("2023年度", 2023),
        ("1930年", 1930),
        ("1929年", None),
        ("2099年度", 2099),
        ("2100年度", None),
        ("12023年", None),
        ("令和六年度", 2024),
        ("平成二十三年度", 2011),
        ("平成十年度", 1998),
        ("平成二十年度", 2008),
        ("平成九年", 1997),
        ("平成十九年", 2007),
        ("23年度", 2011),  # a bare number from 20 on is 平成,
        ("20年度", 2008),
        ("19年度", 2037),  # else 令和
        ("5年度", 2023),
        ("5年", None),
        ("123年度", None),
        ("ver3", None),
        ("1-1-H01", None),
        ("H0", None),
        ("H230", None),
        ("", None),
    ],
)
def test_a_year_is_read_as_it_is_spelt(text, year):
    assert fiscal.parse_year(text) == year


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("第2四半期", 2),
        ("第２四半期", 2),
        ("第 2 四半期", 2),
        ("第二四半期", 2),
        ("四4半期", 4),
        ("1四半期", 1),
        ("第4四半期末", 4),
        ("2Q", 2),
        ("第3Q", 3),
        ("Q4", 4),
        ("q1", 1),
        ("Q12", None),
        ("12Q", None),
        ("2QA", None),
        ("FAQ1", None),
        ("第Ⅱ期", 2),
        ("Ⅳ期", 4),
        ("第III四半期", 3),
        ("7〜9月", 2),
        ("7月～9月", 2),
        ("７－９月", 2),
        ("10月から12月", 3),
        ("1月1日〜3月31日", 4),
        ("4〜6月分", 1),
        ("4〜9月", None),  # half a year names no quarter
        ("10〜3月", None),
        ("7〜8月", None),
        ("4〜7月", None),
        ("H23.7〜H23.9", 2),
        ("2011/4/1-2011/6/30", 1),
        ("平成23年4月〜平成24年6月", None),  # a year longer than its months tell
        ("平成23年10月〜平成23年12月", 3),
        ("平成24年1月〜24年3月", 4),
        ("第5四半期", None),
        ("上半期", None),
        ("", None),
    ],
)
def test_a_quarter_is_read_as_it_is_spelt(text, quarter):
    assert fiscal.parse_quarter(text) == quarter


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("4月〜6月", (1, False)),
        ("4月〜9月", (2, True)),
        ("10月〜3月", (4, True)),
        ("平成23年10月〜平成24年3月", (4, True)),
        ("平成23年10月〜平成23年3月", None),  # it would end before it begins
        ("平成23年4月〜平成23年9月", (2, True)),
        ("平成23年4月〜平成24年9月", None),
        ("4月〜10月", None),
    ],
)
def test_a_span_of_months_is_a_quarter_or_half_a_year(text, quarter):
    assert fiscal.quarter_spanned(MONTH_SPAN.search(text)) == quarter


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("平成21年4月〜平成26年3月", (2009, 2010, 2011, 2012, 2013)),
        ("平成23年4月〜平成24年3月", (2011,)),
        ("平成23年4月〜24年3月", (2011,)),
        ("2011年4月〜2013年3月", (2011, 2012)),
        ("平成30年4月〜令和2年3月", (2018, 2019)),
        ("平成23年4月〜3月", (2011,)),
        ("4月〜3月", ()),  # of which year?
        ("平成23年4月〜平成23年9月", ()),
        ("平成23年5月〜平成24年3月", ()),
    ],
)
def test_a_span_from_april_to_march_is_of_whole_years(text, years):
    assert fiscal.years_spanned(MONTH_SPAN.search(text)) == years


def test_a_dotted_span_needs_its_year():
    assert fiscal.years_spanned(DOTTED_SPAN.search("H21.4〜H26.3")) == (2009, 2010, 2011, 2012, 2013)
    assert DOTTED_SPAN.search("4〜9") is None
    assert DOTTED_SPAN.search("2011/4〜9月") is None  # that is MONTH_SPAN's


def test_a_day_ends_in_japan():
    """Midnight there is 15 o'clock of the day before in UTC."""
    assert fiscal.end_of_day(dt.date(2011, 10, 20)) == dt.datetime(2011, 10, 20, 15, tzinfo=dt.UTC)
    assert fiscal.day_words(dt.date(2011, 10, 2)) == "2011年10月2日"


def test_a_moment_has_the_day_that_it_is_in_japan():
    assert fiscal.japanese_day(dt.datetime(2011, 10, 19, 14, 59, tzinfo=dt.UTC)) == dt.date(2011, 10, 19)
    assert fiscal.japanese_day(dt.datetime(2011, 10, 19, 15, 0, tzinfo=dt.UTC)) == dt.date(2011, 10, 20)


def test_today_is_the_day_in_japan_wherever_the_server_stands(far_away):
    before = dt.datetime.now(dt.UTC) + dt.timedelta(hours=9)
    today = fiscal.today_in_japan()
    assert today in (before.date(), (before + dt.timedelta(seconds=5)).date())
    assert today > dt.date.today()


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (dt.date(2011, 3, 31), Quarter(2010, 4)),
        (dt.date(2011, 4, 1), Quarter(2011, 1)),
        (dt.date(2011, 12, 31), Quarter(2011, 3)),
        (dt.date(2012, 1, 1), Quarter(2011, 4)),
    ],
)
def test_a_day_lies_in_a_quarter(day, quarter):
    assert Quarter.of(day) == quarter
    assert quarter.start <= day <= quarter.end

"""Which year and quarter a sheet is of, place by place: title, its name, the file's (docs/reading.md, "Theirs")."""

from __future__ import annotations

import pytest
from foreign_books import PLAN, grid

from kyoten.reader.workbook import Sheet
from kyoten.sheet.foreign.header.find import find_headers
from kyoten.sheet.foreign.sheet_period import (
    BOOK_RULE,
    HALF_RULE,
    YEAR_END_RULE,
    SheetPeriod,
    names_month,
    quarter_of_book,
    quarter_over,
    sheet_period,
    with_quarter_of_book,
)

TABLE = [["項目", "状況"], ["講座を開く", "○"]]


def of(*titles: list[object], name: str = "報告", file: str = "報告.xlsx", plan_year: int = 2011) -> SheetPeriod:
    """Of a sheet of these lines and nothing below them."""
    return sheet_period(grid([*titles, [None]], name=name), (), file, plan_year)


def told(period: SheetPeriod) -> list[tuple[str, str, str]]:
    return [(each.code, each.cell, each.value) for each in period.problems]


@pytest.mark.parametrize(
    ("facts", "year", "quarter", "place", "by_file"),
    [
        ({}, 2011, None, "", False),
        ({"titles": [["平成23年度 第2四半期 報告"]]}, 2011, 2, "A1", False),
        ({"titles": [["報告書"], [None, "第3四半期"]]}, 2011, 3, "B2", False),
        ({"name": "第2四半期"}, 2011, 2, "", False),
        ({"file": "H23_Q4_法人.xlsx"}, 2011, 4, "", True),
        ({"file": "第1四半期"}, 2011, 1, "", True),
        ({"titles": [["平成22年度 第2四半期"]]}, 2010, 2, "A1", False),  # another year, for the caller to refuse
        ({"titles": [["平成22年度・平成23年度 第2四半期"]]}, 2011, 2, "A1", False),
        ({"titles": [["第1四半期・第2四半期のいずれかに○"]]}, 2011, None, "A1", False),
        ({"titles": [["第1四半期"], ["第2四半期"]]}, 2011, None, "", False),  # a list to tick
        ({"titles": [["四半期", 3]]}, 2011, 3, "B1", False),
        ({"titles": [["四半期", 3.0]]}, 2011, 3, "B1", False),
        ({"titles": [["四半期", 5]]}, 2011, None, "", False),
        ({"titles": [["番号", 3]]}, 2011, None, "", False),
        ({"titles": [["対象期：", "第4期"]]}, 2011, 4, "B1", False),
        ({"titles": [["四半期:3"]]}, 2011, 3, "A1", False),
        ({"titles": [["前回", "第1四半期"], ["今回", "第2四半期"]]}, 2011, 2, "B2", False),
        ({"name": "第2四半期", "file": "第2四半期.xlsx"}, 2011, 2, "", False),
    ],
)
def test_the_first_place_that_names_a_quarter_says_it(facts, year, quarter, place, by_file):
    facts = dict(facts)
    found = of(*facts.pop("titles", ()), **facts)
    assert (found.year, found.quarter, found.by_file) == (year, quarter, by_file)
    if quarter:
        assert found.place == place


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ({"name": "第2四半期", "file": "第2四半期.xlsx"}, []),
        ({"name": "第3四半期"}, [("quarter_disagrees", "", "第3四半期")]),
        ({"name": "第3四半期", "file": "第1四半期.xlsx"}, [
            ("quarter_disagrees", "", "第3四半期"), ("quarter_disagrees", "", "第1四半期"),
        ]),
        ({"name": "平成22年度"}, [("year_disagrees", "", "平成22年度")]),
        ({"file": "平成22年度.xlsx"}, [("year_disagrees", "", "平成22年度")]),
        ({"file": "平成22年度・平成23年度.xlsx"}, []),
        ({"name": "7月"}, []),  # a month speaks against the file's name alone
    ],
)  # fmt: skip
def test_a_later_place_that_disagrees_is_told(facts, problems):
    assert told(of(["平成23年度 第2四半期"], **facts)) == problems


@pytest.mark.parametrize(
    ("name", "problems"),
    [("7月", []), ("10月", ["第3四半期"]), ("10月分", ["第3四半期"]), ("H23.10", ["第3四半期"]), ("10月の会議", [])],
)
def test_a_month_in_the_sheets_name_may_speak_against_the_file(name, problems):
    assert [value for _, _, value in told(of(name=name, file="第2四半期.xlsx"))] == problems
    assert told(of(name=name, file="報告.xlsx")) == []


def test_a_title_of_another_year_is_not_warned_of_twice():
    """The year of the title is what the caller refuses; the file's says no more."""
    assert told(of(["平成22年度 第2四半期"], file="平成23年度.xlsx")) == []


@pytest.mark.parametrize(
    ("title", "quarter", "rule"),
    [
        ("上半期の報告", 2, HALF_RULE),
        ("下半期の報告", 4, HALF_RULE),
        ("年度末報告", 4, YEAR_END_RULE),
        ("第2四半期", 2, ""),
    ],
)
def test_half_a_year_is_read_as_its_last_quarter(title, quarter, rule):
    found = of([title])
    assert found.quarter == quarter
    assert [(each.cell, each.result, each.rule) for each in found.conversions] == (
        [("A1", f"第{quarter}四半期", rule)] if rule else []
    )


def test_a_text_files_sheet_has_no_name_of_its_own():
    """It is the file's, which counts as such."""
    sheet = Sheet("第2四半期", ((None,),), textual=True)
    found = sheet_period(sheet, (), "第2四半期.csv", 2011)
    assert (found.quarter, found.by_file) == (2, True)
    assert not names_month(Sheet("7月", ((None,),), textual=True))
    assert names_month(Sheet("7月", ((None,),)))


@pytest.mark.parametrize(
    ("quarters", "agreed"),
    [([(2, False), (None, False)], 2), ([(2, False), (3, False)], None), ([(2, False), (3, True)], 2), ([], None)],
)
def test_a_books_quarter_is_what_its_sheets_agree_on(quarters, agreed):
    """What only the file's name says is no sheet's."""
    periods = [SheetPeriod(2011, quarter, by_file=by_file, place="") for quarter, by_file in quarters]
    assert quarter_of_book(periods) == agreed


def test_a_sheet_that_names_no_quarter_takes_the_books():
    sheet = grid([["講座"]], name="様式2")
    taken = with_quarter_of_book(SheetPeriod(2011, None, by_file=False, place=""), sheet, 2)
    assert (taken.quarter, taken.problems) == (2, ())
    assert [(each.sheet, each.source, each.result, each.rule) for each in taken.conversions] == [
        ("様式2", "様式2", "第2四半期", BOOK_RULE)
    ]
    same = with_quarter_of_book(SheetPeriod(2011, 2, by_file=True, place=""), sheet, 2)
    assert (same.by_file, told(same)) == (False, [])
    other = with_quarter_of_book(SheetPeriod(2011, 3, by_file=True, place=""), sheet, 2)
    assert (other.quarter, told(other)) == (2, [("quarter_disagrees", "", "第3四半期")])


@pytest.mark.parametrize(
    ("lines", "quarter"),
    [
        ([["第2四半期"]], 2),
        ([["四半期", "第2"]], 2),
        ([["第2四半期"], [None, None], [None, None], [None, None]], 2),  # four rows over it
        ([["第2四半期"], *[[None, None]] * 4], None),
        ([["第2四半期"], ["注意", "空欄は不可", "提出は月末"]], None),  # three cells are no title
        ([["第2四半期"], ["注意", "空欄は不可"]], 2),
        ([["第1四半期", "第2四半期"]], None),
        ([["第1四半期"], ["第2四半期"]], 2),  # the nearest
        ([["報告"]], None),
        ([], None),
    ],
)
def test_a_line_close_over_a_header_names_its_quarter(lines, quarter):
    sheet = grid([*lines, *TABLE])
    header = next(each for each in find_headers(sheet, PLAN.roles) if each.first == len(lines))
    assert quarter_over(sheet, header) == quarter

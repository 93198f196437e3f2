"""Whose year a plan is of, place by place (docs/reading.md, "Fiscal year"; docs/time.md for years far off)."""

from __future__ import annotations

import datetime as dt

import pytest
from plan_grids import book, grid, reported

from kyoten.plan import columns as kinds
from kyoten.plan.columns import HeaderColumn
from kyoten.plan.read import read_plan
from kyoten.plan.year import is_far, side_by_side

TODAY = dt.date(2026, 11, 26)
"""In the fiscal year 2026."""


@pytest.mark.parametrize(
    ("year", "named", "far"),
    [
        (2027, 2027, False),  # next year's plan is made this year
        (2028, 2028, True),
        (2006, None, False),
        (2005, None, True),  # twenty years back, named by nothing
        (1998, 1998, False),  # an old book that names its year
        (1999, 1998, False),
        (2000, 1998, True),
        (1996, 1998, True),
        (2028, None, True),
    ],
)
def test_a_year_far_from_today_or_from_the_books_own_is_asked_about(year, named, far):
    assert is_far(year, named, TODAY) is far


def test_in_march_the_running_year_is_still_the_one_before():
    assert is_far(2027, 2027, dt.date(2026, 3, 31))
    assert not is_far(2027, 2027, dt.date(2026, 4, 1))


def _columns(*labels: str, kind: str = kinds.ACTION, role: str = "法人") -> list[HeaderColumn]:
    return [HeaderColumn(number, kind, label, f"R1C{number + 1}", role) for number, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("columns", "years"),
    [
        (_columns("令和5年度計画", "令和4年度計画"), (2022, 2023)),
        (_columns("令和5年度計画", "令和5年度実施"), ()),
        (_columns("令和5年度計画"), ()),
        (_columns("令和5年度計画") + _columns("令和4年度計画", role="行政"), ()),  # one year a role
        (_columns("令和5年度計画", "令和4年度計画", kind=kinds.OTHER), ()),
        ([], ()),
    ],
)
def test_columns_of_one_role_for_several_years_stand_side_by_side(columns, years):
    assert side_by_side(columns) == years


def _sheet(*titles: str, head: str = "目標(法人の役割)", name: str = "計画", function: str = "ひろば"):
    header = ["機能", "姿", "視点", head]
    return grid(
        *[[title] for title in titles],
        header,
        [function, f"① {function}の姿", "○視点か。", "●a"],
        name=name,
        textual=False,
    )


@pytest.mark.parametrize(
    ("sheets", "file", "year"),
    [
        ([_sheet(head="令和5年度目標(法人の役割)")], "令和4年度.xlsx", 2023),  # the header before all else
        ([_sheet("令和5年度 計画", name="令和4年度")], "計画.xlsx", 2023),
        ([_sheet(name="令和4年度")], "令和5年度.xlsx", 2022),
        ([_sheet()], "令和4年度.xlsx", 2022),
        ([_sheet(), grid(["令和5年度 行動計画"], ["表紙"], name="表紙", textual=False)], "令和4年度.xlsx", 2023),
        ([_sheet()], "計画.xlsx", 0),
    ],
)
def test_the_first_place_that_names_a_year_says_it(sheets, file, year):
    assert read_plan(book(*sheets, name=file)).fiscal_year == year


def test_between_two_years_only_a_person_can_choose_and_the_latest_is_taken():
    plan = read_plan(book(_sheet("令和4年度・令和5年度 計画")))
    assert plan.fiscal_year == 2023
    assert "several_years" in [code for _, code in reported(plan)]


def test_the_same_plan_of_two_years_is_read_for_the_later_one():
    """Sheets named by their years: one plan in two versions; what a person wants comes first."""
    sheets = [_sheet(name="令和4年度"), _sheet(name="令和5年度")]
    plan = read_plan(book(*sheets))
    assert (plan.fiscal_year, len(plan.items)) == (2023, 1)
    assert (read_plan(book(*sheets), year=2022).fiscal_year, len(read_plan(book(*sheets), year=2022).items)) == (
        2022,
        1,
    )


def test_a_slip_in_one_header_makes_no_second_plan():
    """Two sheets of different functions: one plan, whose year most headers name."""
    heads = {name: f"令和{number}年度目標(法人の役割)" for name, number in (("甲", 5), ("乙", 5), ("丙", 4))}
    sheets = [_sheet(head=head, name=name, function=f"機能{name}") for name, head in heads.items()]
    plan = read_plan(book(*sheets))
    assert (plan.fiscal_year, len(plan.items)) == (2023, 3)

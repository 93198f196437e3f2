"""A heading that names another year ends the report: what stands below it is that year's. Expectations by hand."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, VISIT, book, found, read, said

from kyoten.sheet.foreign.rows.headings import year_of

TITLE = ["平成23年度 第2四半期 報告"]
HEADER = ["行動計画", "状況", "進捗率"]
NOW = [[GUIDE, "着手", "30%"], [COURSE, "実施中", "50%"]]
BEFORE = [[GUIDE, "実施中", "60%"], [VISIT, "完了", "100%"]]
READ = [(2, "1-1-H01", "着手", 30, None, ""), (2, "1-1-H02", "実施中", 50, None, "")]


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("平成22年度", 2010),
        ("【参考】平成22年度 第2四半期の実績", 2010),
        ("(参考) 昨年度の状況", 2010),
        ("■前年度同期の実績", 2010),
        ("平成23年度 第3四半期", 2011),
        ("■平成22年度からの継続事業", None),
        ("平成22年度と平成23年度", None),
        ("前年度の反省をいかす", None),
        ("第2四半期の実績", None),
        ("親子の居場所", None),
    ],
)
def test_the_year_of_a_heading(heading, year):
    assert year_of(heading, 2011) == year


@pytest.mark.parametrize("heading", ["【参考】平成22年度 第2四半期の実績", "(参考)前年度の状況", "平成22年度"])
@pytest.mark.parametrize("again", [[HEADER], []], ids=["header again", "no header"])
def test_last_years_rows_below_this_years(heading, again):
    """Neither the item of both years nor the one of last year alone is read from there, and the place is said."""
    report = read(book(("報告", [TITLE, HEADER, *NOW, [], [heading], *again, *BEFORE])))
    assert said(report) == READ
    assert found(report) == [(f"A{7 + len(again)}", "rows_of_other_year")]


def test_this_years_rows_below_last_years():
    """The plan's year in a heading begins the report again."""
    rows = [TITLE, HEADER, ["平成22年度"], *BEFORE, ["平成23年度"], *NOW]
    report = read(book(("報告", rows)))
    assert said(report) == READ
    assert [code for _, code in found(report)] == ["rows_of_other_year"]


def test_a_section_of_what_goes_on_since_last_year():
    """平成22年度からの継続事業 names what the rows are about, and not when."""
    rows = [TITLE, HEADER, ["■平成22年度からの継続事業"], *NOW]
    assert said(read(book(("報告", rows)))) == READ

"""Years and quarters as offices spell them. Expected values follow from the calendar: April begins the fiscal year,
平成元年 = 1989, 令和元年 = 平成31年 = 2019, so 平成23年度 = 2011 and 令和5年度 = 2023."""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, PLAN, Q1, Q2, Q4, book, found, grid, read, read_cells, said

from kyoten.fiscal import Quarter, parse_quarter, parse_year
from kyoten.reader.workbook import Workbook
from kyoten.sheet.foreign.period.words import Period, month_quarter, parse_period
from kyoten.sheet.known import Choices


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("平成23年度", 2011),
        ("平成２３年度", 2011),
        ("平成 23 年度", 2011),
        ("H23", 2011),
        ("h23年度", 2011),
        ("H.23", 2011),
        ("Ｈ２３", 2011),
        ("２３年度", 2011),
        ("23年度", 2011),
        ("5年度", 2023),
        ("令和5", 2023),
        ("令和５年度", 2023),
        ("R5", 2023),
        ("R05", 2023),
        ("R5.6", 2023),
        ("R5_2Q報告", 2023),
        ("令和元年度", 2019),
        ("令和元", 2019),
        ("R1", 2019),
        ("H31", 2019),
        ("平成31年度", 2019),
        ("2023", 2023),
        ("2023年度", 2023),
        ("FY2023", 2023),
        ("昭和60年度", 1985),
        ("S60", 1985),
        ("ver3", None),
        ("1-1-H01", None),
        ("Sheets2", None),
        ("045-123-2011", None),
        ("20111005", None),
        ("R0", None),
        ("昭和0年", None),
        ("第2四半期", None),
        ("", None),
    ],
)
def test_parse_year(text, year):
    """Eras by name or letter, calendar years, a bare 23年度; letters inside words and ids are none."""
    assert parse_year(text) == year


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("第1四半期", 1),
        ("第一四半期", 1),
        ("第１四半期", 1),
        ("第 3 四半期", 3),
        ("第2４半期", 2),
        ("四四半期", 4),
        ("第Ⅱ四半期", 2),
        ("1Q", 1),
        ("１Ｑ", 1),
        ("第4Q", 4),
        ("2Q報告", 2),
        ("H23-2Q", 2),
        ("Q1", 1),
        ("2023Q3", 3),
        ("q2", 2),
        ("Ⅰ期", 1),
        ("第Ⅰ期", 1),
        ("Ⅳ期", 4),
        ("III期", 3),
        ("4〜6月", 1),
        ("4月～6月", 1),
        ("４-６月期", 1),
        ("４月－６月", 1),
        ("7月〜9月期", 2),
        ("10から12月", 3),
        ("4月1日〜6月30日", 1),
        ("平成24年1月〜3月", 4),
        ("平成23年10月1日～平成23年12月31日", 3),
        ("平成23年度第2四半期", 2),
        ("4〜9月", None),
        ("4〜3月", None),
        ("5〜7月", None),
        ("H23.7-9", 2),
        ("2011/10/1〜2011/12/31", 3),
        ("平成23年4月〜平成24年6月", None),
        ("第5四半期", None),
        ("12Q", None),
        ("FAQ 1", None),
        ("期", None),
    ],
)
def test_parse_quarter(text, quarter):
    """第…四半期, Q, Roman numerals and spans of three months; a half-year is no quarter."""
    assert parse_quarter(text) == quarter


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("第1四半期 進捗率", Period((), (1,), rest="進捗率")),
        ("4〜6月期の実績", Period((), (1,), rest="実績")),
        ("4・5・6月", Period((), (1,))),
        ("7月、8月、9月分", Period((), (2,))),
        ("上半期", Period((), (2,), "上半期")),
        ("上期の進捗率", Period((), (2,), "上期", rest="進捗率")),
        ("下半期", Period((), (4,), "下半期")),
        ("後期", Period((), (4,), "後期")),
        ("上半期(4〜9月)", Period((), (2,), "上半期")),
        ("4月〜9月", Period((), (2,), "4月〜9月")),
        ("平成23年10月〜平成24年3月", Period((2011,), (4,), "平成23年10月〜平成24年3月")),
        ("平成23年4月〜9月", Period((2011,), (2,), "平成23年4月〜9月")),
        ("平成23年10月〜24年3月", Period((2011,), (4,), "平成23年10月〜24年3月")),
        ("平成31年4月〜令和元年9月", Period((2019,), (2,), "平成31年4月〜令和元年9月")),
        ("H23.4〜H23.9", Period((2011,), (2,), "H23.4〜H23.9")),
        ("2011/4/1〜2011/9/30", Period((2011,), (2,), "2011/4/1〜2011/9/30")),
        ("2011/10/1〜2011/10/15", Period(rest="〜")),
        ("H23.4〜H24.3", Period((2011,))),
        ("平成21年4月〜平成26年3月", Period((2009, 2010, 2011, 2012, 2013))),
        ("平成23年5月〜平成23年6月", Period((2011,), rest="〜")),
        ("平成24年1月～3月", Period((2011,), (4,))),
        ("R5 1〜3月", Period((2023,), (4,))),
        ("平成23年度第2四半期報告", Period((2011,), (2,), rest="報告")),
        ("9月末現在の進捗率", Period((), (2,), rest="進捗率")),
        ("平成23年9月30日現在", Period((2011,), (2,))),
        ("平成24年3月31日時点", Period((2011,), (4,))),
        ("2011/9/30時点", Period((2011,), (2,))),
        ("H23.9.30 現在", Period((2011,), (2,))),
        ("2011年9月30日(金)現在", Period((2011,), (2,))),
        ("9/30現在", Period((), (2,))),
        ("H23.9末時点", Period((2011,), (2,))),
        ("平成23年9月10日現在", Period()),
        ("2011/8/31時点", Period()),
        ("2011/9/30", Period()),
        ("報告日 平成23年10月5日", Period(rest="報告日")),
        ("2011/10/05", Period()),
        ("2011-10-05", Period()),
        ("R5.10.5", Period()),
        ("R5.6", Period(month=(2023, 6))),
        ("令和5年3月", Period(month=(2022, 3))),
        ("第1〜第2四半期", Period((), (1, 2))),
        ("第1四半期・第2四半期", Period((), (1, 2), rest="・")),
        ("平成23年度第2・3四半期", Period((2011,), (2, 3))),
        ("第2、第3四半期", Period((), (2, 3))),
        ("第二及び第三四半期", Period((), (2, 3))),
        ("第1・2・3四半期", Period((), (1, 2, 3))),
        ("2・3Q", Period((), (2, 3))),
        ("Ⅱ・Ⅲ期", Period((), (2, 3))),
        ("様式1・第2四半期", Period((), (2,), rest="様式1・")),
        ("平成22〜23年度", Period((2010, 2011), rest="〜")),
        ("次期5か年で取り組むこと", Period(rest="次期5か年で取り組むこと")),
        ("6月号", Period(rest="6月号")),
        ("9月分", Period(rest="9月分")),
    ],
)
def test_parse_period(text, period):
    """All of a text's years and quarters, half-years as their last quarter, and what else it says."""
    assert parse_period(text) == period


@pytest.mark.parametrize(("text", "quarter"), [("R5.6", Quarter(2023, 1)), ("R6.3", Quarter(2023, 4)), ("R5.7", None)])
def test_a_bare_month_ends_a_quarter(text, quarter):
    """June ends the first quarter and March the last one of the year before; July ends none."""
    assert month_quarter(parse_period(text)) == quarter


TABLE = [["項目", "状況"], [GUIDE, "着手"]]


@pytest.mark.parametrize(
    ("rows", "sheet", "file", "quarter"),
    [
        ([["項目", "第3四半期 状況"], [GUIDE, "着手"]], "報告", "報告.xlsx", 3),
        ([["平成23年度 第2四半期 報告"], *TABLE], "報告", "報告.xlsx", 2),
        ([["平成23年度"], ["対象期間", "平成23年7月1日〜9月30日"], *TABLE], "報告", "報告.xlsx", 2),
        ([["四半期", 4], *TABLE], "報告", "報告.xlsx", 4),
        ([["四半期：", "4"], *TABLE], "報告", "報告.xlsx", 4),
        ([["(9月末現在)"], *TABLE], "報告", "報告.xlsx", 2),
        ([["下半期の報告"], *TABLE], "報告", "報告.xlsx", 4),
        (TABLE, "第Ⅲ期", "報告.xlsx", 3),
        (TABLE, "H23.12", "報告.xlsx", 3),
        (TABLE, "報告", "H23_2Q報告.xlsx", 2),
        (TABLE, "報告", "平成23年度第一四半期.xlsx", 1),
        (TABLE, "Sheet1", "report_2011Q4.xlsx", 4),
        ([["提出日 平成23年10月5日"], *TABLE], "報告", "報告.xlsx", None),
        ([["第1四半期 ・ 第2四半期 ・ 第3四半期 ・ 第4四半期"], *TABLE], "報告", "報告.xlsx", None),
        ([["第1四半期", "第2四半期"], *TABLE], "報告", "報告.xlsx", None),
        (TABLE, "Sheet1", "報告.xlsx", None),
    ],
)
def test_where_the_quarter_stands(rows, sheet, file, quarter):
    """In the header, the title, the sheet's name or the file's; dates of writing and lists to tick say nothing."""
    report = read(book((sheet, rows)), file)
    assert report.quarter == (Quarter(2011, quarter) if quarter else None)
    assert [each.item for each in report.entries] == (["1-1-H01"] if quarter else [])
    assert found(report) == ([] if quarter else [("", "no_quarter")])


def test_no_quarter_is_asked_for_and_then_given():
    """Without a quarter nothing is taken, but the cells are checked; with --quarter or an answer it is taken."""
    data = book(("報告", [["項目", "進捗率"], [GUIDE, 50], [COURSE, 120]]))
    report = read(data)
    assert (report.quarter, report.entries) == (None, ())
    assert found(report) == [("", "no_quarter"), ("B3", "percent_out_of_range")]
    for given in ({"quarter": Q2}, {"choices": Choices(quarter=Q2)}):
        assert said(read(data, **given)) == [(2, "1-1-H01", None, 50, None, "")]


@pytest.mark.parametrize(
    ("rows", "sheet", "file", "cell"),
    [
        ([["第1四半期報告"], *TABLE], "2Q", "報告.xlsx", ""),
        ([["第1四半期報告"], *TABLE], "報告", "第2四半期.xlsx", ""),
        (TABLE, "1Q", "第2四半期.xlsx", ""),
        ([["項目", "第1四半期 状況"], [GUIDE, "着手"]], "2Q", "報告.xlsx", ""),
    ],
)
def test_places_that_disagree(rows, sheet, file, cell):
    """Header before title, title before the sheet's name, that before the file's; a warning says so."""
    report = read(book((sheet, rows)), file)
    assert report.quarter == Q1
    assert [(each.cell, each.code, each.severity.value) for each in report.problems] == [
        (cell, "quarter_disagrees", "warning")
    ]
    assert len(report.entries) == 1


def test_a_title_of_another_quarter_than_asked_for_is_refused():
    """The sheet says the first quarter, the person the second: nothing is taken; an answer on screen decides."""
    data = book(("報告", [["第1四半期報告"], *TABLE]))
    report = read(data, quarter=Q2)
    assert (found(report), report.entries) == ([("A1", "other_quarter")], ())
    assert said(read(data, choices=Choices(quarter=Q2), quarter=Q2)) == [(2, "1-1-H01", "着手", None, None, "")]


def test_a_file_name_of_another_quarter_than_asked_for_is_a_warning():
    """Names of files are copied and kept, so the person's word counts."""
    report = read(book(("報告", TABLE)), "第1四半期.xlsx", quarter=Q2)
    assert (found(report), [each.quarter for each in report.entries]) == ([("", "quarter_disagrees")], [Q2])
    assert found(read(book(("報告", TABLE)), "第2四半期.xlsx", quarter=Q2)) == []


@pytest.mark.parametrize(
    ("title", "file", "codes"),
    [
        ("令和5年度 第2四半期", "報告.xlsx", ["other_year"]),
        ("R5 第2四半期", "報告.xlsx", ["other_year"]),
        ("2023年度 2Q", "報告.xlsx", ["other_year"]),
        ("平成24年1月〜3月", "報告.xlsx", []),
        ("平成23年度 第2四半期", "R5報告.xlsx", ["year_disagrees"]),
        ("平成21〜25年度計画 平成23年度第2四半期", "報告.xlsx", []),
        ("第2四半期(平成24年4月10日提出)", "報告.xlsx", []),
        ("第2四半期", "令和5年度.xlsx", ["other_year"]),
    ],
)
def test_the_year_beside_the_plans(title, file, codes):
    """The plan is 平成23年度's: another year is refused, in the file's name alone too; dates say nothing."""
    report = read(book(("報告", [[title], *TABLE])), file)
    assert [each.code for each in report.problems] == codes
    assert bool(report.entries) == ("other_year" not in codes)


def test_h31_is_r1():
    """A report that says H31 fits the plan of 令和元年度, both being 2019."""
    plan = type(PLAN)(2019, PLAN.items)
    report = read(book(("H31年度 1Q", TABLE)), plan=plan)
    assert [each.quarter for each in report.entries] == [Quarter(2019, 1)]
    assert report.problems == ()


def test_a_year_answered_on_screen():
    """A title left over from last year is no obstacle once a person says the year."""
    data = book(("報告", [["平成22年度 第2四半期"], *TABLE]))
    assert found(read(data)) == [("A1", "other_year")]
    assert len(read(data, choices=Choices(year=2011)).entries) == 1


def test_a_text_file_has_no_sheet_name():
    """The sheet of a csv is named by the reader, so its name says nothing of the quarter."""
    sheet = grid(TABLE, name="4Q")
    textual = type(sheet)(sheet.name, sheet.rows, textual=True)
    assert read_cells(Workbook("報告.csv", "csv", (textual,))).quarter is None
    assert read_cells(Workbook("報告.xlsx", "xlsx", (sheet,))).quarter == Q4

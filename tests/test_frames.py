"""The public Python API: files and stores as frames. Expected values are those of the workbooks made here."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from openpyxl import Workbook

import kyoten
from kyoten import frames, sample
from kyoten.fiscal import Quarter
from kyoten.problems.problem import Unreadable
from kyoten.storage.store import DatabaseMissing, Store
from kyoten.views import view

HEADS = ("機能", "目指す拠点の姿", "振り返りの視点", "行動計画・達成目標(法人の役割)", "行動計画・達成目標(行政の役割)")
MATRIX = (
    ("平成23年度 行動計画",),
    HEADS,
    ("親子の居場所", "① 温かく迎える。", "配慮しているか。", "・案内図を作る。(9月まで)", "・道路の点検を行う。"),
    ("子育て相談", "① 相談しやすい。", "周知したか。", "・研修会を開く。(年2回)", ""),
)


def book(path: Path, rows) -> Path:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


@pytest.fixture
def matrix(tmp_path):
    return book(tmp_path / "計画.xlsx", MATRIX)


@pytest.fixture
def plan(matrix):
    return kyoten.read_plan(matrix)


def report(folder: Path, number: int, *rows) -> Path:
    heads = ("項目番号", "項目", "状況", "進捗率(%)", "取組実績")
    title = (f"平成23年度 第{number}四半期 進捗報告",)
    return book(folder / f"第{number}四半期.xlsx", (title, heads, *rows))


@pytest.fixture
def first(tmp_path):
    return report(tmp_path, 1, ("1-1-H01", "案内図を作る。", "着手", 20, "経路を歩いた"))


@pytest.fixture
def second(tmp_path):
    rows = (
        ("1-1-H01", "案内図を作る。", "実施中", 40, "図を描いた"),
        ("1-1-G01", "道路の点検を行う。", "完了", 100, ""),
    )
    return report(tmp_path, 2, *rows)


def test_the_package_is_cheap_until_a_frame_is_asked_for():
    """A new interpreter: pandas is not loaded with the package, nor is anything else of it."""
    code = "import kyoten, sys; assert 'pandas' not in sys.modules; kyoten.read_plan; assert 'pandas' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(kyoten.__file__).parent.parent)
    with pytest.raises(AttributeError, match="read_nothing"):
        getattr(kyoten, "read_" + "nothing")


def test_a_plan_has_a_row_an_item_in_its_order(plan):
    assert list(plan.columns) == list(frames.PLAN_COLUMNS)
    assert plan[["item", "role", "function_no", "kind"]].values.tolist() == [
        ["1-1-H01", "法人", 1, "達成型"],
        ["1-1-G01", "行政", 1, "達成型"],
        ["2-1-H01", "法人", 2, "回数型"],
    ]
    assert plan["year"].tolist() == [2011] * 3
    assert plan["due_months"].tolist() == [(9,), (), ()]
    assert plan["target_count"].tolist()[2] == 2
    assert plan["viewpoints"].tolist()[2] == ("周知したか。",)


def test_a_plan_without_a_year_asks_for_one(tmp_path):
    nameless = book(tmp_path / "計画.xlsx", MATRIX[1:])
    with pytest.raises(ValueError, match="year"):
        kyoten.read_plan(nameless)
    assert kyoten.read_plan(nameless, year=2012)["year"].tolist() == [2012] * 3


def test_a_sheet_has_a_row_an_entry_with_its_cell(second, plan):
    sheet = kyoten.read_sheet(second, plan)
    assert list(sheet.columns) == list(frames.ENTRY_COLUMNS)
    assert sheet[["item", "year", "quarter", "role", "status", "percent", "source", "file"]].values.tolist() == [
        ["1-1-H01", 2011, 2, "法人", "実施中", 40, "Sheet!D3", "第2四半期.xlsx"],
        ["1-1-G01", 2011, 2, "行政", "完了", 100, "Sheet!D4", "第2四半期.xlsx"],
    ]


def test_a_plan_is_a_path_or_its_frame(first, matrix, plan):
    assert kyoten.read_sheet(first, matrix).equals(kyoten.read_sheet(first, plan))


def test_what_is_not_taken_is_warned_of_with_its_place_and_listed(tmp_path, plan):
    """120 % is no progress: the row stays out, and nobody takes the frame for the whole."""
    bad = report(
        tmp_path, 1, ("1-1-H01", "案内図を作る。", "着手", 120, ""), ("1-1-G01", "道路の点検を行う。", "着手", 20, "")
    )
    with pytest.warns(kyoten.ReadingProblem, match="(?s)第1四半期.xlsx.*Sheet!D3: 進捗率「120」"):
        sheet = kyoten.read_sheet(bad, plan)
    assert sheet["item"].tolist() == ["1-1-G01"]
    problems = kyoten.check_sheet(bad, plan)
    assert list(problems.columns) == list(frames.PROBLEM_COLUMNS)
    assert problems.loc[problems["severity"] == "error", ["sheet", "cell"]].values.tolist() == [["Sheet", "D3"]]


def test_a_file_that_is_nothing_is_refused(tmp_path, plan):
    (tmp_path / "x.xlsx").write_bytes(b"")
    with pytest.raises(Unreadable, match="空"):
        kyoten.read_sheet(tmp_path / "x.xlsx", plan)


def test_a_sheet_of_another_quarter_than_asked_for_is_not_taken(first, plan):
    with pytest.warns(kyoten.ReadingProblem):
        assert kyoten.read_sheet(first, plan, quarter=2).empty
    assert len(kyoten.read_sheet(first, plan, quarter=1)) == 1


def test_progress_of_files_is_measured_as_on_screen(first, second, plan):
    """1-1-H01 is due in September: 50 % expected by June, 100 % by September, so paces of 40 and 40 %."""
    progress = kyoten.progress([first, second], 2011, 2, plan=plan)
    mine = progress[progress["item"] == "1-1-H01"]
    assert mine[["quarter", "value", "expected", "pace", "band", "file"]].values.tolist() == [
        [1, 20, 50, 40, "遅れ", "第1四半期.xlsx"],
        [2, 40, 100, 40, "遅れ", "第2四半期.xlsx"],
    ]
    assert progress.groupby("item")["reported"].sum().to_dict() == {"1-1-H01": 2, "1-1-G01": 1, "2-1-H01": 0}


def test_the_later_of_two_sheets_on_the_same_counts(tmp_path, first, plan):
    folder = tmp_path / "訂正"
    folder.mkdir()
    newer = report(folder, 1, ("1-1-H01", "案内図を作る。", "着手", 30, ""))
    for listed, value in (([first, newer], 30), ([newer, first], 20)):
        assert kyoten.progress(listed, 2011, 1, plan=plan)["value"].tolist()[0] == value


def test_what_is_changed_in_the_plan_counts(first, plan):
    """Due in March instead of September: 25 % by June."""
    later = plan.copy()
    later.at[0, "due_months"] = (3,)
    assert kyoten.progress(first, 2011, 1, plan=later)["expected"].tolist()[0] == 25


def test_groups_of_files(first, second, plan):
    """法人: 40 of two items, none complete; 行政: its one item complete at 100 %."""
    groups = kyoten.rollup([first, second], 2011, 2, ["role"], plan=plan)
    names = ["role", "items", "completed", "completion_rate", "mean_progress", "unreported"]
    assert groups[names].values.tolist() == [["法人", 2, 0, 0, 40, 1], ["行政", 1, 1, 100, 100, 0]]
    assert kyoten.rollup([first, second], 2011, 2, plan=plan)["items"].tolist() == [3]


def test_findings_of_files(first, second, plan):
    """1-1-H01: September has passed at 40 %, and 40 of 100 is 遅れ; 2-1-H01 is unreported only after the deadline."""
    found = kyoten.findings([first, second], 2011, 2, plan=plan, today=dt.date(2011, 10, 15))
    assert list(found.columns) == list(frames.FINDING_COLUMNS)
    assert found[["item", "rule", "name", "severity", "since_year", "since_quarter", "action"]].values.tolist() == [
        ["1-1-H01", "overdue", "期限超過", "停滞", 2011, 2, "計画を見直す"],
        ["1-1-H01", "behind", "遅れ", "注意", 2011, 1, "計画を見直す"],
    ]
    assert found["entries"].tolist() == [("Sheet!D3",), ("Sheet!D3",)]
    late = kyoten.findings([first, second], 2011, 2, plan=plan, today=dt.date(2011, 10, 16))
    assert late["rule"].tolist() == ["overdue", "behind", "unreported"]


def test_files_need_a_plan_of_their_year(first, plan):
    with pytest.raises(ValueError, match="plan"):
        kyoten.progress([first], 2011, 1)
    with pytest.raises(ValueError, match="平成23年度"):
        kyoten.progress([first], 2012, 1, plan=plan)
    with pytest.raises(ValueError, match="項目"):
        kyoten.progress([first], 2011, 1, plan=plan.iloc[:0])


def test_a_store_gives_what_its_views_show(sample_store):
    """By the store itself and by its URL, with every row of the view."""
    site = sample_store.sites()[0]
    shown = view.load(sample_store, site, Quarter(2011, 3), today=dt.date(2012, 1, 20))
    for source in (sample_store, sample_store.url):
        assert kyoten.progress(source, 2011, 3).equals(shown.history)
        assert kyoten.rollup(source, 2011, 3, ["function"], today=dt.date(2012, 1, 20)).equals(shown.rollup("function"))
        found = kyoten.findings(source, 2011, 3, site=site, today=dt.date(2012, 1, 20))
        assert list(zip(found["item"], found["rule"], strict=True)) == [(f.item, f.rule) for f in shown.findings]


def test_files_and_a_store_of_the_same_reports_agree(sample_store):
    """The shipped sample: every sheet of two quarters, read here and as the store took them."""
    sheets = sorted(sample.FOLDER.glob("H23_Q[12]_*.xlsx"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        files = kyoten.progress(sheets, 2011, 2, plan=sample.PLAN_FILE)
    assert files.drop(columns="submission").equals(kyoten.progress(sample_store, 2011, 2).drop(columns="submission"))


def test_a_store_without_a_plan_says_so(tmp_path):
    empty = Store(f"sqlite:///{tmp_path / 'k.db'}")
    empty.migrate()
    with pytest.raises(view.NothingToShow, match="平成23年度"):
        kyoten.progress(empty, 2011, 1)
    empty.close()


def test_a_mistyped_database_is_said_and_not_made(tmp_path):
    with pytest.raises(DatabaseMissing, match=r"kyotn\.db」はまだありません"):
        kyoten.progress(f"sqlite:///{tmp_path / 'kyotn.db'}", 2011, 1)
    assert list(tmp_path.iterdir()) == []


def test_several_sites_must_be_told_apart(sample_store, tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'k.db'}")
    store.migrate()
    for site in ("甲", "乙"):
        store.save_plan(site, sample.read_shipped_plan(), file="計画.tsv", data=b"plan", by="館長")
    with pytest.raises(ValueError, match="甲、乙"):
        kyoten.progress(store, 2011, 1)
    assert len(kyoten.progress(store, 2011, 1, site="乙")) == 136
    store.close()


def test_a_store_is_looked_at_as_of_a_day(tmp_path):
    """The sample's second quarter: 95 reports of 法人 and 35 of 行政 came on 14 October, one of 市社協 on the 28th."""
    store = Store(f"sqlite:///{tmp_path / 'sample.db'}")
    store.migrate()
    sample.load(store)
    days = (dt.date(2011, 10, 13), dt.date(2011, 10, 14), dt.date(2011, 10, 28))
    seen = [kyoten.progress(store, 2011, 2, as_of=day) for day in days]
    assert [each.loc[each["quarter"] == 2, "reported"].sum() for each in seen] == [0, 130, 131]
    # On the day of the deadline nothing is overdue; on the next day all that has not come is.
    found = [kyoten.findings(store, 2011, 2, as_of=dt.date(2011, 10, day)) for day in (15, 16)]
    assert ["未報告" in each["name"].tolist() for each in found] == [False, True]
    groups = kyoten.rollup(store, 2011, 2, as_of=days[0])
    assert groups["unreported"].tolist() == groups["items"].tolist()
    for refused, said in (
        (lambda: kyoten.progress(store, 2011, 2, as_of=dt.date(2999, 1, 1)), "まだ来ていません"),
        (
            lambda: kyoten.progress(store, 2011, 2, as_of=dt.date(2011, 3, 31)),
            "2011年3月31日の時点では",
        ),
    ):
        with pytest.raises(view.NothingToShow, match=said):
            refused()
    store.close()


def test_files_have_no_past(matrix, first):
    with pytest.raises(ValueError, match="データベースを指定したときだけ"):
        kyoten.progress([first], 2011, 1, plan=matrix, as_of=dt.date(2011, 10, 1))
    with pytest.raises(ValueError, match="どちらか一つ"):
        kyoten.findings([first], 2011, 1, plan=matrix, as_of=dt.date(2011, 10, 1), today=dt.date(2011, 10, 1))

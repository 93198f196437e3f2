"""summary, stalled and report, as docs/cli.md has them."""

import json

import openpyxl
import pytest
from cli_calls import JAPANESE, refused
from store_samples import ITEM, Q2, SITE, entry, plan, report

SUMMARY = ("summary", "--year", "2011", "--quarter", "2", "--today", "2011-10-10")
STATUSES = ("未着手", "着手", "実施中", "概ね達成", "完了", "中止", "評価困難")


def test_summary_gives_each_group_and_the_total_with_exactly_these_keys(run, store):
    """1-1-H01 (法人): 40 % reported where 50 % is expected by the second quarter, so the pace is 80 %.

    1-1-G01 (行政): nothing reported. 4-2-H01 restates 1-1-H01 and is not counted.
    """
    status, out, err = run(*SUMMARY, "--by", "role", "--json")
    document = json.loads(out)
    assert (status, err) == (0, "")
    assert list(document) == [
        "year",
        "quarter",
        "as_of",
        "standing",
        "standing_day",
        "recorded",
        "roles",
        "functions",
        "rows",
        "total",
    ]
    assert (document["standing"], document["standing_day"]) == ("速報", None)
    assert (document["year"], document["quarter"], document["as_of"]) == (2011, 2, "2011-10-10")
    none = dict.fromkeys(STATUSES, 0)
    flagged = [row.pop("flagged") for row in [*document["rows"], document["total"]]]
    assert document["rows"] == [
        {
            "role": "法人",
            "items": 1,
            "by_status": none | {"実施中": 1},
            "unreported": 0,
            "completed": 0,
            "completable": 1,
            "completion_rate": 0.0,
            "carried_rate": None,
            "mean_progress": 40.0,
            "covered": 1,
            "expected": 50.0,
            "pace": 80.0,
            "on_course": 1,
            "banded": 1,
        },
        {
            "role": "行政",
            "items": 1,
            "by_status": none,
            "unreported": 1,
            "completed": 0,
            "completable": 1,
            "completion_rate": None,
            "carried_rate": None,
            "mean_progress": None,
            "covered": 0,
            "expected": None,
            "pace": None,
            "on_course": 0,
            "banded": 0,
        },
    ]
    assert document["total"] == {
        "items": 2,
        "by_status": none | {"実施中": 1},
        "unreported": 1,
        "completed": 0,
        "completable": 2,
        "completion_rate": 0.0,
        "carried_rate": None,
        "mean_progress": 40.0,
        "covered": 1,
        "expected": 50.0,
        "pace": 80.0,
        "on_course": 1,
        "banded": 1,
    }
    assert flagged[2] == flagged[0] + flagged[1]


def test_summary_counts_reports_without_a_status_apart(run, store):
    """Statuses, the reports without one, and the unreported make up the items."""
    store.submit(report(entry("1-1-G01", Q2, None, count=1), quarter=Q2), b"g", site=SITE, by="区")
    total = json.loads(run(*SUMMARY, "--json")[1])["total"]
    assert total["by_status"]["状況の記入なし"] == 1
    assert sum(total["by_status"].values()) + total["unreported"] == total["items"] == 2


def test_summary_groups_by_function_and_role(run, store):
    rows = json.loads(run(*SUMMARY, "--by", "function,role", "--json")[1])["rows"]
    assert [list(row)[:2] for row in rows] == [["function", "role"]] * 2
    assert [(row["function"], row["role"]) for row in rows] == [("親子の居場所", "法人"), ("親子の居場所", "行政")]


def test_summary_for_a_person_is_a_table(run, store):
    status, out, _ = run(*SUMMARY)
    assert status == 0
    title, head, *_, total = out.splitlines()
    assert title == "平成23年度 第2四半期(2011-10-10現在、速報)"
    assert head.split()[:2] == ["機能", "項目"]
    assert total.split()[0] == "合計"
    assert "40.0%" in total


def test_stalled_gives_each_finding_with_exactly_these_keys(run, store):
    """On 16 October the second quarter's deadline (30 September + 15 days) has passed. 行政 has 1-1-G01 alone, first
    due in July, so this is the role's first missing report: 注意 (docs/measures.md)."""
    status, out, _ = run("stalled", "--year", 2011, "--quarter", 2, "--today", "2011-10-16", "--json")
    found = json.loads(out)
    assert status == 0
    assert all(" ".join(each) == "item items role person rule severity since reason entries" for each in found)
    (silent,) = [each for each in found if each["rule"] == "unreported"]
    assert (silent["item"], silent["severity"]) == (None, "注意")
    assert (silent["items"], silent["role"]) == (["1-1-G01"], "行政")
    assert silent["since"] == {"year": 2011, "quarter": 2}
    assert silent["entries"] == []
    assert JAPANESE.search(silent["reason"])
    status, out, _ = run("stalled", "--year", 2011, "--quarter", 2, "--today", "2011-10-16")
    assert silent["reason"] in out


@pytest.mark.parametrize("command", ["summary", "stalled"])
def test_a_year_without_a_plan_ends_with_2(run, store, command):
    assert "平成27年度" in refused(run(command, "--year", 2015, "--quarter", 2, "--json"))


def test_several_sites_must_be_told_apart(run, store):
    store.save_plan("やま拠点", plan(ITEM), file="やま.tsv", data=b"1", by="館長")
    assert f"{SITE}、やま拠点" in refused(run(*SUMMARY))
    total = json.loads(run(*SUMMARY, "--site", "やま拠点", "--json")[1])["total"]
    assert (total["items"], total["unreported"]) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("xlsx", "Excelブック"),
        ("pdf", "PDF(A4配布資料)"),
        ("pptx", "PowerPointスライド"),
        ("zip", "グラフ集(PNG・SVG・CSV)"),
        ("html", "公開用のページ(HTML)"),
        ("review", "単年度振り返りの下書き"),
    ],
)
def test_report_writes_each_format_and_says_so(run, store, tmp_path, kind, said):
    target = tmp_path / f"資料.{kind}"
    words = ("report", "--year", 2011, "--quarter", 2, "--today", "2011-10-10", "--format", kind, "-o", target)
    status, out, err = run(*words)
    assert (status, out) == (0, ""), err
    assert err == f"平成23年度 第2四半期の{said}を「{target}」に保存しました。\n"
    begins = {"pdf": b"%PDF-", "html": b"<!DOCTYPE html>"}.get(kind, b"PK")
    assert target.read_bytes().startswith(begins)


def test_the_workbook_holds_what_the_summary_says(run, store, tmp_path):
    """The same numbers as `summary`: 2 items, 1 of them unreported."""
    target = tmp_path / "集計.xlsx"
    run("report", "--year", 2011, "--quarter", 2, "--today", "2011-10-10", "--format", "xlsx", "-o", target)
    head, *rows = openpyxl.load_workbook(target)["機能×役割"].iter_rows(values_only=True)
    total = json.loads(run(*SUMMARY, "--json")[1])["total"]
    for key, name in (("items", "項目数(件)"), ("unreported", "未報告(件)"), ("flagged", "要対応(件)")):
        assert sum(row[head.index(name)] for row in rows) == total[key]


@pytest.mark.parametrize("kind", ["html", "review"])
def test_what_changed_has_no_place_on_the_web_page_or_in_the_review(run, store, tmp_path, kind):
    call = ("report", "--year", 2011, "--quarter", 2, "--since", "2011-07-01", "--format", kind, "-o", tmp_path / "x")
    assert f"({kind})には使えません" in refused(run(*call))


def test_a_role_or_function_alone_is_counted_printed_and_said(run, store, tmp_path):
    """Of the two items that count one is of 法人, and 40 of 50 % was reported on it; 行政 reported nothing."""
    only = ("--role", "法人", "--function", "親子の居場所")
    document = json.loads(run(*SUMMARY, *only, "--json")[1])
    assert (document["roles"], document["functions"]) == (["法人"], ["親子の居場所"])
    assert (document["total"]["items"], document["total"]["unreported"], document["total"]["pace"]) == (1, 0, 80.0)
    assert json.loads(run(*SUMMARY, "--json")[1])["roles"] == []
    assert "2011-10-10現在、速報、法人 / 親子の居場所)" in run(*SUMMARY, *only)[1]
    found = json.loads(run("stalled", *SUMMARY[1:], "--role", "行政", "--json")[1])
    assert {each["item"] for each in found} <= {"1-1-G01"}
    target = tmp_path / "行政.xlsx"
    said = run("report", *SUMMARY[1:], "--role", "行政", "--format", "xlsx", "-o", target)[2]
    assert said.startswith("平成23年度 第2四半期(行政 / 全機能)のExcelブックを")
    assert [row[2] for row in openpyxl.load_workbook(target)["全項目"].iter_rows(min_row=2, values_only=True)] == [
        "行政"
    ]


@pytest.mark.parametrize(("option", "label"), [("--role", "役割"), ("--function", "機能")])
def test_a_role_or_function_that_the_plan_has_not_is_refused(run, store, option, label):
    said = refused(run(*SUMMARY, option, "町内会"))
    assert f"{label}「町内会」は計画にありません。" in said
    assert said.endswith("のどれかにしてください。")


def test_rates_stand_with_what_they_are_made_of(run, store):
    """None of one of 法人 is complete; its 40 of 50 % are in time."""
    out = run(*SUMMARY, "--by", "role")[1]
    assert "0.0%(1件のうち0件)" in out
    assert "80.0%(1件のうち1件が順調)" in out


def test_report_refuses_an_unknown_format(run, store, tmp_path):
    target = tmp_path / "資料.docx"
    said = refused(run("report", "--year", 2011, "--quarter", 2, "--format", "docx", "-o", target))
    assert "--format に「docx」は指定できません" in said
    assert not target.exists()


def test_summary_as_of_a_day_counts_what_had_come_in_by_then(run, stored):
    """The plan of 1 April; a report received at noon of 10 July 2011: not there on the 9th."""
    before, after = (
        json.loads(run("summary", "--year", "2011", "--quarter", "2", "--as-of", day, "--json")[1])
        for day in ("2011-07-09", "2011-07-10")
    )
    assert (before["as_of"], after["as_of"]) == ("2011-07-09", "2011-07-10")
    assert (before["total"]["unreported"], after["total"]["unreported"]) == (2, 1)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--as-of", "2999-01-01"), "2999年1月1日は、まだ来ていません"),
        (("--as-of", "2011-10-01", "--today", "2011-10-02"), "どちらか一つ"),
        (("--as-of", "2000-01-01"), "2000年1月1日の時点では取り込まれていません"),
    ],
)
def test_a_day_that_cannot_be_looked_back_to_is_refused(run, store, options, words):
    assert words in refused(run("summary", "--year", "2011", "--quarter", "2", *options))


def test_changes_tells_what_came_since_a_day(run, stored):
    """The plan of 1 April; 40 % received on 10 July 2011."""
    call = ("changes", "--year", "2011", "--quarter", "2", "--since", "2011-07-01", "--until", "2011-07-31")
    status, out, err = run(*call)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "2011年7月1日から2011年7月31日まで：新しい報告1件。"
    assert out.splitlines()[1:] == [f"新しい報告 {ITEM.id} 第2四半期 記入なし 40%"]
    document = json.loads(run(*call, "--json")[1])
    assert document["changes"] == [{"kind": "新しい報告", "item": ITEM.id, "words": "第2四半期 記入なし 40%"}]
    assert "より前の日" in refused(run(*call[:5], "--since", "2011-08-01", "--until", "2011-08-01"))

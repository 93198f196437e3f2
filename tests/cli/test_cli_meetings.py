"""meeting add, list, remove; and a meeting's name where a day is asked for."""

import json

import openpyxl
import pytest
from store_samples import ITEM

OF_Q2 = ("--year", "2011", "--quarter", "2")


def refused(answer):
    status, out, err = answer
    assert (status, out, err.count("\n")) == (2, "", 1)
    return err


def test_meetings_are_named_listed_and_taken_back(run, stored):
    status, out, err = run("meeting", "add", "第１回運営委員会", "2011-07-01", "--by", "館長")
    assert (status, out + err) == (0, "会議「第1回運営委員会(2011年7月1日)」を登録しました。\n")
    run("meeting", "add", "第2回運営委員会", "2011-07-20", "--by", "館長")
    assert run("meeting", "list")[1] == "2011-07-20 第2回運営委員会\n2011-07-01 第1回運営委員会\n"
    assert json.loads(run("meeting", "list", "--json")[1])[1] == {
        "name": "第1回運営委員会",
        "day": "2011-07-01",
        "by": "館長",
    }
    assert run("meeting", "remove", "第1回運営委員会", "--by", "館長")[0] == 0
    assert run("meeting", "list")[1] == "2011-07-20 第2回運営委員会\n"
    assert "登録されていません" in refused(run("meeting", "remove", "第1回運営委員会"))


def test_changes_are_asked_for_by_a_meetings_name(run, stored):
    run("meeting", "add", "第1回運営委員会", "2011-07-01")
    status, out, err = run("changes", *OF_Q2, "--since", "第１回運営委員会", "--until", "2011-07-31")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "第1回運営委員会(2011年7月1日)から2011年7月31日まで：新しい報告1件。",
        f"新しい報告 {ITEM.id} 第2四半期 記入なし 40%",
    ]
    document = json.loads(run("changes", *OF_Q2, "--since", "2011-07-01", "--until", "2011-07-31", "--json")[1])
    assert (document["since"], document["meeting"]) == ("2011-07-01", "第1回運営委員会")


def test_a_name_that_several_years_have_means_that_of_the_year_asked_for(run, stored):
    """2011-03-31 is of 平成22年度, 2012-05-01 of 平成24年度."""
    for day in ("2011-03-31", "2011-07-01", "2012-05-01"):
        run("meeting", "add", "定例会", day)
    call = ("changes", *OF_Q2, "--since", "定例会", "--until", "2011-07-31", "--json")
    assert json.loads(run(*call)[1])["since"] == "2011-07-01"
    said = refused(run("changes", "--year", "2010", "--quarter", "2", "--since", "例会"))
    assert "「例会」という会議は登録されていません" in said
    assert "3つあります" in refused(run("meeting", "remove", "定例会"))
    assert run("meeting", "remove", "定例会", "--day", "2011-07-01")[0] == 0
    assert "2つあります" in refused(run(*call))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("meeting", "add", "会", "2011-13-01"), "日付として読めません"),
        (("meeting", "add", "会", "2999-01-01"), "まだ来ていません"),
        (("changes", *OF_Q2, "--since", "2011/07/01"), "日付として読めません"),
        (("changes", *OF_Q2, "--since", "第9回"), "「第9回」という会議は登録されていません"),
    ],
)
def test_what_is_no_meeting_is_refused_in_one_sentence(run, stored, call, words):
    status, out, err = run(*call)
    assert (status, out) == (2, "")
    assert words in err


def test_a_report_holds_what_changed_since_a_meeting_and_the_pictures_refuse_it(run, stored, tmp_path):
    run("meeting", "add", "第1回運営委員会", "2011-07-01")
    call = ("report", *OF_Q2, "--as-of", "2011-07-31", "--since", "第1回運営委員会", "-o", "まとめ.xlsx")
    assert run(*call, "--format", "xlsx")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "まとめ.xlsx")["前回の会議から"]
    assert [cell.value for cell in sheet[2]][:2] == ["新しい報告", ITEM.id]
    assert "グラフ集(zip)には使えません" in refused(run(*call, "--format", "zip"))
    late = ("report", *OF_Q2, "--as-of", "2011-07-01", "--since", "第1回運営委員会", "-o", "x.xlsx")
    assert "より前の日にしてください" in refused(run(*late, "--format", "xlsx"))

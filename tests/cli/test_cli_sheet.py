"""sheet template, check and submit, as docs/cli.md has them."""

import json
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest
from cli_calls import refused
from store_samples import ITEM, Q1, SITE, plan

from kyoten.cli import sheet_commands
from kyoten.storage.store import Store


def columns(sheet):
    """Code of each column of our report sheet, from its machine row (the third)."""
    return {cell.value: cell.column for cell in sheet[3] if isinstance(cell.value, str) and cell.column > 1}


def filled(run, path, *, quarter=1, role="法人", **values):
    """A sheet that Kyoten hands out, with values typed into the row of 1-1-H01."""
    assert run("sheet", "template", "--year", 2011, "--quarter", quarter, "--role", role, "-o", path)[0] == 0
    book = openpyxl.load_workbook(path)
    sheet = book["報告"]
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "1-1-H01")
    for code, value in values.items():
        sheet.cell(row, columns(sheet)[code]).value = value
    book.save(path)
    return path


def test_the_template_is_a_workbook_for_the_role(run, store, tmp_path):
    target = tmp_path / "報告.xlsx"
    status, out, err = run("sheet", "template", "--year", "H23", "--quarter", 2, "--role", "行政", "-o", target)
    assert (status, out) == (0, "")
    assert "平成23年度 第2四半期" in err
    ids = [cell.value for cell in openpyxl.load_workbook(target)["報告"]["A"]]
    assert "1-1-G01" in ids
    assert "1-1-H01" not in ids


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "2011", "--role", "町内会", "-o", "x.xlsx"], "あるもの: 法人、行政"),
        (["--year", "2015", "-o", "x.xlsx"], "平成27年度"),
        (["--year", "2015", "--role", "法人", "-o", "x.xlsx"], "平成27年度"),
        (["--year", "2011", "-o", "no/folder/x.xlsx"], "保存先のフォルダ"),
        (["--year", "2011", "-o", "."], "フォルダ"),
        (["--year", "2011", "--site", "やま拠点", "-o", "x.xlsx"], "やま拠点"),
    ],
)
def test_a_template_that_can_not_be_made_ends_with_2(run, store, tmp_path, words, said):
    assert said in refused(run("sheet", "template", "--quarter", 1, *words))
    assert not (tmp_path / "x.xlsx").exists()


def test_sheet_check_prints_a_list_with_exactly_these_keys(run, store, tmp_path):
    path = filled(run, tmp_path / "報告.xlsx", status="実施中", percent="４５％", result="講座を開いた。")
    status, out, _ = run("sheet", "check", path, "--json")
    (document,) = json.loads(out)
    assert status == 0
    assert " ".join(document) == "file readable year quarter entries problems conversions unmatched left_out"
    assert (document["file"], document["readable"]) == ("報告.xlsx", True)
    assert (document["year"], document["quarter"]) == (2011, 1)
    (found,) = document["entries"]
    source = found.pop("source")
    assert found == {
        "item": "1-1-H01",
        "year": 2011,
        "quarter": 1,
        "role": "法人",
        "status": "実施中",
        "percent": 45,
        "count": None,
        "result": "講座を開いた。",
        "issue": "",
        "next_action": "",
        "cleared": [],
    }
    assert re.fullmatch(r"報告![A-Z]+\d+", source)
    (converted,) = document["conversions"]
    assert (converted["cell"], converted["from"]) == (source.split("!")[1], "４５％")
    assert " ".join(converted) == "sheet cell from to rule"


def test_sheet_check_with_an_error_ends_with_1_and_names_the_cell(run, store, tmp_path):
    path = filled(run, tmp_path / "報告.xlsx", status="実施中", percent="たくさん")
    status, out, _ = run("sheet", "check", path, "--json")
    (document,) = json.loads(out)
    assert status == 1
    (found,) = [each for each in document["problems"] if each["severity"] == "error"]
    assert " ".join(found) == "severity code sheet cell value message remedy"
    assert (found["sheet"], found["value"]) == ("報告", "たくさん")
    status, out, _ = run("sheet", "check", path)
    assert status == 1
    assert f"誤り 報告!{found['cell']}: " in out


def test_sheet_check_goes_on_after_a_file_that_can_not_be_read(run, store, tmp_path):
    good = filled(run, tmp_path / "報告.xlsx", status="着手")
    (tmp_path / "壊れた.xlsx").write_bytes(good.read_bytes()[:2000])
    status, out, err = run("sheet", "check", tmp_path / "壊れた.xlsx", good, "--json")
    assert status == 2
    assert [(d["file"], d["readable"], len(d["entries"])) for d in json.loads(out)] == [
        ("壊れた.xlsx", False, 0),
        ("報告.xlsx", True, 1),
    ]
    assert "「壊れた.xlsx」を読めません" in err


def test_sheet_check_finds_the_year_of_the_sheet_by_itself(run, store, tmp_path):
    store.save_plan(SITE, plan(ITEM, year=2012), file="翌年.tsv", data=b"next", by="館長")
    path = filled(run, tmp_path / "報告.xlsx", status="着手")
    (document,) = json.loads(run("sheet", "check", path, "--json")[1])
    assert (document["year"], len(document["entries"])) == (2011, 1)
    status, out, _ = run("sheet", "check", path, "--year", 2012, "--json")
    assert status == 1
    assert [each["code"] for each in json.loads(out)[0]["problems"]] == ["other_year"]
    assert "--year も付けてください" in refused(run("sheet", "check", path, "--quarter", 1))


def test_a_sheet_is_opened_once_however_many_years_it_is_held_against(run, store, tmp_path, monkeypatch):
    """Against 2013 and 2012, whose sheet it is not, and 2011: one reading process."""
    for year in (2012, 2013):
        store.save_plan(SITE, plan(ITEM, year=year), file=f"{year}.tsv", data=str(year).encode(), by="館長")
    path = filled(run, tmp_path / "報告.xlsx", status="着手")
    started, start = [], subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **options: started.append(args) or start(*args, **options))
    (document,) = json.loads(run("sheet", "check", path, "--json")[1])
    assert document["year"] == 2011
    assert len(started) == 1


def test_sheet_check_stores_nothing(run, store, tmp_path):
    run("sheet", "check", filled(run, tmp_path / "報告.xlsx", status="着手"))
    assert len(store.submissions(SITE, 2011)) == 1


def test_annotate_gives_back_the_workbook_with_its_problems(run, store, tmp_path):
    path = filled(run, tmp_path / "報告.xlsx", status="実施中", percent="たくさん")
    target = tmp_path / "指摘.xlsx"
    assert run("sheet", "check", path, "--annotate", target)[0] == 1
    assert "指摘一覧" in openpyxl.load_workbook(target).sheetnames
    other = filled(run, tmp_path / "行政.xlsx", status="着手")
    folder = tmp_path / "平成23年度" / "写し"
    for _ in range(2):  # the folder is made, and later there already
        assert run("sheet", "check", path, other, "--annotate", folder)[0] == 1
    assert {each.name for each in folder.iterdir()} == {"報告_指摘.xlsx", "行政_指摘.xlsx"}


def test_sheet_submit_stores_only_what_was_confirmed(run, store, tmp_path):
    path = filled(run, tmp_path / "報告.xlsx", status="実施中", percent=45)
    status, out, err = run("sheet", "submit", path)
    assert status == 2
    assert "報告.xlsx: 平成23年度 第1四半期 法人、進捗 1件" in out
    assert "--yes" in err
    assert len(store.submissions(SITE, 2011)) == 1
    status, out, _ = run("sheet", "submit", path, "--json", "--by", "担当")
    assert (status, json.loads(out)[0]["submission"]) == (2, None)
    assert len(store.submissions(SITE, 2011)) == 1


def test_sheet_submit_with_yes_stores_the_bytes_the_entries_and_who(run, store, tmp_path):
    path = filled(run, tmp_path / "報告.xlsx", status="実施中", percent=45)
    status, out, err = run("sheet", "submit", path, "--by", "担当", "--yes", "--json")
    (document,) = json.loads(out)
    assert status == 0
    assert f"報告番号 {document['submission']} として保存しました" in err
    record = store.submissions(SITE, 2011)[-1]
    assert (record.id, record.by, record.quarter, record.role) == (document["submission"], "担当", Q1, "法人")
    assert store.original(record.id) == ("報告.xlsx", path.read_bytes())
    assert [e.entry.percent for e in store.entries(SITE, 2011) if e.entry.quarter == Q1] == [45]


@pytest.mark.parametrize(("typed", "stored"), [("y\n", 2), ("n\n", 1)])
def test_sheet_submit_asks_a_person(run, store, tmp_path, typed, stored):
    path = filled(run, tmp_path / "報告.xlsx", status="着手")
    status, _, err = run("sheet", "submit", path, typed=typed)
    assert "1ファイル、進捗 1件を保存しますか。 [y/N]" in err
    assert len(store.submissions(SITE, 2011)) == stored
    assert (status == 0) == (stored == 2)


def test_sheet_submit_stores_the_rows_without_errors_and_ends_with_1(run, store, tmp_path):
    path = filled(run, tmp_path / "報告.xlsx", status="着手")
    book = openpyxl.load_workbook(path)
    sheet = book["報告"]
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "4-2-H01")
    sheet.cell(row, columns(sheet)["percent"]).value = 120
    book.save(path)
    status, _, _ = run("sheet", "submit", path, "--yes")
    assert status == 1
    assert [e.entry.item for e in store.entries(SITE, 2011) if e.entry.quarter == Q1] == ["1-1-H01"]


def test_the_same_file_twice_is_stored_once(run, store, tmp_path):
    path = filled(run, tmp_path / "報告.xlsx", status="着手")
    assert run("sheet", "submit", path, "--yes")[0] == 0
    status, _, err = run("sheet", "submit", path, "--yes")
    assert status == 2
    assert "すでに取り込まれています" in err
    assert len(store.submissions(SITE, 2011)) == 2


def test_without_any_plan_a_sheet_can_not_be_checked(run, url, tmp_path):
    Store(url).migrate()
    (tmp_path / "報告.xlsx").write_bytes(b"x")
    assert "先に計画を取り込んでください" in refused(run("sheet", "check", tmp_path / "報告.xlsx"))


def test_sheet_check_says_for_a_person_what_it_understood(run, store, tmp_path):
    """One item of three of 法人 is reported; its percent was a text."""
    path = filled(run, tmp_path / "報告.xlsx", status="実施中", percent="４５％", result="講座を開いた。")
    status, out, err = run("sheet", "check", path)
    assert (status, err) == (0, "")
    first, *lines = out.splitlines()
    assert first.startswith("報告.xlsx: 平成23年度 第1四半期 法人、進捗 1件、空欄 ")
    assert "  新規に報告 1件" in lines
    [changed] = [line for line in lines if line.startswith("  読み替え ")]
    assert "「４５％」→「45」" in changed


@pytest.mark.parametrize(("name", "suffix"), [("a.xlsx", ".xlsx"), ("a.XLSM", ".xlsm"), ("a.csv", ".xlsx")])
def test_a_workbook_with_macros_comes_back_as_one(name, suffix):
    assert sheet_commands._suffix(Path(name)) == suffix


def test_a_word_is_answered_on_the_command_line_and_remembered(run, store, tmp_path):
    first = filled(run, tmp_path / "一.xlsx", status="順調", percent=40)
    status, out, _ = run("sheet", "check", first)
    assert status == 1
    assert "お尋ね 状況の「順調」(1か所、例：報告!" in out
    assert "--status 順調=段階" in out
    assert run("sheet", "submit", first, "--status", "順調=実施中", "--yes")[0] == 0
    assert [e.entry.status for e in store.entries(SITE, 2011) if e.entry.quarter == Q1] == ["実施中"]
    later = filled(run, tmp_path / "二.xlsx", quarter=3, status="順調", percent=60)
    assert run("sheet", "check", later)[0] == 0


@pytest.mark.parametrize(("words", "said"), [("順調=達成", "あるもの: "), ("順調", "言葉=段階")])
def test_an_answer_about_a_word_that_can_not_be_understood_ends_with_2(run, store, tmp_path, words, said):
    first = filled(run, tmp_path / "一.xlsx", status="順調")
    assert said in refused(run("sheet", "check", first, "--status", words))


def test_a_word_that_is_no_status(run, store, tmp_path):
    first = filled(run, tmp_path / "一.xlsx", status="着手予定", percent=40)
    status, out, _ = run("sheet", "check", first, "--status", "着手予定=")
    assert status == 0
    assert "回答のとおり、状況でない記入として読みませんでした" in out

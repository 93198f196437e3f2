"""sheet submit with several files: one list, one question, and a bad one keeps none of the others out."""

import json

import openpyxl
import pytest
from cli_calls import refused
from store_samples import Q1, SITE


def filled(run, path, item="1-1-H01", **values):
    """The first quarter's sheet for everybody, with values typed into an item's row."""
    assert run("sheet", "template", "--year", 2011, "--quarter", 1, "-o", path)[0] == 0
    book = openpyxl.load_workbook(path)
    sheet = book["報告"]
    columns = {cell.value: cell.column for cell in sheet[3] if isinstance(cell.value, str) and cell.column > 1}
    (row,) = (cell.row for cell in sheet["A"] if cell.value == item)
    for code, value in values.items():
        sheet.cell(row, columns[code]).value = value
    book.save(path)
    return path


def percents(store):
    return {each.entry.item: each.entry.percent for each in store.entries(SITE, 2011) if each.entry.quarter == Q1}


def bad(run, path, kind):
    made = filled(run, path)
    if kind == "cut":
        made.write_bytes(made.read_bytes()[:2000])
    return made


@pytest.fixture
def two(run, tmp_path):
    """One file for each of two items."""
    return (
        filled(run, tmp_path / "一.xlsx", percent=40, status="実施中"),
        filled(run, tmp_path / "二.xlsx", "1-1-G01", percent=30, status="実施中"),
    )


@pytest.mark.parametrize("kind", ["cut", "empty sheet"])
def test_a_file_that_holds_nothing_keeps_none_of_the_others_out(run, store, tmp_path, two, kind):
    status, out, err = run("sheet", "submit", two[0], bad(run, tmp_path / "別.xlsx", kind), two[1], "--yes")
    assert status == 1
    assert percents(store) == {"1-1-H01": 40, "1-1-G01": 30}
    assert "  一.xlsx: 取り込めます、進捗 1件、指摘 0件、お尋ね 0件" in out.splitlines()
    assert "  別.xlsx: 直しが要ります、保存しません、進捗 0件" in out
    assert "別.xlsx: 保存していません(直しが要ります)。" in err
    assert err.count("として保存しました。") == 2


def test_with_nothing_but_bad_files_nothing_is_stored(run, store, tmp_path):
    files = [bad(run, tmp_path / f"{kind}.xlsx", kind) for kind in ("cut", "empty")]
    status, _, err = run("sheet", "submit", *files, "--yes")
    assert status == 2
    assert "取り込めるファイルがないため、何も保存していません(cut.xlsx、empty.xlsx)。" in err
    assert percents(store) == {}


@pytest.mark.parametrize(("typed", "status"), [("y\n", 0), ("n\n", 2)])
def test_there_is_one_question_for_all(run, store, two, typed, status):
    assert percents(store) == {}
    found, _, err = run("sheet", "submit", *two, typed=typed)
    assert (found, len(percents(store))) == (status, 2 if typed == "y\n" else 0)
    assert err.count("[y/N]") == 1
    assert "2ファイル、進捗 2件を保存しますか。 [y/N]" in err


def test_the_later_of_two_files_about_one_item_is_left_out_and_named(run, store, tmp_path, two):
    """By itself it is taken in, and replaces what the first said."""
    later = filled(run, tmp_path / "後.xlsx", percent=70, status="実施中")
    status, out, err = run("sheet", "submit", two[0], later, "--yes")
    assert status == 1
    told = "同じ項目を2つのファイルが報告しています: 1-1-H01(「一.xlsx」と「後.xlsx」)。"
    assert told in out
    assert "後.xlsx: 保存していません(ほかのファイルと同じ項目があります)。" in err
    assert percents(store) == {"1-1-H01": 40}
    assert run("sheet", "submit", later, "--yes")[0] == 0
    assert percents(store) == {"1-1-H01": 70}


def test_what_is_stored_already_is_listed_with_its_number_and_the_rest_goes(run, store, two):
    assert run("sheet", "submit", two[0], "--yes")[0] == 0
    number = store.submissions(SITE, 2011)[-1].id
    status, out, err = run("sheet", "submit", *two, "--yes")
    assert status == 1
    assert f"  一.xlsx: 取り込み済み、報告番号 {number}、" in out
    assert f"一.xlsx: 保存していません(すでに取り込まれています。報告番号 {number})。" in err
    assert len(store.submissions(SITE, 2011)) == 3  # the fixture's, and one each
    status, _, err = run("sheet", "submit", *two, "--yes")
    assert status == 2
    assert "何も保存していません" in err
    assert len(store.submissions(SITE, 2011)) == 3


def test_one_file_twice_in_a_call_is_stored_once(run, store, tmp_path, two):
    copy = tmp_path / "写し.xlsx"
    copy.write_bytes(two[0].read_bytes())
    status, _, err = run("sheet", "submit", two[0], copy, "--yes")
    assert status == 1
    assert "写し.xlsx: 保存していません。" in err
    assert len(store.submissions(SITE, 2011)) == 2


def test_the_rows_without_errors_of_each_file_are_stored_and_the_list_says_so(run, store, tmp_path, two):
    wrong = filled(run, tmp_path / "誤.xlsx", "4-2-H01", percent=120)
    book = openpyxl.load_workbook(wrong)
    other = openpyxl.load_workbook(two[1])["報告"]
    for row in other.iter_rows():
        for cell in row:
            if cell.value == 30:
                book["報告"].cell(cell.row, cell.column).value = 30
    book.save(wrong)
    status, out, _ = run("sheet", "submit", two[0], wrong, "--yes")
    assert status == 1
    assert "  誤.xlsx: 直しが要ります、正しい行だけ保存します(1件)、進捗 1件、" in out
    assert percents(store) == {"1-1-H01": 40, "1-1-G01": 30}


def test_as_a_document_each_file_has_its_number_or_null(run, store, tmp_path, two):
    status, out, err = run("sheet", "submit", two[0], bad(run, tmp_path / "別.xlsx", "cut"), "--yes", "--json")
    assert status == 1
    number = store.submissions(SITE, 2011)[-1].id
    assert [(each["file"], each["submission"]) for each in json.loads(out)] == [("一.xlsx", number), ("別.xlsx", None)]
    assert "一覧:" in err


def test_a_path_that_is_not_there_ends_the_call_before_anything_is_stored(run, store, two):
    assert "が見つかりません" in refused(run("sheet", "submit", two[0], "ない.xlsx", "--yes"))
    assert percents(store) == {}


def test_where_nobody_is_named_nothing_is_stored(run, store, two, monkeypatch):
    """Neither --by nor a login name, as in some containers; the pages ask for a name, too."""

    def nobody() -> str:
        raise KeyError("getpwuid")

    monkeypatch.setattr("getpass.getuser", nobody)
    status, _, err = run("sheet", "submit", two[0], "--yes")
    assert (status, percents(store)) == (2, {})
    assert "一.xlsx: 保存していません。報告の取込には、取り込む人の名前を入れてください。" in err
    assert run("sheet", "submit", two[0], "--yes", "--by", "係長")[0] == 0
    assert percents(store) == {"1-1-H01": 40}


def test_what_stays_is_said_before_anything_is_stored(run, store, two):
    """The first file's item is reported; the second file has another item."""
    assert "  このファイルにない項目と、空欄の欄は、今のまま残ります。" in run("sheet", "submit", two[0], "--yes")[1]
    assert "  このファイルにない項目の報告1件と、空欄の欄は、今のまま残ります。" in run("sheet", "check", two[1])[1]

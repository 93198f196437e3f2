"""Each check of one read row, at both sides of what decides (docs/reading.md, "Problems")."""

from __future__ import annotations

from dataclasses import replace

import pytest
from foreign_books import COURSE, GUIDE, book, read
from store_samples import item

from kyoten.fiscal import Quarter
from kyoten.model import ProgressEntry
from kyoten.settings import Rating, Settings
from kyoten.sheet.entries.checks import CheckedRow, check

Q2 = Quarter(2011, 2)
RETIRED = Rating("準備中", 10, "#888888", retired=True)
SETTINGS = replace(Settings(), scale=(*Settings().scale, RETIRED))
AT = {"status": "K5", "percent": "L5", "count": "M5", "result": "N5", "issue": "O5", "person": "Q5"}


def entry(**fields) -> ProgressEntry:
    cleared = fields.pop("cleared", ())
    cells = tuple((name, AT[name]) for name in (*fields, *cleared) if name in AT)
    return ProgressEntry("1-1-H01", Q2, "法人", **fields, cells=cells)


def said(now: ProgressEntry, *, last=None, before=None, faulty=()) -> list[tuple[str, str, str]]:
    """(cell, code, value) of each problem."""
    row = CheckedRow(item("1-1-H01"), now, "報告", AT, faulty, last, SETTINGS, before)
    return [(each.cell, each.code, each.value) for each in check(row)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"status": "完了", "percent": 99.5}, [("L5", "done_but_percent", "99.5")]),
        ({"status": "完了", "percent": 100.0}, []),
        ({"status": "完了"}, []),
        ({"status": "実施中", "percent": 50.0}, []),
        ({"status": "中止", "percent": 50.0}, []),
        ({"status": "実施中", "percent": 100.0}, [("L5", "percent_100_not_done", "100")]),
        ({"percent": 100.0}, [("L5", "percent_100_not_done", "100")]),
        ({"percent": 99.0}, []),
        ({"status": "知らない", "percent": 50.0}, []),
        ({"result": "講座"}, [("K5", "nothing_reported", "")]),
        ({"result": "講座", "count": 0}, []),
        ({"result": "講座", "percent": 0.0}, []),
        ({}, []),
        ({"status": "準備中"}, [("K5", "retired_status", "準備中")]),
    ],
)
def test_a_row_alone(fields, found):
    assert said(entry(**fields)) == found


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        ({"percent": 50.0}, {"status": "完了"}, [("L5", "done_but_reported_percent", "50")]),
        ({"percent": 100.0}, {"status": "完了"}, []),
        ({"status": "完了"}, {"percent": 99.0}, [("K5", "done_but_reported_percent", "99")]),
        ({"status": "完了"}, {"percent": 100.0}, []),
        ({"status": "完了"}, {"status": "着手"}, []),
        ({"status": "実施中"}, {"percent": 50.0}, []),
        ({"status": "完了", "percent": 50.0}, {"status": "着手"}, [("L5", "done_but_percent", "50")]),
        ({"result": "講座"}, {"status": "完了", "percent": 50.0}, []),  # neither is touched
        ({"percent": 100.0}, {"status": "実施中"}, [("L5", "percent_100_not_done", "100")]),
        ({"percent": 50.0}, {"status": "実施中"}, []),
        ({"result": "講座"}, {"status": "実施中"}, []),  # what was reported stands
        ({"result": "講座"}, {"issue": "人手"}, [("K5", "nothing_reported", "")]),
        ({"status": "準備中"}, {"status": "準備中"}, []),  # it was reported before it was retired
        ({"status": "準備中"}, {"status": "着手"}, [("K5", "retired_status", "準備中")]),
    ],
)
def test_a_correction_is_held_against_what_stands_reported(now, before, found):
    assert said(entry(**now), before=entry(**before)) == found


@pytest.mark.parametrize(("count", "last", "falls"), [(2, 3, True), (3, 3, False), (4, 3, False), (2, None, False)])
def test_a_count_over_the_year_cannot_fall(count, last, falls):
    assert said(entry(count=count), last=last) == ([("M5", "count_below_last", str(count))] if falls else [])


@pytest.mark.parametrize(
    ("cleared", "before", "found"),
    [
        (("result",), {"status": "着手", "result": "講座"}, []),
        (("result",), {"status": "着手"}, [("N5", "nothing_to_clear", "(消去)")]),
        (("result", "issue"), {"status": "着手", "result": "講座"}, [("O5", "nothing_to_clear", "(消去)")]),
        (("result", "issue"), None, [("N5", "nothing_to_clear", "(消去)")]),
    ],
)
def test_what_is_not_reported_cannot_be_cleared(cleared, before, found):
    """The first such cell is named."""
    now = entry(status="着手", cleared=cleared)
    assert said(now, before=entry(**before) if before else None) == found


@pytest.mark.parametrize(
    ("faulty", "fields", "found"),
    [
        (("percent",), {"status": "完了", "percent": 50.0}, []),
        (("status",), {"status": "完了", "percent": 50.0}, []),
        (("count",), {"status": "完了", "percent": 50.0}, ["done_but_percent"]),
        (("status",), {"status": "準備中"}, []),
        (("count",), {"result": "講座"}, []),
        (("result",), {"result": "講座"}, ["nothing_reported"]),
    ],
)
def test_a_check_waits_until_its_cells_can_be_read(faulty, fields, found):
    assert [code for _, code, _ in said(entry(**fields), faulty=faulty)] == found
    assert said(entry(count=1), last=3, faulty=("count",)) == []


def test_personal_data_is_told_at_each_text_but_a_name_where_names_belong():
    """担当 names who reports; a telephone number belongs nowhere."""
    call = "電話は045-123-4567です。"
    found = said(entry(status="着手", result=f"山田花子さんが来た。{call}", issue=call, person="山田花子さん"))
    assert [(cell, code) for cell, code, _ in found] == [
        ("N5", "personal_data"), ("N5", "personal_data"), ("O5", "personal_data"),
    ]  # fmt: skip
    assert {value for _, _, value in found} == {"山田花子さん", "045-123-4567"}
    assert [value for *_, value in said(entry(status="着手", person=call))] == ["045-123-4567"]


def test_the_sentences_name_the_other_field_and_the_word_for_done():
    row = CheckedRow(item("1-1-H01"), entry(percent=50.0), "報告", AT, (), None, SETTINGS, entry(status="完了"))
    [problem] = check(row)
    assert "状況" in problem.message
    row = row._replace(entry=entry(percent=100.0), before=None)
    [problem] = check(row)
    assert "状況として読めた値がありません" in problem.message
    assert "「完了」" in problem.message + problem.remedy
    own = replace(SETTINGS, scale=(Rating("済", 100, "#FFFFFF"), Rating("終了", 100, "#000000")))
    [problem] = check(row._replace(settings=own))
    assert "「済」" in problem.message + problem.remedy


def test_nothing_is_called_empty_that_was_only_not_read():
    """A tick under 実施 is no rating: that no rating could be read is true, that the cells are empty would not be."""
    rows = [["項目", "実施", "進捗率", "取組実績"], [GUIDE, "○", "", "配った。"], [COURSE, "○", "100%", "開いた。"]]
    messages = [each.message for each in read(book(("2Q", rows))).problems]
    assert "番号「1-1-H01」には、文章のほかに、状況・進捗率・実績(回)として読めた値がありません。" in messages
    assert "進捗率は100%ですが、状況として読めた値がありません。" in messages
    assert not any("空欄" in each for each in messages)

"""A report and a plan with control characters in their cells: taken on both databases alike, and said where."""

from __future__ import annotations

import io

import openpyxl

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.plan.read import read_plan
from kyoten.reader.workbook import read_workbook
from kyoten.storage.store import Store

Q2 = Quarter(2011, 2)
ITEM = "育児休業中のためのプログラムの実施。"
"""Item 1-1-H13 of the shipped plan."""


def book(*rows: tuple[object, ...]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(out)
    return out.getvalue()


def test_a_report_is_taken_without_them_and_its_bytes_are_kept(sample_store: Store) -> None:
    (site,) = sample_store.sites()
    data = book(("行動計画", "第2四半期 状況", "取組実績"), (ITEM, "実施中", "講座を_x0000_開いた_x0007_。"))
    taken = intake.check(intake.stored(sample_store, site, 2011), "報告.xlsx", data)
    (told,) = [each for each in taken.report.problems if each.code == "control_characters"]
    assert (told.sheet, told.cell, told.value) == ("Sheet", "C2", "講座を開いた。")
    assert "(1個のセル: C2)" in told.message
    number = intake.accept(sample_store, taken, site=site, by="担当")
    (entry,) = [each.entry for each in sample_store.reports(site, 2011) if each.submission == number]
    assert entry.result == "講座を開いた。"
    assert sample_store.original(number) == ("報告.xlsx", data)


def test_a_plan_says_so_too() -> None:
    data = book(("機能", "法人の役割"), ("親子の居場所", "講座を_x0001_開く。"))
    plan = read_plan(read_workbook(data, "計画.xlsx"), year=2011)
    assert [item.text for item in plan.items] == ["講座を開く。"]
    assert [(each.cell, each.value) for each in plan.problems if each.code == "control_characters"] == [
        ("B2", "講座を開く。")
    ]


def test_what_people_type_is_stored_without_them(sample_store: Store) -> None:
    """A name or a reason pasted from elsewhere; halves of a character, too."""
    sample_store.take_back(1, "係\x00長\ud800", "入力の\x07誤り")
    (event,) = sample_store.submissions(sample_store.sites()[0], 2011)[0].events
    assert (event.by, event.note) == ("係長", "入力の誤り")
    sample_store.change_item(sample_store.sites()[0], 2011, "1-1-H01", {"person": "担\x01当"}, "係長")
    assert sample_store.item_changes(sample_store.sites()[0], 2011)[-1].new == "担当"

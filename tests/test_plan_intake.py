"""A plan on its way in: what is asked keeps it out, what was decided is kept, a report is told from a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from foreign_books import book as foreign_book
from plan_grids import HEADER, book, grid, texts

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.plan.assign import assignments_for
from kyoten.plan.choices import AS_READ, OTHER_READING, PlanChoices
from kyoten.plan.understand import PlanReading
from kyoten.plan.which_is_which import ENDED
from kyoten.plan_intake import PlanQuestionsOpen, accept, check
from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import Sheet, Workbook, read_workbook
from kyoten.sample import SITE
from kyoten.storage.store import FunctionName, PlanWithoutYear, Store, StoreRefusal
from kyoten.views.plan_view import source_texts

BASE = "みどり区の拠点"
STATE, VIEW = "① 姿", "○視点か。"
LINES = grid(HEADER, ("親子の居場所", STATE, VIEW, "", "甲を行う\n乙の実施"), name="計画", textual=False)
"""One cell, two lines that end like actions without 。: two items, or one."""
DOUBT = ("計画!E2", "lines_as_items")
NOBODYS = grid(["令和6年度計画"], ["機能", "姿", "取組"], ["親子の居場所", "姿。", "●甲"], name="計画", textual=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}")
    opened.migrate()
    yield opened
    opened.close()


def stored(store: Store, workbook: Workbook, reading: PlanReading) -> int:
    kept = source_texts(workbook, {repair.source for repair in reading.plan.repairs})
    return accept(store, BASE, reading, file="計画.xlsx", data=b"plan", by="館長", texts=kept)


def test_what_is_asked_keeps_a_plan_out_until_it_is_answered(store: Store) -> None:
    asked = check(book(NOBODYS), store=store, site=BASE)
    with pytest.raises(PlanQuestionsOpen, match="どの役割のものか分かりません") as refused:
        stored(store, book(NOBODYS), asked)
    assert [each.code for each in refused.value.asked] == ["no_role"]
    assert store.sites() == []
    stored(store, book(NOBODYS), check(book(NOBODYS), PlanChoices(role="法人"), store=store, site=BASE))
    assert texts(store.plan(BASE, 2024).plan) == [("法人", "甲")]


def test_which_item_is_which_keeps_a_plan_out_until_it_is_answered_and_the_answer_decides_the_id(store: Store) -> None:
    def meeting(times: int) -> Workbook:
        return book(
            grid(HEADER, ("ひろば", STATE, VIEW, "", f"●便りを年{times}回発行する。"), name="計画", textual=False)
        )

    stored(store, meeting(1), check(meeting(1), store=store, site=BASE))
    with pytest.raises(PlanQuestionsOpen, match="年2回") as refused:
        stored(store, meeting(2), check(meeting(2), store=store, site=BASE))
    assert [each.code for each in refused.value.asked] == ["which_is_which"]
    assert store.plan(BASE, 2023).version == 1
    same = check(meeting(2), PlanChoices(items={"1-1-H01": "1-1-H01"}), store=store, site=BASE)
    stored(store, meeting(2), same)
    assert [(each.id, each.text) for each in store.plan(BASE, 2023).plan.items] == [
        ("1-1-H01", "便りを年2回発行する。")
    ]
    stored(store, meeting(3), check(meeting(3), PlanChoices(items={"1-1-H01": ENDED}), store=store, site=BASE))
    assert [each.id for each in store.plan(BASE, 2023).plan.items] == ["1-1-H02"]


def test_a_renamed_function_is_remembered_with_the_plan(store: Store) -> None:
    def plan_of(function: str) -> Workbook:
        return book(grid(HEADER, (function, STATE, VIEW, "", "●甲を行う。"), name="計画", textual=False))

    stored(store, plan_of("ひろば"), check(plan_of("ひろば"), store=store, site=BASE))
    with pytest.raises(PlanQuestionsOpen, match="新しい名前かどうか"):
        stored(store, plan_of("サロン"), check(plan_of("サロン"), store=store, site=BASE))
    yes = PlanChoices(functions={"サロン": "ひろば"})
    stored(store, plan_of("サロン"), check(plan_of("サロン"), yes, store=store, site=BASE))
    assert store.function_names(BASE) == [FunctionName("サロン", "ひろば", True)]
    assert [(each.id, each.function) for each in store.plan(BASE, 2023).plan.items] == [("1-1-H01", "サロン")]


def test_several_years_keep_a_plan_out(store: Store) -> None:
    head, row = ("機能", "姿", "取組(法人)"), ("親子の居場所", "姿。", "●甲")
    plans = book(*(grid([f"令和{n}年度計画"], head, row, name=f"R{n}", textual=False) for n in (5, 6)))
    with pytest.raises(PlanQuestionsOpen, match="令和5年度、令和6年度"):
        stored(store, plans, check(plans))
    stored(store, plans, check(plans, PlanChoices(year=2023)))
    assert store.years(BASE) == [2023]


def test_a_plan_without_an_item_never_replaces_a_good_one(store: Store) -> None:
    stored(store, book(LINES), check(book(LINES)))
    empty = book(grid(HEADER, ("親子の居場所", STATE, VIEW), name="計画", textual=False))
    with pytest.raises(PlanQuestionsOpen, match="1件もありません"):
        stored(store, empty, check(empty, store=store, site=BASE))
    assert len(store.plan(BASE, 2023).plan.items) == 2


def test_columns_assigned_for_one_plan_are_known_in_the_next(store: Store) -> None:
    codes = {2: "action:法人"}
    by_hand = assignments_for(check(book(NOBODYS)).headers, {"": codes})
    stored(store, book(NOBODYS), check(book(NOBODYS), PlanChoices(assignments=by_hand), store=store, site=BASE))
    again = check(book(NOBODYS), store=store, site=BASE)
    assert (texts(again.plan), again.open_questions) == ([("法人", "甲")], ())
    assert [each.code for each in check(book(NOBODYS), store=store, site="ほかの拠点").open_questions] == ["no_role"]


@pytest.mark.parametrize(
    ("answer", "read", "note"),
    [
        (OTHER_READING, ["甲を行う\n乙の実施"], "改行でつながった1つの行動計画と読む"),
        (AS_READ, ["甲を行う", "乙の実施"], ""),
    ],
)
def test_an_answer_about_a_doubtful_cell_is_kept_and_holds_while_the_cell_says_the_same(
    store: Store, answer: str, read: list[str], note: str
) -> None:
    reading = check(book(LINES), PlanChoices(answers={DOUBT: answer}), store=store, site=BASE)
    assert [item.text for item in reading.plan.items] == read
    stored(store, book(LINES), reading)
    [kept] = store.repair_answers(BASE, 2023)
    assert (kept.source, kept.codes, kept.answer, kept.note, kept.by) == (DOUBT[0], (DOUBT[1],), answer, note, "館長")

    again = check(book(LINES), store=store, site=BASE)
    assert [item.text for item in again.plan.items] == read
    stored(store, book(LINES), again)
    assert len(store.repair_answers(BASE, 2023)) == 1

    other = book(grid(HEADER, ("親子の居場所", STATE, VIEW, "", "丙を行う\n丁の実施"), name="計画", textual=False))
    assert [item.text for item in check(other, store=store, site=BASE).plan.items] == ["丙を行う", "丁の実施"]


def test_the_newest_answer_goes_before_the_one_that_is_kept(store: Store) -> None:
    stored(store, book(LINES), check(book(LINES), PlanChoices(answers={DOUBT: OTHER_READING})))
    # One item becomes two: whether the first of them is the old one is asked too, and the person says so.
    choices = PlanChoices(answers={DOUBT: AS_READ}, items={"1-1-H01": "1-1-H01"})
    back = check(book(LINES), choices, store=store, site=BASE)
    assert len(back.plan.items) == 2
    stored(store, book(LINES), back)
    assert [each.answer for each in store.repair_answers(BASE, 2023)] == [OTHER_READING, AS_READ]
    assert len(check(book(LINES), store=store, site=BASE).plan.items) == 2


def test_persons_that_a_column_names_go_to_the_items_under_the_ids_that_they_keep(store: Store) -> None:
    sheet = grid(
        ["令和6年度計画"],
        ["機能", "姿", "取組(法人)", "担当"],
        ["親子の居場所", "姿。", "●甲", "担当A"],
        name="計画",
        textual=False,
    )
    reading = check(book(sheet))
    assert list(reading.persons.values()) == ["担当A"]
    stored(store, book(sheet), reading)
    assert store.plan(BASE, 2024).persons == {reading.plan.items[0].id: "担当A"}


def test_a_year_that_nobody_names_keeps_a_plan_out(store: Store) -> None:
    sheet = book(grid(["機能", "姿", "取組(法人)"], ["親子の居場所", "姿。", "●甲"], name="計画", textual=False))
    with pytest.raises((PlanQuestionsOpen, PlanWithoutYear), match="年度"):
        stored(store, sheet, check(sheet))


def test_a_report_that_was_handed_out_is_no_plan(sample_store: Store) -> None:
    data = intake.sheet_for(sample_store, SITE, Quarter(2011, 2), "法人")
    with pytest.raises(Unreadable) as refused:
        check(read_workbook(data, "報告.xlsx"))
    assert refused.value.problem.code == "plan_is_report"
    assert "「報告の取込」" in refused.value.problem.remedy


def test_somebody_elses_report_is_said_to_look_like_one() -> None:
    rows = [["機能", "行動計画", "状況", "進捗率"], ["親子の居場所", "講座を開く。", "実施中", 50]]
    reading = check(read_workbook(foreign_book(("表", rows)), "報告.xlsx"))
    found = reading.plan.problems[0]
    assert (found.code, found.value) == ("plan_like_report", "状況、進捗率")
    plan = check(book(LINES))
    assert "plan_like_report" not in {each.code for each in plan.plan.problems}


PLANNED = (("機能", "姿", "取組(法人)"), ("親子の居場所", "姿。", "●甲"))
OF_2024 = grid(["令和6年度計画"], *PLANNED, name="計画", textual=False)
OF_NO_YEAR = grid(["行動計画"], *PLANNED, name="計画", textual=False)
MAY_2024 = dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("sheet", "year", "today", "said"),
    [
        # What the book itself names may lie far back, not far ahead: more than the year to come is a slip.
        (OF_2024, None, dt.date(2040, 5, 1), ""),
        (OF_2024, None, dt.date(2023, 5, 1), ""),
        (OF_2024, None, dt.date(2022, 5, 1), "令和6年度の計画として読みましたが、今年度(令和4年度)から離れています。"),
        # A person may correct the year of a copied sheet; two years off is a slip.
        (OF_2024, 2025, MAY_2024, ""),
        (OF_2024, 2026, MAY_2024, "令和8年度の計画として読みましたが、表に書かれた令和6年度から離れています。"),
        (OF_2024, 2042, MAY_2024, "令和24年度の計画として読みましたが、表に書かれた令和6年度から離れています。"),
        # Where nothing names a year: from twenty years ago to the next one.
        (OF_NO_YEAR, 2025, MAY_2024, ""),
        (OF_NO_YEAR, 2026, MAY_2024, "令和8年度の計画として読みましたが、今年度(令和6年度)から離れています。"),
        (OF_NO_YEAR, 2004, MAY_2024, ""),
        (OF_NO_YEAR, 2003, MAY_2024, "平成15年度の計画として読みましたが、今年度(令和6年度)から離れています。"),
        # January belongs to the fiscal year that began in April.
        (
            OF_NO_YEAR,
            2026,
            dt.date(2025, 1, 31),
            "令和8年度の計画として読みましたが、今年度(令和6年度)から離れています。",
        ),
    ],
)
def test_a_year_that_lies_far_off_is_asked_about(
    store: Store, sheet: Sheet, year: int, today: dt.date, said: str
) -> None:
    found = check(book(sheet), PlanChoices(year=year), store=store, site=BASE, today=today)
    assert [each.message for each in found.open_questions] == ([said] if said else [])
    if said:
        with pytest.raises(PlanQuestionsOpen, match="離れています"):
            stored(store, book(sheet), found)
        sure = PlanChoices(year=year, sure_of_year=found.plan.fiscal_year)
        found = check(book(sheet), sure, store=store, site=BASE, today=today)
    stored(store, book(sheet), found)
    assert store.years(BASE) == [year or 2024]


def test_nobody_takes_a_plan_in_without_a_name(store: Store) -> None:
    reading = check(book(NOBODYS), PlanChoices(role="法人"), store=store, site=BASE)
    with pytest.raises(StoreRefusal, match="計画の取込には、取り込む人の名前を入れてください。"):
        accept(store, BASE, reading, file="計画.xlsx", data=b"plan", by=" ")
    assert store.sites() == []

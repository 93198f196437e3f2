"""What an import would do to the stored plan: what is which, what is asked, what ends with reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from store_samples import COUNTED, ITEM, NOON, PLAN, RESTATED, SITE, entry, item, plan, send

from kyoten.plan.choices import PlanChoices
from kyoten.plan.function_renames import FunctionRename
from kyoten.plan.which_is_which import ENDED
from kyoten.storage.store import FunctionName, Store
from kyoten.views.import_preview import function_answers, preview_import


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data=b"plan", by="館長")
    yield opened
    opened.close()


def test_a_first_import_adds_every_item(store):
    shown = preview_import(store, "やま拠点", PLAN)
    assert shown.summary == "新しい計画(3項目)"
    assert list(shown.table()["区分"]) == ["新規"] * 3


def test_an_import_shows_what_it_adds_changes_and_removes_before_it_is_saved(store):
    """1-1-H01 gets a full stop less and stays itself; 4-2-H01 goes; a new item gets the next number."""
    send(store, entry("4-2-H01"))
    new = plan(
        item("1-1-H01", text="1-1-H01を行う", starred=False, continued=True), COUNTED, item("X", text="防災訓練")
    )
    shown = preview_import(store, SITE, new)
    assert shown.summary == "同じ1件、変更1件、新規1件、終了1件"
    assert shown.reported == ("4-2-H01",), "its report stays stored"
    assert preview_import(store, SITE, new, 2).reported == (), "of the first quarter, in which it was still there"
    assert shown.table().values.tolist() == [
        ["新規", "1-1-H02", "法人", "", "", "防災訓練"],
        ["変更", "1-1-H01", "法人", "本文", "1-1-H01を行う。", "1-1-H01を行う"],
        ["変更", "1-1-H01", "法人", "☆", "はい", "いいえ"],
        ["終了", "4-2-H01", "法人", "", "4-2-H01を行う。", ""],
    ]
    assert store.plan(SITE, 2011).version == 1


def test_what_was_changed_by_hand_is_no_difference_of_an_import(store):
    store.change_item(SITE, 2011, "1-1-G01", {"target_count": 9, "kind": "回数型"}, "館長")
    same = plan(ITEM, COUNTED, RESTATED)
    shown = preview_import(store, SITE, same)
    assert not shown.difference
    assert shown.table().empty


def test_old_and_new_texts_stand_beside_each_other_for_every_item(store):
    """1-1-G01 says 年3回 of what it said without a number, 4-2-H01 is left out, 防災訓練 comes."""
    new = plan(ITEM, replace(COUNTED, text="1-1-G01を3回行う。"), item("X", text="防災訓練"))
    assert preview_import(store, SITE, new).items_table().values.tolist() == [
        ["同じ", "1-1-H01", "法人", "1-1-H01を行う。", "1-1-H01を行う。"],
        ["変更", "1-1-G01", "行政", "1-1-G01を行う。", "1-1-G01を3回行う。"],
        ["新規", "1-1-H02", "法人", "", "防災訓練"],
        ["終了", "4-2-H01", "法人", "4-2-H01を行う。", ""],
    ]


def test_what_is_asked_is_said_in_a_sentence_and_an_answer_decides_the_id(store):
    """The reading calls the item by its own id; said to be the same it keeps the stored one, else it gets a new one."""
    new = plan(ITEM, item("1-1-G09", role="行政", text="1-1-G01を年3回行う。", source="R9C6"), RESTATED)
    asked = preview_import(store, SITE, new)
    (question,) = asked.asked
    assert (question.code, question.cell) == ("which_is_which", "R9C6")
    assert "1-1-G01「1-1-G01を行う。」" in question.message
    assert "「1-1-G01を年3回行う。」" in question.message
    same = preview_import(store, SITE, new, choices=PlanChoices(items={"1-1-G01": "1-1-G09"}))
    assert (same.asked, [each.id for each in same.plan.items]) == ((), ["1-1-H01", "1-1-G01", "4-2-H01"])
    other = preview_import(store, SITE, new, choices=PlanChoices(items={"1-1-G01": ENDED}))
    assert (other.asked, [each.id for each in other.plan.items]) == ((), ["1-1-H01", "1-1-G02", "4-2-H01"])
    assert [each.id for each in other.difference.removed] == ["1-1-G01"]


RENAMED = replace(RESTATED, function="なんでも相談")


def renamed(year: int = 2011):
    """子育て相談, which a viewpoint names too, is called なんでも相談."""
    made = plan(ITEM, COUNTED, RENAMED, year=year)
    return replace(made, viewpoints=(made.viewpoints[0], replace(made.viewpoints[1], function="なんでも相談")))


RENAME = FunctionRename("なんでも相談", "子育て相談", 1)


def test_a_renamed_function_is_asked_once_and_is_no_change_of_its_items(store):
    asked = preview_import(store, SITE, renamed())
    assert (asked.open_renames, [each.code for each in asked.asked]) == ((RENAME,), ["function_renamed"])
    yes = PlanChoices(functions={"なんでも相談": "子育て相談"})
    answered = preview_import(store, SITE, renamed(), choices=yes)
    assert (answered.asked, answered.summary) == ((), "同じ3件、変更0件、新規0件、終了0件")
    assert answered.plan.item("4-2-H01").function == "なんでも相談"
    said = function_answers(answered.renames, yes)
    assert said == [FunctionName("なんでも相談", "子育て相談", True)]
    store.name_functions(SITE, 2011, said, "館長")
    known = preview_import(store, SITE, renamed())
    assert (known.renames, known.asked, known.summary) == ((), (), "同じ3件、変更0件、新規0件、終了0件")


def test_another_function_has_its_own_number_and_its_items_are_asked_about(store):
    """No function of that name before: its number is the next after 4; the item that says the same is asked about."""
    other = preview_import(store, SITE, renamed(), choices=PlanChoices(functions={"なんでも相談": ""}))
    assert [each.code for each in other.asked] == ["which_is_which"]
    no = PlanChoices(functions={"なんでも相談": ""}, items={"4-2-H01": ENDED})
    ended = preview_import(store, SITE, renamed(), choices=no)
    assert (ended.asked, [each.id for each in ended.plan.items][-1]) == ((), "5-2-H01")


def test_next_years_plan_is_asked_about_its_functions_by_last_years(store):
    shown = preview_import(store, SITE, renamed(2012))
    assert (shown.before, shown.open_renames) == (None, (RENAME,))
    assert [each.code for each in shown.asked] == ["function_renamed"]

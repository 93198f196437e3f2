"""What a manager may change of an item, and what is refused."""

import pytest
from store_samples import COUNTED, ITEM, PLAN

from kyoten.model import Kind
from kyoten.plan.item_edit import apply_changes, from_json, normal, refusals, to_json, words


def test_values_are_laid_over_their_items_and_nothing_else_changes():
    changed = apply_changes(PLAN, {"1-1-H01": {"kind": Kind.ONGOING, "person": "担当A"}, "9-9-H99": {"at_least": True}})
    assert changed.item("1-1-H01").kind is Kind.ONGOING
    assert changed.items[1:] == PLAN.items[1:]
    assert apply_changes(PLAN, {"1-1-H01": {"person": "担当A"}}) is PLAN


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("kind", "回数型", Kind.COUNT),
        ("kind", "週末型", "週末型"),
        ("due_months", [7, 11, 7], (7, 11)),
        ("due_months", None, ()),
        ("person", " 担当A　", "担当A"),
        ("target_count", 3, 3),
    ],
)
def test_values_of_a_form_become_those_of_the_model(name, given, value):
    assert normal({name: given}) == {name: value}


@pytest.mark.parametrize(
    ("item", "values", "reasons"),
    [
        (COUNTED, {"target_count": 1, "due_months": (3,), "at_least": True, "person": "係"}, ()),
        (COUNTED, {"target_count": 366}, ()),
        (COUNTED, {"target_count": 367}, ("目標回数は1回から366回までの整数にしてください。",)),
        (COUNTED, {"target_count": 1.5}, ("目標回数は1回から366回までの整数にしてください。",)),
        (COUNTED, {"due_months": (4, 12, 1)}, ()),
        (COUNTED, {"due_months": (0,)}, ("予定の月は1月から12月までの数字にしてください。",)),
        (COUNTED, {"due_months": (13,)}, ("予定の月は1月から12月までの数字にしてください。",)),
        (COUNTED, {"at_least": 1}, ("「最低の回数」は、はい・いいえのどちらかにしてください。",)),
        (COUNTED, {"person": "あ" * 41}, ("担当は40字以内で入れてください。",)),
        (COUNTED, {"target_count": None}, ()),  # its months tell how often
        (ITEM, {"kind": Kind.COUNT}, ("回数型の項目には、目標回数か予定の月を入れてください。",)),
        (ITEM, {"kind": "週末型"}, ("種類は達成型、回数型、継続型のいずれかにしてください。",)),
        (
            ITEM,
            {"text": "別の文"},
            ("「text」は変更できません。変更できるのは種類、目標回数、予定の月、最低の回数、担当です。",),
        ),
    ],
)
def test_what_an_item_can_not_be_is_refused_with_a_sentence_each(item, values, reasons):
    assert refusals(item, values) == reasons


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("kind", Kind.COUNT, "回数型"),
        ("target_count", 3, "3回"),
        ("target_count", None, "なし"),
        ("due_months", (7, 11), "7月・11月"),
        ("due_months", (), "なし"),
        ("at_least", True, "はい"),
        ("person", "", "なし"),
    ],
)
def test_values_in_words_and_through_json(name, value, shown):
    assert words(name, value) == shown
    assert from_json(name, to_json(value)) == value

"""What a manager may change of an item after import: kind, target, months, person in charge.

The plan as it was read stays as it is; changes are laid over it, so that they outlive the import of a corrected matrix
wherever the item keeps its id (docs/reading.md, "Kinds and targets" and "Identity").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kyoten.model import ActionItem, Kind, Plan

SCHEDULE = ("kind", "target_count", "due_months", "at_least")
"""Fields of model.ActionItem that can be changed."""
PERSON = "person"
FIELDS = (*SCHEDULE, PERSON)
LABELS = {
    "kind": "種類",
    "target_count": "目標回数",
    "due_months": "予定の月",
    "at_least": "最低の回数",
    PERSON: "担当",
}
MOST_TIMES = 366
LONGEST_PERSON = 40

Values = Mapping[str, Any]
"""Field → value: kind (Kind), target_count (int or None), due_months (tuple of months), at_least (bool), person."""


def apply_changes(plan: Plan, changes: Mapping[str, Values]) -> Plan:
    """The plan with the values laid over its items; `changes`: item id → values. Unknown items are left aside."""
    items = tuple(_changed(item, changes.get(item.id, {})) for item in plan.items)
    return plan if items == plan.items else replace(plan, items=items)


def _changed(item: ActionItem, values: Values) -> ActionItem:
    own = {name: values[name] for name in SCHEDULE if name in values}
    return replace(item, **own) if own else item


def current(item: ActionItem, person: str) -> dict[str, Any]:
    """Every changeable field of an item as it is now."""
    return {name: getattr(item, name) for name in SCHEDULE} | {PERSON: person}


def normal(values: Values) -> dict[str, Any]:
    """The values in the types of the model: texts stripped, months once each, a kind's name as Kind.

    What can't be converted is left for `refusals`.
    """
    return {name: _normal(name, value) for name, value in values.items()}


def _normal(name: str, value: Any) -> Any:  # noqa: ANN401 - a form's value of any type
    if name == "kind" and value in set(Kind):
        return Kind(value)
    if name == "due_months" and not isinstance(value, str):
        return tuple(dict.fromkeys(value or ()))
    return value.strip() if isinstance(value, str) else value


def refusals(item: ActionItem, values: Values) -> tuple[str, ...]:
    """Why normalised values can't be stored for an item, one Japanese sentence each; () where they can."""
    whole = {**current(item, ""), **values}
    return tuple(_refusals(values, whole))


def _refusals(values: Values, whole: Values) -> Iterator[str]:
    if unknown := [name for name in values if name not in FIELDS]:
        yield f"「{'」「'.join(unknown)}」は変更できません。変更できるのは{'、'.join(LABELS.values())}です。"
    kinds = "、".join(kind.value for kind in Kind)
    if not isinstance(whole["kind"], Kind):
        yield f"種類は{kinds}のいずれかにしてください。"
    elif whole["kind"] is Kind.COUNT and whole["target_count"] is None and not whole["due_months"]:
        yield "回数型の項目には、目標回数か予定の月を入れてください。"
    count = whole["target_count"]
    if count is not None and (not _is_whole(count) or not 1 <= count <= MOST_TIMES):
        yield f"目標回数は1回から{MOST_TIMES}回までの整数にしてください。"
    if not isinstance(whole["due_months"], tuple) or not all(
        _is_whole(m) and 1 <= m <= 12 for m in whole["due_months"]
    ):
        yield "予定の月は1月から12月までの数字にしてください。"
    if not isinstance(whole["at_least"], bool):
        yield "「最低の回数」は、はい・いいえのどちらかにしてください。"
    if not isinstance(whole[PERSON], str) or len(whole[PERSON]) > LONGEST_PERSON:
        yield f"担当は{LONGEST_PERSON}字以内で入れてください。"


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def to_json(value: Any) -> Any:  # noqa: ANN401
    """A value as JSON keeps it."""
    return value.value if isinstance(value, Kind) else list(value) if isinstance(value, tuple) else value


def from_json(name: str, value: Any) -> Any:  # noqa: ANN401
    """The value again."""
    return _normal(name, value)


def words(name: str, value: Any) -> str:  # noqa: ANN401
    """A value as a person reads it: 3回, 7月・11月, はい; なし where there is none."""
    if name == "due_months":
        return "・".join(f"{month}月" for month in value) or "なし"
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if name == "target_count":
        return "なし" if value is None else f"{value}回"
    return str(value) or "なし"

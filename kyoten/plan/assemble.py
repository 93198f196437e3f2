"""What was read → the Plan: ids, restated items, viewpoints with their items, and what is to be said of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kyoten.model import ActionItem, Plan, Viewpoint
from kyoten.plan import checks, item_ids, restated_items
from kyoten.plan.carry_down import Reading
from kyoten.problems.problem import Problem


def assemble(reading: Reading, year: int, problems: Sequence[Problem]) -> tuple[Plan, dict[str, str]]:
    """The plan, and item id → person in charge."""
    drafts = [draft.item for draft in reading.items]
    order = Plan(year, tuple(drafts), tuple(reading.states), _viewpoints(reading, drafts)).functions
    items = restated_items.link_restated(item_ids.give_ids(drafts, order, reading.roles))
    plan = Plan(
        fiscal_year=year,
        items=items,
        target_states=tuple(reading.states),
        viewpoints=_viewpoints(reading, items),
        five_year_tasks=tuple(reading.tasks),
        repairs=tuple(reading.repairs),
    )
    found = checks.review(plan, reading.state_roles)
    persons = {item.id: draft.person for draft, item in zip(reading.items, items, strict=True) if draft.person}
    return replace(plan, problems=(*problems, *found)), persons


def _viewpoints(reading: Reading, items: Sequence[ActionItem]) -> tuple[Viewpoint, ...]:
    ids: list[list[str]] = [[] for _ in reading.viewpoints]
    for draft, item in zip(reading.items, items, strict=True):
        for number in draft.viewpoints:
            ids[number].append(item.id)
    return tuple(
        Viewpoint(
            each.function, reading.texts(each.states), each.text, each.starred, each.restated, tuple(under), each.source
        )
        for each, under in zip(reading.viewpoints, ids, strict=True)
    )

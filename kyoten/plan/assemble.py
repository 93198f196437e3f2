"""What was read → the Plan: ids, restated items, viewpoints with their items, and what is to be said of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kyoten.model import ActionItem, Plan, Viewpoint
from kyoten.plan import checks, item_ids, restated_items
from kyoten.plan.carry_down import PlanDraft
from kyoten.problems.problem import Problem


def assemble(draft: PlanDraft, year: int, problems: Sequence[Problem]) -> tuple[Plan, dict[str, str]]:
    """The plan, and item id → person in charge."""
    unnamed = [each.item for each in draft.items]
    order = Plan(year, tuple(unnamed), tuple(draft.states), _viewpoints(draft, unnamed)).functions
    items = restated_items.link_restated(item_ids.give_ids(unnamed, order, draft.roles))
    plan = Plan(
        fiscal_year=year,
        items=items,
        target_states=tuple(draft.states),
        viewpoints=_viewpoints(draft, items),
        five_year_tasks=tuple(draft.tasks),
        repairs=tuple(draft.repairs),
    )
    found = checks.review(plan, draft.state_roles)
    persons = {item.id: each.person for each, item in zip(draft.items, items, strict=True) if each.person}
    return replace(plan, problems=(*problems, *found)), persons


def _viewpoints(draft: PlanDraft, items: Sequence[ActionItem]) -> tuple[Viewpoint, ...]:
    ids: list[list[str]] = [[] for _ in draft.viewpoints]
    for under, item in zip(draft.items, items, strict=True):
        for number in under.viewpoints:
            ids[number].append(item.id)
    return tuple(
        Viewpoint(
            each.function, draft.texts(each.states), each.text, each.starred, each.restated, tuple(own), each.source
        )
        for each, own in zip(draft.viewpoints, ids, strict=True)
    )

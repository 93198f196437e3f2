"""Gaps of a plan: viewpoints, target states and five-year tasks without an item.

The reader finds them (kyoten.plan.checks) and reports them as problems; here they get their function and role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kyoten.model import FiveYearTask, Plan, TargetState, Viewpoint
from kyoten.problems.problem import Problem

VIEWPOINT, STATE, TASK = "viewpoint_without_item", "state_without_role_item", "five_year_without_item"
KINDS = {
    VIEWPOINT: "行動計画のない視点",
    STATE: "役割の行動計画がない姿",
    TASK: "今年度の行動計画がない5か年の取組",
}
"""Code of the problem → name on screen."""
_ROLE = re.compile("「(.+?)」")


@dataclass(frozen=True)
class Gap:
    """One gap at a cell of the matrix. `role`: for a state the one without an item, for a task its tag in the plan."""

    kind: str
    function: str
    target_states: tuple[str, ...]
    role: str
    text: str
    starred: bool
    source: str


def gaps(plan: Plan) -> tuple[Gap, ...]:
    """Every gap of a plan, by kind in the order of KINDS, then in plan order."""
    found = (gap for kind in KINDS for each in plan.problems if each.code == kind for gap in _gaps(plan, each))
    return tuple(dict.fromkeys(found))


def _gaps(plan: Plan, found: Problem) -> Iterator[Gap]:
    if found.code == VIEWPOINT:
        yield from (_viewpoint(each) for each in plan.viewpoints if _is_at(each, found))
    elif found.code == STATE:
        named = _ROLE.search(found.message)
        role = named[1] if named else ""
        yield from (_state(each, role) for each in plan.target_states if _is_at(each, found))
    else:
        yield from (_task(each) for each in plan.five_year_tasks if _is_at(each, found))


def _is_at(part: Viewpoint | TargetState | FiveYearTask, found: Problem) -> bool:
    """A cell may hold several: place and text together tell which."""
    return part.source == found.place and part.text == found.value


def _viewpoint(each: Viewpoint) -> Gap:
    return Gap(VIEWPOINT, each.function, each.target_states, "", each.text, each.starred, each.source)


def _state(each: TargetState, role: str) -> Gap:
    return Gap(STATE, each.function, (each.text,), role, each.text, each.starred, each.source)


def _task(each: FiveYearTask) -> Gap:
    return Gap(TASK, each.function, each.target_states, each.role, each.text, False, each.source)

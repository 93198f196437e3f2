"""Gaps of a plan, results in its plan columns, slips of the pen (docs/reading.md, "What else to report")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kyoten.fiscal import year_label
from kyoten.model import ActionItem, FiveYearTask, Plan, Viewpoint
from kyoten.plan import columns as kinds
from kyoten.plan import restated_items
from kyoten.plan.columns import Layout
from kyoten.plan.settle_columns import HIDDEN, LAST_YEAR
from kyoten.problems.problem import Problem, problem
from kyoten.text import bare, key

LIKE = 60.0
"""Similarity (0–100) from which an item takes up a five-year task; the wording may differ more than a restatement's."""

_PAST = re.compile(r"(?:[しっいきれえけせめべげてりちびみ来得見出]た|[んい]だ)[。.]?(?:[(][^()]*[)])?[。.]?$")
_STRAY_END = re.compile(r"[。.][^。.\s()]{1,2}[。.]$")
_WARD = {"区": "行政", "区役所": "行政"}


def header_problems(layout: Layout, year: int) -> Iterator[Problem]:
    """Headers of another year than the plan's, draft columns, columns that are not read."""
    for column in layout.columns:
        sheet, cell = _place(column.source)
        label = column.label
        if column.kind == kinds.ACTION and column.year not in (None, year):
            named, read_as = year_label(column.year or year), year_label(year)
            yield problem("other_year_header", sheet=sheet, cell=cell, value=label, found=named, year=read_as)
        if column.kind == kinds.ACTION and column.draft:
            yield problem("draft_column", sheet=sheet, cell=cell, value=label)
        if column.kind == kinds.OTHER:
            yield problem("unknown_column", sheet=sheet, cell=cell, value=label)
        if column.kind == LAST_YEAR:
            yield problem("column_of_other_year", sheet=sheet, cell=cell, value=label, year=year_label(year))
        if column.kind == HIDDEN:
            yield problem("hidden_column", sheet=sheet, cell=cell, value=label)
        if column.kind == kinds.INDICATOR:
            yield problem("columns_beside_kept", sheet=sheet, cell=cell, value=label)


def review(plan: Plan, state_roles: Sequence[tuple[str, ...]]) -> tuple[Problem, ...]:
    """Everything to report of the content. `state_roles`: for each target state the roles with a column there."""
    return (
        *_gaps(plan),
        *_states_without_role(plan, state_roles),
        *_tasks_without_item(plan),
        *_items(plan),
        *_duplicates(plan),
        *(_at("restated_without_original", item) for item in restated_items.unlinked(plan.items)),
    )


def _gaps(plan: Plan) -> Iterator[Problem]:
    for viewpoint in plan.viewpoints:
        if not viewpoint.items:
            yield _at("viewpoint_without_item", viewpoint)


def _states_without_role(plan: Plan, state_roles: Sequence[tuple[str, ...]]) -> Iterator[Problem]:
    acting = {(item.function, text, item.role) for item in plan.items for text in item.target_states}
    for state, roles in zip(plan.target_states, state_roles, strict=True):
        for role in roles:
            if (state.function, state.text, role) not in acting:
                sheet, cell = _place(state.source)
                yield problem("state_without_role_item", sheet=sheet, cell=cell, value=state.text, role=role)


def _tasks_without_item(plan: Plan) -> Iterator[Problem]:
    for task in plan.five_year_tasks:
        if not taken_up(task, plan.items):
            yield _at("five_year_without_item", task)


def taken_up(task: FiveYearTask, items: Sequence[ActionItem]) -> tuple[tuple[ActionItem, float], ...]:
    """The items that take up a five-year task, each with its likeness (0–100), the most alike first."""
    acting = [(item, restated_items.likeness(task.text, item.text)) for item in items if acts(task.role, item.role)]
    return tuple(sorted((pair for pair in acting if pair[1] >= LIKE), key=lambda pair: -pair[1]))


@lru_cache(maxsize=256)
def acts(tag: str, role: str) -> bool:
    """Whether a role's item can take up a task with this tag: 区 is 行政, 区及び法人 are both, no tag is anyone's."""
    named = [_WARD.get(word, word) for word in re.split(r"\s*(?:及び|および|並びに|と|・|、|,)\s*", tag) if word]
    return not named or role in named


def _items(plan: Plan) -> Iterator[Problem]:
    for item in plan.items:
        words = bare(item.text)
        if _PAST.search(words):
            yield _at("past_tense", item)
        if _STRAY_END.search(words):
            yield _at("stray_end", item)


def _duplicates(plan: Plan) -> Iterator[Problem]:
    """Items with one text in one function and role; a restatement is meant to be one."""
    seen: defaultdict[tuple[str, str, str], list[ActionItem]] = defaultdict(list)
    for item in plan.items:
        same = seen[item.function, item.role, key(item.text)]
        if same and item.restates is None and not item.restated:
            sheet, cell = _place(item.source)
            yield problem("repeated_item", sheet=sheet, cell=cell, value=item.text, first=same[0].source)
        same.append(item)


def _at(code: str, found: ActionItem | Viewpoint | FiveYearTask) -> Problem:
    sheet, cell = _place(found.source)
    return problem(code, sheet=sheet, cell=cell, value=found.text)


def _place(source: str) -> tuple[str, str]:
    """Sheet and cell of a source: 行動計画!E4, or R4C5 alone in a text file."""
    sheet, _, cell = source.rpartition("!")
    return sheet, cell

"""One item told in full, and one function as its tree of target states, viewpoints and items."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from kyoten.fiscal import Quarter
from kyoten.model import TargetState
from kyoten.rules.table import Finding
from kyoten.storage.store import Acknowledgement
from kyoten.views.tables import percent_words, register_table, status_words, target_words
from kyoten.views.view import View


@dataclass(frozen=True)
class QuarterStory:
    """What one report said of an item; texts "" where empty, numbers as shown."""

    quarter: Quarter
    reported: bool
    status: str
    progress: str
    expected: str
    count: str
    result: str
    issue: str
    next_action: str
    person: str
    source: str
    file: str
    submission: int | None


@dataclass(frozen=True)
class ItemStory:
    """One item: the plan's words, where they stand, its findings and its quarters, newest first.

    `person`: who is in charge, as the site set it ("" for nobody); `acknowledged`: findings accepted for now.
    """

    item: str
    head: str
    text: str
    target_states: tuple[str, ...]
    viewpoints: tuple[str, ...]
    kind: str
    target: str
    plan_source: str
    restates: str | None
    findings: tuple[Finding, ...]
    quarters: tuple[QuarterStory, ...]
    person: str = ""
    acknowledged: tuple[tuple[Finding, Acknowledgement], ...] = ()


def item_story(view: View, item: str) -> ItemStory:
    """Raises KeyError for an item that the view does not hold."""
    found = view.plan.item(item)
    history = view.history[view.history["item"] == item]
    if found is None or history.empty:
        raise KeyError(item)
    quarters = [_quarter_story(view, row) for _, row in history.iterrows()]
    return ItemStory(
        item=item,
        head=f"{found.function} · {found.role}",
        text=found.text,
        target_states=found.target_states,
        viewpoints=found.viewpoints,
        kind=found.kind,
        target=target_words(history.iloc[-1]),
        plan_source=found.source,
        restates=found.restates,
        findings=tuple(f for f in view.findings if f.item == item),
        quarters=tuple(reversed(quarters)),
        person=view.persons.get(item, ""),
        acknowledged=tuple(pair for pair in view.acknowledged if pair[0].item == item),
    )


def _quarter_story(view: View, row: pd.Series) -> QuarterStory:
    reported = bool(row["reported"])

    def said(name: str) -> str:
        return str(row[name]) if reported and pd.notna(row[name]) else ""

    return QuarterStory(
        quarter=Quarter(view.quarter.year, int(row["quarter"])),
        reported=reported,
        status=status_words(row),
        progress=percent_words(row["value"]),
        expected=percent_words(row["expected"]),
        count=f"{int(row['count'])}回" if pd.notna(row["count"]) else "",
        result=said("result"),
        issue=said("issue"),
        next_action=said("next_action"),
        person=said("person"),
        source=said("source"),
        file=said("file"),
        submission=int(row["submission"]) if pd.notna(row["submission"]) else None,
    )


@dataclass(frozen=True)
class Branch:
    """A viewpoint with its items (rows of tables.register_table); `key` is unique within the plan."""

    key: str
    title: str
    items: pd.DataFrame


@dataclass(frozen=True)
class StateTree:
    """A target state: its viewpoints, and a summary of its items in words."""

    number: int
    title: str
    summary: str
    viewpoints: tuple[Branch, ...]


def function_tree(view: View, function: str) -> tuple[StateTree, ...]:
    """The states of one function in plan order. An item under several viewpoints stands under the first of them."""
    table = register_table(view).set_index("項目番号", drop=False)
    states = [state for state in view.plan.target_states if state.function == function]
    return tuple(_state_tree(view, state, table) for state in states)


def _state_tree(view: View, state: TargetState, table: pd.DataFrame) -> StateTree:
    here = [item for item in view.plan.items if item.function == state.function and state.text in item.target_states]
    here = [item for item in here if item.id in table.index]
    own = [item for item in here if item.state == state.number]
    viewpoints = [v for v in view.plan.viewpoints if v.function == state.function and state.text in v.target_states[:1]]
    branches = []
    for number, viewpoint in enumerate(viewpoints, start=1):
        ids = [item.id for item in own if item.viewpoints[:1] == (viewpoint.text,)]
        title = ("☆ " if viewpoint.starred else "") + viewpoint.text
        branches.append(
            Branch(f"{view.plan.functions.index(state.function)}_{state.number}_{number}", title, _rows(table, ids))
        )
    loose = [item.id for item in own if not item.viewpoints]
    if loose:
        key = f"{view.plan.functions.index(state.function)}_{state.number}_0"
        branches.append(Branch(key, "視点の指定がない行動計画", _rows(table, loose)))
    done = sum(table.loc[item.id, "状況"] == "完了" for item in own)
    title = f"{state.label} {'☆ ' if state.starred else ''}{state.text}".strip()
    summary = f"{len(own)}項目のうち完了{done}項目"
    if shared := len(here) - len(own):
        summary = f"{shared}項目は上の姿と共通" if not own else f"{summary}。ほかに上の姿と共通{shared}項目"
    return StateTree(state.number, title, summary, tuple(branches))


def _rows(table: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """The items' rows without the columns that are the same for all of a function."""
    return table.loc[ids].drop(columns=["機能", "要対応"]).reset_index(drop=True)

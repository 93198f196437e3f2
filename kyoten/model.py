"""Plan, items and reported progress as frozen values. Terms: docs/product.md, "Words"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kyoten.fiscal import Quarter

if TYPE_CHECKING:
    from kyoten.problems.problem import Problem

HOUJIN, GYOUSEI, SHISHAKYO = "法人", "行政", "市社協"
ROLE_LETTERS = {HOUJIN: "H", GYOUSEI: "G", SHISHAKYO: "S"}
"""The letter a role has in an item's id (3-1-H02)."""


class Kind(StrEnum):
    """How an item progresses (docs/reading.md, "Kinds and targets")."""

    ACHIEVEMENT = "達成型"
    COUNT = "回数型"
    ONGOING = "継続型"


@dataclass(frozen=True)
class TargetState:
    """目指す拠点の姿. `number` counts from 1 within its function; `label` is its mark as written (①, (4)), or ""."""

    function: str
    number: int
    label: str
    text: str
    starred: bool
    source: str


@dataclass(frozen=True)
class Viewpoint:
    """振り返りの視点. `target_states` are texts; `items` are the ids under it (none: a gap)."""

    function: str
    target_states: tuple[str, ...]
    text: str
    starred: bool
    restated: bool
    items: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class FiveYearTask:
    """次期5か年で取り組むこと. `role` is 法人, 区 or 区及び法人, as tagged in the plan ("" where no tag stands)."""

    function: str
    target_states: tuple[str, ...]
    role: str
    text: str
    restated: bool
    source: str


@dataclass(frozen=True)
class ActionItem:
    """行動計画・達成目標: the thing that progresses.

    `due_months` are calendar months in the order of the plan; for 回数型 the scheduled ones, for 達成型 the due one.
    `restated`: marked as standing elsewhere too. `restates`: the id of its original, where one was found: such an item
    is shown where it stands and counted at its original. `state` is the number of its (first) target state, 0 for none.
    """

    id: str
    function: str
    state: int
    target_states: tuple[str, ...]
    viewpoints: tuple[str, ...]
    role: str
    text: str
    kind: Kind
    target_count: int | None
    due_months: tuple[int, ...]
    at_least: bool
    restated: bool
    restates: str | None
    starred: bool
    continued: bool
    new: bool
    source: str


@dataclass(frozen=True)
class Repair:
    """Something the reader put right, and what it concluded; `confirm` = another reading is possible (要確認)."""

    code: str
    source: str
    message: str
    confirm: bool


@dataclass(frozen=True)
class Plan:
    """One site's matrix for one fiscal year, everything in plan order."""

    fiscal_year: int
    items: tuple[ActionItem, ...] = ()
    target_states: tuple[TargetState, ...] = ()
    viewpoints: tuple[Viewpoint, ...] = ()
    five_year_tasks: tuple[FiveYearTask, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def functions(self) -> tuple[str, ...]:
        states, viewpoints = self.target_states, self.viewpoints
        return _distinct(
            [*(s.function for s in states), *(v.function for v in viewpoints), *(i.function for i in self.items)]
        )

    @property
    def roles(self) -> tuple[str, ...]:
        """In the usual order 法人, 行政, 市社協, then any further one as the plan brings it."""
        found = _distinct(item.role for item in self.items)
        usual = [role for role in ROLE_LETTERS if role in found]
        return (*usual, *(role for role in found if role not in ROLE_LETTERS))

    def item(self, item_id: str) -> ActionItem | None:
        return next((item for item in self.items if item.id == item_id), None)


class ProgressEntry(NamedTuple):
    """進捗: one item in one quarter, as reported by one sheet. Texts are "" where the cell was empty.

    `percent` is 0–100; `count` is cumulative over the year. `cells` says where each field came from:
    (("status", "報告!F12"), …). A named tuple, for a long sheet makes 100,000 of them: five times as fast to make.
    """

    item: str
    quarter: Quarter
    role: str
    status: str | None = None
    percent: float | None = None
    count: int | None = None  # type: ignore[assignment]  # the field of that name, not the method of a tuple
    result: str = ""
    issue: str = ""
    next_action: str = ""
    person: str = ""
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> str:
        """The cell that its value rests on: percent before count before status before texts."""
        by_field = dict(self.cells)
        order = ("percent", "count", "status", "result", "issue", "next_action", "person")
        return next((by_field[name] for name in order if name in by_field), "")


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))

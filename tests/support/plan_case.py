"""A plan as another base lays it out, with the reading that a careful person gives it."""

from __future__ import annotations

from dataclasses import dataclass, field

from plan_grids import Row, grid

from kyoten.plan.choices import PlanChoices
from kyoten.reader.workbook import Sheet

HOME, TALK, NET = "親子の居場所", "子育て相談", "ネットワーク"
HEADER = ("機能", "目指す拠点の姿", "振り返りの視点", "令和6年度行動計画(法人の役割)", "令和6年度行動計画(行政の役割)")
STATE, VIEW = "①迎える雰囲気がある。", "○配慮をしているか。"
Item = tuple[str, str, str, int | None]


def sheet(*rows: Row, name: str = "計画", **facts) -> Sheet:
    return grid(*rows, name=name, textual=False, **facts)


@dataclass(frozen=True)
class Case:
    """`doubts`: (cell, code) of repairs to confirm; `reported`: (cell, code) of what is no remark on the content."""

    name: str
    sheets: tuple[Sheet, ...]
    items: tuple[Item, ...]
    doubts: tuple[tuple[str, str], ...] = ()
    reported: tuple[tuple[str, str], ...] = ()
    year: int = 2024
    choices: PlanChoices = field(default_factory=PlanChoices)

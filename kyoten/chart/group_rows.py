"""What the charts take out of a view: groups in plan order and the roll-ups as plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten import measures
from kyoten.chart.sentences import Streak
from kyoten.fiscal import Quarter
from kyoten.settings import UNREPORTED
from kyoten.views.frames import group_row

if TYPE_CHECKING:
    from kyoten.measures.track import Track
    from kyoten.views.view import View

Row = dict[str, Any]
"""One row of a roll-up or curve by column name."""
OUT = "対象外"
"""A group whose items are all cancelled or can't be rated."""
NOT_DUE = "計画なし"
"""A group of which the plan expects nothing yet, so that it has no pace."""


def functions(view: View) -> list[str]:
    """The functions of the view's counted items in plan order."""
    found = {track.item.function for track in view.tracks if track.counted}
    return [name for name in view.plan.functions if name in found]


def roles(view: View) -> list[str]:
    """The roles of the view's counted items in the usual order."""
    found = {track.item.role for track in view.tracks if track.counted}
    return [name for name in view.plan.roles if name in found]


def rows(frame: pd.DataFrame) -> list[Row]:
    """The frame's rows as dictionaries by column name."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def by_group(frame: pd.DataFrame, *keys: str) -> dict[tuple[Any, ...], Row]:
    """The frame's rows under the values of the key columns."""
    return {tuple(row[key] for key in keys): row for row in rows(frame)}


def rolled(view: View, *keys: str) -> pd.DataFrame:
    """The view's roll-up with each group's `band` ("" = none). One for all charts of a view: never change it."""
    return view.cached(_rolled, *keys)


def _rolled(view: View, *keys: str) -> pd.DataFrame:
    return view.rollup(*keys).assign(band=[group.band or "" for group in view.groups(*keys)])


def gap_label(row: Row) -> str:
    """What stands for a group that has items but no value: 対象外, 未報告, 計画なし (not due yet) or 記入なし."""
    if row["items"] == row["excluded"]:
        return OUT
    if row["covered"]:
        return NOT_DUE
    return UNREPORTED if silent(row) else "記入なし"


def silent(row: Row) -> bool:
    """Whether nothing of the quarter was reported, leaving aside what was cancelled before."""
    return bool(row["unreported"] >= row["items"] - row["excluded"])


def streaks(view: View) -> list[Streak]:
    """Each function's band in every quarter up to the view's, in plan order.

    Leaves aside those whose items are all out, and those of which nothing is expected yet.
    """
    past = paces_by_quarter(view)
    numbers = range(1, view.quarter.number + 1)
    found = []
    for name in functions(view):
        now = past[name, view.quarter.number]
        if now["band"] or gap_label(now) not in (OUT, NOT_DUE):
            bands = [past[name, number]["band"] or None if (name, number) in past else None for number in numbers]
            found.append(Streak(name, tuple(bands), silent(now)))
    return found


def paces_by_quarter(view: View) -> dict[tuple[str, int], Row]:
    """The roll-up row of each function in every quarter up to the view's that has items of it, with its band."""
    return view.cached(_paces_by_quarter)


def _paces_by_quarter(view: View) -> dict[tuple[str, int], Row]:
    """Every point of a track is as of its own quarter; where the plan was another one then, of the items it had."""
    settings, last, by = view.meta.settings, view.quarter, ("function",)

    def seen(number: int) -> Sequence[Track]:
        if number <= len(view.earlier):
            return view.earlier[number - 1]
        return [track.until(Quarter(last.year, number)) for track in view.tracks]

    return {
        (str(group.keys[0]), number): group_row(group, by)
        for number in range(1, last.number + 1)
        for group in measures.rollup(seen(number), by, frozenset(), settings)
    }

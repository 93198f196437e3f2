"""What the charts take out of a view: groups in plan order and the roll-ups as plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten.settings import UNREPORTED

if TYPE_CHECKING:
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

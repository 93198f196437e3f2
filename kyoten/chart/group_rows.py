"""What the charts take out of a view: groups in plan order and the roll-ups as plain rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten import measures
from kyoten.chart.sentences import Streak
from kyoten.fiscal import Quarter
from kyoten.settings import UNREPORTED, Settings

if TYPE_CHECKING:
    from kyoten.views.view import View

Row = Mapping[str, Any]
"""One row of a roll-up or curve by column name."""
OUT = "対象外"
"""A group whose items are all cancelled or can't be rated."""
NOT_DUE = "計画なし"
"""A group of which the plan expects nothing yet, so that it has no pace."""


def counted(view: View) -> pd.DataFrame:
    """The items that are counted: a restated one stands at its original."""
    return view.items[view.items["counted"].astype(bool)]


def functions(view: View) -> list[str]:
    """The functions of the view's items in plan order."""
    found = set(counted(view)["function"])
    return [name for name in view.plan.functions if name in found]


def roles(view: View) -> list[str]:
    """The roles of the view's items in the usual order."""
    found = set(counted(view)["role"])
    return [name for name in view.plan.roles if name in found]


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as dictionaries by column name."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def by_group(frame: pd.DataFrame, *keys: str) -> dict[tuple[Any, ...], dict[str, Any]]:
    """The frame's rows under the values of the key columns."""
    return {tuple(row[key] for key in keys): row for row in rows(frame)}


@lru_cache(maxsize=16)
def rolled(view: View, *keys: str) -> pd.DataFrame:
    """The view's roll-up with each group's `band` ("" = none). Kept, as several charts draw it: never change it."""
    return banded(view.rollup(*keys), view.meta.settings)


def banded(frame: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """A roll-up with the band of each row's pace, "" where it has none."""
    return frame.assign(band=measures.bands(frame["pace"], settings).fillna(""))


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
    past = [by_group(frame, "function") for frame in _by_quarter(view)]
    made = []
    for name in functions(view):
        now = past[-1].get((name,))
        if now is not None and (now["band"] or gap_label(now) not in (OUT, NOT_DUE)):
            bands = tuple(quarter[name,]["band"] or None if (name,) in quarter else None for quarter in past)
            made.append(Streak(name, bands, silent(now)))
    return made


def paces_by_quarter(view: View) -> dict[tuple[str, int], Row]:
    """The roll-up row of each function in every quarter up to the view's, with its band."""
    return {
        (key[0], number): row
        for number, frame in enumerate(_by_quarter(view), start=1)
        for key, row in by_group(frame, "function").items()
    }


@lru_cache(maxsize=4)
def _by_quarter(view: View) -> list[pd.DataFrame]:
    """The functions' roll-up in quarter 1 and on: every row of a history is as of its own quarter."""
    settings, last = view.meta.settings, view.quarter
    quarters = [Quarter(last.year, number) for number in range(1, last.number + 1)]
    return [
        banded(measures.rollup(view.history, quarter, ["function"], frozenset(), settings), settings)
        for quarter in quarters
    ]

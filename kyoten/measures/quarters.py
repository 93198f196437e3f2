"""Each item's progress in each quarter: value, pace, complete, excluded, current (docs/measures.md).

Pure: frames in, frames out; no clock, no database. Where the law leaves a choice, docs/measures.md names it.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from kyoten.fiscal import Quarter
from kyoten.measures.expected import FULL, QUARTERS, expected
from kyoten.model import Kind
from kyoten.settings import Settings

ON_TRACK, SLIGHTLY_BEHIND, BEHIND = "順調", "やや遅れ", "遅れ"
TEXTS = ("result", "issue", "next_action", "person", "source", "file")
_FROM_ENTRIES = ("status", "percent", "count", *TEXTS, "submission")
_EXACT = 9
"""Decimals at which a pace meets a threshold: 4 of 6 times is 80 % of 5 of 6, whatever binary fractions make of it."""


def history(items: pd.DataFrame, entries: pd.DataFrame, quarter: Quarter, settings: Settings) -> pd.DataFrame:
    """One row per item and quarter 1..quarter.number of its year, items in plan order, quarters ascending.

    `items`, `entries`: as from kyoten.frames; entries of other years, later quarters and unknown items are left aside.
    Columns: those of `items` and year, quarter, reported, status, percent, count, carried, value (0–100, NaN),
    expected (0–100), pace (%, NaN), band, complete, excluded, known_as_of, current, current_as_of (quarter numbers,
    NaN), the texts ("" where nothing was reported), submission (NaN). Every column is as of its row's quarter.
    Raises pandas.errors.MergeError when an item has two entries in one quarter.
    """
    rows = _grid(items, quarter).merge(
        _said(entries, quarter), on=["item", "quarter"], how="left", validate="one_to_one"
    )
    rows["reported"] = rows["reported"].notna()
    rows[list(TEXTS)] = rows[list(TEXTS)].fillna("")
    rated = rows["status"].map({step.name: step.percent for step in settings.scale if step.percent is not None})
    rated = rated.astype("float64")
    stopped = rows["status"].isin([step.name for step in settings.scale if step.percent is None])
    rows["carried"] = _carried(rows, rated, stopped)
    rows["value"] = _value(rows, rated).mask(stopped)
    _add_pace(rows, settings)
    _add_standing(rows, rated, stopped)
    return rows


def _grid(items: pd.DataFrame, quarter: Quarter) -> pd.DataFrame:
    """Every item with every quarter up to the one under view: later ones cannot reach in."""
    numbers = pd.DataFrame({"year": quarter.year, "quarter": range(1, quarter.number + 1)})
    return items.sort_values("order").merge(numbers, how="cross")


def _said(entries: pd.DataFrame, quarter: Quarter) -> pd.DataFrame:
    said = entries[(entries["year"] == quarter.year) & (entries["quarter"] <= quarter.number)]
    kinds = dict.fromkeys(("item", "status", *TEXTS), "str")
    kinds |= {"quarter": "int64", "percent": "float64", "count": "float64", "submission": "float64"}
    return said[["item", "quarter", *_FROM_ENTRIES]].astype(kinds).assign(reported=1.0)


def _carried(rows: pd.DataFrame, rated: pd.Series, stopped: pd.Series) -> pd.Series:
    """Whether something was done in the quarter: a status above 未着手, or a cumulative number that grew.

    Text alone is no evidence: it may say that nothing could be done.
    """
    return ~stopped & ((rated > 0) | _grew(rows, "count") | _grew(rows, "percent"))


def _grew(rows: pd.DataFrame, name: str) -> pd.Series:
    known = rows.groupby("item", sort=False)[name].ffill()
    before = known.groupby(rows["item"], sort=False).shift()
    return rows[name] > before.fillna(0)


def _value(rows: pd.DataFrame, rated: pd.Series) -> pd.Series:
    """The first that is there: 進捗率, count ÷ target, quarters carried out × 25, the status's percent."""
    target = rows["target_count"].where((rows["kind"] == Kind.COUNT) & (rows["target_count"] > 0))
    told = rated.notna() | rows["count"].notna()
    by_quarters = (_times_carried(rows) * FULL / len(QUARTERS)).where((rows["kind"] == Kind.ONGOING) & told)
    value = rows["percent"].fillna(FULL * rows["count"] / target).fillna(by_quarters).fillna(rated)
    return value.clip(0, FULL)


def _times_carried(rows: pd.DataFrame) -> pd.Series:
    return rows["carried"].astype("int64").groupby(rows["item"], sort=False).cumsum()


def _add_pace(rows: pd.DataFrame, settings: Settings) -> None:
    asked = zip(rows["kind"], rows["target_count"], rows["due_months"], rows["quarter"], strict=True)
    rows["expected"] = np.array([expected(*each) for each in asked], dtype="float64")
    # Nothing expected yet: whatever was reached, there is no pace, and nobody is behind.
    rows["pace"] = FULL * rows["value"] / rows["expected"].where(rows["expected"] > 0)
    rows["band"] = bands(rows["pace"], settings)


def bands(pace: pd.Series, settings: Settings) -> pd.Series:
    """順調, やや遅れ or 遅れ for each pace (%); missing where the pace is."""
    exact = pace.round(_EXACT)
    named = np.select(
        [exact >= settings.on_track, exact >= settings.slightly_behind, exact.notna()],
        [ON_TRACK, SLIGHTLY_BEHIND, BEHIND],
        default="",
    )
    return pd.Series(named, index=pace.index, dtype="str").mask(exact.isna())


def _add_standing(rows: pd.DataFrame, rated: pd.Series, stopped: pd.Series) -> None:
    """What the newest known entry makes of the item: an entry with a value, or with 中止 or 評価困難.

    An entry of texts alone leaves the standing as it was.
    """
    by_item = rows["item"]

    def newest(facts: pd.Series) -> pd.Series:
        return facts.where(tells).astype("float64").groupby(by_item, sort=False).ffill()

    tells = rows["value"].notna() | stopped
    count = rows["count"].groupby(by_item, sort=False).ffill()
    reached = (rows["kind"] == Kind.COUNT) & (rows["target_count"] > 0) & (count >= rows["target_count"])
    all_year = (rows["kind"] == Kind.ONGOING) & (_times_carried(rows) == len(QUARTERS))
    rows["known_as_of"] = newest(rows["quarter"])
    rows["excluded"] = newest(stopped) == 1
    rows["complete"] = ~rows["excluded"] & ((newest(rated >= FULL) == 1) | reached | all_year)
    rows["current"] = newest(rows["value"]).mask(rows["excluded"])
    rows["current_as_of"] = rows["known_as_of"].mask(rows["excluded"])

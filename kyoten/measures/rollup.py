"""Items → groups: counts, rates, the year's curve, and longer periods (docs/measures.md, "集計の指標")."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from kyoten.fiscal import Quarter
from kyoten.measures.expected import FULL, QUARTERS
from kyoten.model import ROLE_LETTERS
from kyoten.settings import Settings

_LATEST = ("status", "value", "expected", "pace", "band")


def rollup(
    history: pd.DataFrame, quarter: Quarter, by: Sequence[str], flagged: Collection[str], settings: Settings
) -> pd.DataFrame:
    """One row per group of one quarter; `by`: any of function, role, state, year; none = one row for all.

    Columns: the group's keys, items, one count per status of the scale, no_status, unreported (these make up items),
    completed, excluded, completion_rate, mean_progress, covered, expected, pace (%), flagged. Rates are 0–100, NaN
    where nothing is known, not rounded. Groups in plan order, roles in the usual one. Only counted items.
    """
    rows = history[(history["year"] == quarter.year) & (history["quarter"] == quarter.number)]
    return rollup_rows(rows, by, flagged, settings)


def rollup_rows(rows: pd.DataFrame, by: Sequence[str], flagged: Collection[str], settings: Settings) -> pd.DataFrame:
    """The same over any rows of a history that have one row per item and year (`period_rows`, several years)."""
    counted = _in_order(rows[rows["counted"].astype(bool)], by)
    marks = _marks(counted, flagged, [step.name for step in settings.scale])
    sums = _summed(marks, counted, by)
    made = sums.drop(columns=["_value", "_expected", "_heard"])
    # A group that nobody ever reported on is unknown, not 0 % complete.
    rate = FULL * sums["completed"] / _or_missing(sums["items"] - sums["excluded"])
    made["completion_rate"] = rate.where(sums["_heard"] > 0)
    made["mean_progress"] = sums["_value"] / _or_missing(sums["covered"])
    made["expected"] = sums["_expected"] / _or_missing(sums["covered"])
    made["pace"] = FULL * made["mean_progress"] / _or_missing(made["expected"])
    return made


def _marks(rows: pd.DataFrame, flagged: Collection[str], scale: list[str]) -> pd.DataFrame:
    """What each item adds to its group."""
    known = rows["value"].notna()
    told = rows["reported"].astype(bool)
    marks: dict[str, pd.Series] = {"items": pd.Series(1, index=rows.index)}
    marks |= {name: told & (rows["status"] == name) for name in scale}
    marks["no_status"] = told & ~rows["status"].isin(scale)
    marks |= {"unreported": ~told, "completed": rows["complete"], "excluded": rows["excluded"], "covered": known}
    marks["flagged"] = rows["item"].isin(list(flagged))
    marks["_heard"] = told | rows["known_as_of"].notna()
    whole = pd.DataFrame(marks).astype("int64")
    # Expected over the same items as the value, so that the pace compares like with like.
    return whole.assign(_value=rows["value"].fillna(0.0), _expected=rows["expected"].where(known, 0.0))


def _summed(marks: pd.DataFrame, rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    if not by:
        return pd.DataFrame({name: [column.sum()] for name, column in marks.items()})
    return marks.groupby([rows[name] for name in by], sort=False).sum().reset_index()


def _or_missing(divisor: pd.Series) -> pd.Series:
    return divisor.where(divisor > 0).astype("float64")


def _in_order(rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Rows sorted so that groups first appear in plan order, roles in the usual order, years and states by number."""
    roles = {role: place for place, role in enumerate(dict.fromkeys([*ROLE_LETTERS, *rows["role"]]))}
    places = {"function": rows["function_no"], "role": rows["role"].map(roles)}
    keys = pd.DataFrame({name: places.get(name, rows.get(name)) for name in [*by, "order"]}, index=rows.index)
    return rows.loc[keys.sort_values([*by, "order"], kind="stable").index]


def curve(history: pd.DataFrame, line: pd.DataFrame, quarter: Quarter, by: Sequence[str] = ()) -> pd.DataFrame:
    """Per group and quarter 1–4: mean_progress (NaN where unknown or later), covered, items, expected (all 0–100).

    `line` is expected_line of the same items. `items` and `expected` are over all counted items that are not out as of
    that quarter, for later quarters as of the one under view; so a point never moves when a later report comes in.
    """
    seen = history[history["counted"].astype(bool) & (history["quarter"] <= quarter.number)]
    last = seen[seen["quarter"] == quarter.number]
    later = [last.assign(quarter=n, value=float("nan")) for n in QUARTERS if n > quarter.number]
    rows = _in_order(pd.concat([seen, *later], ignore_index=True), by)
    rows = rows.drop(columns="expected").merge(line, on=["item", "quarter"], how="left")
    inside = ~rows["excluded"]
    marks = pd.DataFrame({"items": inside, "covered": rows["value"].notna()}).astype("int64")
    marks = marks.assign(_value=rows["value"].fillna(0.0), _expected=rows["expected"].where(inside, 0.0))
    sums = marks.groupby([rows[name] for name in [*by, "quarter"]], sort=False).sum()
    if not by:
        sums = sums.reindex(pd.Index(QUARTERS, name="quarter"), fill_value=0)
    sums = sums.reset_index()
    sums["mean_progress"] = sums["_value"] / _or_missing(sums["covered"])
    sums["expected"] = sums["_expected"] / _or_missing(sums["items"])
    return sums[[*by, "quarter", "mean_progress", "covered", "items", "expected"]]


def period_rows(history: pd.DataFrame, quarters: Sequence[int]) -> pd.DataFrame:
    """One row per item for a half-year (1, 2) or (3, 4), a year (1, 2, 3, 4), or any run of quarters of one history.

    Status, value, expected and pace are those of the newest entry in the period that tells a value (else of none);
    reported = at least one report in it; complete, excluded, current as of its last quarter that the history holds.
    Five years: concatenate the years' rows and give them to `rollup_rows`, with "year" in `by` for a row per year.
    """
    within = history[history["quarter"].isin(list(quarters))]
    last = within[within["quarter"] == within["quarter"].max()].set_index("item", drop=False)
    telling = within[within["known_as_of"] == within["quarter"]].groupby("item", sort=False).tail(1)
    newest = telling.set_index("item")[list(_LATEST)].reindex(last.index)
    told = within.groupby("item", sort=False)["reported"].any().reindex(last.index)
    made: pd.DataFrame = last.assign(reported=told, **{name: newest[name] for name in _LATEST})
    return made.reset_index(drop=True)

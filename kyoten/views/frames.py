"""Tracks and groups → pandas frames, for charts, exports and analysts: nothing is measured here.

The types of a frame do not depend on what happens to be in it, nor on there being rows at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kyoten.measures import CurvePoint, Group, Track
from kyoten.measures.rounding import rounded
from kyoten.model import FIELDS, FieldType
from kyoten.storage.records import Evidence

if TYPE_CHECKING:
    import pandas as pd

ITEM_COLUMNS = {
    "item": "str",
    "order": "int64",
    "function": "str",
    "function_no": "int64",
    "state": "int64",
    "role": "str",
    "text": "str",
    "kind": "str",
    "target_count": "float64",
    "due_months": "object",
    "at_least": "bool",
    "restated": "bool",
    "restates": "object",
    "counted": "bool",
}
REPORTED_TYPES = {
    FieldType.STATUS: "str",
    FieldType.PERCENT: "float64",
    FieldType.COUNT: "float64",
    FieldType.TEXT: "str",
}
"""The types of the reported fields in a frame."""
HISTORY_COLUMNS = {
    **ITEM_COLUMNS,
    "year": "int64",
    "quarter": "int64",
    "status": "str",
    **{name: REPORTED_TYPES[field.type] for name, field in FIELDS.items() if name != "status"},
    "source": "str",
    "file": "str",
    "submission": "float64",
    "reported": "bool",
    "carried": "bool",
    "value": "float64",
    "expected": "float64",
    "pace": "float64",
    "band": "str",
    "known_as_of": "float64",
    "excluded": "bool",
    "complete": "bool",
    "current": "float64",
    "current_as_of": "float64",
}
RATES = ("completion_rate", "carried_rate", "mean_progress", "expected", "pace")
COUNTS = ("no_status", "unreported", "completed", "completable", "carried", "told", "excluded", "covered", "on_course",
          "banded", "flagged")  # fmt: skip
NAN = float("nan")
Row = dict[str, Any]


def items_frame(tracks: Iterable[Track]) -> pd.DataFrame:
    """One row an item in plan order, with ITEM_COLUMNS: `target_count` NaN and `restates` None where there is none."""
    return frame([item_row(track) for track in tracks], ITEM_COLUMNS)


def groups_frame(groups: Iterable[Group], by: Sequence[str], scale: Iterable[str]) -> pd.DataFrame:
    """One row a group: its keys, its counts (one column a status of `scale`), its rates (0–100, NaN = not known)."""
    columns = _keys(by) | dict.fromkeys(["items", *scale, *COUNTS], "int64") | dict.fromkeys(RATES, "float64")
    return frame([group_row(group, by) for group in groups], columns)


def curve_frame(points: Iterable[CurvePoint], by: Sequence[str]) -> pd.DataFrame:
    """One row a group and quarter 1–4: keys, quarter, mean_progress, covered, items, expected (NaN = not known)."""
    rates = {"mean_progress": "float64", "covered": "int64", "items": "int64", "expected": "float64"}
    return frame([_curve_row(point, by) for point in points], _keys(by) | {"quarter": "int64"} | rates)


def tracks_frame(tracks: Iterable[Track]) -> pd.DataFrame:
    """One row an item and quarter, with HISTORY_COLUMNS; every column is as of its row's quarter.

    Percents are 0–100, `pace` in %; NaN (in `status` and `band` too) where nothing is known, texts then "".
    """
    return frame([row for track in tracks for row in _history_rows(track)], HISTORY_COLUMNS)


def group_row(group: Group, by: Sequence[str]) -> Row:
    """A group as a row of the roll-up, with its band ("" = none)."""
    rates = {name: _number(getattr(group, name)) for name in RATES}
    counts = ("items", *COUNTS)
    keys = dict(zip(by, group.keys, strict=True))
    return {**keys, **group.by_status, **{n: getattr(group, n) for n in counts}, **rates, "band": group.band or ""}


def _curve_row(point: CurvePoint, by: Sequence[str]) -> Row:
    return {
        **dict(zip(by, point.keys, strict=True)),
        "quarter": point.quarter,
        "mean_progress": _number(point.mean_progress),
        "covered": point.covered,
        "items": point.items,
        "expected": _number(point.expected),
    }


def item_row(track: Track) -> Row:
    """An item as a row of ITEM_COLUMNS."""
    item = track.item
    named = ("function", "state", "role", "text", "target_count", "due_months", "at_least", "restated", "restates")
    facts = {name: getattr(item, name) for name in named}
    place = {"item": item.id, "order": track.order, "function_no": track.function_no}
    return {**facts, **place, "kind": item.kind.value, "counted": track.counted}


def _history_rows(track: Track) -> Iterator[Row]:
    item = item_row(track)
    for point in track.points:
        entry, evidence = point.entry, point.report.evidence if point.report else Evidence("", "", 0)
        yield {
            **item,
            "year": point.quarter.year,
            "quarter": point.quarter.number,
            **{name: getattr(entry, name) for name in FIELDS if name != "status"},
            "source": evidence.cell,
            "file": evidence.file,
            "submission": evidence.submission if point.report else NAN,
            **{name: getattr(point, name) for name in ("reported", "carried", "excluded", "complete")},
            **{name: _rate(getattr(point, name)) for name in ("value", "expected", "pace", "current")},
            **{name: _number(getattr(point, name)) for name in ("known_as_of", "current_as_of")},
            # NaN, not None: a missing word in a column of words.
            **{name: getattr(point, name) or NAN for name in ("status", "band")},
        }


def _rate(value: float | None) -> float:
    return NAN if value is None else rounded(value)


def _number(value: float | None) -> float:
    return NAN if value is None else value


def _keys(by: Sequence[str]) -> dict[str, str]:
    return {name: "int64" if name in ("state", "year") else "str" for name in by}


def frame(rows: Sequence[Row], columns: dict[str, str]) -> pd.DataFrame:
    """Rows as a frame of these columns and types."""
    import pandas as pd  # noqa: PLC0415 - loaded where a frame is made: summary and sheet check make none

    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})


def table_of(rows: Sequence[object], heads: Sequence[str]) -> pd.DataFrame:
    """Rows of cells under these heads, as a page or a workbook shows them."""
    import pandas as pd  # noqa: PLC0415 - as above

    return pd.DataFrame(rows, columns=list(heads))

"""Plans, entries and settings ↔ rows: what goes in comes back equal."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, FiveYearTask, Kind, Plan, ProgressEntry, Repair, TargetState, Viewpoint
from kyoten.problems.problem import Problem, Severity
from kyoten.settings import Grade, Rating, Settings
from kyoten.storage import tables

Row = dict[str, Any]
_ENUMS: dict[str, type[StrEnum]] = {"kind": Kind, "severity": Severity}


@dataclass(frozen=True)
class PlanList:
    """One list of a plan: the Plan's attribute, the class of its elements, the table with a column for each field."""

    attribute: str
    element: type[Any]
    table: sa.Table


PLAN_LISTS = (
    PlanList("items", ActionItem, tables.plan_items),
    PlanList("target_states", TargetState, tables.plan_states),
    PlanList("viewpoints", Viewpoint, tables.plan_viewpoints),
    PlanList("five_year_tasks", FiveYearTask, tables.plan_tasks),
    PlanList("repairs", Repair, tables.plan_repairs),
    PlanList("problems", Problem, tables.plan_problems),
)


def list_rows(plan: Plan, listed: PlanList, plan_id: int) -> list[Row]:
    """The rows of one list of a plan, numbered from 0 in its order."""
    elements = getattr(plan, listed.attribute)
    return [{"plan_id": plan_id, "position": n, **_fields(element)} for n, element in enumerate(elements)]


def plan_from_rows(fiscal_year: int, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Plan:
    """The Plan again; `rows`: attribute → its rows in order of position."""
    lists = {
        listed.attribute: tuple(_element(listed.element, row) for row in rows[listed.attribute])
        for listed in PLAN_LISTS
    }
    return Plan(fiscal_year, **lists)


def entry_row(entry: ProgressEntry, submission: int, position: int) -> Row:
    """One entry as a row of `entries`."""
    row = _fields(entry)
    quarter = row.pop("quarter")
    return {
        **row,
        "submission_id": submission,
        "position": position,
        "fiscal_year": quarter.year,
        "quarter": quarter.number,
    }


def entry_from_row(row: Mapping[str, Any]) -> ProgressEntry:
    """The entry again; other columns of the row are left alone."""
    cells = tuple((field, cell) for field, cell in row["cells"])
    quarter = Quarter(row["fiscal_year"], row["quarter"])
    plain = {name: row[name] for name in _names(ProgressEntry) if name not in ("quarter", "cells")}
    return ProgressEntry(**plain, quarter=quarter, cells=cells)


def settings_body(settings: Settings) -> Row:
    """Settings as JSON values."""
    return {f.name: _plain(getattr(settings, f.name)) for f in dataclasses.fields(settings)}


def settings_from_body(body: Mapping[str, Any]) -> Settings:
    """Settings again: what was unknown when they were saved has its default; what is known no longer is left out."""
    known = {f.name: _set_value(f.name, body[f.name]) for f in dataclasses.fields(Settings) if f.name in body}
    return Settings(**known)


def _set_value(name: str, value: Any) -> Any:  # noqa: ANN401
    if name == "scale":
        known = {f.name for f in dataclasses.fields(Rating)}
        return tuple(
            Rating(**{key: _field(key, each) for key, each in rating.items() if key in known}) for rating in value
        )
    if name == "grades":
        known = {f.name for f in dataclasses.fields(Grade)}
        return tuple(Grade(**{key: each[key] for key in known}) for each in value)
    if name == "deadlines":
        return tuple((quarter, dt.date.fromisoformat(day)) for quarter, day in value)
    if isinstance(getattr(Settings(), name), frozenset):
        return frozenset(value)
    return tuple(value) if isinstance(value, list) else value


def _plain(value: Any) -> Any:  # noqa: ANN401
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _fields(element: Any) -> Row:  # noqa: ANN401
    return {name: _cell(getattr(element, name)) for name in _names(type(element))}


def _names(element: type[Any]) -> tuple[str, ...]:
    """The fields of one of the few classes that are stored, looked up once and not for each of a thousand rows."""
    if element not in _NAMES:
        named = dataclasses.fields(element) if dataclasses.is_dataclass(element) else ()
        _NAMES[element] = tuple(field.name for field in named) or element._fields
    return _NAMES[element]


_NAMES: dict[type[Any], tuple[str, ...]] = {}


def _cell(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, StrEnum):
        return value.value
    return [_cell(each) for each in value] if isinstance(value, tuple) else value


def _element(element: type[Any], row: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return element(**{name: _field(name, row[name]) for name in _names(element)})


def _field(name: str, value: Any) -> Any:  # noqa: ANN401
    if name in _ENUMS:
        return _ENUMS[name](value)
    return tuple(value) if isinstance(value, list) else value

"""Values as a person sees them in their cells."""

from __future__ import annotations

import datetime as dt

from kyoten.reader.workbook import CellFault, Value


def shown(value: Value) -> str:
    """A value as a person would see it in its cell: 50 for 50.0, 2011年9月3日 for a date, #REF! for an error cell."""
    if isinstance(value, CellFault):
        return value.text
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return moment(value)
    return "" if value is None else str(value)


def moment(value: dt.date | dt.time | dt.timedelta) -> str:
    """2011年9月3日, 2011年9月3日 14:05, 14:05, 26:30 (a duration)."""
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02d}"
    day = f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, dt.datetime) and (value.hour or value.minute):
        return f"{day} {value.hour}:{value.minute:02d}"
    return day

"""Values as a person sees them in their cells, lists of them as a sentence says them, texts cut to what has room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from kyoten.fiscal import day_words
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
    day = day_words(value)
    if isinstance(value, dt.datetime) and (value.hour or value.minute):
        return f"{day} {value.hour}:{value.minute:02d}"
    return day


def first_few(words: Sequence[str], most: int, *, between: str = "、") -> str:
    """The first of many words for a sentence: A1、A2、A3ほか."""
    return between.join(words[:most]) + ("ほか" if len(words) > most else "")


def quoted(labels: Iterable[str], most: int = 8) -> str:
    """「状況」、「進捗率」: each once, and not all of very many."""
    return first_few([f"「{label}」" for label in dict.fromkeys(labels)], most)


def shortened(text: str, most: int) -> str:
    """The first characters of a long text for a sentence."""
    return text if len(text) <= most else f"{text[:most]}…"


def line_within(text: str, most: int) -> str:
    """A text in one line of at most so many characters, the sign that it goes on among them."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


LONGEST_IN_HEADER = 60
"""As many letters as a site's name may have where it is given on screen."""


def in_header(name: str) -> str:
    """A name for a printed sheet's header or footer, where & begins a code and is written twice; cut, since Excel has
    255 characters for all that stands there and drops a header with more."""
    return line_within(name, LONGEST_IN_HEADER).replace("&", "&&")

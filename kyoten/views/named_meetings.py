"""Which meeting a name means, and how one is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kyoten.fiscal import Quarter, day_words
from kyoten.storage.store import Meeting
from kyoten.text import key


def words(meeting: Meeting) -> str:
    """第2回運営委員会(2012年1月22日)"""
    return f"{meeting.name}({day_words(meeting.day)})"


def called(listed: Iterable[Meeting], name: str, year: int) -> list[Meeting]:
    """The meetings that a name may mean, full-width or half-width: where several have it, those of the fiscal year."""
    found = [each for each in listed if key(each.name) == key(name)]
    of_year = [each for each in found if Quarter.of(each.day).year == year]
    return of_year or found


def name_of_day(listed: Iterable[Meeting], day: dt.date) -> str:
    """The names of the meetings on a day; "" for none."""
    return "・".join(each.name for each in listed if each.day == day)

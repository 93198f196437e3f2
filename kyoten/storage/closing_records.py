"""What the store gives back of closed periods: frozen values. Every time is timezone-aware UTC."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from kyoten.fiscal import Quarter, year_label


@dataclass(frozen=True)
class Closing:
    """A quarter (1–4) or a year (None) closed (確定), or opened again for a `reason` (docs/time.md)."""

    year: int
    quarter: int | None
    closed: bool
    by: str
    at: dt.datetime
    reason: str = ""
    sample: bool = False

    @property
    def label(self) -> str:
        """平成23年度 第2四半期, 平成23年度"""
        return year_label(self.year) if self.quarter is None else Quarter(self.year, self.quarter).full_label


def standing_closings(listed: Iterable[Closing]) -> dict[int | None, Closing]:
    """What is closed, by the number of its quarter, None for the year; of several of one period the newest counts."""
    newest = {each.quarter: each for each in listed}
    return {period: each for period, each in newest.items() if each.closed}

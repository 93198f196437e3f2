"""How final the figures of a period are: 速報, 確定(2012-01-20), or 訂正 with its day (docs/time.md, "Closing")."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from kyoten.fiscal import japanese_day
from kyoten.storage.store import Closing

OPEN, CLOSED, CORRECTED, CORRECTING = "速報", "確定", "訂正", "訂正中"


class PeriodState(NamedTuple):
    """`day`, in Japan: of the closing (確定), of the one after a reopening (訂正), of the reopening (訂正中)."""

    word: str = OPEN
    day: dt.date | None = None

    @property
    def label(self) -> str:
        """速報, 確定(2012-01-20)"""
        return f"{self.word}({self.day.isoformat()})" if self.day else self.word

    @property
    def closed(self) -> bool:
        return self.word in (CLOSED, CORRECTED)


PRELIMINARY = PeriodState()


def period_state(closings: Iterable[Closing], quarter: int | None) -> PeriodState:
    """Of a quarter (1–4) or the year (None), by what was closed and opened again, oldest first."""
    own = [each for each in closings if each.quarter == quarter]
    if not own:
        return PRELIMINARY
    again = any(not each.closed for each in own)
    word = (CORRECTED if again else CLOSED) if own[-1].closed else CORRECTING
    return PeriodState(word, japanese_day(own[-1].at))

"""Each function's band quarter by quarter: who has been behind, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyoten import measures
from kyoten.chart.group_rows import NOT_DUE, OUT, Row, functions, gap_label, silent
from kyoten.fiscal import Quarter
from kyoten.views.frames import group_row

if TYPE_CHECKING:
    from kyoten.measures.track import Track
    from kyoten.views.view import View


@dataclass(frozen=True)
class Streak:
    """A function and its band in each quarter so far, first to newest (None = not known); `silent`: that it
    is not known because nothing of the quarter was reported."""

    name: str
    bands: tuple[str | None, ...]
    silent: bool = False

    @property
    def now(self) -> str | None:
        return self.bands[-1] if self.bands else None

    def length(self, band: str) -> int:
        """How many quarters running, up to the newest, it has been in that band."""
        count = 0
        for each in reversed(self.bands):
            if each != band:
                break
            count += 1
        return count


def streaks(view: View) -> list[Streak]:
    """Each function's band in every quarter up to the view's, in plan order.

    Leaves aside those whose items are all out, and those of which nothing is expected yet.
    """
    past = paces_by_quarter(view)
    numbers = range(1, view.quarter.number + 1)
    found = []
    for name in functions(view):
        now = past[name, view.quarter.number]
        if now["band"] or gap_label(now) not in (OUT, NOT_DUE):
            bands = [past[name, number]["band"] or None if (name, number) in past else None for number in numbers]
            found.append(Streak(name, tuple(bands), silent(now)))
    return found


def paces_by_quarter(view: View) -> dict[tuple[str, int], Row]:
    """The roll-up row of each function in every quarter up to the view's that has items of it, with its band."""
    return view.cached(_paces_by_quarter)


def _paces_by_quarter(view: View) -> dict[tuple[str, int], Row]:
    """Every point of a track is as of its own quarter; where the plan was another one then, of the items it had."""
    settings, last, by = view.meta.settings, view.quarter, ("function",)

    def seen(number: int) -> Sequence[Track]:
        if number <= len(view.earlier):
            return view.earlier[number - 1]
        return [track.until(Quarter(last.year, number)) for track in view.tracks]

    return {
        (str(group.keys[0]), number): group_row(group, by)
        for number in range(1, last.number + 1)
        for group in measures.rollup(seen(number), by, frozenset(), settings)
    }

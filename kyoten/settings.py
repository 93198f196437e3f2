"""What can be set: the rating scale and the thresholds with their defaults, and the environment.

Defaults: docs/measures.md. A site's saved settings replace them (kyoten.storage.store).
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kyoten.fiscal import Quarter

DATA = Path(__file__).resolve().parent.parent / "data"
UNREPORTED = "未報告"


@dataclass(frozen=True)
class Rating:
    """One step of the scale. `percent` None = no value, leaves the denominators (中止, 評価困難)."""

    name: str
    percent: float | None
    colour: str
    symbol: str = ""
    """An office symbol that a sheet may use for it (◎, ○, △, ×)."""
    icon: str = ""
    """A sign of its own beside the word; "" = the one that follows from its percent (kyoten.chart.signs)."""
    former: tuple[str, ...] = ()
    """Names that it had before: what was reported under them is of this step."""
    retired: bool = False
    """Not offered any more, and kept for what was reported with it."""


DEFAULT_SCALE = (
    Rating("未着手", 0, "#D9A441", "×"),
    Rating("着手", 25, "#C5DCEB", "△"),
    Rating("実施中", 50, "#7FB3D5"),
    Rating("概ね達成", 75, "#4788B8", "○"),
    Rating("完了", 100, "#1F5F8B", "◎"),
    Rating("中止", None, "#8B939C"),
    Rating("評価困難", None, "#B5A7C4"),
)


@dataclass(frozen=True)
class Grade:
    """One step of the scale by which a year is judged; `least`: the value (0–100) from which it is proposed."""

    letter: str
    name: str
    least: float

    @property
    def words(self) -> str:
        """A 達成"""
        return f"{self.letter} {self.name}"


DEFAULT_GRADES = (Grade("A", "達成", 100), Grade("B", "概ね達成", 80), Grade("C", "一部", 50), Grade("D", "未達", 0))
DIRECTIONS = ("拡充", "継続", "見直し", "終了")
"""What becomes of an item or a target state next year."""
UNREPORTED_COLOUR = "#E3E7EB"


@dataclass(frozen=True)
class Settings:
    """Thresholds: percents 0–100, days, quarters."""

    scale: tuple[Rating, ...] = DEFAULT_SCALE
    """The rating scale, from the least to the most, then the steps without a value."""
    cancelled: str = "中止"
    """The status that ends an item: no report is asked for after it."""
    deadline_days: int = 15
    """Days after a quarter's end on which its report is still in time."""
    unreported_stalled: int = 2
    """Missing reports in a row from which 未報告 is 停滞 rather than 注意."""
    on_track: float = 80.0
    """順調 at or above this pace (%)."""
    slightly_behind: float = 60.0
    """やや遅れ at or above this pace (%); 遅れ below."""
    behind_points: float = 15.0
    """Points (of 100) up to which a value may lie below the plan and still be 順調, whatever its pace."""
    nearly_achieved: float = 80.0
    """At the year's end: 概ね達成 at or above this value (%), 未達 below."""
    no_change_quarters: int = 2
    """Reported quarters running with the same value and status that make 変化なし."""
    not_started_quarter: int = 2
    """The quarter (1–4) at whose end an item may no longer be 未着手."""
    same_undertaking: float = 90.0
    """Similarity of two texts (0–100, kyoten.text.similarity) from which two roles' items are one undertaking."""
    rules_off: frozenset[str] = field(default_factory=frozenset)
    """Codes of the rules that are switched off."""
    grades: tuple[Grade, ...] = DEFAULT_GRADES
    """The scale of the year's judgement, the best first."""
    deadlines: tuple[tuple[str, dt.date], ...] = ()
    """Quarters whose report is due on a day of its own: (quarter as year-number, such as 2011-2; the day)."""

    def deadline(self, quarter: Quarter) -> dt.date:
        """The last day on which a quarter's report is in time: its own day, else `deadline_days` after its end."""
        own = dict(self.deadlines).get(deadline_key(quarter))
        return own or quarter.deadline(self.deadline_days)

    @cached_property
    def _by_name(self) -> dict[str, Rating]:
        # The first of two steps of one name counts, and a name before one that a step had.
        former = {name: rating for rating in reversed(self.scale) for name in rating.former}
        return former | {rating.name: rating for rating in reversed(self.scale)}

    def rating(self, name: str) -> Rating | None:
        """The step of a name that it has or had."""
        return self._by_name.get(name)

    def status_now(self, name: str) -> str:
        """The name that a status has today."""
        rating = self._by_name.get(name)
        return rating.name if rating else name

    def grade(self, letter: str) -> Grade | None:
        """The step of a letter."""
        return next((each for each in self.grades if each.letter == letter), None)

    @property
    def offered(self) -> tuple[Rating, ...]:
        """The steps that a report may still take."""
        return tuple(rating for rating in self.scale if not rating.retired)

    def with_retired_only(self, used: Collection[str]) -> Settings:
        """Of the retired steps those alone that occur among the statuses: what legends and charts list."""
        kept = tuple(rating for rating in self.scale if not rating.retired or rating.name in used)
        return self if len(kept) == len(self.scale) else replace(self, scale=kept)


def deadline_key(quarter: Quarter) -> str:
    """2011-2: how Settings.deadlines names a quarter."""
    return f"{quarter.year}-{quarter.number}"


def database_url() -> str:
    """KYOTEN_DATABASE_URL, else SQLite under data/."""
    return os.environ.get("KYOTEN_DATABASE_URL") or f"sqlite:///{(DATA / 'kyoten.db').as_posix()}"

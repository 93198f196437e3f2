"""What travels with every picture and file of a view."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from kyoten.fiscal import Quarter, day_words, moment_words
from kyoten.settings import Settings
from kyoten.views.period_state import PRELIMINARY, PeriodState


@dataclass(frozen=True)
class Meta:
    """What travels with every picture: whose, of when, as of which day, from which files, how much is missing."""

    site: str
    quarter: Quarter
    as_of: dt.date
    items: int
    reported: int
    sources: tuple[str, ...]
    sample: bool
    roles: tuple[str, ...]
    functions: tuple[str, ...]
    settings: Settings
    state: PeriodState = PRELIMINARY
    recorded: dt.datetime | None = field(default=None, compare=False)
    """Of the closing, else when something was last recorded of what the figures rest on (docs/time.md)."""

    seen: dt.datetime | None = field(default=None, compare=False)
    """The moment that the store was seen at: of the closing, else when anything was last recorded of the site."""

    asked: dt.date | None = field(default=None, compare=False)
    """The day that the view was asked for, which a closed quarter's figures may be older than."""

    @property
    def day(self) -> dt.date:
        """The day that was asked for, else that of the figures."""
        return self.asked or self.as_of

    @property
    def until(self) -> dt.datetime | None:
        """What was recorded before this moment is what the figures are made from; None: all there is."""
        return self.seen + dt.timedelta(microseconds=1) if self.seen else None

    @property
    def unreported(self) -> int:
        return self.items - self.reported

    @property
    def period_label(self) -> str:
        """平成23年度 第2四半期(7〜9月)"""
        return f"{self.quarter.full_label}({self.quarter.months_label})"

    @property
    def as_of_label(self) -> str:
        """2011年10月20日現在"""
        return f"{day_words(self.as_of)}現在"

    @property
    def standing_label(self) -> str:
        """2011年10月20日現在・速報, 2012年1月20日現在・確定(2012-01-20)"""
        return f"{self.as_of_label}・{self.state.label}"

    @property
    def recorded_label(self) -> str:
        """2012年1月20日 17:30までの記録; "" where nothing tells."""
        return f"{moment_words(self.recorded)}までの記録" if self.recorded else ""

    @property
    def scope_label(self) -> str:
        """法人・行政 / 子育て相談, or 全役割・全機能."""
        roles = "・".join(self.roles) or "全役割"
        functions = "・".join(self.functions) or "全機能"
        return f"{roles} / {functions}"

"""What travels with every picture and file: whose it is, of when, from what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kyoten.fiscal import Quarter, day_words
from kyoten.settings import Settings


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
    def scope_label(self) -> str:
        """法人・行政 / 子育て相談, or 全役割・全機能."""
        roles = "・".join(self.roles) or "全役割"
        functions = "・".join(self.functions) or "全機能"
        return f"{roles} / {functions}"

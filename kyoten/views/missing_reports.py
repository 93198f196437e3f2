"""How much of what was asked for in a quarter is not reported: what every sentence about the rest has to say first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyoten.measures.asked import anything_reported, is_asked_for

if TYPE_CHECKING:
    from kyoten.views.view import View

ENOUGH = 90
"""Percent of what was asked for from which the reports speak for the whole."""


@dataclass(frozen=True)
class MissingReports:
    """Of `asked` items `missing` are not reported; `roles`: those of which nothing is, in the usual order."""

    asked: int
    missing: int
    roles: tuple[str, ...] = ()

    @property
    def reported(self) -> int:
        return self.asked - self.missing

    @property
    def enough(self) -> bool:
        """Whether the reports speak for the whole: 90 % of them."""
        return 100 * self.reported >= ENOUGH * self.asked

    @property
    def words(self) -> str:
        """134件のうち35件が未報告(行政・市社協は全件)"""
        return f"{self.asked}件のうち{self.missing}件が未報告{self._whole}"

    @property
    def short_words(self) -> str:
        """未報告35件(行政・市社協は全件)"""
        return f"未報告{self.missing}件{self._whole}"

    @property
    def _whole(self) -> str:
        return f"({'・'.join(self.roles)}は全件)" if self.roles else ""


def missing_reports(view: View) -> MissingReports:
    """Of the view's choice; a role counts as missing where nothing of it is reported within the choice."""
    return view.cached(_missing)


def _missing(view: View) -> MissingReports:
    settings = view.meta.settings
    asked = [track for track in view.tracks if track.counted and is_asked_for(track, settings)]
    spoke = {track.item.role for track in asked if track.now.reported}
    missing = [track for track in asked if not track.now.reported]
    silent = {track.item.role for track in missing} - spoke
    return MissingReports(len(asked), len(missing), tuple(role for role in view.plan.roles if role in silent))


def has_begun(view: View) -> bool:
    """Whether anybody has reported anything of the year up to the quarter."""
    return anything_reported(view.tracks)

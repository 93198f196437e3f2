"""What the store gives back: frozen values. Every time is timezone-aware UTC."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.settings import Settings


@dataclass(frozen=True)
class StoredPlan:
    """One version of one site's plan; `sample` = loaded as a sample, not by the site itself."""

    site: str
    year: int
    version: int
    plan: Plan
    file: str
    sample: bool


@dataclass(frozen=True)
class StoredEntry:
    """An entry and where it came from: submission number, file name, when it was received."""

    entry: ProgressEntry
    submission: int
    file: str
    received: dt.datetime


@dataclass(frozen=True)
class ItemReport:
    """One report on one item, superseded and taken back ones included; exactly one a quarter `counts`, if any."""

    stored: StoredEntry
    by: str
    taken_back: bool
    counts: bool


@dataclass(frozen=True)
class Event:
    """One thing that somebody did: `action` is one of kyoten.storage.journal.ACTIONS."""

    action: str
    at: dt.datetime
    by: str
    site: str | None
    submission: int | None
    note: str


@dataclass(frozen=True)
class SubmissionRecord:
    """One uploaded workbook, without its bytes. `role` is None where a sheet speaks for several roles."""

    id: int
    site: str
    quarter: Quarter
    role: str | None
    plan_version: int
    file: str
    sha256: str
    size: int
    by: str
    received: dt.datetime
    sample: bool
    taken_back: bool
    entries: int
    events: tuple[Event, ...]
    """Take-backs and restores of it, oldest first."""


@dataclass(frozen=True)
class SavedSettings:
    """Settings as somebody saved them."""

    settings: Settings
    by: str
    at: dt.datetime


@dataclass(frozen=True)
class ClearedSample:
    """What clearing the sample did: how many went, and which plans stay because own reports rest on them."""

    submissions: int
    plans: int
    kept: tuple[tuple[str, int], ...]
    """(site, year) of each plan that stays as the site's own."""

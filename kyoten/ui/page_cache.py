"""What pages read, kept between their runs: the open store, and what is made from it.

All is keyed by the store's revision, so that whatever another tab or the command line stores is seen at once, a restore
too; and by today, since deadlines pass. What is kept is frozen and nobody changes its frames, so one object may serve
everybody.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import streamlit as st

from kyoten import intake, sample
from kyoten.fiscal import today_in_japan
from kyoten.intake import Stored
from kyoten.reader.memory import WorkbookMemory
from kyoten.settings import database_url
from kyoten.storage.store import Revision, Store
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import view as views
from kyoten.views.sites_and_years import AvailableYear, available_years
from kyoten.views.view import View, YearData

T = TypeVar("T")


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of this server, migrated; an empty one is given the shipped plan and its sample quarters."""
    opened = Store(database_url())
    opened.migrate()
    sample.load_if_empty(opened)
    return opened


@st.cache_resource(show_spinner=False)
def workbooks() -> WorkbookMemory:
    """The files that were opened lately, for everybody: each depends on its bytes alone."""
    return WorkbookMemory()


def sites() -> tuple[str, ...]:
    """The sites there are to choose from, in the order in which they came."""
    return newest(_sites)


def years(site: str) -> Mapping[int, AvailableYear]:
    """What there is to choose from of a site, by year; {} where it has just gone."""
    return newest(_years, site)


def view(choice: Choice) -> View:
    """The view of what is chosen, as of the chosen day, else today."""
    today, data = choice.as_of or today_in_japan(), year_data(choice)
    return _view(choice, data, today, key=f"{choice} {today} {revision()}")


def year_data(choice: Choice) -> YearData:
    """What the chosen year's views are made from."""
    return newest(_year_data, choice.site, choice.quarter.year, choice.as_of)


def stored(choice: Choice) -> Stored:
    """What a workbook of the chosen year is held against."""
    return newest(_stored, choice.site, choice.quarter.year)


def look_again() -> None:
    """At the start of each run of a page: what is stored now? One question to the database serves the whole run."""
    st.session_state["_revision"] = store().revision()


def revision() -> Revision:
    """The store's revision in this run of the page: what was made at it is right for as long as it is the same."""
    found: Revision = st.session_state["_revision"]
    return found


class _Moved(Exception):
    """Somebody has stored something since the run began: `to` is the store's revision now."""

    def __init__(self, to: Revision) -> None:
        super().__init__(to)
        self.to = to


def newest(make: Callable[..., T], *arguments: object) -> T:
    """`make(*arguments, revision)`, a cached function that reads the store by `at`.

    Where somebody has stored something since the run began, the run goes on with the store as it is then: what is made
    is never kept under the name of another state.
    """
    while True:
        try:
            return make(*arguments, revision())
        except _Moved as moved:
            st.session_state["_revision"] = moved.to


@contextlib.contextmanager
def at(revision: Revision) -> Iterator[Store]:
    """The store at that revision, for a function called by `newest`: all that it reads is of one state."""
    with store().snapshot() as snapshot:
        found = snapshot.revision()
        if found != revision:
            raise _Moved(found)
        yield snapshot


@st.cache_resource(max_entries=4, show_spinner=False)
def _sites(revision: Revision) -> tuple[str, ...]:
    with at(revision) as now:
        return tuple(now.sites())


@st.cache_resource(max_entries=64, show_spinner=False)
def _years(site: str, revision: Revision) -> dict[int, AvailableYear]:
    with at(revision) as now:
        return available_years(now, site)


@st.cache_resource(max_entries=64, show_spinner=False)
def _view(_choice: Choice, _data: YearData, _today: dt.date, key: str) -> View:
    """Kept by the key alone: Streamlit takes ten times as long to hash a choice as to hash a text."""
    del key
    return views.make(_data, _choice.quarter, roles=_choice.roles, functions=_choice.functions, today=_today)


@st.cache_resource(max_entries=8, show_spinner=False)
def _year_data(site: str, year: int, as_of: dt.date | None, revision: Revision) -> YearData:
    with at(revision) as now:
        return views.year_data(now, site, year, as_of)


@st.cache_resource(max_entries=8, show_spinner=False)
def _stored(site: str, year: int, revision: Revision) -> Stored:
    with at(revision) as now:
        return intake.stored(now, site, year)

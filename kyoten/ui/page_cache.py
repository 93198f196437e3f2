"""What pages read, kept between their runs: the open store, and what is made from it.

All is keyed by the store's revision, so that whatever another tab or the command line stores is seen at once; and by
today, since deadlines pass. What is kept is frozen and nobody changes its frames, so one object may serve everybody.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import streamlit as st

from kyoten import intake, sample
from kyoten.intake import Stored
from kyoten.reader.memory import WorkbookMemory
from kyoten.settings import database_url
from kyoten.storage.store import Store
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import sites_and_years as choices
from kyoten.views import view as views
from kyoten.views.sites_and_years import Available
from kyoten.views.view import View, YearData


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


def available() -> Available:
    """What there is to choose from."""
    return _available(revision())


def view(choice: Choice) -> View:
    """The view of what is chosen, as of today."""
    today = dt.date.today()
    return _view(choice, today, key=f"{choice} {today} {revision()}")


def year_data(choice: Choice) -> YearData:
    """What the chosen year's views are made from."""
    return _year_data(choice.site, choice.quarter.year, revision())


def stored(choice: Choice) -> Stored:
    """What a workbook of the chosen year is held against. What is remembered of headers makes no revision of its own,
    so that it is asked for each time."""
    headers = store().remembered_headers(choice.site)
    return replace(_stored(choice.site, choice.quarter.year, revision()), headers=tuple(headers))


def look_again() -> None:
    """At the start of each run of a page: what is stored now? One question to the database serves the whole run."""
    st.session_state["_revision"] = store().revision()


def revision() -> int:
    """The store's revision in this run of the page: what was made at it is right for as long as it is the same."""
    return int(st.session_state["_revision"])


@st.cache_resource(max_entries=4, show_spinner=False)
def _available(revision: int) -> Available:
    del revision
    return choices.available(store())


@st.cache_resource(max_entries=64, show_spinner=False)
def _view(_choice: Choice, _today: dt.date, key: str) -> View:
    """Kept by the key alone: Streamlit takes ten times as long to hash a choice as to hash a text."""
    del key
    data = year_data(_choice)
    return views.make(data, _choice.quarter, roles=_choice.roles, functions=_choice.functions, today=_today)


@st.cache_resource(max_entries=8, show_spinner=False)
def _year_data(site: str, year: int, revision: int) -> YearData:
    del revision
    return views.year_data(store(), site, year)


@st.cache_resource(max_entries=8, show_spinner=False)
def _stored(site: str, year: int, revision: int) -> Stored:
    del revision
    return intake.stored(store(), site, year)

"""What pages read, kept between their runs: the open store, and the views and charts made from it.

Views are keyed by the store's revision, so that whatever another tab or the command line stores is seen at once.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from kyoten import charts, sample
from kyoten import view as views
from kyoten.charts import Chart
from kyoten.settings import database_url
from kyoten.store import Store
from kyoten.ui.choice import Choice
from kyoten.view import View


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The store of this server, migrated; an empty one is given the shipped plan and its sample quarters."""
    opened = Store(database_url())
    opened.migrate()
    sample.load_if_empty(opened)
    return opened


def view(choice: Choice) -> View:
    """The view of what is chosen, as of today."""
    return _view(choice, dt.date.today(), store().revision())


def chart(choice: Choice, key: str, **options: str) -> Chart:
    """One chart of what is chosen (kyoten.charts.KEYS)."""
    return _chart(choice, dt.date.today(), store().revision(), key, tuple(sorted(options.items())))


# A view is frozen and nobody changes its frames, so one object may serve everybody.
@st.cache_resource(max_entries=64, show_spinner=False)
def _view(choice: Choice, today: dt.date, revision: int) -> View:
    del revision
    return views.load(store(), choice.site, choice.quarter, roles=choice.roles, functions=choice.functions, today=today)


@st.cache_resource(max_entries=256, show_spinner=False)
def _chart(choice: Choice, today: dt.date, revision: int, key: str, options: tuple[tuple[str, str], ...]) -> Chart:
    return charts.build(_view(choice, today, revision), key, **dict(options))

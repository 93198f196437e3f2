"""The pages as of a day: 法人's sheet of the first quarter came in on 13 July 2011, 行政's on 5 August."""

from __future__ import annotations

import pytest
from page_runs import opened, plain_words
from streamlit.testing.v1 import AppTest

from kyoten.storage.store import Store

PAST = "時点で届いていた内容です"


def at(page: str, day: str, quarter: str = "1") -> AppTest:
    return opened(page, quarter=quarter, as_of=day)


@pytest.mark.parametrize(("day", "reported"), [("2011-07-12", 0), ("2011-07-13", 94), ("2011-08-05", 128)])
def test_the_overview_counts_what_had_come_in_by_the_day(store: Store, day: str, reported: int) -> None:
    """法人 has 94 items that are counted, 行政 34, 市社協 6 that it never reported in the first quarter."""
    app = at("overview.py", day)
    assert not app.exception
    assert f"報告 {reported} / 134件" in plain_words(app)
    assert f"{PAST}" in plain_words(app)
    assert app.query_params["as_of"] in (day, [day])


def test_one_button_leads_back_to_now(store: Store) -> None:
    app = at("overview.py", "2011-07-12")
    app.button(key="to_now").click().run()
    assert PAST not in plain_words(app)
    assert "報告 128 / 134件" in plain_words(app)
    assert not app.query_params.get("as_of")


@pytest.mark.parametrize("day", ["2999-01-01", "2011-13-45", "いつか"])
def test_a_day_that_has_not_come_or_is_none_shows_now(store: Store, day: str) -> None:
    app = at("overview.py", day)
    assert not app.exception
    assert PAST not in plain_words(app)
    assert "報告 128 / 134件" in plain_words(app)
    said = ["2999年1月1日は、まだ来ていません。今の内容を示します。"] if day == "2999-01-01" else []
    assert [each.value for each in app.sidebar.warning] == said


def test_before_the_plan_there_is_a_sentence(store: Store) -> None:
    app = at("functions.py", "2011-03-31")
    assert not app.exception
    assert "2011年3月31日の時点では取り込まれていません" in "".join(each.value for each in app.info)


def test_nothing_is_accepted_in_the_past(store: Store) -> None:
    app = at("stalled.py", "2011-10-20", "2")
    assert not app.exception
    assert not [each for each in app.button if str(each.key).startswith(("accept_yes", "withdraw_"))]


@pytest.mark.parametrize("page", ["submit.py", "plan.py", "settings.py", "submissions.py"])
def test_pages_that_store_something_speak_of_now(store: Store, page: str) -> None:
    app = at(page, "2011-07-12")
    assert not app.exception
    assert "このページは今の内容です" in plain_words(app)
    assert app.session_state["choice"].as_of is None

"""What pages call today is the day in Japan, wherever the server stands."""

from __future__ import annotations

import pytest
from page_runs import opened, plain_words

from kyoten.fiscal import day_words, today_in_japan
from kyoten.storage.store import Store


@pytest.mark.usefixtures("far_away")
def test_the_overview_is_of_today_in_japan(store: Store) -> None:
    before = today_in_japan()
    app = opened("overview.py", quarter="1")
    assert not app.exception
    assert any(f"{day_words(day)}現在" in plain_words(app) for day in (before, today_in_japan()))

"""前回の会議から in process: the sample's first quarter, of which 行政's 34 reports came on 5 August 2011."""

from __future__ import annotations

import datetime as dt

from page_runs import opened, plain_words

from kyoten.storage.store import Store


def test_a_day_is_asked_for_and_what_came_since_is_listed(store: Store) -> None:
    app = opened("changes.py", quarter="1", as_of="2011-08-31")
    assert not app.exception
    assert "前回の会議の日を選ぶと" in "".join(each.value for each in app.info)
    app.date_input(key="since").set_value(dt.date(2011, 7, 31)).run()
    assert not app.exception
    assert "2011年7月31日から2011年8月31日まで：" in plain_words(app)
    assert "#### 新しい報告 34件" in plain_words(app)


def test_before_the_plan_there_is_a_sentence(store: Store) -> None:
    app = opened("changes.py", quarter="1")
    app.date_input(key="since").set_value(dt.date(2011, 1, 31)).run()
    assert not app.exception
    assert "2011年1月31日の時点では取り込まれていません" in "".join(each.value for each in app.info)

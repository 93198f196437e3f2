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
    assert "## 新しい報告 34件" in plain_words(app)


def test_a_meeting_is_named_chosen_kept_in_the_address_and_taken_back(store: Store) -> None:
    (site,) = store.sites()
    app = opened("changes.py", quarter="1", as_of="2011-08-31")
    assert "since_meeting" not in [each.key for each in app.selectbox]
    number = store.add_meeting(site, "第１回*運営*委員会", dt.date(2011, 7, 31), "館長")
    app = opened("changes.py", quarter="1", as_of="2011-08-31")
    app.selectbox(key="since_meeting").set_value(number).run()
    assert not app.exception
    assert app.session_state["since"] == dt.date(2011, 7, 31)
    assert app.query_params["since"] == "2011-07-31"
    assert "第1回*運営*委員会(2011年7月31日)から2011年8月31日まで：" in plain_words(app)
    app = opened("changes.py", quarter="1")
    app.text_input(key="by_meeting").set_value("係長")
    app.button(key=f"remove_meeting_{number}").click().run()
    assert not app.exception
    assert store.meetings(site) == []


def test_a_meeting_is_registered_on_the_page_and_a_refusal_is_one_sentence(store: Store) -> None:
    (site,) = store.sites()
    app = opened("changes.py", quarter="1")
    app.text_input(key="meeting_name").set_value("第1回運営委員会")
    app.text_input(key="by_meeting").set_value("館長")
    submit = next(button for button in app.button if button.label == "登録する")
    submit.click().run()
    assert [each.value for each in app.error] == ["会議を開いた日を入れてください。"]
    app.text_input(key="meeting_name").set_value("第1回運営委員会")
    app.date_input(key="meeting_day").set_value(dt.date(2011, 7, 31))
    next(button for button in app.button if button.label == "登録する").click().run()
    assert not app.exception
    assert [each.value for each in app.error] == []
    assert [(each.name, each.day, each.by) for each in store.meetings(site)] == [
        ("第1回運営委員会", dt.date(2011, 7, 31), "館長")
    ]


def test_a_link_brings_its_day(store: Store) -> None:
    app = opened("changes.py", quarter="1", as_of="2011-08-31", since="2011-07-31")
    assert not app.exception
    assert "## 新しい報告 34件" in plain_words(app)


def test_the_pack_holds_what_changed_where_a_day_is_chosen(store: Store) -> None:
    app = opened("reports.py", quarter="1", as_of="2011-08-31", since="2011-07-31")
    assert not app.exception
    assert app.date_input(key="since").value == dt.date(2011, 7, 31)
    app.session_state["preview_of"] = "pptx"
    app.session_state["preview"] = True
    app.run()
    assert not app.exception


def test_before_the_plan_there_is_a_sentence(store: Store) -> None:
    app = opened("changes.py", quarter="1")
    app.date_input(key="since").set_value(dt.date(2011, 1, 31)).run()
    assert not app.exception
    assert "2011年1月31日の時点では取り込まれていません" in "".join(each.value for each in app.info)

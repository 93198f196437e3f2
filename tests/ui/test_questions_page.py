"""委員会の質問 in process: the sample, of which 行政's reports on the first quarter came on 5 August 2011."""

from __future__ import annotations

import pytest
from page_runs import opened, plain_words

from kyoten.storage.store import Store
from kyoten.views.committee.questions import QUESTIONS


@pytest.mark.parametrize("key", QUESTIONS)
def test_each_question_is_answered_by_its_link(store: Store, key: str) -> None:
    app = opened("questions.py", quarter="2", as_of="2011-10-20", since="2011-07-20", question=key)
    assert not app.exception
    assert app.session_state["question"] == key
    assert app.query_params["question"] == key
    assert app.query_params["since"] == "2011-07-20"


def test_another_question_is_chosen_and_stands_in_the_address(store: Store) -> None:
    app = opened("questions.py", quarter="1", as_of="2011-07-31")
    app.pills(key="question").set_value("not_reported").run()
    assert not app.exception
    assert app.query_params["question"] == "not_reported"
    # 行政 has 34 counted items and 市社協 one; 法人 had reported on all but two of its 99.
    assert "どの役割が、何をまだ報告していないか" in plain_words(app)
    assert "行政は全34件" in plain_words(app)


def test_what_slipped_asks_for_the_day_of_the_meeting(store: Store) -> None:
    app = opened("questions.py", quarter="2", as_of="2011-10-20")
    assert [each.value for each in app.info] == ["前回の会議の日を選ぶと、その後に遅れた項目が出ます。"]


def test_a_question_that_is_not_one_falls_back_to_the_first(store: Store) -> None:
    app = opened("questions.py", quarter="2", as_of="2011-10-20", question="why")
    assert not app.exception
    assert app.session_state["question"] == "slipped"


def test_no_year_before_is_one_sentence(store: Store) -> None:
    app = opened("questions.py", quarter="2", as_of="2011-10-20", question="year_ago")
    assert [each.value for each in app.info] == [
        "平成22年度の計画が取り込まれていないため、1年前に言ったことは分かりません。"
    ]


def test_without_a_plan_the_page_says_what_to_do(empty: Store) -> None:
    app = opened("questions.py", question="not_reported")
    assert not app.exception
    assert "## 行動計画がまだありません" in plain_words(app)


def test_a_meeting_before_the_plan_is_one_sentence(store: Store) -> None:
    """The plan was stored on 1 April 2011."""
    app = opened("questions.py", quarter="2", as_of="2011-10-20", since="2010-04-01", question="changed")
    assert not app.exception
    (said,) = [each.value for each in app.info]
    assert said.endswith(
        "の平成23年度の行動計画は、2010年4月1日の時点では取り込まれていません。時点を後の日にしてください。"
    )

"""question and decisions, as docs/cli.md has them: 1-1-H01 (法人) at 40 % in the second quarter, 1-1-G01 (行政) not
reported."""

import json

import pytest
from cli_calls import refused

from kyoten.cli.parser import QUESTIONS
from kyoten.views.committee import questions

PERIOD = ("--year", "2011", "--quarter", "2", "--today", "2011-10-20")


def test_the_parser_offers_the_questions_that_there_are():
    assert list(QUESTIONS) == list(questions.QUESTIONS)


@pytest.mark.parametrize("key", QUESTIONS)
def test_each_question_is_answered(run, store, key):
    status, out, err = run("question", key, *PERIOD, "--json")
    document = json.loads(out)
    assert (status, err, document["key"]) == (0, "", key)
    assert {len(row) for row in document["rows"]} <= {len(document["heads"])}
    assert document["answered"] == (key not in ("slipped", "year_ago", "changed"))


def test_who_has_not_reported(run, store):
    _, out, _ = run("question", "not_reported", *PERIOD, "--json")
    document = json.loads(out)
    assert document["sentence"] == "第2四半期は2件のうち1件が未報告：行政は全1件。期限は2011年10月15日。"
    assert document["rows"] == [["行政", "親子の居場所", 1, 1, 1, None, "1-1-G01"]]


def test_what_changed_since_a_day_in_words(run, stored):
    """The plan of 1 April; 40 % received on 10 July 2011."""
    call = ("question", "changed", "--year", "2011", "--quarter", "2", "--since", "2011-07-01")
    status, out, err = run(*call, "--as-of", "2011-07-31")
    assert (status, err) == (0, "")
    assert "2011年7月1日から2011年7月31日まで：新しい報告1件。" in out.splitlines()


def test_an_unknown_question_is_refused(run, store):
    refused(run("question", "why", *PERIOD))


def test_decisions_say_why_and_what_is_asked(run, store):
    """1-1-G01 is due three times, once by September. It is all that 行政 has: the role has reported nothing. At the
    year's end it is asked what becomes of it."""
    _, out, _ = run("decisions", *PERIOD, "--json")
    assert json.loads(out) == {"decisions": [], "accepted": 0, "silent": ["行政"]}
    _, out, _ = run("decisions", *PERIOD)
    assert "行政の報告がまだです(1件)。要対応の項目はありません" in out
    _, out, _ = run("decisions", "--year", 2011, "--quarter", 4, "--json")
    document = json.loads(out)
    asked = {each["item"]: each["asked"] for each in document["decisions"]}
    assert asked["1-1-G01"] == "達成できなかった理由を確かめ、来年度の方向を決める"
    assert "行政" in document["silent"]


@pytest.mark.parametrize("call", [("question", "prospects"), ("decisions",)])
def test_the_first_line_says_of_which_role_and_how_final_it_is(run, store, call):
    """What one role answers is not taken for what all do."""
    _, out, _ = run(*call, *PERIOD, "--role", "法人")
    assert "2011-10-20現在、速報、法人" in out.splitlines()[0]

"""Every question has one answer, of one shape, for every view."""

from __future__ import annotations

from dataclasses import replace

import chart_views
import pytest

from kyoten.views.committee.answer import words
from kyoten.views.committee.changed import changed
from kyoten.views.committee.questions import QUESTIONS, answers
from kyoten.views.words import MANY, named


@pytest.mark.parametrize("view", [chart_views.make, chart_views.silent, chart_views.empty, chart_views.large])
def test_answers_are_whole(view):
    made = answers(view())
    assert list(made) == list(QUESTIONS)
    for answer in made.values():
        assert answer.sentence.endswith("。")
        assert {len(row) for row in answer.rows} <= {len(answer.columns)}
        for column, *cells in zip(answer.columns, *answer.rows, strict=True):
            assert {isinstance(cell, int | float) for cell in cells} <= {column.number}


def test_changes_are_counted_by_kind():
    """1-1-H01 was complete before the meeting; after it came 2-1-H01 with 20 %, which is late."""
    later = ("2-1-H01", 2, "着手", 20)
    then = chart_views.make(reports=[told for told in chart_views.REPORTS if told != later])
    answer = changed(replace(chart_views.make(), since=then))
    assert [row for row in answer.rows if row[0] in ("新しい報告", "進んだ")] == [
        ("新しい報告", 1, "2-1-H01"),
        ("進んだ", 1, "2-1-H01"),
    ]


def test_without_a_day_nothing_has_changed_since():
    answer = changed(chart_views.make())
    assert (answer.there, answer.rows) == (False, ())


def test_a_list_of_items_is_cut_with_a_count():
    ids = [str(number) for number in range(MANY + 1)]
    assert named(ids[:MANY]).endswith(f"、{MANY - 1}")
    assert named(ids).endswith(f"、{MANY - 1} ほか1件")
    assert named([]) == ""


def test_values_as_printed():
    assert [words(each) for each in (3, 61.25, "", None, "法人")] == ["3", "61.3", "—", "—", "法人"]

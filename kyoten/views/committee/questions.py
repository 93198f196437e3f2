"""The questions in the order in which a committee asks them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kyoten.views.committee.answer import Answer
from kyoten.views.committee.changed import changed
from kyoten.views.committee.in_charge import in_charge
from kyoten.views.committee.not_reported import not_reported
from kyoten.views.committee.prospects import prospects
from kyoten.views.committee.slipped import slipped
from kyoten.views.committee.year_ago import year_ago
from kyoten.views.view import View


@dataclass(frozen=True)
class CommitteeQuestion:
    """`title`: in short, as its answer's page and sheet are called; `make`: the answer."""

    title: str
    make: Callable[[View], Answer]


QUESTIONS = {
    "slipped": CommitteeQuestion("前回から遅れた項目", slipped),
    "not_reported": CommitteeQuestion("未報告の項目", not_reported),
    "prospects": CommitteeQuestion("年度末の見込み", prospects),
    "in_charge": CommitteeQuestion("担当", in_charge),
    "year_ago": CommitteeQuestion("1年前に言ったこと", year_ago),
    "changed": CommitteeQuestion("変わったこと", changed),
}
"""By key, as it stands in an address and on the command line."""


def answers(view: View) -> dict[str, Answer]:
    """All of them, by key; those whose ground is missing say so (Answer.there)."""
    return {key: view.cached(each.make) for key, each in QUESTIONS.items()}

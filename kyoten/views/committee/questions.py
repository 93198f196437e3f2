"""The questions in the order in which a committee asks them."""

from __future__ import annotations

from collections.abc import Callable

from kyoten.views.committee.answer import Answer
from kyoten.views.committee.changed import changed
from kyoten.views.committee.in_charge import in_charge
from kyoten.views.committee.not_reported import not_reported
from kyoten.views.committee.prospects import prospects
from kyoten.views.committee.slipped import slipped
from kyoten.views.committee.year_ago import year_ago
from kyoten.views.view import View

QUESTIONS: dict[str, Callable[[View], Answer]] = {
    "slipped": slipped,
    "not_reported": not_reported,
    "prospects": prospects,
    "in_charge": in_charge,
    "year_ago": year_ago,
    "changed": changed,
}
"""By the key of the answer, as it stands in an address and on the command line."""


def answers(view: View) -> tuple[Answer, ...]:
    """All of them; those whose ground is missing say so (Answer.there)."""
    return tuple(view.cached(make) for make in QUESTIONS.values())

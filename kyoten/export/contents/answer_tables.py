"""The questions of a committee (kyoten.views.committee) as every output prints them, a page, slide or sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kyoten.views.committee.answer import Answer, words
from kyoten.views.committee.questions import QUESTIONS, answers

if TYPE_CHECKING:
    from kyoten.views.view import View


def found(view: View) -> dict[str, Answer]:
    """Title → answer, of those for which there is something to reckon from; none where there are no items."""
    if not view.meta.items:
        return {}
    return {QUESTIONS[key].title: answer for key, answer in answers(view).items() if answer.there}


def rows(answer: Answer) -> list[dict[str, Any]]:
    """A row's values by the number of their column ("0", "1" …), numbers as numbers."""
    return [{str(at): None if cell == "" else cell for at, cell in enumerate(row)} for row in answer.rows]


def printed(answer: Answer) -> list[list[str]]:
    """The rows in words."""
    return [[words(cell) for cell in row] for row in answer.rows]


def rest(left: int | str, where: str) -> str:
    """What stands under a table that is not whole; "{}" where the number is put in later."""
    return f"ほか{left}件は{where}にある"

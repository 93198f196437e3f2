"""Words in a column of ratings that the scale does not have: one question a word and book, remembered for the site.

Source: docs/reading.md, "Words that are no rating".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kyoten.problems.problem import Problem
from kyoten.problems.report import WordAsked
from kyoten.settings import Rating
from kyoten.sheet.known import Choices
from kyoten.sheet.values.cell_values import status
from kyoten.sheet.values.display import first_few
from kyoten.sheet.values.rating_words import symbol_key

CODES = frozenset({"unknown_status", "status_symbol_ambiguous"})
_NAMED = 20
"""Cells that the sentence about a word names."""


def answers_of(choices: Choices, scale: tuple[Rating, ...], legend: Collection[str]) -> dict[str, str]:
    """Word → rating: what was answered about this book, and behind it what the site remembers.

    A remembered answer holds only where nothing else says what the word means: neither the scale of today nor a
    legend of the book (`legend`: its signs), which may mean another thing by the same sign.
    """
    answered = set(map(symbol_key, choices.symbols))
    remembered = {
        word: name
        for word, name in choices.remembered_words.items()
        if symbol_key(word) not in {*answered, *legend} and status(word, scale).problem
    }
    return {**remembered, **choices.symbols}


def asked_once(problems: Iterable[Problem]) -> tuple[list[Problem], tuple[WordAsked, ...]]:
    """The problems with one for each word, at its first cell, and every word with its cells."""
    kept: list[Problem] = []
    words: dict[tuple[str, str], list[Problem]] = {}
    for each in problems:
        same = words.setdefault((each.code, symbol_key(each.value)), []) if each.code in CODES else None
        if not same:
            kept.append(each)
        if same is not None:
            same.append(each)
    found = {id(same[0]): same for same in words.values()}
    told = [_of_all(found[id(each)]) if id(each) in found else each for each in kept]
    return told, tuple(WordAsked(same[0].value, tuple(same)) for same in words.values())


def _of_all(same: list[Problem]) -> Problem:
    if len(same) == 1:
        return same[0]
    cells = first_few([each.cell if each.sheet == same[0].sheet else each.place for each in same], _NAMED)
    return same[0]._replace(message=f"{same[0].message}同じ記入が{len(same)}か所にあります({cells})。")

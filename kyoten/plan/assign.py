"""A person says what columns are: what was given, laid over what was understood, for each header it is meant for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kyoten.plan.columns import parse_code
from kyoten.problems.report import HeaderSeen

EVERY_SHEET = ""


def assignments_for(headers: Iterable[HeaderSeen], given: Mapping[str, Mapping[int, str]]) -> dict[str, dict[int, str]]:
    """A header's signature → column, from 0 → code. `given`: sheet's name, or EVERY_SHEET, → column → code.

    Raises ValueError for a code that is none (kyoten.plan.columns.CODES).
    """
    for codes in given.values():
        for code in codes.values():
            parse_code(code)
    found: dict[str, dict[int, str]] = {}
    for header in headers:
        own = {**given.get(EVERY_SHEET, {}), **given.get(header.sheet, {})}
        if own:
            understood = {number: code for number, code in enumerate(header.codes) if code}
            found[header.signature] = {**understood, **own}
    return found

"""A person says what columns are: what was given, for each header that it is meant for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kyoten.plan.columns import parse_code
from kyoten.problems.report import HeaderSeen

EVERY_SHEET = ""


def assignments_for(
    headers: Iterable[HeaderSeen],
    given: Mapping[str, Mapping[int, str]],
    before: Mapping[str, Mapping[int, str]] | None = None,
) -> dict[str, dict[int, str]]:
    """A header's signature → column, from 0 → code. `given`: sheet's name, or EVERY_SHEET, → column → code; `before`:
    what was assigned so far, by signature.

    Raises ValueError for a code that is none (kyoten.plan.columns.CODES).
    """
    for codes in given.values():
        for code in codes.values():
            parse_code(code)
    found: dict[str, dict[int, str]] = {}
    for header in headers:
        own = {**given.get(EVERY_SHEET, {}), **given.get(header.sheet, {})}
        if own:
            found[header.signature] = {**(before or {}).get(header.signature, {}), **own}
    return found

"""Understanding a workbook depends on its cells, on what is known and on what was answered, and on nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from foreign_books import PLAN, book
from quarter_sheets import PLAN as OWN_PLAN
from quarter_sheets import SITE, filled

from kyoten.fiscal import Quarter
from kyoten.reader.workbook import Workbook, read_workbook
from kyoten.settings import Settings
from kyoten.sheet.known import NO_CHOICES, Choices, Known
from kyoten.sheet.understand import understand

_OUTSIDE = ("open", "subprocess.", "socket.", "os.", "sqlite3.", "urllib.")
"""What the interpreter calls its ways out of the process (its table of audit events)."""
_seen: list[str] | None = None


def _note(event: str, _arguments: tuple[object, ...]) -> None:
    if _seen is not None and event.startswith(_OUTSIDE):
        _seen.append(event)


sys.addaudithook(_note)


@contextmanager
def ways_out() -> Iterator[list[str]]:
    """What happens meanwhile in the way of files, processes and connections."""
    global _seen  # noqa: PLW0603 - a hook cannot be taken away again
    _seen = found = []
    try:
        yield found
    finally:
        _seen = None


def foreign() -> Workbook:
    """No quarter, a column without a name, a row cut short, a rating that is none."""
    rows = [["行動計画", "状況", "進捗率", ""], *[[item.text, "実施中", 50, "x"] for item in PLAN.items]]
    rows += [[PLAN.items[0].text[:5], "ほぼ", 0.5, ""]]
    return read_workbook(book(("表", rows)), "表.xlsx", isolated=False)


def own() -> Workbook:
    return read_workbook(filled().type("1-1-H01", 進捗率=50).bytes(), "報告.xlsx", isolated=False)


FOREIGN = Known("試験拠点", PLAN, 1, Settings())
CASES = [
    pytest.param(foreign, FOREIGN, NO_CHOICES, id="foreign, open"),
    pytest.param(foreign, FOREIGN, Choices(quarter=Quarter(PLAN.fiscal_year, 2)), id="foreign, answered"),
    pytest.param(own, Known(SITE, OWN_PLAN, 1, Settings()), NO_CHOICES, id="own"),
]


@pytest.mark.parametrize(("made", "known", "choices"), CASES)
def test_the_same_values_give_the_same_report_and_nothing_is_opened(made, known, choices) -> None:
    workbook = made()
    first = understand(workbook, known, choices)
    assert first.readable
    with ways_out() as seen:
        again = understand(workbook, known, choices)
    assert again == first
    assert seen == []


def test_equal_values_give_equal_reports() -> None:
    """Another workbook of the same cells, another Known of the same facts: nothing hangs on which object it is."""
    answered = Choices(quarter=Quarter(PLAN.fiscal_year, 2), symbols={"ほぼ": "実施中"})
    first = understand(foreign(), FOREIGN, answered)
    assert understand(foreign(), replace(FOREIGN, settings=Settings()), replace(answered)) == first


def test_answers_in_turn_leave_no_trace() -> None:
    """Q2, Q3 and Q2 again: the second answer changes nothing for the third."""
    workbook = foreign()
    second, third = (Choices(quarter=Quarter(PLAN.fiscal_year, number)) for number in (2, 3))
    reports = [understand(workbook, FOREIGN, choices) for choices in (second, third, second)]
    assert reports[0] == reports[2]
    assert {entry.quarter.number for entry in reports[1].entries} == {3}


def test_what_leads_out_is_noticed() -> None:
    """The watch itself: opening a file is seen while it watches, and not afterwards."""
    with ways_out() as seen, open(__file__, "rb"):
        pass
    with open(__file__, "rb"):
        pass
    assert seen == ["open"]

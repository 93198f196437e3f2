"""Grid → Plan: the reader of the plan matrix in one call (docs/reading.md, "The plan matrix")."""

from __future__ import annotations

from kyoten.model import Plan
from kyoten.plan.choices import PlanChoices
from kyoten.plan.understand import understand
from kyoten.problems.problem import Unreadable
from kyoten.reader.workbook import Workbook

_NOTHING = ("no_matrix", "no_items")


def read_plan(workbook: Workbook, *, year: int | None = None) -> Plan:
    """The plan of a workbook that needs no answers.

    `year`: the fiscal year (first calendar year) to read it as; None takes what the workbook names. Where nothing
    names one, `fiscal_year` is 0 and an error "no_year" is among the problems: such a plan can't be stored.
    Raises Unreadable (no_matrix, no_items) where there is no item to read; kyoten.plan.understand asks instead.
    """
    plan = understand(workbook, PlanChoices(year=year)).plan
    if not plan.items:
        raise Unreadable(next(each for each in plan.problems if each.code in _NOTHING))
    return plan

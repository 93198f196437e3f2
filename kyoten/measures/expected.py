"""What the plan asks for by the end of each quarter, 0–100 (docs/measures.md, "計画の決め方")."""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.fiscal import FISCAL_MONTHS, quarter_of_month
from kyoten.model import ActionItem, Kind

QUARTERS = (1, 2, 3, 4)
FULL = 100.0


def expected(item: ActionItem, number: int, *, first: int = 1) -> float:
    """The percent that an item should have reached by the end of a quarter (1–4); the plan alone decides.

    `first`: the quarter from which the plan has it, where its line begins. A 回数型 for which the plan names no count
    has its scheduled months as the target.
    """
    months, passed = item.due_months, number - first + 1
    if months and item.kind == Kind.COUNT:
        return min(FULL, FULL * months_passed(months, number) / (item.target_count or len(months)))
    if months and item.kind == Kind.ACHIEVEMENT:
        return min(FULL, FULL * passed / max(1, due_quarter(months) - first + 1))
    return FULL * passed / (len(QUARTERS) - first + 1)


def months_passed(months: Sequence[int], number: int) -> int:
    """How many of the calendar months lie in the fiscal year up to the end of a quarter; March is the last."""
    return sum(quarter_of_month(month) <= number for month in months)


def in_fiscal_order(months: Sequence[int]) -> tuple[int, ...]:
    """Calendar months from April to March: (3, 7, 11) → (7, 11, 3)."""
    return tuple(sorted(months, key=FISCAL_MONTHS.index))


def due_quarter(months: Sequence[int]) -> int:
    """The quarter (1–4) of the last of the due months: with that one the item is due as a whole."""
    return quarter_of_month(in_fiscal_order(months)[-1])

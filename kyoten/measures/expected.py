"""What the plan asks for by the end of each quarter, 0–100 (docs/measures.md, "計画の決め方")."""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.fiscal import FISCAL_MONTHS, QUARTERS, quarter_of_month
from kyoten.model import ActionItem, Kind

FULL = 100.0


def expected(item: ActionItem, number: int, *, first: int = 1) -> float:
    """The percent that an item should have reached by the end of a quarter (1–4); the plan alone decides.

    A 回数型 for which the plan names no count has its scheduled months as the target.
    `first`: the quarter from which the plan has it, where its line begins. A 回数型 is then asked only for the
    scheduled months from there on; with none of them left, it is one without months.
    """
    passed = number - first + 1
    if item.kind == Kind.COUNT and (months := months_from(item.due_months, first)):
        return min(FULL, FULL * months_passed(months, number) / (times_asked(item, first) or len(months)))
    if item.kind == Kind.ACHIEVEMENT and item.due_months:
        return min(FULL, FULL * passed / max(1, due_quarter(item.due_months) - first + 1))
    return FULL * passed / (len(QUARTERS) - first + 1)


def times_asked(item: ActionItem, first: int) -> int | None:
    """The times that a 回数型 is asked for from its first quarter on; None where the plan names none.

    The plan's count, less one for each scheduled month that had passed before; but for every month that is left, one.
    """
    months, target = months_from(item.due_months, first), item.target_count
    if not target or not months:
        return target or None
    return min(target, max(len(months), target - (len(item.due_months) - len(months))))


def months_from(months: Sequence[int], first: int) -> tuple[int, ...]:
    """The calendar months that lie in a quarter (1–4) or after it, in fiscal order."""
    return tuple(month for month in in_fiscal_order(months) if quarter_of_month(month) >= first)


def months_passed(months: Sequence[int], number: int) -> int:
    """How many of the calendar months lie in the fiscal year up to the end of a quarter; March is the last."""
    return sum(quarter_of_month(month) <= number for month in months)


def in_fiscal_order(months: Sequence[int]) -> tuple[int, ...]:
    """Calendar months from April to March: (3, 7, 11) → (7, 11, 3)."""
    return tuple(sorted(months, key=FISCAL_MONTHS.index))


def due_quarter(months: Sequence[int]) -> int:
    """The quarter (1–4) of the last of the due months: with that one the item is due as a whole."""
    return quarter_of_month(in_fiscal_order(months)[-1])

"""What the plan asks for by the end of each quarter, 0–100 (docs/measures.md, "計画の決め方")."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kyoten.fiscal import FISCAL_MONTHS, quarter_of_month
from kyoten.model import Kind
from kyoten.settings import Settings

QUARTERS = (1, 2, 3, 4)
FULL = 100.0


def expected(kind: str, target: float | None, due_months: Sequence[int], quarter: int) -> float:
    """The percent that one item should have reached by the end of a quarter (1–4).

    `kind` is a model.Kind as text, `target` the count of a 回数型 (None or NaN where the plan names none; then its
    scheduled months are the target), `due_months` calendar months in any order.
    """
    if due_months and kind == Kind.COUNT:
        whole = target if target is not None and target > 0 else len(due_months)
        return min(FULL, FULL * months_passed(due_months, quarter) / whole)
    if due_months and kind == Kind.ACHIEVEMENT:
        return min(FULL, FULL * quarter / due_quarter(due_months))
    return FULL * quarter / len(QUARTERS)


def months_passed(months: Sequence[int], quarter: int) -> int:
    """How many of the calendar months lie in the fiscal year up to the end of a quarter; March is the last."""
    return sum(quarter_of_month(month) <= quarter for month in months)


def in_fiscal_order(months: Sequence[int]) -> tuple[int, ...]:
    """Calendar months from April to March: (3, 7, 11) → (7, 11, 3)."""
    return tuple(sorted(months, key=FISCAL_MONTHS.index))


def due_quarter(months: Sequence[int]) -> int:
    """The quarter (1–4) of the last of the due months: with that one the item is due as a whole."""
    return quarter_of_month(in_fiscal_order(months)[-1])


def expected_line(items: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """The whole year's expectation: one row per item and quarter 1–4, columns item, quarter, expected (0–100).

    `items` as from frames.items_frame. The plan alone decides: no setting bears on it today; it is taken like
    everywhere in this package, so that a threshold can come without a change to the callers.
    """
    del settings
    plans = zip(items["item"], items["kind"], items["target_count"], items["due_months"], strict=True)
    rows = [(item, n, expected(kind, target, months, n)) for item, kind, target, months in plans for n in QUARTERS]
    line = pd.DataFrame(rows, columns=["item", "quarter", "expected"])
    return line.astype({"item": "str", "quarter": "int64", "expected": "float64"})

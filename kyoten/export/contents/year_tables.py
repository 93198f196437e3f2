"""The same quarter of last year beside this one, as every medium says it: printed words, and rows of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kyoten.export.contents.report_tables import PrintedTable, words
from kyoten.measures.rounding import signed
from kyoten.views.last_year import RATES, WHOLE, LastYearBeside, beside

if TYPE_CHECKING:
    from kyoten.views.view import View

TITLE = "前年度の同じ四半期との比較"
LABELS = {"items": "項目数", "reported": "報告"} | RATES
SIDES = {"_then": "前年度", "": "今年度", "_change": "差"}


def found(view: View) -> LastYearBeside | None:
    """What there is to print: None where last year has no plan, or no report of that quarter."""
    made = view.cached(beside)
    return made if made and made.reported else None


def columns() -> dict[str, str]:
    """Key of a row (YearPair.row) → its heading: 完了率 前年度."""
    sides = {key: SIDES if key in RATES else {"_then": SIDES["_then"], "": SIDES[""]} for key in LABELS}
    return {"name": "機能"} | {
        f"{key}{side}": f"{LABELS[key]} {word}" for key, of in sides.items() for side, word in of.items()
    }


def table(made: LastYearBeside) -> PrintedTable:
    """Every function and the whole; a value that is not known is —."""
    listed = [pair.row() for pair in made.pairs]
    return PrintedTable(
        tuple(columns().values()), tuple(tuple(_words(row, key) for key in columns()) for row in listed)
    )


def _words(row: dict[str, Any], key: str) -> str:
    value = row[key]
    if key.endswith("_change") and value is not None:
        return signed(value)
    return words(value)


def rows(made: LastYearBeside, year: int) -> list[dict[str, Any]]:
    """One row a function, then the whole, with numbers as numbers."""
    return [{**pair.row(), "year": year, "when": made.quarter.label} for pair in made.pairs]


def note(made: LastYearBeside) -> str:
    """What the numbers rest on."""
    sample = "(サンプルデータ、架空の報告)" if made.sample else ""
    return (
        f"前年度は{made.quarter.full_label}{sample}。前年度の計画と評価尺度による。項目数と報告は件、率は%、"
        f"差は今年度 − 前年度(ポイント)。「—」は値がないか、その年度に項目がないことを示し、0ではない。"
        f"{WHOLE}は選んだ範囲の項目。"
    )

"""Small hand-made matrices for the tests of kyoten.plan."""

from __future__ import annotations

from kyoten.model import Plan
from kyoten.plan.read import read_plan
from kyoten.reader.workbook import Sheet, Workbook

# function, target state, viewpoint, five years, 法人, 行政
HEADER = (
    "機能",
    "目指す拠点の姿",
    "振り返りの視点",
    "次期5か年で取り組むこと",
    "令和5年度行動計画・達成目標(法人の役割)",
    "令和5年度行動計画・達成目標(行政の役割)",
)
# A plan with other functions and four roles, and no five-year column
FOUR_ROLES = (
    "機能",
    "目指す姿",
    "視点",
    "2023年度目標(法人の役割)",
    "2023年度目標(行政の役割)",
    "2023年度目標(市社協の役割)",
    "2023年度目標(NPOの役割)",
)

Row = tuple[object, ...] | list[object]


def grid(*rows: Row, name: str = "", textual: bool = True, merged=(), hidden: bool = False, **facts) -> Sheet:
    """A sheet from rows of any length; "" stands for an empty cell."""
    width = max(len(row) for row in rows)
    full = tuple(
        tuple(value if value != "" else None for value in (*row, *[None] * (width - len(row)))) for row in rows
    )
    return Sheet(name, full, merged=tuple(merged), hidden=hidden, textual=textual, **facts)


def book(*sheets: Sheet, name: str = "計画.xlsx") -> Workbook:
    return Workbook(name, "csv" if all(sheet.textual for sheet in sheets) else "xlsx", sheets)


def plan_of(*rows: Row, **facts) -> Plan:
    """The plan read from one sheet with these rows."""
    return read_plan(book(grid(*rows, **facts)))


def codes(plan: Plan) -> list[tuple[str, str, bool]]:
    """What was repaired: (source, code, confirm)."""
    return [(repair.source, repair.code, repair.confirm) for repair in plan.repairs]


def reported(plan: Plan) -> list[tuple[str, str]]:
    """What was reported: (cell, code)."""
    return [(problem.cell, problem.code) for problem in plan.problems]


def texts(plan: Plan) -> list[tuple[str, str]]:
    return [(item.role, item.text) for item in plan.items]

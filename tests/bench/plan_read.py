"""A plan read and understood, against pandas+openpyxl merely reading the same workbook.

Once the shipped plan (136 items) as a workbook; once a plan of today: 7 functions × 40 items × 4 roles on seven sheets.
Everything in this process, as pandas does it.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pandas as pd
import xlsxwriter
from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from kyoten.plan.read import read_plan  # noqa: E402
from kyoten.reader.workbook import read_workbook  # noqa: E402
from kyoten.settings import DATA  # noqa: E402

MATRIX = DATA / "plan_matrix_h23.tsv"
FUNCTIONS = (
    "親子の居場所",
    "子育て相談",
    "情報収集・提供",
    "ネットワーク",
    "人材育成",
    "子育てサポートシステム",
    "利用者支援",
)
ROLES = ("法人", "区", "区・法人共通", "区社協")
ITEMS = 40


def shipped() -> bytes:
    """The shipped plan's cells in an Excel sheet."""
    rows = [line.split("\t") for line in MATRIX.read_text("utf-8-sig").split("\n")]
    return _book({"行動計画": rows})


def of_today() -> bytes:
    """Seven sheets of 40 rows; each of the four roles acts in each row."""
    header = ["目指す姿", "振り返りの視点", *(f"令和6年度の取組({role})" for role in ROLES)]
    sheets: dict[str, list[list[str]]] = {}
    for function in FUNCTIONS:
        rows = [[f"令和6年度 {function} 行動計画"], header]
        for number in range(ITEMS):
            state = f"({number // 8 + 1})利用する人を迎える雰囲気が{number // 8}通りある。" if number % 8 == 0 else ""
            texts = [f"・{function}の取組{number}を{role}として年{number % 11 + 1}回行う。" for role in ROLES]
            rows.append([state, f"○{number}番目の配慮をしているか。", *texts])
        sheets[function] = rows
    return _book(sheets)


def _book(sheets: dict[str, list[list[str]]]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def main() -> None:
    for name, data, items in (
        ("shipped", shipped(), 136),
        ("of today", of_today(), len(FUNCTIONS) * ITEMS * len(ROLES)),
    ):

        def ours(data: bytes = data) -> int:
            return len(read_plan(read_workbook(data, "計画.xlsx", isolated=False)).items)

        def theirs(data: bytes = data) -> int:
            frames = pd.read_excel(io.BytesIO(data), sheet_name=None, header=None, engine="openpyxl")
            return sum(len(frame) for frame in frames.values())

        assert ours() == items, (name, ours())
        compare(f"plan read, {name}", ours, theirs)


if __name__ == "__main__":
    main()

"""A small plan made by hand, its quarter's sheet, and ways to fill it in, for the tests of kyoten.sheet."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
from accounts import faults_of
from openpyxl.worksheet.worksheet import Worksheet

from kyoten.fiscal import Quarter
from kyoten.model import ActionItem, Kind, Plan, ProgressEntry
from kyoten.problems.report import Report
from kyoten.reader.workbook import Value, Workbook, read_workbook
from kyoten.settings import Settings
from kyoten.sheet.template.workbook import quarter_workbook
from kyoten.sheet.understand import Known, understand

SITE = "試験拠点"
Q1, Q2, Q3 = (Quarter(2011, number) for number in (1, 2, 3))
MACHINE, HEADER, FIRST = 3, 4, 5
"""Rows of the sheet as Excel counts them."""


def item(item_id: str, text: str, **changes: object) -> ActionItem:
    """An item of the function and role that its id says (H = 法人, G = 行政)."""
    facts: dict[str, object] = {
        "id": item_id,
        "function": "親子の居場所",
        "state": 1,
        "target_states": ("温かく迎え入れる雰囲気がある。",),
        "viewpoints": ("迎えるための工夫をしているか。",),
        "role": "行政" if "-G" in item_id else "法人",
        "text": text,
        "kind": Kind.ACHIEVEMENT,
        "target_count": None,
        "due_months": (),
        "at_least": False,
        "restated": False,
        "restates": None,
        "starred": False,
        "continued": False,
        "new": False,
        "source": "R2C5",
    }
    return ActionItem(**(facts | changes))  # type: ignore[arg-type]


PLAN = Plan(
    2011,
    items=(
        item("1-1-H01", "来館しやすい案内を作る。"),
        item("1-1-H02", "育児講座を開く。", kind=Kind.COUNT, target_count=3, due_months=(7, 11, 3)),
        item("1-1-H03", "=安全点検の継続実施", kind=Kind.ONGOING),
        item("1-1-H04", "案内を作る(再掲)。", restated=True, restates="1-1-H01"),
        item("1-1-H05", "相談の手順をまとめる。", due_months=(9,)),
        item("1-1-G01", "訪問で周知する。"),
    ),
)
LAST = {
    "1-1-H01": ProgressEntry("1-1-H01", Q1, "法人", status="着手", percent=30, result="下書きを作った。"),
    "1-1-H02": ProgressEntry("1-1-H02", Q1, "法人", status="実施中", count=2),
}
ROWS = {"1-1-H01": 5, "1-1-H02": 6, "1-1-H03": 7, "1-1-H04": 8, "1-1-H05": 9}
"""The rows of 法人's items in its sheet: plan order under the header in row 4."""


def sheet_bytes(
    *,
    plan: Plan = PLAN,
    quarter: Quarter = Q2,
    role: str | None = "法人",
    version: int = 1,
    previous: Mapping[str, ProgressEntry] = LAST,
    site: str = SITE,
) -> bytes:
    return quarter_workbook(
        plan, quarter, site=site, version=version, role=role, previous=previous, settings=Settings()
    )


class Filled:
    """A handed-out sheet, open for typing: `sheet` is openpyxl's 報告."""

    def __init__(self, data: bytes | None = None) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data or sheet_bytes()))
        self.sheet: Worksheet = self.book["報告"]

    def column(self, header: str) -> int:
        return next(cell.column for cell in self.sheet[HEADER] if cell.value == header)

    def address(self, item_id: str, header: str) -> str:
        row = next(cell.row for cell in self.sheet["A"] if cell.value == item_id)
        return self.sheet.cell(row, self.column(header)).coordinate

    def type(self, item_id: str, **values: object) -> Filled:
        """Type values by header: 状況="完了", 進捗率=80, 実績=3 (units may be left out)."""
        full = {"進捗率": "進捗率(%)", "実績": "実績(回)"}
        for header, value in values.items():
            self.sheet[self.address(item_id, full.get(header, header))] = value
        return self

    def bytes(self) -> bytes:
        target = io.BytesIO()
        self.book.save(target)
        return target.getvalue()

    def read(self, **known: object) -> Report:
        return read(self.bytes(), **known)


def read(data: bytes, **known: object) -> Report:
    """Read as the sheet of `SITE` and `PLAN`, version 1, unless told otherwise."""
    return read_book(read_workbook(data, "報告.xlsx", isolated=False), **known)


def read_book(workbook: Workbook, **known: object) -> Report:
    """Read as `read` does; whatever is read, its account adds up."""
    facts: dict[str, object] = {"site": SITE, "plan": PLAN, "version": 1, "settings": Settings(), "quarter": Q2}
    report = understand(workbook, Known(**(facts | known)))  # type: ignore[arg-type]
    faults = faults_of(workbook, report)
    assert not faults, faults
    return report


def found(report: Report) -> list[tuple[str, str]]:
    """(cell, code) of every problem, sorted."""
    return sorted((each.cell, each.code) for each in report.problems)


def said(report: Report) -> dict[str, tuple[object, ...]]:
    """Item id → everything that its entry says, without the cells."""
    return {
        each.item: (each.status, each.percent, each.count, each.result, each.issue, each.next_action, each.person)
        for each in report.entries
    }


def through_libreoffice(data: bytes, folder: Path, extension: str = "xlsx") -> bytes:
    """Opened and saved by LibreOffice. Fails with a clear message where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice (soffice) is needed for this test: apt-get install libreoffice-calc"
    sent, saved = folder / "sent.xlsx", folder / "saved"
    sent.write_bytes(data)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", extension, "--outdir", str(saved), str(sent)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    result = saved / f"sent.{extension}"
    assert result.exists(), f"LibreOffice wrote nothing: {done.stdout}{done.stderr}"
    return result.read_bytes()


def filled() -> Filled:
    """Every item but H04 reported, in several ways that need no question."""
    sheet = Filled()
    sheet.type(
        "1-1-H01", 状況="実施中", 進捗率=60, 取組実績="案内を刷った。\n300部配った。", 課題="特になし", 担当="広場"
    )
    sheet.type("1-1-H02", 状況="概ね達成", 実績=2)
    sheet.type("1-1-H03", 状況="○", 取組実績="=点検表のとおり")
    sheet.sheet[sheet.address("1-1-H03", "取組実績")].data_type = "s"
    return sheet.type("1-1-H05", 状況="完了", 進捗率="100%", 次期の対応="職員に配る。")


# Worked out from what `filled` types; H03's ○ is 概ね達成 in the default scale.
FILLED = {
    "1-1-H01": ("実施中", 60, None, "案内を刷った。\n300部配った。", "特になし", "", "広場"),
    "1-1-H02": ("概ね達成", None, 2, "", "", "", ""),
    "1-1-H03": ("概ね達成", None, None, "=点検表のとおり", "", "", ""),
    "1-1-H05": ("完了", 100, None, "", "", "職員に配る。", ""),
}


Rows = tuple[tuple[Value, ...], ...]


def with_rows(book: Workbook, change: Callable[[Rows], Rows]) -> Workbook:
    """The book with the rows of 報告 changed."""
    sheets = tuple(
        dataclasses.replace(sheet, rows=change(sheet.rows)) if sheet.name == "報告" else sheet for sheet in book.sheets
    )
    return dataclasses.replace(book, sheets=sheets)


def with_cell(book: Workbook, row: int, column: int, value: Value) -> Workbook:
    """`row`, `column` as Excel counts them."""

    def change(rows: Rows) -> Rows:
        changed = [list(each) for each in rows]
        changed[row - 1][column - 1] = value
        return tuple(tuple(each) for each in changed)

    return with_rows(book, change)

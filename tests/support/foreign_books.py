"""Report sheets as other offices make them: a small plan, and ways to put a table into a workbook of any kind."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
from accounts import faults_of
from openpyxl.worksheet.worksheet import Worksheet
from quarter_sheets import item, through_libreoffice

from kyoten.fiscal import Quarter
from kyoten.model import Kind, Plan
from kyoten.problems.report import Report
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.reader.workbook import Sheet, Value, Workbook, read_workbook
from kyoten.settings import Settings
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.understand import understand

GUIDE, COURSE, VISIT, CHECK, MANUAL, EXPERT = (
    "来館しやすい案内を作る。",
    "育児講座を年3回開く。",
    "訪問員が赤ちゃんのいる家庭に周知する。",
    "遊具の安全点検を続ける。",
    "相談の手順書をまとめる。",
    "専門相談の担当を決める。",
)
SECOND_STATE, SAFE = "安心して過ごせる。", "安全を保つ工夫をしているか。"
PLACE, ADVICE = "親子の居場所", "子育て相談"
_ADVICE = {"function": ADVICE, "target_states": ("気軽に相談できる。",), "viewpoints": ("相談の手順があるか。",)}
PLAN = Plan(
    2011,
    items=(
        item("1-1-H01", GUIDE),
        item("1-1-H02", COURSE, kind=Kind.COUNT, target_count=3),
        item("1-1-G01", VISIT),
        item("1-2-H03", CHECK, kind=Kind.ONGOING, state=2, target_states=(SECOND_STATE,), viewpoints=(SAFE,)),
        item("4-1-H01", MANUAL, **_ADVICE),
        item("4-1-G01", EXPERT, **_ADVICE),
    ),
)
Q1, Q2, Q3, Q4 = (Quarter(2011, number) for number in (1, 2, 3, 4))

Rows = Sequence[Sequence[object]]


def book(*sheets: tuple[str, Rows] | tuple[str, Rows, Iterable[str]]) -> bytes:
    """An xlsx of (name, rows, merged ranges such as "A1:A3")."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows, *merged in sheets:
        sheet: Worksheet = made.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        for area in merged[0] if merged else ():
            sheet.merge_cells(area)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def text(rows: Rows, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """The rows as a spreadsheet program writes them to a text file."""
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return target.getvalue().encode(encoding)


def read(data: bytes, name: str = "報告.xlsx", choices: Choices | None = None, **known: object) -> Report:
    """Read as a report on `PLAN` of a site with the usual settings."""
    return read_cells(read_workbook(data, name, isolated=False), choices, **known)


def titled_report(*rows: Sequence[object], merged: Iterable[str] = (), plan: Plan = PLAN) -> Report:
    """A table under a title that names the second quarter, read as a report."""
    return read(book(("表", [["平成23年度 第2四半期 進捗報告"], *rows], merged)), plan=plan)


def read_cells(
    workbook: Workbook, choices: Choices | None = None, *, on_progress: OnProgress = ignore_progress, **known: object
) -> Report:
    """Read as `read` does; whatever is read, its account adds up."""
    facts: dict[str, object] = {"site": "試験拠点", "plan": PLAN, "version": 1, "settings": Settings()}
    report = understand(workbook, Known(**(facts | known)), choices or Choices(), on_progress=on_progress)  # type: ignore[arg-type]
    faults = faults_of(workbook, report)
    assert not faults, faults
    return report


def grid(
    rows: Iterable[Sequence[Value]], *, name: str = "報告", merged: Iterable[tuple[int, int, int, int]] = ()
) -> Sheet:
    """A sheet straight from values, all rows made as long as the longest."""
    listed = [tuple(None if value == "" else value for value in row) for row in rows]
    width = max(map(len, listed))
    return Sheet(name, tuple(row + (None,) * (width - len(row)) for row in listed), tuple(merged))


def found(report: Report) -> list[tuple[str, str]]:
    """(cell, code) of every problem, sorted."""
    return sorted((each.cell, each.code) for each in report.problems)


def said(report: Report) -> list[tuple[object, ...]]:
    """What every entry says: quarter's number, item, status, percent, count, texts that are not empty joined by /."""
    return [
        (
            each.quarter.number,
            each.item,
            each.status,
            each.percent,
            each.count,
            "/".join(part for part in (each.result, each.issue, each.next_action, each.person) if part),
        )
        for each in report.entries
    ]


def converted(data: bytes, folder: Path, extension: str) -> bytes:
    """An xlsx as LibreOffice saves it in another format."""
    return through_libreoffice(data, folder, extension)

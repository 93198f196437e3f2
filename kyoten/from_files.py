"""Files, or a store, as somebody at a Python prompt names them → plain values; what is not taken is warned of.

For kyoten.frames; the pages and the command line go through kyoten.intake.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Hashable, Iterable, Mapping
from contextlib import closing
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from kyoten.fiscal import Quarter, year_label
from kyoten.model import ActionItem, Kind, Plan
from kyoten.plan.read import read_plan
from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Report
from kyoten.reader.workbook import Workbook, read_workbook
from kyoten.settings import Settings
from kyoten.sheet.own.machine_row import find_marker
from kyoten.sheet.understand import Known, understand
from kyoten.storage.store import Store, StoredEntry, standing_entries
from kyoten.views.year_data import YearData, year_data

AnyPath = str | PathLike[str]
PlanSource = AnyPath | pd.DataFrame
Source = Store | AnyPath | Iterable[AnyPath]
"""A store or the URL of one; or the paths of filled-in sheets."""

_LISTED = 5
"""Problems that a warning names; the rest are counted."""


class ReadingProblem(UserWarning):
    """Something of a file was not taken; the message says what, where and what to do."""


def data_of(
    source: Source, year: int, plan: PlanSource | None, site: str | None, as_of: dt.date | None = None
) -> YearData:
    """All that a view of the year is made from; of files, measured with the default settings. `as_of`: of a store, at
    the end of that day."""
    if isinstance(source, Store):
        return year_data(source, _site(source, site), year, as_of)
    if isinstance(source, str) and "://" in source:
        with closing(Store(source)) as store:
            store.migrate(create=False)
            return year_data(store, _site(store, site), year, as_of)
    if as_of:
        raise ValueError("as_of は、データベースを指定したときだけ使えます(ファイルには届いた日の記録がありません)。")
    if plan is None:
        raise ValueError("報告のファイルから計算するには、行動計画(plan)も指定してください。")
    paths = [source] if isinstance(source, str | PathLike) else list(source)
    return _of_files(paths, plan_of(plan), year)


def _site(store: Store, site: str | None) -> str:
    known = store.sites()
    if site is None and len(known) > 1:
        raise ValueError(f"拠点が複数あります({'、'.join(known)})。site で1つを指定してください。")
    return site or next(iter(known), "拠点")


def _of_files(paths: Iterable[AnyPath], plan: Plan, year: int) -> YearData:
    if plan.fiscal_year != year:
        raise ValueError(f"行動計画は{year_label(plan.fiscal_year)}のものです({year_label(year)}ではありません)。")
    reported: list[StoredEntry] = []
    for number, path in enumerate(paths, start=1):
        report = report_of(path, plan)
        warn(report.file, report.problems)
        received = dt.datetime.fromtimestamp(Path(path).stat().st_mtime, dt.UTC)
        reported += [StoredEntry(entry, number, report.file, received) for entry in report.entries]
    return YearData("", plan, tuple(standing_entries(reported)), Settings(), False)


def report_of(path: AnyPath, plan: Plan, quarter: int | None = None) -> Report:
    """A filled-in sheet as it is understood; `quarter`: the one that it must be of."""
    book = _workbook(path)
    # A sheet of ours says whose it is and of which plan's version; there is no store here to hold that against.
    marker = next((marked.marker for sheet in book.sheets if (marked := find_marker(sheet))), None)
    site, version = (marker.site, marker.version) if marker else ("", 1)
    wanted = Quarter(plan.fiscal_year, quarter) if quarter else None
    return understand(book, Known(site, plan, version, Settings(), quarter=wanted))


def _workbook(path: AnyPath) -> Workbook:
    return read_workbook(Path(path).read_bytes(), Path(path).name)


def _left_out(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR or problem.code == "unmatched_row"


def warn(file: str, problems: Iterable[Problem]) -> None:
    """Of what was not taken, each with its place and what to do."""
    listed = [each for each in problems if _left_out(each)]
    if listed:
        lines = [f"  {each.place or 'ファイル全体'}: {each.message}{each.remedy}" for each in listed[:_LISTED]]
        more = [f"  ほか{len(listed) - _LISTED}件"] if len(listed) > _LISTED else []
        text = "\n".join([f"{file}: 読み取らなかったところがあります({len(listed)}件)。", *lines, *more])
        warnings.warn(text, ReadingProblem, stacklevel=3)


def plan_of(plan: PlanSource) -> Plan:
    """Of the path of a matrix, or of the rows that read_plan gave, whatever was changed in them since."""
    if not isinstance(plan, pd.DataFrame):
        return plan_of_file(plan)
    if plan.empty:
        raise ValueError("行動計画に項目がありません。")
    rows = plan.to_dict("records")
    return Plan(int(rows[0]["year"]), tuple(_item_of(row) for row in rows))


def plan_of_file(path: AnyPath, year: int | None = None) -> Plan:
    """Of the path of a matrix; `year`: the fiscal year, where the file names none."""
    plan = read_plan(_workbook(path), year=year)
    if not plan.fiscal_year:
        raise ValueError(f"「{Path(path).name}」から年度を読み取れません。read_plan の year で年度を指定してください。")
    warn(Path(path).name, plan.problems)
    return plan


def _item_of(row: Mapping[Hashable, Any]) -> ActionItem:
    same = ("function", "state", "target_states", "viewpoints", "role", "text", "due_months", "at_least", "restated")
    facts = {name: row[name] for name in (*same, "starred", "continued", "new", "source")}
    target: int | None = None if pd.isna(row["target_count"]) else int(row["target_count"])
    restates = row["restates"] or None
    return ActionItem(id=row["item"], kind=Kind(row["kind"]), target_count=target, restates=restates, **facts)

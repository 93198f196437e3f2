"""Kyoten's data as pandas frames, for those who have the files and pandas: the public Python API (docs/python.md).

All of it is reached from the package itself: kyoten.read_plan("plan.xlsx").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from kyoten import measures
from kyoten.fiscal import Quarter, today_in_japan
from kyoten.from_files import (
    AnyPath,
    PlanSource,
    ReadingProblem,
    Source,
    data_of,
    plan_of,
    plan_of_file,
    report_of,
    warn,
)
from kyoten.measures import Track
from kyoten.model import FIELDS, Plan, ProgressEntry
from kyoten.rules import silent_roles
from kyoten.rules.silent_roles import SilentRole
from kyoten.rules.table import RULE, Finding
from kyoten.settings import Settings
from kyoten.views.frames import HISTORY_COLUMNS, ITEM_COLUMNS, NAN, REPORTED_TYPES, Row, frame, item_row
from kyoten.views.judgements import JudgedSubject, year_judgements
from kyoten.views.view import View, make
from kyoten.views.year_data import refuse_future

__all__ = [
    "HISTORY_COLUMNS",
    "ReadingProblem",
    "check_sheet",
    "findings",
    "judgements",
    "progress",
    "read_plan",
    "read_sheet",
    "rollup",
]

PLAN_COLUMNS = {
    "year": "int64",
    **ITEM_COLUMNS,
    "target_states": "object",
    "viewpoints": "object",
    "starred": "bool",
    "continued": "bool",
    "new": "bool",
    "source": "str",
}
ENTRY_COLUMNS = {
    "item": "str",
    "year": "int64",
    "quarter": "int64",
    "role": "str",
    **{name: REPORTED_TYPES[field.type] for name, field in FIELDS.items()},
    "source": "str",
    "file": "str",
}
PROBLEM_COLUMNS = dict.fromkeys(("severity", "code", "sheet", "cell", "value", "message", "remedy"), "str")
JUDGEMENT_COLUMNS = dict.fromkeys(
    ("subject", "function", "role", "text", "proposed", "proposed_direction", "because", "letter", "name", "direction",
     "reason", "by"), "str",
)  # fmt: skip
FINDING_COLUMNS = {
    "item": "str",
    "items": "object",
    "function": "str",
    "role": "str",
    "text": "str",
    "rule": "str",
    "name": "str",
    "severity": "str",
    "since_year": "int64",
    "since_quarter": "int64",
    "reason": "str",
    "action": "str",
    "entries": "object",
}


def read_plan(path: AnyPath, *, year: int | None = None) -> pd.DataFrame:
    """The items of a plan matrix, one row each in plan order, with PLAN_COLUMNS.

    `year`: the fiscal year, where the file names none. Warns of errors in it (ReadingProblem). Raises Unreadable for
    a file that is no matrix, ValueError where no fiscal year is known, OSError for a file that can't be opened.
    """
    plan = plan_of_file(path, year)
    tracks = measures.tracks(plan, (), Quarter(plan.fiscal_year, 1), Settings())
    return frame([_plan_row(plan, track) for track in tracks], PLAN_COLUMNS)


def read_sheet(path: AnyPath, plan: PlanSource, *, quarter: int | None = None) -> pd.DataFrame:
    """What a filled-in sheet reports, one row an entry, with ENTRY_COLUMNS: Kyoten's own sheet or anybody's.

    `plan`: the path of its matrix, or what read_plan gave. `quarter` (1–4): the sheet must be of it; None takes what
    it says. Rows with an error or in doubt are left out, with a warning (ReadingProblem); check_sheet lists all.
    Raises as read_plan does.
    """
    report = report_of(path, plan_of(plan), quarter)
    warn(report.file, report.problems)
    return frame([_entry_row(entry, report.file) for entry in report.entries], ENTRY_COLUMNS)


def check_sheet(path: AnyPath, plan: PlanSource, *, quarter: int | None = None) -> pd.DataFrame:
    """All that is wrong with a sheet or in doubt, one row a problem, with PROBLEM_COLUMNS; arguments as read_sheet."""
    problems = report_of(path, plan_of(plan), quarter).problems
    return frame([{name: str(getattr(each, name)) for name in PROBLEM_COLUMNS} for each in problems], PROBLEM_COLUMNS)


def progress(
    source: Source,
    year: int,
    quarter: int,
    *,
    plan: PlanSource | None = None,
    site: str | None = None,
    as_of: dt.date | None = None,
) -> pd.DataFrame:
    """Each item in each quarter of a fiscal year up to the one given, one row each: value, pace, complete …

    `source`: a Store, the URL of one ("sqlite:///data/kyoten.db"), or the paths of filled-in sheets, which need a
    `plan`; where two of them report on an item in one quarter, the later in the list counts. `site`: which one of a
    store, where it has several. `as_of`: what a store held at the end of that day in Japan (docs/time.md). Columns:
    HISTORY_COLUMNS. Raises NothingToShow where the store has no plan of the year, had none by then, or the day has not
    come; ValueError where the call says too little or its plan is of another year; and as read_sheet does.
    """
    return _view(source, Quarter(year, quarter), plan, site, as_of=as_of).history


def rollup(
    source: Source,
    year: int,
    quarter: int,
    by: Sequence[str] = (),
    *,
    plan: PlanSource | None = None,
    site: str | None = None,
    today: dt.date | None = None,
    as_of: dt.date | None = None,
) -> pd.DataFrame:
    """What groups of items add up to in a quarter, one row a group; `by`: of function, role, state; none = one row.

    Columns: the group's keys, counts of items (one a status of the scale among them), rates 0–100. The rest as in
    `progress`; `today` as in `findings` (it bears on the column flagged alone).
    """
    return _view(source, Quarter(year, quarter), plan, site, today, as_of=as_of).rollup(*by)


def findings(
    source: Source,
    year: int,
    quarter: int,
    *,
    plan: PlanSource | None = None,
    site: str | None = None,
    today: dt.date | None = None,
    as_of: dt.date | None = None,
) -> pd.DataFrame:
    """What needs a decision in a quarter (要対応) and why, one row a finding in plan order, with FINDING_COLUMNS.

    A role that has reported nothing though the deadline has passed is one row before them, of no item ("") and of the
    ids in `items`. `today` (default: the day of the call) decides whether the deadline of a report has passed; with
    `as_of` it is that day. The rest as in `progress`.
    """
    view = _view(source, Quarter(year, quarter), plan, site, today, as_of=as_of)
    rows = [*map(_silent_row, view.silent), *(_finding_row(view, finding) for finding in view.findings)]
    return frame(rows, FINDING_COLUMNS)


def judgements(source: Source, year: int, *, site: str | None = None, as_of: dt.date | None = None) -> pd.DataFrame:
    """What a store holds of a year's judgements, one row a target state and an item, with JUDGEMENT_COLUMNS: what is
    proposed, and what people decided ("" where nothing is). Arguments and errors as in `progress`."""
    view = _view(source, Quarter(year, 4), None, site, as_of=as_of)
    return frame([_judgement_row(each) for each in year_judgements(view).all], JUDGEMENT_COLUMNS)


def _judgement_row(each: JudgedSubject) -> Row:
    grade, decided = each.proposal.grade, each.decided
    names = ("letter", "name", "direction", "reason", "by")
    return {
        **{name: getattr(each, name) for name in ("subject", "function", "role", "text")},
        "proposed": grade.letter if grade else "",
        "proposed_direction": each.proposal.direction,
        "because": each.proposal.reason,
        **{name: getattr(decided, name) if decided else "" for name in names},
    }


def _view(
    source: Source,
    quarter: Quarter,
    plan: PlanSource | None,
    site: str | None,
    today: dt.date | None = None,
    *,
    as_of: dt.date | None = None,
) -> View:
    if as_of and today:
        raise ValueError("as_of と today は、どちらか一つを指定してください。")
    if as_of:
        refuse_future(as_of)
    return make(data_of(source, quarter.year, plan, site, as_of), quarter, today=as_of or today or today_in_japan())


def _plan_row(plan: Plan, track: Track) -> Row:
    item = track.item
    own = {name: getattr(item, name) for name in ("target_states", "viewpoints", "starred", "continued", "new")}
    return {"year": plan.fiscal_year, **item_row(track), **own, "source": item.source}


def _entry_row(entry: ProgressEntry, file: str) -> Row:
    reported = {name: getattr(entry, name) for name in FIELDS}
    when = {"year": entry.quarter.year, "quarter": entry.quarter.number}
    return {
        "item": entry.item,
        **when,
        "role": entry.role,
        **reported,
        "status": entry.status or NAN,
        "source": entry.source,
        "file": file,
    }


def _silent_row(silent: SilentRole) -> Row:
    rule = RULE[silent_roles.RULE]
    return {
        **{name: getattr(silent, name) for name in ("items", "role", "severity", "reason")},
        **dict.fromkeys(("item", "function", "text"), ""),
        **{"rule": rule.code, "name": rule.name, "action": rule.action.name, "entries": ()},
        "since_year": silent.since.year,
        "since_quarter": silent.since.number,
    }


def _finding_row(view: View, finding: Finding) -> Row:
    item, rule = view.track(finding.item).item, RULE[finding.rule]
    return {
        **{name: getattr(finding, name) for name in ("item", "rule", "severity", "reason", "entries")},
        **{name: getattr(item, name) for name in ("function", "role", "text")},
        "items": (finding.item,),
        "name": rule.name,
        "action": rule.action.name,
        "since_year": finding.since.year,
        "since_quarter": finding.since.number,
    }

"""What --json prints: values → plain documents with exactly the keys of docs/cli.md."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kyoten.measures import Group
from kyoten.measures.rounding import rounded_or_none
from kyoten.model import PUBLIC, ActionItem, FiveYearTask, Plan, ProgressEntry, Repair, TargetState, Viewpoint
from kyoten.problems.account import CellGroup
from kyoten.problems.problem import Problem
from kyoten.problems.report import Conversion, Report
from kyoten.storage.store import Meeting
from kyoten.views.changes_since import ChangesSince
from kyoten.views.committee.answer import Answer
from kyoten.views.decisions import NOT_SAID, AskedDecision, DecisionPage
from kyoten.views.search import Hit
from kyoten.views.view import View

Document = dict[str, Any]
NO_STATUS = "状況の記入なし"


def moment(at: dt.datetime) -> str:
    """In UTC, as 2011-07-10T03:00:00+00:00."""
    return at.isoformat(timespec="seconds")


def plan_document(plan: Plan) -> Document:
    """The whole of a plan."""
    return {
        "fiscal_year": plan.fiscal_year,
        "items": [_item(each) for each in plan.items],
        "target_states": [_state(each) for each in plan.target_states],
        "viewpoints": [_viewpoint(each) for each in plan.viewpoints],
        "five_year_tasks": [_task(each) for each in plan.five_year_tasks],
        "repairs": [_repair(each) for each in plan.repairs],
        "problems": [_problem(each) for each in plan.problems],
    }


def report_document(report: Report) -> Document:
    """What was understood of one sheet."""
    return {
        "file": report.file,
        "readable": report.readable,
        "year": report.quarter.year if report.quarter else None,
        "quarter": report.quarter.number if report.quarter else None,
        "entries": [_entry(each) for each in report.entries],
        "problems": [_problem(each) for each in report.problems],
        "conversions": [_conversion(each) for each in report.conversions],
        "unmatched": list(report.unmatched),
        "left_out": [_left_out(each) for each in report.left_out],
    }


def summary_document(view: View, by: tuple[str, ...]) -> Document:
    """The groups of a view and their total."""
    return {
        "year": view.quarter.year,
        "quarter": view.quarter.number,
        "as_of": view.meta.as_of.isoformat(),
        "standing": view.meta.state.word,
        "standing_day": view.meta.state.day.isoformat() if view.meta.state.day else None,
        "recorded": moment(view.meta.recorded) if view.meta.recorded else None,
        "roles": list(view.meta.roles),
        "functions": list(view.meta.functions),
        "rows": [_group(group, by) for group in view.groups(*by)],
        "total": _group(view.total, ()),
    }


def changes_document(changes: ChangesSince) -> Document:
    """What changed between the ends of two days, one entry a change."""
    return {
        "since": changes.since.isoformat(),
        "meeting": changes.meeting or None,
        "until": changes.until.isoformat(),
        "changes": [
            {"kind": label, "item": line.item or None, "words": line.words}
            for label, lines in changes.groups.items()
            for line in lines
        ],
    }


def answer_document(key: str, answer: Answer) -> Document:
    """A question of a committee and its answer; a row has a value for each of the heads."""
    return {
        "key": key,
        "question": answer.question,
        "sentence": answer.sentence,
        "answered": answer.there,
        "heads": [column.head for column in answer.columns],
        "rows": [[None if cell == "" else cell for cell in row] for row in answer.rows],
        "note": answer.note or None,
    }


def decision_page_document(page: DecisionPage) -> Document:
    """What is to be decided, how many items are not asked for again, and of which roles nothing is reported."""
    listed = [_decision(each) for each in page.decisions]
    return {"decisions": listed, "accepted": page.accepted, "silent": [each.role for each in page.silent]}


def hit_document(hit: Hit) -> Document:
    """A text that holds the words of a search."""
    return {
        "year": hit.year,
        "quarter": hit.quarter.number if hit.quarter else None,
        "item": hit.item.id,
        "role": hit.item.role,
        "field": hit.field,
        "text": hit.text,
        "marks": [list(span) for span in hit.spans],
        "source": hit.source or None,
        "file": hit.file or None,
    }


def meeting_document(meeting: Meeting) -> Document:
    """A meeting by its name."""
    return {"name": meeting.name, "day": meeting.day.isoformat(), "by": meeting.by}


def _decision(each: AskedDecision) -> Document:
    same = ("item", "text", "function", "role", "severity", "why", "asked", "until")
    said = {name: getattr(each, name) for name in ("issue", "next_action")}
    return {
        **{name: getattr(each, name) for name in same},
        **{name: None if text == NOT_SAID else text for name, text in said.items()},
        "person": each.person or None,
        "since": {"year": each.since.year, "quarter": each.since.number},
        "evidence": [
            {"file": place.file, "year": place.quarter.year, "quarter": place.quarter.number, "cell": place.cell}
            for place in each.evidence
        ],
    }


def _item(item: ActionItem) -> Document:
    return {
        "id": item.id,
        "function": item.function,
        "target_states": list(item.target_states),
        "viewpoints": list(item.viewpoints),
        "role": item.role,
        "text": item.text,
        "kind": item.kind.value,
        "target_count": item.target_count,
        "due_months": list(item.due_months),
        "at_least": item.at_least,
        "restated": item.restated,
        "restates": item.restates,
        "starred": item.starred,
        "continued": item.continued,
        "new": item.new,
        "source": item.source,
    }


def _state(state: TargetState) -> Document:
    return {
        "function": state.function,
        "label": state.label,
        "text": state.text,
        "starred": state.starred,
        "source": state.source,
    }


def _viewpoint(viewpoint: Viewpoint) -> Document:
    return {
        "function": viewpoint.function,
        "target_states": list(viewpoint.target_states),
        "text": viewpoint.text,
        "starred": viewpoint.starred,
        "restated": viewpoint.restated,
        "items": list(viewpoint.items),
        "source": viewpoint.source,
    }


def _task(task: FiveYearTask) -> Document:
    return {
        "function": task.function,
        "target_states": list(task.target_states),
        "role": task.role,
        "text": task.text,
        "restated": task.restated,
        "source": task.source,
    }


def _repair(repair: Repair) -> Document:
    return {"code": repair.code, "source": repair.source, "message": repair.message, "confirm": repair.confirm}


def _problem(problem: Problem) -> Document:
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "value": problem.value,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def _entry(entry: ProgressEntry) -> Document:
    return {
        "item": entry.item,
        "year": entry.quarter.year,
        "quarter": entry.quarter.number,
        "role": entry.role,
        **{name: getattr(entry, name) for name in PUBLIC},
        "cleared": list(entry.cleared),
        "source": entry.source,
    }


def _left_out(group: CellGroup) -> Document:
    return {
        "sheet": group.sheet,
        "cells": list(group.cells),
        "count": group.number,
        "text": group.text,
        "why": group.why,
        "folded": group.folded,
    }


def _conversion(conversion: Conversion) -> Document:
    return {
        "sheet": conversion.sheet,
        "cell": conversion.cell,
        "from": conversion.source,
        "to": conversion.result,
        "rule": conversion.rule,
    }


def _group(group: Group, by: tuple[str, ...]) -> Document:
    by_status = dict(group.by_status)
    if group.no_status:
        by_status[NO_STATUS] = group.no_status  # so that the parts and the unreported make up the items
    return {
        **dict(zip(by, group.keys, strict=True)),
        "items": group.items,
        "by_status": by_status,
        "unreported": group.unreported,
        "completed": group.completed,
        "completable": group.completable,
        "completion_rate": _rate(group.completion_rate),
        "carried_rate": _rate(group.carried_rate),
        "mean_progress": _rate(group.mean_progress),
        "covered": group.covered,
        "expected": _rate(group.expected),
        "pace": _rate(group.pace),
        "on_course": group.on_course,
        "banded": group.banded,
        "flagged": group.flagged,
    }


def _rate(value: float | None) -> float | None:
    """0–100 with one decimal; None where nothing is known."""
    return rounded_or_none(value)

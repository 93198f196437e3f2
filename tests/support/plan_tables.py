"""The hand-worked reading of the shipped plan (tests/plan/plan_expected) and how a plan is compared with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kyoten.model import ActionItem, FiveYearTask, Plan, TargetState, Viewpoint
from kyoten.text import bare

FOLDER = Path(__file__).parents[1] / "plan" / "plan_expected"
Row = dict[str, Any]
Rows = dict[str, Row]


def table(name: str) -> list[dict[str, str]]:
    """The rows of tests/plan/plan_expected/<name>.tsv, in the order of the file."""
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


STATES = {row["key"]: row for row in table("target_states")}
VIEWPOINTS = {row["key"]: row for row in table("viewpoints")}
FUNCTIONS = tuple(dict.fromkeys(row["function"] for row in STATES.values()))


def expected_items() -> Rows:
    return {row["id"]: _expected_item(row) for row in table("items")}


def expected_states() -> Rows:
    return {
        f"{row['function']} {row['number']}": {
            "label": row["label"],
            "text": bare(row["text"]),
            "starred": _yes(row["starred"]),
            "source": row["source"],
        }
        for row in STATES.values()
    }


def expected_viewpoints() -> Rows:
    return {
        f"{row['function']}: {bare(row['text'])}": {
            "target_states": _texts(row["target_states"], STATES),
            "starred": _yes(row["starred"]),
            "restated": _yes(row["restated"]),
            "items": tuple(row["items"].split()),
            "source": row["source"],
        }
        for row in VIEWPOINTS.values()
    }


def expected_tasks() -> Rows:
    rows = table("five_year_tasks")
    return {
        _task_key(row["function"], _texts(row["target_states"], STATES), row["text"]): {
            "role": row["role"],
            "restated": _yes(row["restated"]),
            "source": row["source"],
        }
        for row in rows
    }


def found_items(plan: Plan) -> Rows:
    return _unique((item.id, _found_item(item)) for item in plan.items)


def found_states(plan: Plan) -> Rows:
    return _unique((f"{state.function} {state.number}", _found_state(state)) for state in plan.target_states)


def found_viewpoints(plan: Plan) -> Rows:
    return _unique((f"{each.function}: {bare(each.text)}", _found_viewpoint(each)) for each in plan.viewpoints)


def found_tasks(plan: Plan) -> Rows:
    return _unique(
        (_task_key(task.function, _bare(task.target_states), task.text), _found_task(task))
        for task in plan.five_year_tasks
    )


def without(field: str, rows: Rows) -> Rows:
    """The rows with one field left out: sources differ between a text file and a workbook."""
    return {key: {name: value for name, value in row.items() if name != field} for key, row in rows.items()}


def differences(expected: Rows, found: Rows) -> list[str]:
    """One line a difference: what is missing, what is too many, which field says something else, and the order."""
    missing = [f"missing: {key} {dict(row)}" for key, row in expected.items() if key not in found]
    extra = [f"not in the plan: {key} {dict(row)}" for key, row in found.items() if key not in expected]
    changed = [line for key in expected if key in found for line in _fields(key, expected[key], found[key])]
    lines = missing + extra + changed
    if not lines and list(expected) != list(found):
        lines.append(f"order: expected {list(expected)}, found {list(found)}")
    return lines


def _expected_item(row: Mapping[str, str]) -> Row:
    return {
        "function": row["function"],
        "state": int(STATES[row["target_states"].split()[0]]["number"]),
        "target_states": _texts(row["target_states"], STATES),
        "viewpoints": _texts(row["viewpoints"], VIEWPOINTS),
        "role": row["role"],
        "text": bare(row["text"]),
        "kind": row["kind"],
        "target_count": int(row["target_count"]) if row["target_count"] else None,
        "due_months": tuple(int(month) for month in row["due_months"].split()),
        **{flag: _yes(row[flag]) for flag in ("at_least", "restated", "starred", "continued", "new")},
        "restates": row["restates"] or None,
        "source": row["source"],
    }


def _found_item(item: ActionItem) -> Row:
    return {
        "function": item.function,
        "state": item.state,
        "target_states": _bare(item.target_states),
        "viewpoints": _bare(item.viewpoints),
        "role": item.role,
        "text": bare(item.text),
        "kind": item.kind.value,
        "target_count": item.target_count,
        "due_months": item.due_months,
        **{flag: getattr(item, flag) for flag in ("at_least", "restated", "starred", "continued", "new")},
        "restates": item.restates,
        "source": item.source,
    }


def _found_state(state: TargetState) -> Row:
    return {"label": state.label, "text": bare(state.text), "starred": state.starred, "source": state.source}


def _found_viewpoint(viewpoint: Viewpoint) -> Row:
    return {
        "target_states": _bare(viewpoint.target_states),
        "starred": viewpoint.starred,
        "restated": viewpoint.restated,
        "items": viewpoint.items,
        "source": viewpoint.source,
    }


def _found_task(task: FiveYearTask) -> Row:
    return {"role": task.role, "restated": task.restated, "source": task.source}


def _task_key(function: str, states: tuple[str, ...], text: str) -> str:
    """The same task may stand under two target states (人材育成 ② and ③)."""
    return f"{function} / {' + '.join(states)}: {bare(text)}"


def _fields(key: str, expected: Row, found: Row) -> list[str]:
    return [
        f"{key} {name}: expected {value!r}, found {found.get(name)!r}"
        for name, value in expected.items()
        if found.get(name) != value
    ]


def _unique(rows: Iterable[tuple[str, Row]]) -> Rows:
    """Keyed rows; a key that comes twice is kept under a second name, so that it shows as one too many."""
    keyed: Rows = {}
    for key, row in rows:
        keyed[f"{key} (again)" if key in keyed else key] = row
    return keyed


def _texts(keys: str, rows: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    return tuple(bare(rows[key]["text"]) for key in keys.split())


def _bare(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(bare(text) for text in texts)


def _yes(cell: str) -> bool:
    return cell == "yes"

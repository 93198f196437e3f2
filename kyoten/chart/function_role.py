"""機能 × 役割: how far each role is in each function, as a heatmap with the number in every cell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import group_rows, sentences, style, titles
from kyoten.chart.chart import Chart
from kyoten.chart.forms import Grid, GridCell
from kyoten.chart.number_words import known, one_decimal, or_none
from kyoten.measures import bands
from kyoten.settings import UNREPORTED
from kyoten.views.missing_reports import missing_reports

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "function_role"
NO_ITEMS = "—"


@dataclass(frozen=True)
class Measure:
    """A column of the roll-up that can be drawn, and what it is called."""

    column: str
    name: str
    note: str


_COUNTS = ("items", "completed", "completable", "excluded", "unreported", "covered")
ONGOING_ONLY = "継続型のみ"
"""A cell whose items all go on: none of them can be completed."""
MEASURES = {
    each.column: each
    for each in (
        Measure("pace", "計画比", "計画を超えた分は数えない"),
        Measure("completion_rate", "完了率", "完了 ÷ (達成型・回数型の項目 − 中止・評価困難)"),
        Measure("mean_progress", "平均進捗率", "当期に値のある項目の平均"),
    )
}
VARIANTS = {each.name: {"measure": each.column} for each in MEASURES.values()}


def build(view: View, measure: str = "completion_rate") -> Chart:
    """The chart for one of MEASURES (KeyError for another). Frame: one row per function and role."""
    drawn = MEASURES[measure]
    rows = _rows(view, drawn)
    missing, scale = missing_reports(view), _scale(view, drawn)
    return Chart(
        key=KEY,
        title=titles.told(missing, _title(rows, drawn)),
        finding=sentences.after_missing(missing, _finding(rows, drawn), of_reported=drawn.column != "completion_rate"),
        measure=f"機能 × 役割 {drawn.name}(%)。{drawn.note}。「—」は対象なし",
        alt=_alt(rows, drawn),
        frame=pd.DataFrame(rows, columns=list(_labels(drawn))),
        labels=_labels(drawn),
        form=Grid(
            rows=tuple(group_rows.functions(view)),
            columns=tuple(group_rows.roles(view)),
            cells={(row["function"], row["role"]): _cell(row, drawn, scale) for row in rows},
            scale=scale,
            measure=drawn.column,
        ),
    )


def _rows(view: View, drawn: Measure) -> list[group_rows.Row]:
    found = group_rows.by_group(group_rows.rolled(view, "function", "role"), "function", "role")
    best = bands(view.quarter.number)[0]
    return [
        _row(name, role, found.get((name, role)), drawn, best)
        for name in group_rows.functions(view)
        for role in group_rows.roles(view)
    ]


def _row(function: str, role: str, row: group_rows.Row | None, drawn: Measure, best: str) -> group_rows.Row:
    if row is None or row["items"] == 0:
        nothing = dict.fromkeys(_COUNTS, 0)
        return {
            "function": function,
            "role": role,
            **nothing,
            "value": float("nan"),
            "shown": NO_ITEMS,
            "on_course": "",
        }
    counts = {name: int(row[name]) for name in _COUNTS}
    value = float(row[drawn.column])
    shown = one_decimal(value) if known(value) else _gap(row, drawn)
    course = f"{int(row['banded'])}件のうち{int(row['on_course'])}件が{best}" if row["banded"] else ""
    return {"function": function, "role": role, **counts, "value": value, "shown": shown, "on_course": course}


def _gap(row: group_rows.Row, drawn: Measure) -> str:
    """Why there is no value; a group may have nothing that can be completed, or no report on what can."""
    if drawn.column != "completion_rate" or row["items"] == row["excluded"]:
        return group_rows.gap_label(row)
    return UNREPORTED if row["completable"] else ONGOING_ONLY


def _labels(drawn: Measure) -> dict[str, str]:
    return {
        "function": "機能",
        "role": "役割",
        "items": "項目数",
        "completed": "完了",
        "completable": "完了率の対象",
        "excluded": "中止・評価困難",
        "unreported": "未報告",
        "covered": "当期に値のある項目数",
        "value": f"{drawn.name}(%)",
        "shown": "表示",
    }


def _scale(view: View, drawn: Measure) -> style.Scale:
    """Of 計画比 the colours change where its bands do."""
    settings = view.meta.settings
    return style.heat_at(settings.slightly_behind, settings.on_track) if drawn.column == "pace" else style.HEAT


def _title(rows: list[group_rows.Row], drawn: Measure) -> str:
    groups = _groups(rows)
    if drawn.column == "completion_rate":
        return titles.completion(groups, sum(row["completed"] for row in rows))
    return titles.lowest(drawn.name, groups)


def _groups(rows: list[group_rows.Row]) -> list[sentences.Named]:
    return [sentences.Named(f"{row['function']}の{row['role']}", row["value"]) for row in rows if row["items"]]


def _finding(rows: list[group_rows.Row], drawn: Measure) -> str:
    present = [row for row in rows if row["items"]]
    groups = _groups(rows)
    if drawn.column == "completion_rate":
        completed, items = (sum(row[name] for row in present) for name in ("completed", "completable"))
        return sentences.completion(groups, completed, items)
    return sentences.extremes(drawn.name, groups)


def _alt(rows: list[group_rows.Row], drawn: Measure) -> str:
    lines = []
    for function, cells in groupby(rows, key=itemgetter("function")):
        roles = "、".join(f"{row['role']}は{_words(row, drawn)}" for row in cells)
        lines.append(f"{function}：{roles}")
    return sentences.alternative(f"機能と役割ごとの{drawn.name}の表", lines)


def _words(row: group_rows.Row, drawn: Measure) -> str:
    if row["items"] == 0:
        return "対象なし"
    done = row["on_course"] if drawn.column == "pace" else ""
    done = done or f"達成型・回数型{row['completable']}件中、完了{row['completed']}件"
    return f"{_full(row)}({row['items']}件、{done}、未報告{row['unreported']}件)"


def _full(row: group_rows.Row) -> str:
    """What the cell shows, with its unit."""
    return f"{row['shown']}%" if known(row["value"]) else str(row["shown"])


def _counts(row: group_rows.Row, drawn: Measure) -> str:
    """What the cell's rate is made of: 2件中 完了1件・未報告1件; of a mean 3件中 値あり2件・未報告1件."""
    if row["items"] == 0:
        return ""
    missing = f"・{UNREPORTED}{row['unreported']}件" if row["unreported"] else ""
    if drawn.column == "pace" and row["on_course"]:
        return f"{row['on_course']}{missing}"
    if drawn.column != "completion_rate":
        return f"{row['items']}件中 値あり{row['covered']}件{missing}"
    made_of = f"{row['completable']}件中 完了{row['completed']}件" if row["completable"] else f"{row['items']}件"
    return made_of + missing


def _cell(row: group_rows.Row, drawn: Measure, scale: style.Scale) -> GridCell:
    fill = _fill(row, scale)
    return GridCell(
        row["function"],
        row["role"],
        value=or_none(row["value"]),
        shown=row["shown"],
        full=_full(row),
        counts=_counts(row, drawn),
        words=_words(row, drawn),
        fill=fill,
        ink=style.QUIET_TEXT if row["items"] == 0 else style.text_on(fill),
    )


def _fill(row: group_rows.Row, scale: style.Scale) -> str:
    """The ground of a cell: the heat of its value, the colour of 未報告, or white."""
    if known(row["value"]):
        return style.heat(row["value"], scale)
    return style.WHITE if row["items"] == 0 else style.UNREPORTED_FILL

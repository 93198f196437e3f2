"""機能別の推移: one small curve per function over the quarters, all on the same axes, in plan order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd

from kyoten.chart import group_rows, headline, sentences, titles
from kyoten.chart.chart import Chart
from kyoten.chart.forms import Panel, SmallCurves
from kyoten.chart.number_words import percent
from kyoten.chart.pace import bands_text
from kyoten.chart.streaks import paces_by_quarter
from kyoten.fiscal import QUARTERS
from kyoten.measures import CurvePoint, Group, bands
from kyoten.views.missing_reports import missing_reports

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "small_multiples"
LABELS = {
    "function": "機能",
    "quarter": "四半期",
    "mean_progress": "平均進捗率(%)",
    "expected": "計画(%)",
    "covered": "値のある項目数",
    "items": "項目数",
    "pace": "計画比(%)",
    "band": "判定",
}


def build(view: View) -> Chart:
    """Frame: one row per function and quarter 1–4."""
    panels = _panels(view)
    return Chart(
        key=KEY,
        title=titles.told(missing_reports(view), titles.below_plan(_now(panels, view.quarter.number))),
        finding=headline.headline(view),
        measure=f"機能ごとの平均進捗率の推移(%)。点線は計画。{bands_text(view.meta.settings, view.quarter.number)}",
        alt=_alt(panels),
        frame=_frame(view),
        labels=LABELS,
        form=SmallCurves(panels),
    )


def _now(panels: Sequence[Panel], quarter: int) -> list[tuple[str, CurvePoint]]:
    """Each function with its point of the quarter."""
    return [(panel.name, point) for panel in panels for point in panel.points if point.quarter == quarter]


def _frame(view: View) -> pd.DataFrame:
    found = group_rows.by_group(view.curve("function"), "function", "quarter")
    paces = paces_by_quarter(view)
    listed: list[dict[str, Any]] = []
    for name in group_rows.functions(view):
        for quarter in QUARTERS:
            if (row := found.get((name, quarter))) is not None:
                then = paces.get((name, quarter), {"pace": float("nan"), "band": ""})
                listed.append({**row, "pace": then["pace"], "band": then["band"]})
    return pd.DataFrame(listed, columns=list(LABELS))


def _panels(view: View) -> tuple[Panel, ...]:
    """Each function's curve, in plan order."""
    now = {group.keys[0]: group for group in view.groups("function")}
    return tuple(
        Panel(
            str(name),
            _standing(now[name], view.quarter.number),
            _words(points, view.quarter.number),
            points,
            _counts(now[name], view.quarter.number),
        )
        for name, points in _by_function(view.curve_points("function"))
    )


def _by_function(points: Iterable[CurvePoint]) -> Iterator[tuple[str | int, tuple[CurvePoint, ...]]]:
    for (name,), of_function in groupby(points, key=lambda point: point.keys):
        yield name, tuple(of_function)


def _standing(group: Group, quarter: int) -> str:
    """What stands under a function's name: 計画比 92.0% 順調, or 第2四半期は未報告."""
    if group.pace is not None:
        return f"計画比 {percent(group.pace)} {group.band}"
    return f"第{quarter}四半期は{'計画なし' if group.covered else '未報告'}"


def _counts(group: Group, quarter: int) -> str:
    """What stands beside 計画比; short at the year's end too, as a panel is narrow."""
    return f"{group.banded}件のうち{group.on_course}件が{bands(quarter)[0]}" if group.banded else ""


def _words(points: Iterable[CurvePoint], quarter: int) -> str:
    """One function's curve in words."""
    quarters = []
    for point in points:
        mean = "" if point.quarter > quarter else "未報告、"
        if point.mean_progress is not None:
            mean = f"実績{percent(point.mean_progress)}({point.items}件中{point.covered}件)、"
        quarters.append(f"第{point.quarter}四半期は{mean}計画{percent(point.expected)}")
    return "、".join(quarters)


def _alt(panels: Sequence[Panel]) -> str:
    lines = [f"{panel.name}：{_standing_words(panel)}{panel.words}" for panel in panels]
    return sentences.alternative("機能ごとの平均進捗率の折れ線グラフ", lines)


def _standing_words(panel: Panel) -> str:
    return f"{panel.standing}({panel.counts})、" if panel.counts else ""

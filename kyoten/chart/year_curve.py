"""年間の進み: the mean progress quarter by quarter against the line that the plan expects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kyoten.chart import sentences, titles
from kyoten.chart.chart import Chart
from kyoten.chart.forms import Curve
from kyoten.chart.number_words import percent
from kyoten.measures import CurvePoint
from kyoten.views.missing_reports import missing_reports

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "year_curve"
LABELS = {
    "quarter": "四半期",
    "mean_progress": "平均進捗率(%)",
    "expected": "計画(%)",
    "covered": "値のある項目数",
    "items": "項目数",
}


def build(view: View) -> Chart:
    """Frame: one row per quarter 1–4; no mean where the quarter is unreported or still to come."""
    points, missing = view.curve_points(), missing_reports(view)
    return Chart(
        key=KEY,
        title=titles.told(missing, titles.against_plan(points, view.quarter.number)),
        finding=sentences.after_missing(missing, sentences.year_curve(points, view.quarter.number), of_reported=False),
        measure="平均進捗率の推移(%)。点線は計画(全項目の平均)、線の切れ目は未報告",
        alt=_alt(points, view.quarter.number),
        frame=view.curve()[list(LABELS)],
        labels=LABELS,
        form=Curve(points),
    )


def _alt(points: Sequence[CurvePoint], quarter: int) -> str:
    lines = [_alt_point(point, quarter) for point in points]
    return sentences.alternative("平均進捗率と計画の折れ線グラフ", lines)


def _alt_point(point: CurvePoint, quarter: int) -> str:
    plan = f"計画{percent(point.expected)}"
    if point.quarter > quarter:
        return f"第{point.quarter}四半期は{plan}"
    if point.mean_progress is None:
        return f"第{point.quarter}四半期は未報告、{plan}"
    return f"第{point.quarter}四半期は実績{percent(point.mean_progress)}({point.items}件中{point.covered}件)、{plan}"

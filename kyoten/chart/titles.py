"""The title of each chart on screen: what it shows now, in at most 30 characters. The whole sentence stands in
`Chart.finding` (kyoten.chart.sentences). Plain values in, text out.

Where what is not reported could undo a finding (docs/measures.md, 見出しの文), the title says that instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.chart import sentences
from kyoten.chart.number_words import known, one_decimal
from kyoten.chart.sentences import Named
from kyoten.measures import CurvePoint
from kyoten.measures.rounding import rounded
from kyoten.settings import UNREPORTED
from kyoten.views.missing_reports import MissingReports

LONGEST = 30
_LEAST_NAME = 4


def told(missing: MissingReports, title: str) -> str:
    """The title, or what is missing where the reports do not speak for the whole."""
    if missing.enough or not missing.reported:
        return title
    return missing.short_words if len(missing.short_words) <= LONGEST else f"{UNREPORTED}{missing.missing}件"


def lowest(measure: str, groups: Sequence[Named]) -> str:
    """最低はネットワークの行政ほか; the measure stands beside it."""
    if not groups:
        return sentences.NOTHING
    shown = [(each.name, rounded(each.value)) for each in groups if each.value is not None and known(each.value)]
    if not shown:
        return f"{measure}は算出前"
    least, most = min(value for _, value in shown), max(value for _, value in shown)
    if least == most:
        return f"{measure}はすべて{one_decimal(least)}%" if len(shown) > 1 else f"{measure}は{one_decimal(least)}%"
    names = [name for name, value in shown if value == least]
    rest = "ほか" if len(names) > 1 else ""
    return _named("最低は", names[0], rest)


def completion(groups: Sequence[Named], completed: int) -> str:
    """As `lowest`, saying it plainly while nothing is complete yet."""
    if completed == 0 and any(known(group.value) for group in groups):
        return "完了した項目はまだない"
    return lowest("完了率", groups)


def most_frequent(items: int, counts: Sequence[tuple[str, int]], unreported: int) -> str:
    """実施中が最も多い(134件のうち80件); `counts`: the reported statuses, best first."""
    if items == 0:
        return sentences.NOTHING
    if unreported == items:
        return f"{items}件すべてが{UNREPORTED}"
    name, count = max(counts, key=lambda pair: pair[1])
    return _named("", name, f"が最も多い({items}件のうち{count}件)")


def against_plan(points: Sequence[CurvePoint], quarter: int) -> str:
    """計画を10.3ポイント下回る, of the newest quarter that is reported."""
    if not points or all(point.items == 0 for point in points):
        return sentences.NOTHING
    reported = [point for point in points if point.quarter <= quarter and point.mean_progress is not None]
    if not reported:
        return f"第{quarter}四半期までの報告はまだない"
    newest = reported[-1]
    if newest.quarter != quarter:
        return f"第{quarter}四半期は{UNREPORTED}"
    gap = _gap(newest)
    if gap is None:
        return "計画の線はなし"
    return f"計画を{one_decimal(abs(gap))}ポイント{'上回る' if gap > 0 else '下回る'}" if gap else "計画と同じ"


def below_plan(functions: Sequence[tuple[str, CurvePoint]]) -> str:
    """6機能のうち4機能が計画を下回る; each function with its point of the quarter."""
    if not functions:
        return sentences.NOTHING
    gaps = [(name, gap) for name, point in functions if (gap := _gap(point)) is not None]
    if not gaps:
        return "計画と比べられる報告はまだない"
    below = [name for name, gap in gaps if gap < 0]
    if not below:
        return "計画を下回る機能はない"
    if len(below) == 1:
        return _named("", below[0], "は計画を下回る")
    return sentences.share(len(gaps), len(below), "機能", "計画を下回る")


def paced(total: int, good: int, word: str) -> str:
    """13区分のうち6区分が順調; `total`: groups that have a band."""
    return sentences.share(total, good, "区分", word) if total else sentences.NOT_YET


def _gap(point: CurvePoint) -> float | None:
    """Points above the plan, as they are shown; None where there is nothing to compare."""
    if point.mean_progress is None or point.expected is None:
        return None
    return rounded(point.mean_progress - point.expected)


def _named(before: str, name: str, after: str) -> str:
    """With as much of the name as there is room for."""
    room = max(LONGEST - len(before) - len(after), _LEAST_NAME)
    return before + (name if len(name) <= room else f"{name[: room - 1]}…") + after

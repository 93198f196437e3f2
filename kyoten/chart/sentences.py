"""The sentence above each chart: what it shows now, in Japanese office prose. Plain values in, text out.

Every sentence names the groups and numbers it speaks of, and holds for no items, no reports, one group and ties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyoten.chart.number_words import known, one_decimal, percent
from kyoten.measures import CurvePoint
from kyoten.measures.rounding import rounded
from kyoten.views.missing_reports import MissingReports

NOTHING = "表示する項目がありません"
NOT_YET = "計画と比べられる項目はまだない"
"""There are items, but all are cancelled or not due yet."""
_NAMED = 2
"""How many groups a sentence names before it says など."""


@dataclass(frozen=True)
class Named:
    """A group and its figure: percent or number of items; None or NaN = not known."""

    name: str
    value: float | None


@dataclass(frozen=True)
class Paced:
    """A group, its pace in percent and the band the settings give it (None = not known).

    `silent`: that it is not known because nothing of the quarter was reported.
    """

    name: str
    pace: float | None
    band: str | None
    silent: bool = False


def alternative(kind: str, lines: Sequence[str]) -> str:
    """A chart in words for who can't see it: what it is, then every number, a sentence a line."""
    return f"{kind}。" + "".join(f"{line}。" for line in lines) if lines else f"{kind}。{NOTHING}"


def extremes(measure: str, groups: Sequence[Named]) -> str:
    """Highest and lowest of a percentage over groups; groups without a value are left aside."""
    if not groups:
        return NOTHING
    shown = [
        (group.name, one_decimal(group.value)) for group in groups if group.value is not None and known(group.value)
    ]
    if not shown:
        return f"報告がまだないため、{measure}は算出前"
    values = sorted({value for _, value in shown}, key=float)
    if len(shown) == 1:
        return f"{shown[0][0]}の{measure}は{shown[0][1]}%"
    if len(values) == 1:
        return f"{measure}は{len(shown)}区分すべてで{values[0]}%"
    top, bottom = (names_in_words([name for name, value in shown if value == edge]) for edge in (values[-1], values[0]))
    return f"{measure}が最も高いのは{top}({values[-1]}%)、最も低いのは{bottom}({values[0]}%)"


def completion(groups: Sequence[Named], completed: int, items: int) -> str:
    """As `extremes` for 完了率, saying it plainly while nothing is complete yet."""
    if completed == 0 and any(known(group.value) for group in groups):
        return f"完了した項目はまだない(対象{items}件)"
    return extremes("完了率", groups)


def status_mix(items: int, counts: Mapping[str, int], unreported: int, by_function: Sequence[Named]) -> str:
    """How many items stand where, the most frequent status first, and where the missing reports are.

    `counts` are the reported statuses in the order of the scale; `by_function` the unreported items of each function.
    """
    if items == 0:
        return NOTHING
    if unreported == items:
        return f"{items}件すべてが未報告"
    ranked = sorted(((name, count) for name, count in counts.items() if count), key=lambda pair: -pair[1])
    statuses = [f"{name}{count}件" for name, count in ranked[:3]]
    if unreported == 0:
        return f"{items}件すべてが報告済み。多い順に{'、'.join(statuses)}" if statuses else f"{items}件すべてが報告済み"
    head = f"{items}件のうち{'、'.join([*statuses, f'未報告{unreported}件'])}"
    return f"{head}。{_where(by_function)}"


def _where(by_function: Sequence[Named]) -> str:
    missing = {group.name: int(group.value) for group in by_function if group.value}
    return f"未報告はすべて{next(iter(missing))}" if len(missing) == 1 else most_of("未報告", missing)


def most_of(word: str, counts: Mapping[str, int]) -> str:
    """停滞が最も多いのは甲(7件), 未達が最も多いのは甲と乙(各3件): by the items of each function, one at least."""
    most = max(counts.values())
    names = [name for name, count in counts.items() if count == most]
    each = "各" if len(names) > 1 else ""
    return f"{word}が最も多いのは{names_in_words(names, '機能')}({each}{most}件)"


def year_curve(points: Sequence[CurvePoint], quarter: int) -> str:
    """Mean progress of the quarter against the plan's line, or the newest quarter that was reported."""
    if not points or all(point.items == 0 for point in points):
        return NOTHING
    reported = [point for point in points if point.quarter <= quarter and point.mean_progress is not None]
    if not reported:
        return f"第{quarter}四半期までの報告はまだない"
    newest = reported[-1]
    shown = f"第{newest.quarter}四半期の平均進捗率は{percent(newest.mean_progress)}"
    line = f"{shown}、{_against(newest)}({newest.items}件のうち{newest.covered}件の平均)"
    return line if newest.quarter == quarter else f"第{quarter}四半期は未報告。{line}"


def _against(point: CurvePoint) -> str:
    if point.mean_progress is None or point.expected is None:
        return "計画の線はなし"
    gap = rounded(point.mean_progress - point.expected)
    if gap == 0:
        return f"計画({percent(point.expected)})と同じ"
    return f"計画({percent(point.expected)})を{one_decimal(abs(gap))}ポイント{'上回る' if gap > 0 else '下回る'}"


def pace(groups: Sequence[Paced], bands: tuple[str, str, str]) -> str:
    """How many groups are in time and which are furthest behind; `bands` are the three names, best first."""
    if not groups:
        return NOTHING
    banded = [group for group in groups if group.band is not None]
    unknown = unknown_words([group.silent for group in groups if group.band is None])
    if not banded:
        return f"{len(groups)}区分すべてが{unknown}" if len(groups) > 1 else f"{groups[0].name}は{unknown}"
    good, middle, late = (sorted((g for g in banded if g.band == band), key=lambda g: g.pace or 0.0) for band in bands)
    missing = f"、{len(groups) - len(banded)}区分は{unknown}" if unknown else ""
    head = share(len(groups), len(good), "区分", bands[0]) + missing
    if late:
        return f"{head}。{bands[2]}は{_paces(late)}"
    return f"{head}。{bands[1]}は{_paces(middle)}" if middle else head


def after_missing(missing: MissingReports, sentence: str, *, of_reported: bool = True) -> str:
    """The sentence with what is not reported: before it where that could undo it (未報告35件(行政は全件)。報告のあった
    99件では、…), else behind it; `of_reported`: the sentence speaks of the reported items alone."""
    if not missing.missing or not missing.reported:
        return sentence
    if missing.enough:
        return f"{sentence}。{missing.short_words}"
    return f"{missing.short_words}。" + (f"報告のあった{missing.reported}件では、" if of_reported else "") + sentence


def share(total: int, good: int, unit: str, word: str) -> str:
    """3区分すべてが順調, 3区分のうち順調はなし"""
    if good == 0:
        return f"{total}{unit}のうち{word}はなし"
    return f"{total}{unit}すべてが{word}" if good == total else f"{total}{unit}のうち{good}{unit}が{word}"


def unknown_words(silent: Sequence[bool]) -> str:
    """未報告 where all groups without a value are without a report; "" where there are none."""
    if not silent:
        return ""
    return "未報告" if all(silent) else "進捗が不明"


def _paces(groups: Sequence[Paced]) -> str:
    named = "、".join(f"{group.name}({percent(group.pace)})" for group in groups[:_NAMED])
    others = len(groups) - _NAMED
    return f"{named}ほか{others}区分" if others > 0 else named


def names_in_words(names: Sequence[str], unit: str = "区分") -> str:
    """甲と乙, 甲など3区分"""
    return "と".join(names) if len(names) <= _NAMED else f"{names[0]}など{len(names)}{unit}"

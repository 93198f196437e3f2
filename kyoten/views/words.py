"""How one value is written on screen and in outputs: a status, a percent, a target; the words for what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from kyoten.measures import YEAR_END, Group, Point, bands
from kyoten.measures.rounding import one_decimal, short
from kyoten.model import ActionItem
from kyoten.settings import UNREPORTED

NO_VALUE = "—"
MANY = 30
"""Numbers of items that a cell lists."""


def target_words(item: ActionItem) -> str:
    """年3回(7月・11月・3月), 9月まで, or "" where the plan names none."""
    months = "・".join(f"{month}月" for month in item.due_months)
    if item.target_count is not None:
        least = "最低" if item.at_least else ""
        return f"{least}年{item.target_count}回" + (f"({months})" if months else "")
    return f"{months}まで" if months else ""


def status_words(point: Point) -> str:
    """The status reported in the point's quarter; 未報告 where there is no report."""
    return (point.status or "状況の記入なし") if point.reported else UNREPORTED


def status_and_former(point: Point) -> str:
    """The status as `status_words`, with the name that it was reported under where it has another one since."""
    words = status_words(point)
    return f"{words}(報告時「{point.said}」)" if point.said else words


def quarter_words(point: Point) -> str:
    """実施中 50%, 未報告: one quarter of one item in a cell."""
    if not point.reported:
        return UNREPORTED
    words = point.status or "記入なし"
    return words if point.value is None else f"{words} {short(point.value)}%"


def percent_words(value: float | None) -> str:
    """An item's value: 46%, 33.3%, or — where nothing is known (None, or the NaN of a table)."""
    return NO_VALUE if value is None or value != value else f"{short(value)}%"  # noqa: PLR0124 - NaN differs from itself


def rate_words(value: float | None) -> str:
    """A rate of several items: 46.0%, or — where nothing is known."""
    return NO_VALUE if value is None else f"{one_decimal(value)}%"


def completion_counts(group: Group) -> str:
    """What 完了率 is made of, which always stands beside it: 122件のうち45件; "" where there is no rate."""
    return "" if group.completion_rate is None else f"{group.completable}件のうち{group.completed}件"


def on_course_counts(group: Group, number: int) -> str:
    """What stands beside 計画比 in a quarter (1–4): 129件のうち82件が順調, at the year's end
    129件のうち達成49件・概ね達成29件・未達51件; "" without a pace."""
    if not group.banded:
        return ""
    best, middle, worst = bands(number)
    if number < YEAR_END:
        return f"{group.banded}件のうち{group.on_course}件が{best}"
    short_of = group.banded - group.on_course - group.nearly
    return f"{group.banded}件のうち{best}{group.on_course}件・{middle}{group.nearly}件・{worst}{short_of}件"


def item_words(item: ActionItem) -> str:
    """The item's text; a restated one says so."""
    return item.text if item.restates is None or "再掲" in item.text else f"{item.text}(再掲)"


def named(items: Iterable[str]) -> str:
    """1-1-H01、1-1-H02 ほか3件; "" for none."""
    listed = list(items)
    more = len(listed) - MANY
    return "、".join(listed[:MANY]) + (f" ほか{more}件" if more > 0 else "")

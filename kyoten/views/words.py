"""How one value is written on screen and in outputs: a status, a percent, a target; the words for what is missing."""

from __future__ import annotations

from kyoten.measures import Point
from kyoten.model import ActionItem
from kyoten.settings import UNREPORTED

NO_VALUE = "—"


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
    return words if point.value is None else f"{words} {point.value:.0f}%"


def percent_words(value: float | None) -> str:
    """46%, or — where nothing is known (None, or the NaN of a table)."""
    return NO_VALUE if value is None or value != value else f"{value:.0f}%"  # noqa: PLR0124 - NaN differs from itself


def item_words(item: ActionItem) -> str:
    """The item's text; a restated one says so."""
    return item.text if item.restates is None or "再掲" in item.text else f"{item.text}(再掲)"

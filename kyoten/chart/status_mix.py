"""機能別の状況: how many items of each function stand at which step of the scale, as stacked bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from kyoten.chart import group_rows, sentences, style, titles
from kyoten.chart.chart import Chart
from kyoten.chart.forms import Segment, StackedBars
from kyoten.settings import UNREPORTED, Settings
from kyoten.views.missing_reports import missing_reports

if TYPE_CHECKING:
    from kyoten.views.view import View

KEY = "status_mix"
NO_STATUS = "状況の記入なし"
NO_STATUS_SHORT = "記入なし"


def segments(settings: Settings) -> tuple[Segment, ...]:
    """All segments from left to right: best status first, then those without a value, then what is not known."""
    valued = sorted((r for r in settings.scale if r.percent is not None), key=lambda r: -(r.percent or 0.0))
    out = [rating for rating in settings.scale if rating.percent is None]
    return (
        *(Segment(rating.name, rating.name, rating.colour) for rating in valued),
        *(Segment(rating.name, rating.name, rating.colour, "/") for rating in out),
        Segment("no_status", NO_STATUS, style.NO_STATUS_COLOUR, ".", style.QUIET, NO_STATUS_SHORT),
        Segment("unreported", UNREPORTED, style.UNREPORTED_FILL),
    )


def build(view: View) -> Chart:
    """Frame: one row per function; a column of counts per status."""
    settings = view.meta.settings
    labels = {"function": "機能", "items": "項目数", **{each.column: each.name for each in segments(settings)}}
    frame = _frame(view, list(labels))
    return Chart(
        key=KEY,
        title=_title(view, frame, settings),
        finding=_finding(frame, settings),
        measure="機能ごとの状況(件)。当期に報告された状況で、未報告も数える",
        alt=_alt(frame, settings),
        frame=frame,
        labels=labels,
        form=_bars(frame, settings),
    )


def _frame(view: View, columns: list[str]) -> pd.DataFrame:
    found = group_rows.by_group(group_rows.rolled(view, "function"), "function")
    listed = [found[name,] for name in group_rows.functions(view) if (name,) in found]
    frame = pd.DataFrame(listed, columns=columns)
    counts = [name for name in columns if name != "function"]
    return frame.astype(dict.fromkeys(counts, int))


def _title(view: View, frame: pd.DataFrame, settings: Settings) -> str:
    counts = list(_counts(frame, settings).items())
    title = titles.most_frequent(int(frame["items"].sum()), counts, int(frame["unreported"].sum()))
    return titles.told(missing_reports(view), title)


def _counts(frame: pd.DataFrame, settings: Settings) -> dict[str, int]:
    """Of each reported status, and of 状況の記入なし."""
    return {each.name: int(frame[each.column].sum()) for each in segments(settings) if each.name != UNREPORTED}


def _finding(frame: pd.DataFrame, settings: Settings) -> str:
    counts = _counts(frame, settings)
    missing = [sentences.Named(row["function"], row["unreported"]) for row in group_rows.rows(frame)]
    return sentences.status_mix(int(frame["items"].sum()), counts, int(frame["unreported"].sum()), missing)


def _alt(frame: pd.DataFrame, settings: Settings) -> str:
    lines = []
    for row in group_rows.rows(frame):
        counts = "、".join(f"{each.name}{row[each.column]}件" for each in segments(settings) if row[each.column])
        lines.append(f"{row['function']}は{row['items']}件で、{counts}")
    return sentences.alternative("機能ごとの状況の帯グラフ", lines)


def _bars(frame: pd.DataFrame, settings: Settings) -> StackedBars:
    listed = segments(settings)
    return StackedBars(
        by="function",
        names=tuple(frame["function"]),
        totals=tuple(frame["items"].tolist()),
        segments=listed,
        counts={segment.column: tuple(frame[segment.column].tolist()) for segment in listed},
    )

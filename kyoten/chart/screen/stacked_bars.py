"""Stacked bars on screen, from the top down, with the number in each part that has room for it."""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.chart import style
from kyoten.chart.forms import LABELLED_FROM, Segment, StackedBars
from kyoten.chart.greys import grey_safe
from kyoten.chart.screen import template
from kyoten.chart.screen.pseudo_html import broken, literal
from kyoten.chart.screen.template import FinishedFigure, Part

LEGEND, LEGEND_LINE, ROW = 26, 16, 27
"""Pixels: the legend above with one line, each further line of it, a row."""
LETTER, LEAST_LETTER, LEGEND_ROOM = 11.0, 10.0, 330
"""Pixels: the legend's letters at most and at least, and a line of it in the narrowest card."""
MARKS = {"": "■", "-": "▤", "|": "▥", "/": "▨", ".": "▦"}
"""How a part with that pattern looks in a line of text."""
GAP = "\N{EN SPACE}"
NAME = 8
"""Letters of a name on one line."""
LEAST, DIGIT = 150, 8
"""Pixels: the longest bar in the narrowest card, and a digit."""
FOOT = 8
SUM_ROOM = 0.2
"""Beyond the longest bar, for its sum."""


def figure(form: StackedBars) -> FinishedFigure:
    """One bar a name, its sum at the end; the legend above takes as many lines as it needs."""
    longest = max([1, *form.totals])
    present = {segment.column for segment in form.present}
    # Patterns are given before some segments are left out, so that a status looks the same in every quarter.
    shown = [segment for segment in grey_safe(form.segments) if segment.column in present]
    legend = _legend(shown)
    top = LEGEND + LEGEND_LINE * max(len(legend) - 1, 0)
    return template.figure(
        [*(_bar(form, segment, longest) for segment in shown), _sums(form)],
        height=top + ROW * max(len(form.names), 1) + FOOT,
        barmode="stack",
        bargap=0.35,
        annotations=legend,
        margin={"t": top, "b": FOOT},
        xaxis={
            "showgrid": False,
            "showticklabels": False,
            "range": [0, longest * (1 + SUM_ROOM)],
        },
        yaxis={
            "categoryarray": form.names,
            "range": [len(form.names) - 0.5, -0.5],
            "type": "category",
            "tickvals": form.names,
            "ticktext": [broken(name, NAME) for name in form.names],
            "tickfont": {"size": 12},
        },
    )


def _legend(segments: Sequence[Segment]) -> list[Part]:
    """Sign and name of each part in one line above the bars, in more where it would be too small to read: plotly's own
    legend takes as many lines as there is room beside the names for."""
    size = min(LETTER, LEGEND_ROOM / (sum(map(_ems, segments)) or 1))
    size = size if size >= LEAST_LETTER else LETTER
    rows = _lines(segments, size) if segments else []
    return [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 4 + LEGEND_LINE * (len(rows) - 1 - line),
            "showarrow": False,
            "text": GAP.join(
                f"<span style='color:{_mark_colour(each)}'>{MARKS[each.pattern]}</span>{literal(each.label)}"
                for each in row
            ),
            "font": {"size": size},
        }
        for line, row in enumerate(rows)
    ]


def _ems(segment: Segment) -> float:
    """What its entry takes, in letters: sign, name, gap."""
    return 1 + len(segment.label) + 0.5


def _lines(segments: Sequence[Segment], size: float) -> list[list[Segment]]:
    """As many lines as entries of that size need."""
    rows: list[list[Segment]] = [[]]
    for segment in segments:
        if rows[-1] and size * sum(map(_ems, [*rows[-1], segment])) > LEGEND_ROOM:
            rows.append([])
        rows[-1].append(segment)
    return rows


def _mark_colour(segment: Segment) -> str:
    """Of what shows on white: of a pale part its pattern."""
    return segment.colour if segment.over == style.WHITE else segment.over


def _sums(form: StackedBars) -> Part:
    """All items of each bar, behind its end."""
    return {
        "type": "scatter",
        "x": form.totals,
        "y": form.names,
        "mode": "text",
        "text": [f"\N{NO-BREAK SPACE}{total}件" for total in form.totals],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": style.QUIET_TEXT},
        "showlegend": False,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _number(count: int, longest: int) -> str:
    """The count where its part has room for it in the narrowest card, else nothing."""
    wide = LEAST * count / longest >= DIGIT * len(str(count)) + 2
    return str(count) if count >= LABELLED_FROM and wide else ""


def _bar(form: StackedBars, segment: Segment, longest: int) -> Part:
    counts = form.counts[segment.column]
    return {
        "type": "bar",
        "name": literal(segment.label),
        "orientation": "h",
        "x": counts,
        "y": form.names,
        "text": [_number(count, longest) for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12, "color": style.text_on(segment.colour)},
        "marker": {
            "color": segment.colour,
            "line": {"color": style.WHITE, "width": 1},
            "pattern": {
                "shape": segment.pattern,
                "bgcolor": segment.colour,
                "fgcolor": segment.over,
                "size": 7,
                "solidity": 0.15,
            },
        },
        "customdata": [[name, segment.name] for name in form.names],
        "hovertext": [
            f"{literal(name)}<br>{literal(segment.name)} {count}件"
            for name, count in zip(form.names, counts, strict=True)
        ],
        "hoverinfo": "text",
    }

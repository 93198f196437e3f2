"""View → what stands on the handout's pages, as plain values for handout.typ. Lengths are points."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kyoten.chart import kinds, style
from kyoten.chart.kinds import KINDS, ChartKind, OnHandout
from kyoten.chart.pace import bands_text
from kyoten.chart.status_mix import segments
from kyoten.export.contents import (
    about,
    answer_tables,
    decision_tables,
    legend,
    report_tables,
    since_tables,
    year_tables,
)
from kyoten.export.drawing import layout
from kyoten.export.drawing.pace_rows import band_keys
from kyoten.export.drawing.shapes import LegendEntry, Room, text_width
from kyoten.export.drawing.stacked_bars import grey_safe
from kyoten.export.paper.glyphs import NOTE
from kyoten.measures import bands
from kyoten.views.words import percent_words

if TYPE_CHECKING:
    from kyoten.views.decisions import AskedDecision
    from kyoten.views.view import Meta, View

UNIT = 0.8
"""What one point of a drawing takes on the page: its words of 11 points are 8.8 high."""
PAGE_HEIGHT = 430.0
"""The highest that a drawing may be: a page without its margins and the drawing's own words."""
TOP_ITEMS = 10
TOP_WORDS = 72
"""Characters of an item's text on the first page; the whole text stands under 要対応."""
ROW_SIZE, ROW_WIDTH, ASKED_WIDTH = 7.5, 190.0, 144.0
"""The letters of a row on the first page, the columns of its text and reason and of what is asked, as handout.typ sets
them."""
LONG = 900
"""Characters from which a row may run over a page's end, as it could fill a page by itself."""
NAMED = 12
"""Up to so many unreported items are listed with their texts."""
TOGETHER = 24
"""Lines of missing reports that stand on one page with the legend."""
FIRST_HEIGHT, FURTHER_HEIGHT = 176.0, 300.0
"""The most that a drawing takes of the page's height, on the first page and under 機能別の進み."""
_RUN = re.compile(r"[!-~]{16}(?=[!-~])")


def contents(view: View) -> dict[str, Any]:
    """All words, tables and drawings of the handout."""
    meta = view.meta
    decisions, missing = _decisions(view), unreported(view)
    first, *further = [[_panel(view, *place) for place in row] for row in chart_rows()]
    return {
        **_whose(meta),
        "headline": view.cached(kinds.headline),
        "figures": [asdict(figure) for figure in report_tables.key_figures(view)],
        "first": first,
        "top": [_top(row) for row in decisions[:TOP_ITEMS]],
        "further": further,
        "functions": _table(report_tables.function_table(view)),
        "last_year": _last_year(view),
        "answers": _answers(view),
        "since": _changes(view),
        "decisions": decisions,
        "decisions_title": decision_tables.TITLE,
        "tally": decision_tables.found(view).summary,
        **_legend(meta),
        "sources": [soft(name) for name in meta.sources],
        "unreported": missing,
        # A long list of missing reports may run over the page's end; a short one stays with the legend.
        "loose": sum(1 + len("".join(group["items"])) // 70 for group in missing) > TOGETHER,
        "colours": {"ink": style.INK, "quiet": style.QUIET_TEXT, "rule": style.LINES, "accent": style.ACCENT},
    }


def _whose(meta: Meta) -> dict[str, Any]:
    return {
        "title": about.title(meta),
        "site": meta.site,
        "period": meta.period_label,
        "as_of": meta.standing_label,
        "scope": meta.scope_label,
        "counts": about.counts(meta),
        "sample": about.SAMPLE if meta.sample else "",
        "items": meta.items,
        "missing": meta.unreported,
    }


def chart_rows() -> list[list[tuple[OnHandout, ChartKind]]]:
    """The charts of the handout with their places, row by row from the first page on."""
    places = [(kind.handout, kind) for kind in KINDS if kind.handout]
    numbers = sorted({place.row for place, _ in places})
    return [[(place, kind) for place, kind in places if place.row == number] for number in numbers]


def room(place: OnHandout) -> Room:
    """What a chart's drawing may take in its place, in the drawing's own points."""
    height = FIRST_HEIGHT if place.row == 1 else FURTHER_HEIGHT
    return Room(place.width / UNIT, height / UNIT, place.letters)


def _panel(view: View, place: OnHandout, kind: ChartKind) -> dict[str, Any]:
    """A chart in its place; `unit` shrinks what would be higher than a page all the same."""
    chart = kind.build(view)
    drawing = layout.drawing(chart.form, room(place))
    unit = min(UNIT, PAGE_HEIGHT / max(drawing.height, 1))
    words = {"name": kind.name, "finding": chart.finding, "measure": chart.measure, "alt": chart.alt}
    return {**words, "width": place.width, "unit": unit, "drawing": drawing.data(), "empty": chart.frame.empty}


def _table(table: report_tables.PrintedTable) -> dict[str, Any]:
    """The table with the share of the page that each column takes: as its longest words need."""
    columns = zip(table.heads, *table.rows, strict=True)
    return {**asdict(table), "widths": [max(text_width(word, 1) for word in column) + 1 for column in columns]}


def _last_year(view: View) -> dict[str, Any] | None:
    """The table with its sentence and its note; None where there is nothing to compare with."""
    found = year_tables.found(view)
    if found is None:
        return None
    whose = {"title": year_tables.TITLE, "finding": found.sentence(), "note": year_tables.note(found)}
    return {**whose, **_table(year_tables.table(found))}


def _changes(view: View) -> dict[str, Any] | None:
    """What changed since the last meeting, kind by kind; None where no day is chosen."""
    found = since_tables.found(view)
    if found is None:
        return None
    groups = [
        {
            "label": f"{label} {len(lines)}件",
            "rows": [{"item": line.item, "text": soft(line.text), "words": soft(line.words)} for line in lines],
        }
        for label, lines in found.groups.items()
        if lines
    ]
    return {"title": f"{since_tables.TITLE}({found.span})", "summary": soft(found.summary), "groups": groups}


def _answers(view: View) -> list[dict[str, Any]]:
    """A committee's questions: the answer in short and its rows in words; `rest` for those that a page can't hold."""
    return [
        {
            **{"question": answer.question, "sentence": soft(answer.sentence), "note": answer.note},
            "rest": answer_tables.rest(0, f"Excelブックの「{title}」").replace("0件", "{}件"),
            "columns": [{"head": each.head, "width": each.width, "number": each.number} for each in answer.columns],
            "rows": [[soft(cell) for cell in row] for row in answer_tables.printed(answer)],
        }
        for title, answer in answer_tables.found(view).items()
    ]


def _decisions(view: View) -> list[dict[str, Any]]:
    """A row an item, 停滞 first, the longest first."""
    return [_decision(each) for each in decision_tables.found(view).decisions]


def _decision(each: AskedDecision) -> dict[str, Any]:
    row = decision_tables.row(each)
    texts = ("text", "why", "issue", "next_action", "asked", "until")
    return {
        **{name: soft(row[name]) for name in texts},
        **{name: row[name] for name in ("item", "severity", "since", "rules")},
        "where": f"{each.function}・{each.role}" + (f" 担当 {soft(each.person)}" if each.person else ""),
        "reasons": [soft(reason) for reason in each.reasons],
        "progress": percent_words(each.progress),
        "evidence": [soft(source.words) for source in each.evidence],
        "long": max(len(row[name]) for name in texts) > LONG,
    }


def _top(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the first page, its gravest reason alone, with its height as estimated."""
    short = {**row, "text": _short(row["text"]), "why": row["reasons"][0], "asked": f"{row['asked']}\n{row['until']}"}
    lines = max(
        sum(-(-text_width(line, ROW_SIZE) // width) for line in short[name].split("\n"))
        for name, width in (("text", ROW_WIDTH), ("why", ROW_WIDTH), ("asked", ASKED_WIDTH))
    )
    return {**short, "high": max(lines, 2) * ROW_SIZE * 1.45 + 4.8}


def _short(text: str) -> str:
    return text if len(text) <= TOP_WORDS else text[: TOP_WORDS - 1] + "…"


def soft(text: str) -> str:
    """The text with places to break in runs of letters too long for a line, such as addresses."""
    return _RUN.sub(lambda run: f"{run[0]}\u200b", text)


def _legend(meta: Meta) -> dict[str, Any]:
    settings = meta.settings
    looks = {each.name: each for each in grey_safe(segments(settings))}
    steps = [
        {**asdict(step), "key": asdict(LegendEntry(step.name, look.colour, look.pattern, look.over))}
        for step in legend.scale(settings)
        for look in [looks[step.name]]
    ]
    return {
        "scale": steps,
        "bands": [asdict(entry) for entry in band_keys(bands(meta.quarter.number))],
        "bands_text": bands_text(settings, meta.quarter.number),
        "rules": legend.rules(settings),
        "terms": legend.terms(),
        "notes": about.notes(meta),
        "glyph_note": NOTE,
    }


def unreported(view: View) -> list[dict[str, Any]]:
    """The items without a report, by function and role in plan order; with their texts where they are few."""
    now = view.now
    missing = now[now["counted"] & ~now["reported"]]
    named = len(missing) <= NAMED
    return [
        {"where": f"{function}・{role}", "items": [f"{i} {soft(_short(t))}" if named else i for i, t in _pairs(group)]}
        for (function, role), group in missing.groupby(["function", "role"], sort=False)
    ]


def _pairs(group: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - a frame
    return list(zip(group["item"], group["text"], strict=True))

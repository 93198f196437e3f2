"""View → what stands on the handout's pages, as plain values for handout.typ. Lengths are points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kyoten.chart import kinds, style
from kyoten.chart.greys import grey_safe
from kyoten.chart.pace import bands_text
from kyoten.chart.status_mix import segments
from kyoten.export.contents import (
    about,
    answer_tables,
    decision_tables,
    judgement_tables,
    legend,
    report_tables,
    since_tables,
    year_tables,
)
from kyoten.export.drawing.pace_rows import band_keys
from kyoten.export.drawing.shapes import LegendEntry, text_width
from kyoten.export.drawing.shares import shares
from kyoten.export.paper.glyphs import NOTE
from kyoten.export.paper.panels import panels
from kyoten.measures import bands
from kyoten.views.words import percent_words

if TYPE_CHECKING:
    from kyoten.views.decisions import AskedDecision
    from kyoten.views.view import Meta, View

TOP_ITEMS = 10
TOP_WORDS = 36
"""Characters of an item's text on the first page; the whole text stands under 要対応."""
ROW_SIZE, TEXT_WIDTH, WHY_WIDTH, ASKED_WIDTH = 9.0, 166.0, 270.0, 182.0
"""The letters of a row on the first page, the columns of its text and reason and of what is asked, as handout.typ sets
them."""
NAME_WIDTH = 14.0
"""Letters of a name on one line of a table of numbers."""
LONG = 900
"""Characters from which a row may run over a page's end, as it could fill a page by itself."""
NAMED = 12
"""Up to so many unreported items are listed with their texts."""
TOGETHER, MISSING_WIDTH, SOURCES_WIDTH = 10, 540.0, 190.0
"""Lines of missing reports, and of files, that stand on one page with the legend, in columns of these widths."""
_RUN = re.compile(r"[!-~]{16}(?=[!-~])")


def contents(view: View) -> dict[str, Any]:
    """All words, tables and drawings of the handout."""
    meta = view.meta
    decisions, missing = _decisions(view), unreported(view)
    charts = panels(view)
    missing_words = ["".join((group["where"], *group["items"])) for group in missing]
    return {
        **_whose(meta),
        "headline": kinds.headline(view),
        "figures": [asdict(figure) for figure in report_tables.key_figures(view)],
        "first": charts.first,
        "top": [_top(row) for row in decisions[:TOP_ITEMS]],
        "further": charts.further,
        "functions": _table(report_tables.function_table(view)),
        "last_year": _last_year(view),
        "answers": _answers(view),
        "since": _changes(view),
        "judged": _judged(view),
        "decisions": decisions,
        "decision_widths": shares([_decision_texts(row) for row in decisions]) if decisions else [],
        "decisions_title": decision_tables.TITLE,
        "tally": decision_tables.found(view).summary,
        **_legend(meta),
        "sources": [soft(name) for name in meta.sources],
        "unreported": missing,
        # Long lists may run over the page's end; short ones stay with the legend.
        "loose": _lines(missing_words, MISSING_WIDTH) > TOGETHER or _lines(meta.sources, SOURCES_WIDTH) > TOGETHER,
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


def _table(table: report_tables.PrintedTable) -> dict[str, Any]:
    """The table with the share of the page that each column takes: as its longest words need, its heading on two lines.

    A long name takes two lines rather than the room of the numbers."""
    widths = [
        max([text_width(head, 1) / 2, *(text_width(row[at], 1) for row in table.rows)]) + 1
        for at, head in enumerate(table.heads)
    ]
    return {**asdict(table), "widths": [min(widths[0], NAME_WIDTH), *widths[1:]]}


def _last_year(view: View) -> dict[str, Any] | None:
    """The table with its sentence and its note; None where there is nothing to compare with."""
    found = year_tables.found(view)
    if found is None:
        return None
    whose = {"title": year_tables.TITLE, "finding": found.sentence(), "note": year_tables.note(found)}
    return {**whose, **_table(year_tables.table(found))}


def _judged(view: View) -> dict[str, Any] | None:
    """What was decided at the year's end; None before, and where nothing was."""
    found = judgement_tables.found(view)
    if found is None:
        return None
    names = ("subject", "role", "text", "grade", "direction", "why", "decided")
    rows = [{name: soft(row[name]) for name in names} for row in judgement_tables.rows(view)]
    return {"title": judgement_tables.TITLE, "summary": found.summary, "rows": rows}


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
            "rest": answer_tables.rest("{}", f"Excelブックの「{title}」"),
            "columns": [{"head": each.head, "width": each.width, "number": each.number} for each in answer.columns],
            "rows": [[soft(cell) for cell in row] for row in answer_tables.printed(answer)],
        }
        for title, answer in answer_tables.found(view).items()
    ]


def _decisions(view: View) -> list[dict[str, Any]]:
    """A row an item, 停滞 first, the longest first."""
    return [_decision(each) for each in decision_tables.found(view).lines]


def _decision(each: AskedDecision) -> dict[str, Any]:
    row = decision_tables.row(each)
    texts = ("text", "why", "issue", "next_action", "asked", "until")
    return {
        **{name: soft(row[name]) for name in texts},
        "item": each.item or each.role,
        **{name: row[name] for name in ("severity", "since", "rules")},
        "where": " ".join(
            [
                *([f"{each.function}・{each.role}"] if each.item else []),
                *([f"担当 {soft(each.person)}"] if each.person else []),
            ]
        ),
        "reasons": [soft(reason) for reason in each.reasons],
        "progress": percent_words(each.progress),
        "evidence": [soft(source.words) for source in each.evidence],
        "long": max(len(row[name]) for name in texts) > LONG,
    }


def _decision_texts(row: dict[str, Any]) -> tuple[str, ...]:
    """What stands in each column behind the item's number, as handout.typ puts it."""
    asked, evidence = f"{row['asked']}{row['until']}", "".join(row["evidence"])
    return row["text"], row["rules"] + row["why"], row["issue"] + row["next_action"], asked, evidence


def _top(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the first page, its gravest reason alone, with its height as estimated."""
    short = {**row, "text": _short(row["text"]), "why": row["reasons"][0], "asked": f"{row['asked']}\n{row['until']}"}
    widths = (("text", TEXT_WIDTH), ("why", WHY_WIDTH), ("asked", ASKED_WIDTH))
    lines = max(_lines(short[name].split("\n"), width) for name, width in widths)
    return {**short, "high": max(lines, 2) * ROW_SIZE * 1.45 + 4.8}


def _lines(texts: Iterable[str], width: float) -> float:
    """How many lines the texts take, one below the other."""
    return sum(-(-text_width(text, ROW_SIZE) // width) for text in texts)


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

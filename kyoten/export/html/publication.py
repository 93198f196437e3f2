"""View → the overview as one HTML file for the base's website: no script, nothing from outside, WCAG AA.

What leaves the house is counts and rates alone: no item's text or finding, nothing that a report says in words, no
names, no files.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kyoten.chart import kinds, style
from kyoten.chart.kinds import KINDS, ChartKind
from kyoten.chart.pace import bands_text
from kyoten.export.contents import about, decision_tables, legend, report_tables
from kyoten.export.drawing import layout, svg
from kyoten.export.drawing.shapes import Drawing, Room
from kyoten.export.html import markup

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

STYLE = Path(__file__).with_name("publication.css")
"""The page's looks; its colours and font come from kyoten.chart.style as variables."""
WIDE, NARROW = Room(660, 230), Room(290, 250, 7)
"""For a desktop or a printed page, and for a telephone of 390 pixels; both are drawn a little larger."""


def page(view: View) -> bytes:
    """The page as UTF-8; the same view, the same bytes."""
    meta = view.meta
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        # The browser itself then keeps the page from fetching or running anything.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        + markup.text("title", about.title(meta) + ("(サンプル)" if meta.sample else ""))
        + markup.tag("style", _style())
    )
    body = markup.text("a", "本文へ移動", class_="skip", href="#main") + _header(meta) + _main(view) + _footer(meta)
    return f'<!DOCTYPE html>\n<html lang="ja"><head>{head}</head><body>{body}</body></html>\n'.encode()


def _style() -> str:
    colours = {"ink": style.INK, "quiet": style.QUIET_TEXT, "edge": style.LINES, "accent": style.ACCENT}
    names = "".join(f"--{name}:{value};" for name, value in (*colours.items(), ("font", style.FONT)))
    return f":root{{{names}}}\n{STYLE.read_text('utf-8')}"


def _header(meta: Meta) -> str:
    lines = markup.text("h1", about.title(meta))
    lines += markup.text("p", f"{meta.period_label} · {meta.standing_label} · {meta.scope_label}", class_="quiet")
    lines += markup.text("p", about.counts(meta), class_="quiet")
    return markup.tag("header", lines + (markup.text("p", about.SAMPLE, class_="sample") if meta.sample else ""))


def _main(view: View) -> str:
    body = [markup.text("p", kinds.headline(view), class_="headline")]
    body += [markup.text("p", f"{each.severity} {each.reason}") for each in view.silent]
    body.append(_figures(view))
    if view.meta.items:
        body += [_chart(kind, view) for kind in KINDS if kind.publication]
        body += [
            markup.text("h2", "機能別の集計"),
            markup.table(report_tables.turned(report_tables.function_table(view), "指標"), "機能ごとの件数と率"),
            *_decisions(view),
        ]
    return markup.tag("main", "".join(body), id="main", tabindex="-1")


def _decisions(view: View) -> list[str]:
    """What the committee is asked to decide, in counts."""
    page = decision_tables.found(view)
    said = [markup.text("h2", decision_tables.TITLE), markup.text("p", f"{page.summary}。")]
    return [*said, markup.table(decision_tables.counts(page), "求める判断ごとの件数")] if page.decisions else said


def _figures(view: View) -> str:
    cards = "".join(
        markup.tag(
            "div",
            markup.text("dt", each.label)
            + markup.tag("dd", f"{escape(each.value)} {markup.text('span', each.unit, class_='unit')}", class_="value")
            + (markup.text("dd", each.counts, class_="quiet") if each.counts else "")
            + markup.text("dd", each.change, class_="quiet"),
        )
        for each in report_tables.key_figures(view)
    )
    return markup.text("h2", "主な数値") + markup.tag("dl", cards, class_="figures")


def _chart(kind: ChartKind, view: View) -> str:
    """Heading, what is drawn, legend, the drawing for either width of screen, and its table."""
    chart = kind.build(view)
    wide, narrow = (layout.drawing(chart.form, room) for room in (WIDE, NARROW))
    name = chart.key.replace("_", "-")
    drawn = markup.tag("div", svg.picture(wide, WIDE.width, name=f"{name}-w", alt=chart.alt), class_="wide")
    drawn += markup.tag("div", svg.picture(narrow, NARROW.width, name=f"{name}-n", alt=chart.alt), class_="narrow")
    table = markup.table(report_tables.chart_table(chart), f"{kind.name}の数値")
    return (
        markup.text("h2", f"{kind.name}: {chart.finding}")
        + markup.text("p", chart.measure, class_="quiet")
        + markup.tag("figure", _legend(wide, name) + drawn)
        + markup.tag("details", markup.text("summary", f"{kind.name}の数値を表で見る") + table)
    )


def _legend(drawing: Drawing, name: str) -> str:
    entries = (
        markup.tag("li", svg.swatch(key, f"{name}-k{at}") + escape(key.text)) for at, key in enumerate(drawing.legend)
    )
    return markup.tag("ul", "".join(entries), class_="keys", aria_label="凡例") if drawing.legend else ""


def _footer(meta: Meta) -> str:
    settings = meta.settings
    scale = [(f"{step.sign} {step.name}", step.percent) for step in legend.scale(settings)]
    terms = [*legend.terms(), ("判定", f"計画比で、{bands_text(settings, meta.quarter.number)}。")]
    notes = "".join(markup.text("p", note) for note in about.notes(meta))
    missing = f"未報告は{meta.items}件のうち{meta.unreported}件。{meta.as_of_label}の報告による。"
    return markup.tag(
        "footer",
        markup.text("h2", "凡例") + markup.pairs(scale, "評価尺度(状況と進捗率)") + markup.pairs(terms, "用語") + notes
        + markup.text("p", missing) + (markup.text("p", about.SAMPLE, class_="sample") if meta.sample else ""),
    )  # fmt: skip

"""The handout as PDF through typst against the same contents as HTML, printed by WeasyPrint or by Chromium.

Whichever is installed is measured (Chromium with --headless --print-to-pdf, its files warm; WeasyPrint is not among the
project's requirements). The contents are gathered beforehand on both sides, so that what is compared is the way to the
PDF; the last line gives the whole way from the view, gathering included.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from pairing import compare

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
LOOKS = """@page { size: A4 landscape; margin: 10mm } body { font: 8.4pt 'IPAexGothic','Noto Sans CJK JP',sans-serif }
table { border-collapse: collapse; font-size: 7.5pt } td, th { border-bottom: 1px solid #D9DFE5; text-align: left }
h1 { break-before: page; font-size: 12.5pt } .row { display: flex; gap: 16px } .row > div { flex: 1 }
@page { @bottom-right { content: counter(page) " / " counter(pages) } }"""


def same_as_html(view: object) -> str:
    """What the handout holds, as a page of HTML: five charts, four tables, legend and sources."""
    from kyoten.chart import kinds
    from kyoten.export.contents import report_tables
    from kyoten.export.drawing import layout, svg
    from kyoten.export.drawing.shapes import Room
    from kyoten.export.html import markup
    from kyoten.export.paper import handout, panels

    made = handout.contents(view)

    def panel(kind: kinds.ChartKind) -> str:
        chart = kind.build(view)
        drawing = layout.drawing(chart.form, Room(400, 240, 9))
        drawn = svg.picture(drawing, 400, name=kind.key, alt=chart.alt)
        return markup.tag("div", markup.text("h2", chart.finding) + markup.text("p", chart.measure) + drawn)

    def items(rows: list[dict]) -> str:
        names = ("item", "where", "text", "severity", "rules", "reason", "since", "progress", "source")
        return markup.table(
            report_tables.PrintedTable(names, tuple(tuple(row[name] for name in names) for row in rows)), made["tally"]
        )

    charts = [[panel(kind) for _, kind in row] for row in panels.chart_rows()]
    first, *further = (markup.tag("div", "".join(row), class_="row") for row in charts)
    figures = "".join(markup.text("p", f"{f['label']} {f['value']} {f['unit']} {f['change']}") for f in made["figures"])
    body = (
        markup.text("h1", made["title"]) + markup.text("p", made["headline"]) + figures + first + items(made["top"])
        + markup.text("h1", "機能別の進み") + "".join(further)
        + markup.table(report_tables.function_table(view), "機能別の集計")
        + markup.text("h1", made["tally"]) + items(made["flagged"])
        + markup.text("h1", "凡例と出典") + markup.pairs(made["terms"], "用語")
        + markup.pairs([(name, words) for name, _, words in made["rules"]], "規則")
        + markup.text("p", "、".join(made["sources"]))
        + markup.text("p", json.dumps(made["unreported"], ensure_ascii=False))
    )  # fmt: skip
    head = f'<meta charset="utf-8"><title>{made["title"]}</title><style>{LOOKS}</style>'
    return f'<!DOCTYPE html><html lang="ja"><head>{head}</head><body>{body}</body></html>'


def by_chromium(page: str, folder: Path) -> bytes:
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    order = [CHROMIUM, *options, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(order, check=True, capture_output=True, timeout=120)
    return target.read_bytes()


def by_weasyprint(page: str, folder: Path) -> bytes:
    import weasyprint

    del folder  # needs no files
    return weasyprint.HTML(string=page).write_pdf()


def renderers() -> dict:
    found = {"WeasyPrint": by_weasyprint} if find_spec("weasyprint") else {}
    return found | ({"Chromium": by_chromium} if CHROMIUM else {})


def main() -> None:
    from kyoten import sample
    from kyoten.export.paper import pdf
    from kyoten.fiscal import Quarter
    from kyoten.storage.engine import file_url
    from kyoten.storage.store import Store
    from kyoten.views import view

    if not renderers():
        raise SystemExit("neither WeasyPrint nor Chromium is installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        store = Store(file_url(Path(name) / "kyoten.db"))
        store.migrate()
        sample.load(store)
        made = view.load(store, sample.SITE, Quarter(2011, 2), today=dt.date(2011, 10, 20))
        data, page, folder = pdf.data(made), same_as_html(made), Path(name)
        for called, renderer in renderers().items():
            compare(
                f"handout, {called}", lambda: pdf.compiled(data, made.meta), lambda r=renderer: r(page, folder), runs=7
            )
        called, renderer = next(iter(renderers().items()))
        compare(
            f"handout with gathering, {called}",
            lambda: pdf.document(made),
            lambda: renderer(same_as_html(made), folder),
            runs=7,
        )
        store.close()


if __name__ == "__main__":
    main()

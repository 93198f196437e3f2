"""View → a ZIP of every chart: PNG (2x) and SVG to paste, CSV to go on counting with, and a list of what is what."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyoten.chart import kinds
from kyoten.chart.chart import Chart
from kyoten.export import zip_file
from kyoten.export.contents import about
from kyoten.export.paper import image
from kyoten.text import safe_text

if TYPE_CHECKING:
    from kyoten.views.view import Meta, View

CONTENTS = "00_目次"
_ENDINGS = {"png": "図(PNG、2倍の大きさ)", "svg": "図(SVG、拡大しても粗くならない)", "csv": "図の数値(CSV、UTF-8)"}
_HEADS = ("ファイル", "図", "種類", "示すこと", "測り方")


@dataclass(frozen=True, eq=False)
class Picture:
    """A chart with the name of its files."""

    stem: str
    name: str
    chart: Chart


def archive(view: View) -> bytes:
    """H23_Q2_01_機能×役割_完了率.png … and 00_目次; the same view gives the same bytes, dated its as-of date."""
    listed = pictures(view)
    files = [file for picture in listed for file in _files(picture, view.meta)]
    contents = [
        (f"{CONTENTS}.txt", _text(listed, view.meta)),
        (f"{CONTENTS}.csv", _table(listed)),
    ]
    day = view.meta.as_of
    return zip_file.archive([*contents, *files], (max(day.year, 1980), day.month, day.day, 0, 0, 0))


def pictures(view: View) -> list[Picture]:
    """Every chart in the order of the screen, once for each of its variants."""
    return [
        Picture(
            kinds.file_stem(kind.key, view.meta, variant),
            f"{kind.name} {variant}".strip(),
            kind.build(view, **options),
        )
        for kind in kinds.KINDS
        if kind.pictures
        for variant, options in sorted((kind.variants or {"": {}}).items(), key=lambda pair: pair[0])
    ]


def _files(picture: Picture, meta: Meta) -> list[tuple[str, bytes]]:
    drawn = [(f"{picture.stem}.{ending}", image.render(picture.chart, meta, ending)) for ending in image.FORMATS]
    return [*drawn, (f"{picture.stem}.csv", picture.chart.csv())]


def _text(listed: list[Picture], meta: Meta) -> bytes:
    """For people: whose, of when, what each chart says. Lines as Windows ends them, marked as UTF-8."""
    mark = "(サンプル)" if meta.sample else ""
    lines = [f"{meta.site} {meta.period_label} グラフ集{mark}", "", *about.footer(meta), ""]
    lines += [f"出典のファイル {name}" for name in meta.sources]
    for picture in listed:
        chart = picture.chart
        lines += ["", f"■ {picture.name}", f"{chart.finding}。", chart.measure]
        lines += [f"  {picture.stem}.{ending}  {words}" for ending, words in _ENDINGS.items()]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _table(listed: list[Picture]) -> bytes:
    """For programs: one row a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADS)
    for picture in listed:
        for ending, words in _ENDINGS.items():
            row = (f"{picture.stem}.{ending}", picture.name, words, picture.chart.finding, picture.chart.measure)
            writer.writerow([safe_text(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")

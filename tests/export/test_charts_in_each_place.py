"""A chart appears in each place where its record says so, and nowhere else: looked up in the made files and pages."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from html import unescape

import chart_views
import openpyxl
import pptx
import pypdf
import pytest

from kyoten.chart.kinds import KINDS
from kyoten.export import chart_archive
from kyoten.export.html import publication
from kyoten.export.paper import pdf
from kyoten.export.pptx import deck
from kyoten.export.xlsx import summary_workbook


@pytest.fixture(scope="module")
def view():
    return chart_views.make()


def _said(view, texts: Iterable[str]) -> set[str]:
    """The kinds whose sentence of what is measured is one of the texts, alone or behind the chart's finding."""
    found = set(texts)
    charts = {kind.key: kind.build(view) for kind in KINDS}
    assert len({chart.measure for chart in charts.values()}) == len(KINDS)
    return {key for key, chart in charts.items() if {chart.measure, f"{chart.finding}。{chart.measure}"} & found}


def test_slides(view):
    shapes = [shape for slide in pptx.Presentation(io.BytesIO(deck.deck(view))).slides for shape in slide.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.name == "測り方"]
    assert _said(view, texts) == {kind.key for kind in KINDS if kind.slides}


def test_workbook(view):
    """With its sentence above it; a native chart with its title too."""
    data = summary_workbook.workbook(view)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["概要"]
    texts = [cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    assert _said(view, texts) == {kind.key for kind in KINDS if kind.workbook is not None}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        drawn = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/"))
    assert [kind.key for kind in KINDS if kind.workbook and f">{kind.workbook}<" not in drawn] == []


def test_handout(view):
    """As a figure with its text alternative, which no reader of a PDF can do without."""
    reader = pypdf.PdfReader(io.BytesIO(pdf.document(view)))
    alternatives = set(_alternatives(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))
    assert alternatives == {kind.build(view).alt for kind in KINDS if kind.handout}


def _alternatives(node):
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from _alternatives(each)
    elif isinstance(node, dict):
        if node.get("/S") == "/Figure":
            yield node["/Alt"]
        if "/K" in node:
            yield from _alternatives(node["/K"])


def test_publication(view):
    texts = re.findall(r"<p(?: [^>]*)?>(.*?)</p>", publication.page(view).decode())
    assert _said(view, map(unescape, texts)) == {kind.key for kind in KINDS if kind.publication}


def test_pictures(view):
    """A PNG, an SVG and a CSV for each of its variants."""
    with zipfile.ZipFile(io.BytesIO(chart_archive.archive(view))) as archive:
        names = archive.namelist()
        rows = list(csv.DictReader(io.StringIO(archive.read("00_目次.csv").decode("utf-8-sig"))))
    assert _said(view, [row["測り方"] for row in rows]) == {kind.key for kind in KINDS if kind.pictures}
    for kind in KINDS:
        of_kind = [name for name in names if f"_{kind.name}_" in name]
        assert len(of_kind) == (3 * max(1, len(kind.variants)) if kind.pictures else 0)

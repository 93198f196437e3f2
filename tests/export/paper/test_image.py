"""One chart as a picture of its own: a valid PNG or SVG that carries its words."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET

import chart_views
import pytest
from chart_checks import DRAWN

from kyoten.chart import kinds
from kyoten.export.paper import image

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("key", DRAWN)
def test_png_is_twice_the_page(key):
    """The page is 760 points wide: 1520 pixels."""
    view = chart_views.make()
    data = image.render(kinds.build(view, key), view.meta, "png")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", data[16:20])[0] == 1520


@pytest.mark.parametrize("key", DRAWN)
def test_svg_is_valid_and_carries_its_words(key):
    """Letters are outlines; the sentence and every number are in the title and the description."""
    view = chart_views.make()
    chart = kinds.build(view, key)
    root = ET.fromstring(image.render(chart, view.meta, "svg"))
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == chart.finding
    assert root.find(f"{SVG}desc").text == chart.alt
    assert root.get("role") == "img"


@pytest.mark.parametrize("fmt", image.FORMATS)
def test_the_same_view_gives_the_same_picture(fmt):
    one, other = (image.render(kinds.build(v, "pace"), v.meta, fmt) for v in (chart_views.make(), chart_views.make()))
    assert one == other


def test_names_with_markup_are_drawn_as_they_are():
    """Neither typst's nor XML's signs in a name do anything."""
    view = chart_views.make([chart_views.store_samples.item("1-1-H01", function='#panic("x") <b>&*_$')], ())
    root = ET.fromstring(image.render(kinds.build(view, "status_mix"), view.meta, "svg"))
    assert '#panic("x") <b>&*_$' in root.find(f"{SVG}desc").text


def test_another_format_is_refused():
    view = chart_views.make()
    with pytest.raises(ValueError, match="png, svg"):
        image.render(kinds.build(view, "pace"), view.meta, "pdf")

"""What all charts share: the CSV and the colours. Expected values by hand from the table in chart_views."""

from __future__ import annotations

import csv
import io

import chart_views
import pytest
from chart_views import IBASHO

from kyoten.chart import kinds, style
from kyoten.settings import Settings
from kyoten.text import safe_text


@pytest.fixture(scope="module")
def small():
    return chart_views.make()


def test_csv_opens_in_excel_as_it_is(small):
    """BOM, Japanese headers, one decimal, empty where nothing is known."""
    data = kinds.build(small, "pace").csv()
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, second, *_ = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert head[:4] == ["機能", "役割", "項目数", "値のある項目数"]
    assert first == [IBASHO, "法人", "2", "2", "70.0", "50.0", "140.0", "順調", "140.0%"]
    assert second == [IBASHO, "行政", "1", "0", "", "", "", "", "未報告"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_csv_disarms_what_a_spreadsheet_would_run(start):
    assert safe_text(f"{start}1+1") == f"'{start}1+1"


def test_csv_disarms_names_from_the_plan():
    view = chart_views.make([chart_views.store_samples.item("1-1-H01", function="=機能")], ())
    assert "\r\n'=機能," in kinds.build(view, "status_mix").csv().decode("utf-8-sig")


@pytest.mark.parametrize(("colour", "ink"), [("#1F5F8B", "#FFFFFF"), ("#E3E7EB", style.INK), ("#D9A441", style.INK)])
def test_words_on_a_colour_take_the_ink_that_contrasts_more(colour, ink):
    assert style.text_on(colour) == ink


@pytest.mark.parametrize(
    "fill", [*(rating.colour for rating in Settings().scale), *(style.heat(at) for at in range(0, 101, 5))]
)
def test_words_on_every_fill_have_contrast_enough(fill):
    """At least 4.5:1 on any ground of the charts (WCAG AA)."""
    one, other = sorted((style.luminance(fill), style.luminance(style.text_on(fill))), reverse=True)
    assert (one + 0.05) / (other + 0.05) >= 4.5


@pytest.mark.parametrize(("percent", "colour"), [(0, "#F3D9C9"), (33, "#EDE6DC"), (60, "#D6E4EE"), (100, "#1F5F8B")])
def test_heat_passes_through_the_palette(percent, colour):
    assert style.heat(percent) == colour

"""A chart's numbers as CSV. Expected values by hand from the table in chart_views."""

from __future__ import annotations

import csv
import io

import chart_views
import pytest
from chart_views import IBASHO

from kyoten.chart import kinds
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
    assert first == [IBASHO, "法人", "2", "2", "70.0", "50.0", "90.0", "順調", "90.0%"]
    assert second == [IBASHO, "行政", "1", "0", "", "", "", "", "未報告"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_csv_disarms_what_a_spreadsheet_would_run(start):
    assert safe_text(f"{start}1+1") == f"'{start}1+1"


def test_csv_disarms_names_from_the_plan():
    view = chart_views.make([chart_views.store_samples.item("1-1-H01", function="=機能")], ())
    assert "\r\n'=機能," in kinds.build(view, "status_mix").csv().decode("utf-8-sig")

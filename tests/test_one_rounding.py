"""Rates and values are rounded and written by kyoten.measures.rounding alone: 61.25 is 61.3 wherever it is printed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kyoten.measures.rounding import one_decimal, rounded, short, signed

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("kyoten/views", "kyoten/rules", "kyoten/chart", "kyoten/export", "kyoten/cli", "kyoten/ui", "pages")
OTHERS = {
    "kyoten/chart/signs.py": "cells of a sign",
    "kyoten/chart/style.py": "channels of a colour",
    "kyoten/cli/decision_documents.py": "likeness of two texts",
    "kyoten/cli/decision_commands.py": "likeness of two texts",
    "kyoten/export/drawing/curves.py": "points of a page",
    "kyoten/export/drawing/svg.py": "points of a page",
    "kyoten/export/xlsx/native_charts.py": "a function of its own, the marker",
    "kyoten/export/xlsx/review_workbook.py": "likeness of two texts",
    "kyoten/ui/plan_items.py": "times a year",
}
"""Modules that round or format something else."""


def _roundings(source: str) -> Iterator[str]:
    """Calls of round() and formats with a fixed number of decimals."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round":
            yield f"{node.lineno}: round()"
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(part.value for part in node.format_spec.values if isinstance(part, ast.Constant))
            if spec.endswith("f"):
                yield f"{node.lineno}: :{spec}"


def _modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


def test_no_page_or_output_rounds_by_itself():
    found = {
        f"{name}:{each}"
        for path in _modules()
        if (name := path.relative_to(ROOT).as_posix()) not in OTHERS
        for each in _roundings(path.read_text("utf-8"))
    }
    assert found == set()


def test_the_search_sees_what_it_looks_for():
    source = "a = round(b, 1)\nc = f'{d:.1f}%'\ne = f'{f:+.0f}'\ng = f'{h:g}'"
    assert list(_roundings(source)) == ["1: round()", "2: :.1f", "3: :+.0f"]


@pytest.mark.parametrize(
    ("value", "rate", "written", "change"),
    [
        (61.25, "61.3", "61.3", "+61.3"),  # a binary fraction: Python's own format says 61.2
        (61.35, "61.4", "61.4", "+61.4"),  # 61.35 is stored as a little less
        (0.05, "0.1", "0.1", "+0.1"),
        (40.0, "40.0", "40", "+40.0"),
        (-0.04, "0.0", "0", "0.0"),
        (-3.0, "-3.0", "-3", "-3.0"),
        (100.0, "100.0", "100", "+100.0"),
    ],
)
def test_half_is_rounded_up_and_written_with_one_decimal(value, rate, written, change):
    assert (one_decimal(value), short(value), signed(value)) == (rate, written, change)
    assert rounded(value) == float(rate)

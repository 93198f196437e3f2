"""The handout of a plan that no layout was made for (tests/support), looked at by the boxes of its letters."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

import long_plan
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from kyoten.export.paper import pdf

WIDTH, HEIGHT = 841.9, 595.3
MARGIN, FOOT = 32.0, 36.0


class Letter(NamedTuple):
    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float


@cache
def _pages() -> list[list[Letter]]:
    return [_letters(page) for page in pypdfium2.PdfDocument(pdf.document(long_plan.make()))]


def _letters(page) -> list[Letter]:
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text.raw, at))
        left, bottom, right, top = text.get_charbox(at)
        # The size a letter was set in times what its matrix makes of it.
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text.raw, at, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(text.raw, at) * abs(matrix.d)
        if not char.isspace() and right > left:
            found.append(Letter(char, left, bottom, right, top, round(size, 2)))
    return found


def _words(page: list[Letter]) -> str:
    return "".join(letter.char for letter in page)


def _above_foot(page: list[Letter]) -> list[Letter]:
    return [letter for letter in page if letter.bottom > FOOT]


def test_no_letter_leaves_the_page():
    outside = [
        (number, letter)
        for number, page in enumerate(_pages(), start=1)
        for letter in page
        if not (letter.left >= MARGIN - 1 and letter.right <= WIDTH - MARGIN + 1 and 10 <= letter.bottom <= HEIGHT - 20)
    ]
    assert outside == []


def test_every_text_is_set_in_nine_points_or_more():
    """But for axes and what stands with them (10 × 0.82), in a cell of a grid, and in the footer."""
    sizes = Counter(letter.size for page in _pages() for letter in _above_foot(page))
    assert min(sizes) >= 8.2
    assert sum(count for size, count in sizes.items() if size < 9) < 0.02 * sum(sizes.values())
    tables = [page for page in _pages() if "課題・次期の対応" in _words(page)]
    assert len(tables) > 10
    assert min(letter.size for page in tables for letter in _above_foot(page)) == 9


def test_the_pace_chart_is_split_by_function():
    """Its parts are numbered; each has the axis, and each function stands whole in one of them, with all its roles."""
    parts = [_words(page) for page in _pages() if "計画100%" in _words(page)]
    assert len(parts) >= 3
    for number, words in enumerate(parts, start=1):
        assert f"({number}/{len(parts)})" in words
    # The heading names no function with a role that the rows do not name too: rows alone have a number behind it.
    for function in long_plan.FUNCTIONS:
        assert [page for page in parts if function in re.sub(r"^.*?(?=遅れやや遅れ順調)", "", page)]


@pytest.mark.parametrize("axis", ["計画100%", "第1第2第3第4"])
def test_a_chart_stands_with_its_heading(axis):
    """The last heading before an axis is on its page: 区分のうち or 機能のうち, or the year's on the first page."""
    charts = [_words(page) for page in _pages() if axis in _words(page)]
    assert charts
    assert [
        words[:60] for words in charts if not re.search(r"(区分のうち|機能のうち|平均進捗率は).*" + axis, words)
    ] == []


def test_the_first_page_has_what_fits():
    """The year's curve, whose drawing is low enough, and what is to be decided first; the other charts come later."""
    first = _words(_pages()[0])
    assert "第1第2第3第4" in first
    assert "判断を求める項目上位" in first
    assert "二の機能" not in re.sub(r"二の機能.*?の場づくり・", "", first)

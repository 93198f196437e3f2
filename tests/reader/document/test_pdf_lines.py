"""Which strokes of a page are rules of a table: by their lengths in points, at both sides of what decides."""

from __future__ import annotations

import pytest

from kyoten.reader.document.pdf_page import PageMarks, RuledLine, _line


@pytest.mark.parametrize(
    ("wide", "high", "across", "upright"),
    [
        (100, 3, True, False),  # as thin as a rule may be
        (100, 3.1, False, False),  # a bar
        (2, 1, True, False),  # as short as a rule may be
        (1.9, 1, False, False),  # a dot
        (3, 100, False, True),
        (3.1, 100, False, False),
        (1, 2, False, True),
        (1, 1.9, False, False),
        (2.5, 2.5, False, True),  # a square is counted once
        (2.5, 3, False, True),
        (3, 2.5, True, False),
    ],
)
def test_a_stroke_is_a_rule_across_or_upright_or_none(wide, high, across, upright):
    found = PageMarks()
    _line(found, 10, 20, 10 + wide, 20 + high, thin=3.0)
    assert found.across == ([RuledLine(20 + high / 2, 10, 10 + wide)] if across else [])
    assert found.upright == ([RuledLine(10 + wide / 2, 20, 20 + high)] if upright else [])

"""The one rounding: half up, whatever binary fractions make of a half."""

from __future__ import annotations

import pytest

from kyoten.measures.rounding import rounded, rounded_or_none


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (61.25, 61.3),
        (61.35, 61.4),  # 61.35 is stored as 61.35000000000000142
        (0.45, 0.5),  # 0.45 is stored as 0.450000000000000011
        (2.675 * 10, 26.8),  # 26.749999999999996
        (61.249, 61.2),
        (100 * 2 / 3, 66.7),
        (-3.25, -3.3),
        (-0.04, 0.0),
    ],
)
def test_halves_go_up(value, shown):
    assert str(rounded(value)) == str(shown)


def test_what_is_not_known_stays_so():
    assert (rounded_or_none(None), rounded_or_none(0.05)) == (None, 0.1)

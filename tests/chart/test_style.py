"""The colours of the charts: readable words, the palette's heat."""

from __future__ import annotations

import pytest

from kyoten.chart import style
from kyoten.settings import Settings


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

"""Names on plotly's charts: plotly reads <b>, <a href=…> and entities in every text, so a name is written without them.

Categories of an axis stay as they are, for they are what traces are joined by; what stands for them on the chart (tick
labels, hovers, annotations) comes from here.
"""

from __future__ import annotations

import html

from kyoten.chart.number_words import lines


def literal(text: str) -> str:
    """A text that plotly shows as it is."""
    return html.escape(text, quote=False)


def broken(name: str, width: int = 12) -> str:
    """A long name over several lines of at most `width` letters, as plotly writes them."""
    return "<br>".join(map(literal, lines(name, width)))

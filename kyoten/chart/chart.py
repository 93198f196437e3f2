"""What every chart is: what it shows (a form) together with the words and the numbers that it stands for."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from kyoten.chart.forms import Form
from kyoten.chart.number_words import one_decimal
from kyoten.chart.screen import figures
from kyoten.text import safe_text


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart of one view.

    `title` says what it shows now in at most 30 characters, `finding` in a whole sentence, `measure` what is drawn and
    in which unit, `alt` every number in words, `form` is what the media draw. `frame` holds the same as a table (code
    column names; percents 0–100, NaN = not known), `labels` its Japanese headers.
    """

    key: str
    title: str
    finding: str
    measure: str
    alt: str
    frame: pd.DataFrame
    labels: dict[str, str] = field(repr=False)
    form: Form = field(repr=False)

    @cached_property
    def figure(self) -> go.Figure:
        """The chart on screen, drawn when first asked for: paper has no use for it."""
        return figures.figure(self.form)

    def csv(self) -> bytes:
        """The frame as CSV: UTF-8 with BOM, Japanese headers, one decimal, empty = not known."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([safe_text(self.labels.get(name, name)) for name in self.frame.columns])
        for row in self.frame.itertuples(index=False):
            writer.writerow([_field(value) for value in row])
        return out.getvalue().encode("utf-8-sig")


def _field(value: object) -> str:
    if isinstance(value, str):
        return safe_text(value)
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return ""
    return one_decimal(value) if isinstance(value, float) else str(value)

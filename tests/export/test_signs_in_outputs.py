"""Every output takes the signs beside its words from kyoten.chart.signs, and none is a letter of a report's ratings."""

from __future__ import annotations

import re
from dataclasses import replace

import chart_views
import pytest
from file_words import words

from kyoten.chart import pace, signs
from kyoten.export.drawing import layout
from kyoten.export.drawing.shapes import PICTURE
from kyoten.export.formats import FORMATS, PUBLICATION
from kyoten.settings import DEFAULT_SCALE, Settings

WITH_LEGEND = {name: FORMATS[name].make for name in ("pdf", "pptx", "xlsx")} | {"html": PUBLICATION.make}
OWN = Settings(
    scale=tuple(replace(step, icon=icon) for step, icon in zip(DEFAULT_SCALE, "イロハニホヘト", strict=True))
)
CIRCLES = "◎○△●◔◑◕✕"


@pytest.mark.parametrize("name", WITH_LEGEND)
def test_the_signs_of_a_sites_scale_stand_in_every_legend(name):
    found = re.sub(r"\s", "", words(name, WITH_LEGEND[name](chart_views.make(settings=OWN))))
    told = {rating.name: f"{rating.icon}{rating.name}" for rating in OWN.scale}
    if name == "xlsx":  # the legend's table has the names in a column of their own
        told = {rating.name: f"{rating.name}印{rating.icon}。" for rating in OWN.scale}
    assert [words for words in told.values() if words not in found] == []


@pytest.mark.parametrize("name", WITH_LEGEND)
def test_the_letters_of_ratings_stand_where_the_reports_symbols_are_told_and_nowhere_else(name):
    """◎, ○ and △ once each in the handout's column and the workbook's sentences, never on slides or the web page."""
    found = words(name, WITH_LEGEND[name](chart_views.make()))
    told = {"pdf": "△○◎", "xlsx": "△○◎"}.get(name, "")
    assert sorted(letter for letter in found if letter in CIRCLES) == sorted(told)


def test_the_bands_markers_are_the_tables():
    drawing = layout.drawing(pace.build(chart_views.make()).form, PICTURE)
    assert {entry.text: entry.shape for entry in drawing.legend} == {
        word: signs.BANDS[word].shape for word in ("順調", "やや遅れ", "遅れ")
    }


def test_the_workbooks_legend_tells_the_bands_signs():
    """The three of the year, and those of its end in the fourth quarter."""
    assert "印 ■。" in words("xlsx", FORMATS["xlsx"].make(chart_views.make()))
    fourth = words("xlsx", FORMATS["xlsx"].make(chart_views.make(number=4)))
    assert "印 ◆。計画した値に対してこの値以上。" in fourth

"""Signs beside words: one for each status and band, none of them a letter that reports are rated with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kyoten.chart import signs
from kyoten.measures.bands import AT_THE_END, ON_THE_WAY
from kyoten.settings import DEFAULT_SCALE, UNREPORTED, Rating, Settings


def test_each_status_of_the_usual_scale_fills_as_many_cells_as_its_percent():
    assert signs.statuses(Settings()) == {
        "未着手": "□□□□", "着手": "■□□□", "実施中": "■■□□", "概ね達成": "■■■□", "完了": "■■■■", "中止": "／",
        "評価困難": "？", UNREPORTED: "・・・・",
    }  # fmt: skip


def test_each_band_has_a_sign_and_a_shape_of_its_own():
    for words in (ON_THE_WAY, AT_THE_END):
        assert [signs.BANDS[word] for word in words] == [("■", "square"), ("◆", "diamond"), ("▼", "triangle-down")]
    assert signs.band_words(3) == "■順調 ◆やや遅れ ▼遅れ"
    assert signs.band_words(4) == "■達成 ◆概ね達成 ▼未達"


def test_no_sign_is_a_letter_that_reports_are_rated_with():
    drawn = {*signs.statuses(Settings()).values(), *(band.sign for band in signs.BANDS.values())}
    assert not {letter for sign in drawn for letter in sign} & signs.RATING_LETTERS
    assert {rating.symbol for rating in DEFAULT_SCALE} - {""} <= signs.RATING_LETTERS
    assert len(drawn) == len(signs.statuses(Settings())) + len(ON_THE_WAY)


@pytest.mark.parametrize(
    ("own", "symbol", "drawn"),
    [
        ("済", "A", "済"),  # a sign that the site chose
        ("○", "A", "■■■□"),  # as older settings hold it: whoever knows ◎○△× takes it for a rating
        ("◕", "A", "■■■□"),
        ("A", "A", "■■■□"),  # the letter of the site's own scale
        ("済○", "", "■■■□"),
    ],
)
def test_a_steps_own_sign_is_drawn_unless_it_is_taken_for_a_rating(own, symbol, drawn):
    step = Rating("おおむね", 75, "#112233", symbol, own)
    settings = replace(Settings(), scale=(*DEFAULT_SCALE, step))
    assert signs.of_status(step, settings) == drawn
    assert signs.with_sign(step, settings) == f"{drawn} おおむね"


@pytest.mark.parametrize(("percent", "drawn"), [(12, "□□□□"), (13, "■□□□"), (62, "■■□□"), (63, "■■■□"), (130, "■■■■")])
def test_cells_are_quarters_of_the_percent(percent, drawn):
    """12 % are 0.48 of a quarter, 13 % 0.52."""
    assert signs.of_status(Rating("段階", percent, "#112233"), Settings()) == drawn

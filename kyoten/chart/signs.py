"""The one table of signs, which stand beside words so that colour is never alone: of statuses and of bands.

A sign is never a letter that offices rate with, nor one that looks like it: ○ on a page would be 概ね達成 to whoever
wrote it into a report. How grave a finding is, is said in words alone (停滞, 注意). `kyoten.settings.Rating.symbol` is
something else: what a report may hold for a status.
"""

from __future__ import annotations

from typing import NamedTuple

from kyoten.measures import bands
from kyoten.measures.bands import AT_THE_END, ON_THE_WAY
from kyoten.settings import UNREPORTED, Rating, Settings

RATING_LETTERS = frozenset("◎○〇◯⭕●◔◑◕◐△▲▵×✕✖✗☓╳")
"""◎ ○ △ × and what looks like them: a step's own sign that is one of them is not drawn."""
CELLS = 4
FULL, EMPTY = "■", "□"
CANCELLED, CANNOT_SAY, NO_REPORT = "／", "？", "・・・・"


class BandSign(NamedTuple):
    """A band's sign in a text, and the shape of its marker in a chart."""

    sign: str
    shape: str


BANDS = {
    word: sign
    for words in (ON_THE_WAY, AT_THE_END)
    for word, sign in zip(
        words, (BandSign("■", "square"), BandSign("◆", "diamond"), BandSign("▼", "triangle-down")), strict=True
    )
}


def band_words(number: int) -> str:
    """■順調 ◆やや遅れ ▼遅れ: of a quarter (1–4)."""
    return " ".join(BANDS[word].sign + word for word in bands(number))


def of_status(rating: Rating, settings: Settings) -> str:
    """The step's own sign, else one that follows from its percent: □□□□ for 0, ■■□□ for 50, ／ for 中止, ？ for
    評価困難."""
    letters = RATING_LETTERS | {each.symbol for each in settings.scale}
    if rating.icon and not letters.intersection((*rating.icon, rating.icon)):
        return rating.icon
    if rating.percent is None:
        return CANCELLED if rating.name == settings.cancelled else CANNOT_SAY
    full = min(CELLS, max(0, round(CELLS * rating.percent / 100)))
    return FULL * full + EMPTY * (CELLS - full)


def statuses(settings: Settings) -> dict[str, str]:
    """Each status of the scale with its sign, and 未報告 with its own."""
    return {rating.name: of_status(rating, settings) for rating in settings.scale} | {UNREPORTED: NO_REPORT}


def with_sign(rating: Rating, settings: Settings) -> str:
    """■■□□ 実施中"""
    return f"{of_status(rating, settings)} {rating.name}"

"""How every chart looks, on screen and on paper: palette, fonts, and the colours that go together."""

from __future__ import annotations

from itertools import pairwise

from kyoten.measures.bands import AT_THE_END, ON_THE_WAY
from kyoten.settings import UNREPORTED_COLOUR

INK, QUIET, LINES, WHITE, BLACK = "#1C2733", "#6B7785", "#D9DFE5", "#FFFFFF", "#000000"
ACCENT, AMBER, RED = "#1F5F8B", "#D9A441", "#C4472B"
QUIET_TEXT = "#55616D"
"""QUIET a little darker: 6:1 on white, for words that have to be read."""
READABLE = 4.5
"""The contrast that WCAG AA asks of words."""
HEAT = (("#F3D9C9", 0.0), ("#EDE6DC", 33.0), ("#D6E4EE", 60.0), (ACCENT, 100.0))
"""The heatmap's colours and the percents at which each stands."""
Scale = tuple[tuple[str, float], ...]
"""Colours from the lowest percent to the highest, each with its percent."""
NO_STATUS_COLOUR = WHITE
UNREPORTED_FILL = UNREPORTED_COLOUR


def _of_bands(best: str, middle: str, worst: str) -> dict[str, str]:
    """Something for each band of the year and of its end."""
    return {
        word: it for words in (ON_THE_WAY, AT_THE_END) for word, it in zip(words, (best, middle, worst), strict=True)
    }


BAND_COLOURS = _of_bands(ACCENT, AMBER, RED)
BAND_GROUNDS = _of_bands("#F1F6FA", "#FCF6E8", "#FBEFEB")

FONT = "'BIZ UDPGothic','Yu Gothic UI','Yu Gothic',Meiryo,'Hiragino Sans','Noto Sans JP','IPAexGothic',sans-serif"
FONT_SIZE = 13


def heat_at(*percents: float) -> Scale:
    """The heatmap's colours with those between its ends at other percents, such as the thresholds of 計画比."""
    (lowest, start), *between, (highest, end) = HEAT
    return (lowest, start), *zip((colour for colour, _ in between), percents, strict=True), (highest, end)


def heat(percent: float, scale: Scale = HEAT) -> str:
    """The heatmap's colour for 0–100."""
    for (low, start), (high, end) in pairwise(scale):
        if percent <= end:
            return _mix(low, high, (max(percent, 0.0) - start) / (end - start) if end > start else 1.0)
    return scale[-1][0]


def text_on(fill: str) -> str:
    """INK or white, whichever contrasts more with the fill; black on middle grounds, where neither has 4.5:1."""
    best = INK if contrast(INK, fill) >= contrast(WHITE, fill) else WHITE
    return best if contrast(best, fill) >= READABLE else BLACK


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG defines it, 1–21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG relative luminance 0–1 of #RRGGBB."""
    red, green, blue = (_linear(each / 255) for each in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(low: str, high: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(_channels(low), _channels(high), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)

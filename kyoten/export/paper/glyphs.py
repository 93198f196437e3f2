"""Words as our fonts can print them: typst refuses a PDF/UA file with a letter that they lack."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

from fontTools.ttLib import TTFont

from kyoten.export.paper.fonts import font_files

MISSING = "〓"
"""What Japanese printing sets in the place of a letter that is not to be had."""
KEPT = "\n\u200b"
"""Ends of lines, and places where a long run of letters may be broken."""
NOTE = f"{MISSING}は、印刷用の書体にない文字です。"


def printable(value: Any) -> Any:  # noqa: ANN401 - any JSON value, of the same kind on both sides
    """The value with every text in it made of letters that the font has; all else as it is."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return {name: printable(each) for name, each in value.items()}
    return [printable(each) for each in value] if isinstance(value, list | tuple) else value


def _text(text: str) -> str:
    # Most texts need nothing, and a set is quicker than a look at each letter.
    return text if _covered().issuperset(text) else "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    """The letter, its plain spelling (⑴ → (1)), nothing for an invisible sign, or MISSING."""
    if char in _covered():
        return char
    if unicodedata.category(char) in ("Cc", "Cf", "Mn"):
        return ""
    plain = unicodedata.normalize("NFKC", char)
    return plain if _covered().issuperset(plain) else MISSING


@cache
def _covered() -> frozenset[str]:
    letters = set(KEPT)
    for file in font_files(bold=False):  # the bold weight has the letters of the regular one
        with TTFont(file, lazy=True) as font:
            # Any names do, and the font's own would have its outlines loaded.
            font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
            letters |= set(map(chr, font.getBestCmap()))
    return frozenset(letters)

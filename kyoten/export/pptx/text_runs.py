"""Text on slides: runs in a Japanese font, and how much room a text takes, worked out beforehand.

A deck is laid out without the program that will show it, so lines have a fixed distance and widths are counted:
a Japanese character is as wide as its size, any other three quarters of it, which is more than it needs: fonts that
stand in for ours are wider, and some programs leave a gap between Japanese and digits.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.text.text import _Paragraph
from pptx.util import Pt

from kyoten.chart import style
from kyoten.export.pptx.theme import EAST_ASIAN, LANGUAGE, LATIN

LEADING = 1.3
"""The distance of lines, in sizes."""
_HALF = 0.75


def rgb(colour: str) -> RGBColor:
    """#RRGGBB as the library takes it."""
    red, green, blue = bytes.fromhex(colour[1:])
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def lines(text: str, width: float, size: float) -> int:
    """How many lines a text takes in `width` points at `size` points; a word that does not fit leaves some room."""
    room = max(width - 0.5 * size, size)
    return sum(max(1, math.ceil(_ems(line) * size / room)) for line in text.split("\n"))


def fitting(text: str, width: float, height: float, sizes: Sequence[float]) -> float:
    """The largest of the sizes, given from large to small, at which the text stands in the box; else the smallest."""
    for size in sizes:
        if lines(text, width, size) * size * LEADING <= height:
            return size
    return sizes[-1]


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _HALF for char in text)


def fill(
    frame: Any,  # noqa: ANN401 - the library ships no types
    paragraphs: str | Sequence[str],
    size: float,
    *,
    colour: str = style.INK,
    bold: bool = False,
    align: str = "left",
    anchor: str = "top",
) -> None:
    """Put paragraphs into a text frame, at their own size and with lines of a fixed distance; a line of a text is a
    paragraph too, as PowerPoint breaks no run."""
    frame.word_wrap = True
    frame.vertical_anchor = getattr(MSO_ANCHOR, anchor.upper())
    body = frame._txBody
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for text in paragraphs.split("\n") if isinstance(paragraphs, str) else paragraphs:
        made = deepcopy(_paragraph(size, colour, bold, align))
        made.r_lst[0].text = text
        body.append(made)


@cache
def _paragraph(size: float, colour: str, bold: bool, align: str) -> Any:  # noqa: ANN401
    """A paragraph of that look to copy: a deck has thousands, and the library takes ten times as long to make one."""
    paragraph = _Paragraph(parse_xml(f"<a:p {nsdecls('a')}/>"), None)  # type: ignore[arg-type]
    paragraph.alignment = getattr(PP_ALIGN, align.upper())
    paragraph.line_spacing = Pt(size * LEADING)
    set_font(paragraph.add_run().font, size, colour, bold=bold)
    return paragraph._p


def set_font(font: Any, size: float, colour: str, *, bold: bool = False) -> None:  # noqa: ANN401
    """Size, colour, and the Japanese font for every kind of letter; the language too."""
    font.size, font.bold = Pt(size), bold
    font.color.rgb = rgb(colour)
    in_japanese(font._element)


def in_japanese(letters: etree._Element) -> None:
    """Language and fonts of one rPr or defRPr: without `ea`, PowerPoint sets Japanese in whatever it falls back to."""
    letters.set("lang", LANGUAGE)
    letters.set("altLang", "en-US")
    for tag in ("a:latin", "a:ea"):
        for old in letters.findall(qn(tag)):
            letters.remove(old)
    at = next((number for number, child in enumerate(letters) if child.tag in _AFTER_FONTS), len(letters))
    for offset, (tag, face) in enumerate((("a:latin", LATIN), ("a:ea", EAST_ASIAN))):
        letters.insert(at + offset, etree.Element(qn(tag), typeface=face))


_AFTER_FONTS = {qn(f"a:{name}") for name in ("cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst")}

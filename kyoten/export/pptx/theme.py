"""The empty deck that every deck begins with: 16:9, our palette, a Japanese font in the theme, two layouts."""

from __future__ import annotations

import io
from functools import cache

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Pt

from kyoten.chart import style

LATIN, EAST_ASIAN, LANGUAGE = "Yu Gothic", "游ゴシック", "ja-JP"
WIDTH, HEIGHT = 960.0, 540.0
"""Points: 16:9 as PowerPoint has it."""
MARGIN = 40.0
TITLE_BOX = (MARGIN, 22.0, WIDTH - 2 * MARGIN, 62.0)
COVER_BOX = (MARGIN, 150.0, WIDTH - 2 * MARGIN, 96.0)
SUBTITLE_BOX = (MARGIN, 256.0, WIDTH - 2 * MARGIN, 62.0)
FOOTER_BOX = (MARGIN, 506.0, 800.0, 22.0)
NUMBER_BOX = (WIDTH - MARGIN - 70.0, 506.0, 70.0, 22.0)
Box = tuple[float, float, float, float]
"""Left, top, width, height in points."""
COVER, TITLED = 0, 1
"""The layouts that are kept."""
_KEPT = {"Title Slide": "表紙", "Title Only": "見出しと内容"}
_WORDS = {
    "Click to edit Master title style": "見出し",
    "Click to edit Master subtitle style": "副題",
    "Click to edit Master text styles": "本文",
    "Second level": "第2レベル",
    "Third level": "第3レベル",
    "Fourth level": "第4レベル",
    "Fifth level": "第5レベル",
}
_COLOURS = {
    "dk1": style.INK, "lt1": style.WHITE, "dk2": style.ACCENT, "lt2": "#EEF2F5", "accent1": style.ACCENT,
    "accent2": "#7FB3D5", "accent3": style.AMBER, "accent4": style.RED, "accent5": "#4788B8",
    "accent6": style.QUIET, "hlink": style.ACCENT, "folHlink": style.QUIET,
}  # fmt: skip


def empty() -> Deck:
    """A deck without slides."""
    return Presentation(io.BytesIO(_template()))


@cache
def _template() -> bytes:
    """The library's own template, made ours; built once a process."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(Pt(WIDTH)), Emu(Pt(HEIGHT))
    deck.part._element.sldSz.attrib.pop("type", None)  # the template's own size was 4:3
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _place(master.placeholders, {"TITLE": TITLE_BOX, "FOOTER": FOOTER_BOX, "SLIDE_NUMBER": NUMBER_BOX})
    for layout in deck.slide_layouts:
        layout.name = _KEPT[layout.name]
    cover = deck.slide_layouts[COVER]
    _place(cover.placeholders, {"CENTER_TITLE": COVER_BOX, "SUBTITLE": SUBTITLE_BOX})
    for root in (master._element, *(layout._element for layout in deck.slide_layouts)):
        _in_japanese(root)
    _set_title_style(master._element)
    for shown in (master, *deck.slide_layouts):
        _drop_dates(shown._element)
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = _themed(theme.blob)
    _in_japanese(deck.part._element)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _place(placeholders: object, boxes: dict[str, Box]) -> None:
    for shape in placeholders:  # type: ignore[attr-defined]
        box = boxes.get(shape.placeholder_format.type.name)
        if box is not None:
            shape.left, shape.top, shape.width, shape.height = (Emu(Pt(part)) for part in box)


def _in_japanese(root: etree._Element) -> None:
    """The template's own words and their language."""
    for element in root.iter():
        if element.get("lang"):
            element.set("lang", LANGUAGE)
    for text in root.iter(qn("a:t")):
        text.text = _WORDS.get(text.text or "", text.text)


def _set_title_style(master: etree._Element) -> None:
    """Titles: to the left, bold, as large as a title of one line is set."""
    level = master.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    letters = level.find(qn("a:defRPr"))
    letters.set("sz", "2400")
    letters.set("b", "1")


def _drop_dates(root: etree._Element) -> None:
    """No date of today: the as-of date stands in the footer."""
    for mark in list(root.iter(qn("p:ph"))):
        if mark.get("type") == "dt":
            shape = next(mark.iterancestors(qn("p:sp")))
            shape.getparent().remove(shape)


def _themed(blob: bytes) -> bytes:
    root = etree.fromstring(blob)
    root.set("name", "Kyoten")
    for name, colour in _COLOURS.items():
        place = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        place.clear()
        etree.SubElement(place, qn("a:srgbClr"), val=colour[1:])
    for fonts in root.find(f".//{qn('a:fontScheme')}"):
        fonts.find(qn("a:latin")).set("typeface", LATIN)
        fonts.find(qn("a:ea")).set("typeface", EAST_ASIAN)
        for script in fonts.findall(qn("a:font")):
            if script.get("script") == "Jpan":
                script.set("typeface", EAST_ASIAN)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

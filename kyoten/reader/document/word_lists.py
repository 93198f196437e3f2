"""Word's own numbering: the mark before a paragraph, which is not in its text (word/numbering.xml, word/styles.xml)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from kyoten.reader.xml import parse

_ROMAN = [
    tens + ones for tens in ("", "x", "xx") for ones in ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
][1:]
_KANJI = [
    tens + ones for tens in ("", "十", "二十") for ones in ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
][1:]
_SIGNS: tuple[tuple[str, Sequence[str]], ...] = (
    ("decimalEnclosedCircle", [*map(chr, range(0x2460, 0x2474)), *map(chr, range(0x3251, 0x3260))]),
    ("aiueo", "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
    ("iroha", "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"),
    ("upperLetter", [chr(ord("A") + number) for number in range(26)]),
    ("lowerLetter", [chr(ord("a") + number) for number in range(26)]),
    ("upperRoman", [each.upper() for each in _ROMAN]),
    ("lowerRoman", _ROMAN),
    ("japaneseCounting", _KANJI),
    ("ideographDigital", _KANJI),
    ("japaneseDigital", _KANJI),
)
"""How a list writes its numbers (the beginning of w:numFmt) → 1, 2, 3 …; any other, and a longer list, in digits."""
_PLACE = re.compile(r"%(\d)")
_LEVELS = 9
OFF = ("0", "false", "off", "none")
"""Values that turn a property off."""


@dataclass
class ListLevel:
    """One level of a list: how its numbers are written, the text around them, where they begin."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class WordStyle:
    """What a style says of a paragraph or its letters; None where it says nothing."""

    based_on: str = ""
    number: str | None = None
    level: int = 0
    struck: bool | None = None
    hidden: bool | None = None


@dataclass
class Lists:
    """The lists of a document, and how far each has counted. Mutable while one document is read."""

    levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * _LEVELS))

    def mark(self, number: str, level: int) -> str:
        """The mark of the next paragraph of a list; "" where it has none."""
        own = self.levels.get(number, {})
        found = own.get(level)
        if found is None or not 0 <= level < _LEVELS:
            return ""
        counts = self.counts[number]
        counts[level] = counts[level] + 1 if counts[level] else found.start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        if found.form in ("bullet", "none"):
            return found.text
        return _PLACE.sub(lambda place: self._written(own, counts, int(place[1]) - 1), found.text)

    @staticmethod
    def _written(levels: dict[int, ListLevel], counts: list[int], level: int) -> str:
        """The number of a level from 0; "" for the one that %0 would mean."""
        own = levels.get(level, ListLevel())
        return written(counts[level] or own.start, own.form) if level >= 0 else ""


def written(number: int, form: str) -> str:
    """A number as a list writes it (w:numFmt): 3 → ③, ウ, 三, iii."""
    signs = next((signs for name, signs in _SIGNS if form.startswith(name)), ())
    return signs[number - 1] if 1 <= number <= len(signs) else str(number)


def lists_of(xml: bytes | None) -> Lists:
    """From word/numbering.xml. Raises Unreadable (damaged, unsafe_content)."""
    abstract: dict[str, dict[int, ListLevel]] = {}
    lists = Lists()
    owner, number = "", ""
    level = ListLevel()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal owner, number, level
        value = attribute(attributes, "val")
        if tag == "abstractNum":
            owner = attribute(attributes, "abstractNumId")
            abstract[owner] = {}
        elif tag == "lvl":
            level = ListLevel()
            place = as_number(attribute(attributes, "ilvl"))
            (lists.levels.get(number, {}) if number else abstract.get(owner, {}))[place] = level
        elif tag == "numFmt":
            level.form = value
        elif tag == "lvlText":
            level.text = value
        elif tag == "start":
            level.start = as_number(value, 1)
        elif tag == "num":
            number = attribute(attributes, "numId")
        elif tag == "abstractNumId":
            lists.levels[number] = dict(abstract.get(value, {}))

    def end(tag: str) -> None:
        nonlocal number
        if tag == "num":
            number = ""

    if xml:
        parse(xml, start, end)
    return lists


def styles_of(xml: bytes | None) -> dict[str, WordStyle]:
    """From word/styles.xml, by id, what a style is based on already in it. Raises Unreadable."""
    found: dict[str, WordStyle] = {}
    own = WordStyle()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal own
        value = attribute(attributes, "val")
        if tag == "style":
            own = found[attribute(attributes, "styleId")] = WordStyle()
        elif tag == "basedOn":
            own.based_on = value
        elif tag == "numId":
            own.number = value
        elif tag == "ilvl":
            own.level = as_number(value)
        elif tag in ("strike", "dstrike"):
            own.struck = value not in OFF
        elif tag == "vanish":
            own.hidden = value not in OFF

    if xml:
        parse(xml, start)
    return {name: _whole(found, name) for name in found}


def attribute(attributes: dict[str, str], name: str = "val") -> str:
    """An attribute by its local name, whatever prefix the writer gave it; "" for none."""
    if (found := attributes.get(f"w:{name}")) is not None:
        return found
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def as_number(text: str, otherwise: int = 0) -> int:
    """A small number of an attribute."""
    return int(text) if text.isdecimal() and len(text) < 5 else otherwise


def _whole(styles: dict[str, WordStyle], name: str) -> WordStyle:
    whole, seen = WordStyle(), set[str]()
    while name in styles and name not in seen:
        seen.add(name)
        style = styles[name]
        if whole.number is None and style.number is not None:
            whole.number, whole.level = style.number, style.level
        whole.struck = style.struck if whole.struck is None else whole.struck
        whole.hidden = style.hidden if whole.hidden is None else whole.hidden
        name = style.based_on
    return whole

"""What an xlsx says without words: hidden rows and columns, and text that is struck out (docs/reading.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kyoten.reader.cells import column_number
from kyoten.reader.xml import parse

_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s(?=[^>]*\bhidden=["'](?:1|true)["'])[^>]*?\br=["'](\d{1,7})["']""")
_COLUMN = re.compile(rb"""<(?:\w+:)?col\s([^>]*\bhidden=["'](?:1|true)["'][^>]*)>""")
_FROM, _TO = re.compile(rb"""\bmin=["'](\d{1,5})["']"""), re.compile(rb"""\bmax=["'](\d{1,5})["']""")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})\Z")
_LAST_COLUMN = 16_384


@dataclass(frozen=True)
class Run:
    """A piece of a cell's text; `struck` None where it has no font of its own and looks as its cell does."""

    text: str
    struck: bool | None


@dataclass(frozen=True)
class Looks:
    """What of the whole workbook decides how a cell looks: cell formats (as in s="…") whose font is struck through, and
    shared strings of which a run is; both empty where nothing in the workbook is struck."""

    styles: frozenset[str] = frozenset()
    strings: dict[str, tuple[Run, ...]] = field(default_factory=dict)


def looks_of(styles: bytes | None, strings: bytes | None) -> Looks:
    """From the parts styles.xml and sharedStrings.xml. Raises Unreadable (damaged, unsafe_content)."""
    struck = _struck_styles(styles) if styles and b"strike" in styles else frozenset()
    if not strings or not (struck or b"strike" in strings):
        return Looks(struck)
    runs = enumerate(_strings(strings))
    return Looks(struck, {str(number): own for number, own in runs if any(run.struck is not None for run in own)})


def hidden_rows(xml: bytes) -> frozenset[int]:
    """Rows of a sheet's part, counted from 0, that are not shown."""
    return frozenset(int(found[1]) - 1 for found in _HIDDEN_ROW.finditer(xml)) if b"hidden" in xml else frozenset()


def hidden_columns(xml: bytes) -> frozenset[int]:
    """Columns, counted from 0, that are not shown."""
    found: set[int] = set()
    for each in _COLUMN.finditer(xml) if b"hidden" in xml else ():
        first, last = _FROM.search(each[1]), _TO.search(each[1])
        if first and last:
            found.update(range(int(first[1]) - 1, min(int(last[1]), _LAST_COLUMN)))
    return frozenset(found)


def struck_cells(xml: bytes, looks: Looks) -> dict[tuple[int, int], str]:
    """(row, column) from 0 → what remains of the cell's text, "" where all of it is struck out."""
    if not (looks.styles or looks.strings or b"strike" in xml):
        return {}
    walk = _Cells(looks)
    parse(xml, walk.start, walk.end, walk.text)
    return walk.found


class _Runs:
    """Follows the runs of one rich text: <si> or <is>."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._text: list[str] = []
        self._struck: bool | None = None
        self._inside = self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "r":
            self._struck = None
        elif tag == "rPr":
            self._struck = False
        elif tag == "strike":
            self._struck = attributes.get("val", "1") not in ("0", "false")
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t":
            self._inside, self._text = not self._phonetic, []

    def text(self, text: str) -> None:
        if self._inside:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if tag == "t" and self._inside:
            self.runs.append(Run("".join(self._text), self._struck))
            self._inside = False
        elif tag == "rPh":
            self._phonetic = False


class _Cells:
    """Follows a sheet's part; a cell is judged when it ends."""

    def __init__(self, looks: Looks) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._looks = looks
        self._at: tuple[int, int] | None = None
        self._kind = self._style = ""
        self._value: list[str] = []
        self._in_value = False
        self._runs = _Runs()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            place = _REFERENCE.match(attributes.get("r", ""))
            self._at = (int(place[2]) - 1, column_number(place[1])) if place else None
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._value, self._runs = [], _Runs()
        elif tag == "v":
            self._in_value = True
        else:
            self._runs.start(tag, attributes)

    def text(self, text: str) -> None:
        if self._in_value:
            self._value.append(text)
        else:
            self._runs.text(text)

    def end(self, tag: str) -> None:
        if tag == "v":
            self._in_value = False
        elif tag == "c" and self._at:
            self._judge(self._at)
        else:
            self._runs.end(tag)

    def _judge(self, at: tuple[int, int]) -> None:
        whole, value = self._style in self._looks.styles, "".join(self._value)
        runs: Sequence[Run] = self._runs.runs or (self._looks.strings.get(value, ()) if self._kind == "s" else ())
        if any(whole if run.struck is None else run.struck for run in runs):
            self.found[at] = "".join(run.text for run in runs if not (whole if run.struck is None else run.struck))
        elif whole and not runs and value:
            self.found[at] = ""


def _strings(xml: bytes) -> Iterator[tuple[Run, ...]]:
    listed: list[tuple[Run, ...]] = []
    now = _Runs()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal now
        if tag == "si":
            now = _Runs()
        now.start(tag, attributes)

    def end(tag: str) -> None:
        if tag == "si":
            listed.append(tuple(now.runs))
        now.end(tag)

    parse(xml, start, end, lambda text: now.text(text))  # noqa: PLW0108 - `now` is another one at each string
    yield from listed


def _struck_styles(xml: bytes) -> frozenset[str]:
    fonts: list[bool] = []
    formats: list[int] = []
    inside: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        inside.append(tag)
        if tag == "font" and inside[-2:-1] == ["fonts"]:
            fonts.append(False)
        elif tag == "strike" and "fonts" in inside and fonts:
            fonts[-1] = attributes.get("val", "1") not in ("0", "false")
        elif tag == "xf" and inside[-2:-1] == ["cellXfs"]:
            number = attributes.get("fontId", "0")
            formats.append(int(number) if number.isdecimal() else 0)

    def end(_: str) -> None:
        inside.pop()

    parse(xml, start, end)
    struck = {number for number, is_struck in enumerate(fonts) if is_struck}
    return frozenset(str(number) for number, font in enumerate(formats) if font in struck)

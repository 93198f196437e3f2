"""What an ods says without words: text that is struck out, by a cell's style or by that of a piece of its text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kyoten.reader.xml import parse

_LINE = ("style:text-line-through-style", "style:text-line-through-type")
SPACES = {"s": " ", "tab": "\t", "line-break": "\n"}
_CELLS = frozenset({"table-cell", "covered-table-cell"})
Place = tuple[int, int]


@dataclass
class _OdfStyle:
    parent: str = ""
    struck: bool | None = None


class OdfStyles:
    """Which styles strike their text, those of content.xml before those of styles.xml; (family, name) → style."""

    def __init__(self, *parts: bytes) -> None:
        self._styles: dict[tuple[str, str], _OdfStyle] = {}
        for xml in parts:
            if b"text-line-through" in xml:
                self._read(xml)

    @property
    def any(self) -> bool:
        """Whether one strikes."""
        return any(style.struck for style in self._styles.values())

    def strikes(self, family: str, name: str) -> bool | None:
        """None for a style that says nothing of it, nor what it is made from."""
        seen: set[str] = set()
        while (style := self._styles.get((family, name))) and name not in seen:
            if style.struck is not None:
                return style.struck
            seen.add(name)
            name = style.parent
        return None

    def _read(self, xml: bytes) -> None:
        key = ("", "")

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal key
            if tag == "style":
                key = attributes.get("style:family", ""), attributes.get("style:name", "")
                self._styles.setdefault(key, _OdfStyle(attributes.get("style:parent-style-name", "")))
            elif tag == "text-properties" and key in self._styles:
                said = [attributes[name] != "none" for name in _LINE if name in attributes]
                self._styles[key].struck = any(said) if said else None

        parse(xml, start)


@dataclass
class _Open:
    """A cell while it is read. `lines`: what remains of each of its lines."""

    at: Place
    rows: int
    columns: int
    struck: bool
    lines: list[str] = field(default_factory=list)
    found: bool = False


class StruckCells:
    """Follows content.xml: sheet → (row, column) → what remains of a text of which something is struck."""

    def __init__(self, styles: OdfStyles) -> None:
        self.found: dict[str, dict[Place, str]] = defaultdict(dict)
        self._styles = styles
        self._name, self._depth, self._note = "", 0, 0
        self._row = self._repeat = self._column = 0
        self._columns: list[tuple[int, str]] = []
        self._row_style = ""
        self._cell: _Open | None = None
        self._spans: list[bool | None] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._name, self._row, self._columns = attributes.get("table:name", ""), 0, []
        elif self._depth != 1 or self._note or tag == "annotation":
            self._note += tag == "annotation"
        elif tag == "table-column":
            repeated = count(attributes, "table:number-columns-repeated")
            self._columns.append((repeated, attributes.get("table:default-cell-style-name", "")))
        elif tag == "table-row":
            self._repeat, self._column = count(attributes, "table:number-rows-repeated"), 0
            self._row_style = attributes.get("table:default-cell-style-name", "")
        elif tag in _CELLS:
            self._open(attributes)
        elif self._cell:
            self._inside(self._cell, tag, attributes)

    def text(self, text: str) -> None:
        if self._cell and self._cell.lines and not self._note:
            self._add(self._cell, text)

    def end(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        elif tag == "annotation":
            self._note -= 1
        elif self._depth != 1 or self._note:
            return
        elif tag == "span" and self._spans:
            self._spans.pop()
        elif tag == "table-row":
            self._row += self._repeat
        elif tag in _CELLS and self._cell:
            self._close(self._cell)
            self._cell = None

    def _open(self, attributes: dict[str, str]) -> None:
        columns = count(attributes, "table:number-columns-repeated")
        style = attributes.get("table:style-name") or self._row_style or self._column_style()
        struck = self._styles.strikes("table-cell", style) or False
        self._cell = _Open((self._row, self._column), self._repeat, columns, struck)
        self._spans = []
        self._column += columns

    def _column_style(self) -> str:
        before = 0
        for repeated, style in self._columns:
            before += repeated
            if self._column < before:
                return style
        return ""

    def _inside(self, cell: _Open, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p":
            cell.lines.append("")
        elif tag == "span":
            self._spans.append(self._styles.strikes("text", attributes.get("text:style-name", "")))
        elif tag in SPACES:
            self._add(cell, SPACES[tag] * count(attributes, "text:c"))

    def _add(self, cell: _Open, text: str) -> None:
        struck = next((said for said in reversed(self._spans) if said is not None), cell.struck)
        if struck:
            cell.found |= bool(text.strip())
        else:
            cell.lines[-1] += text

    def _close(self, cell: _Open) -> None:
        if cell.found:
            remains = "\n".join(line for line in cell.lines if line.strip())
            for row in range(cell.at[0], cell.at[0] + cell.rows):
                for column in range(cell.at[1], cell.at[1] + cell.columns):
                    self.found[self._name][row, column] = remains


def count(attributes: dict[str, str], name: str) -> int:
    """How often something is repeated."""
    value = attributes.get(name, "1")
    return int(value) if value.isdecimal() and len(value) < 12 else 1

"""Word (.docx) → pieces: tables with merged cells, and the lines around them, from one streaming pass.

What is not shown is no text: hidden letters, tables inside cells and text boxes are kept apart, struck and deleted text
is marked as such (docs/reading.md, "Word and PDF").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kyoten.reader.document.pieces import BodyLine, Piece, TablePiece
from kyoten.reader.document.texts import BlockText
from kyoten.reader.document.word_lists import OFF, Lists, WordStyle, as_number, attribute, lists_of, styles_of
from kyoten.reader.document.word_table import WordTable
from kyoten.reader.xml import damaged, parse, refuse_declarations
from kyoten.reader.zip_package import Package

_MAIN = re.compile(r"word/document\d*\.xml")
_HEADER = re.compile(r"word/header\d*\.xml")
# What an element holds is said elsewhere (the older look of a text, a second form of a drawing) or is not shown.
_SKIPPED = frozenset({"Fallback", "instrText", "delInstrText", "rt"}) | {
    f"{kind}PrChange" for kind in ("r", "p", "tbl", "tblGrid", "tr", "tc", "sect", "numbering")
}
_GONE = frozenset({"del", "moveFrom"})
_TEXTS = frozenset({"t", "delText"})
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}


def pieces_of(package: Package) -> list[Piece]:
    """From the top of the document down; the pages' heads first. Raises Unreadable (damaged, unsafe_content)."""
    names = list(package.names)
    main = next((name for name in names if _MAIN.fullmatch(name)), None)
    xml = package.part(main) if main else None
    if not xml:
        raise damaged()
    styles, numbering = package.part("word/styles.xml"), package.part("word/numbering.xml")
    for part in (xml, styles, numbering):
        refuse_declarations(part or b"")
    known = styles_of(styles)
    heads: list[str] = []
    for name in sorted(filter(_HEADER.fullmatch, names)):
        walk = _WordWalk(lists_of(numbering), known)
        parse(package.part(name) or b"", walk.start, walk.end, walk.text)
        heads += [text for text in walk.texts() if text not in heads]
    walk = _WordWalk(lists_of(numbering), known)
    parse(xml, walk.start, walk.end, walk.text)
    return [*(BodyLine(f"ヘッダー{number}行目", text) for number, text in enumerate(heads, 1)), *walk.pieces]


@dataclass
class _RunLook:
    """How the letters look that come now."""

    struck: bool | None = None
    hidden: bool | None = None
    style: str = ""


@dataclass
class _Paragraph:
    """A paragraph while it is read. `letters`: (text, struck, hidden)."""

    letters: list[tuple[str, bool, bool]] = field(default_factory=list)
    style: str = ""
    number: str | None = None
    level: int = 0


class _WordWalk:
    """Follows the part's events. What contains paragraphs is a stack: body, cell, text box, table in a cell."""

    def __init__(self, lists: Lists, styles: dict[str, WordStyle]) -> None:
        self.pieces: list[Piece] = []
        self._lists, self._styles = lists, styles
        self._containers: list[BlockText] = [BlockText()]
        self._paragraphs: list[_Paragraph] = []
        self._table: WordTable | None = None
        self._run = _RunLook()
        self._skipped = self._gone = self._inner = self._lines = self._tables = 0
        self._in_text = False

    def texts(self) -> list[str]:
        """The texts of the pieces, without their places."""
        return [
            text
            for piece in self.pieces
            for text in ([piece.text] if isinstance(piece, BodyLine) else piece.cells.values())
            if text
        ]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
        elif tag == "p":
            self._paragraphs.append(_Paragraph())
        elif tag == "r":
            self._run = _RunLook()
        elif tag in _GONE:
            self._gone += 1
        elif tag == "txbxContent":
            self._containers.append(BlockText())
        elif tag == "tbl":
            self._open_table()
        elif self._table is not None and not self._inner and tag in WordTable.TAGS:
            if tag == "tc":
                self._containers.append(BlockText())
            self._table.start(tag, attributes)
        elif self._paragraphs:
            self._look(tag, attributes)

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag == "p" and self._paragraphs:
            self._close_paragraph(self._paragraphs.pop())
        elif tag in _GONE:
            self._gone -= 1
        elif tag in _TEXTS:
            self._in_text = False
        elif tag == "txbxContent":
            self._close_inside(self._containers.pop())
        elif tag == "tbl":
            self._close_table()
        elif self._table is not None and not self._inner and tag in ("tc", "tr"):
            self._table.end(tag, self._containers.pop() if tag == "tc" else None)

    def text(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._add(text)

    # A paragraph and its letters

    def _look(self, tag: str, attributes: dict[str, str]) -> None:
        paragraph, value = self._paragraphs[-1], attribute(attributes)
        if tag in _TEXTS:
            self._in_text = True
        elif tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif tag == "sym":
            code = attribute(attributes, "char")
            self._add(chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) else "")
        elif tag == "pStyle":
            paragraph.style = value
        elif tag == "rStyle":
            self._run.style = value
        elif tag == "numId":
            paragraph.number = value
        elif tag == "ilvl":
            paragraph.level = as_number(value)
        elif tag in ("strike", "dstrike"):
            self._run.struck = (self._run.struck or False) or value not in OFF
        elif tag == "vanish":
            self._run.hidden = value not in OFF

    def _add(self, text: str) -> None:
        paragraph, run = self._paragraphs[-1], self._run
        of_run, of_paragraph = self._styles.get(run.style, WordStyle()), self._styles.get(paragraph.style, WordStyle())
        looks = ((run.struck, of_run.struck, of_paragraph.struck), (run.hidden, of_run.hidden, of_paragraph.hidden))
        struck, hidden = (next((said for said in each if said is not None), False) for each in looks)
        paragraph.letters.append((text, struck or self._gone > 0, hidden))

    def _close_paragraph(self, paragraph: _Paragraph) -> None:
        to = self._containers[-1]
        shown = "".join(text for text, _, hidden in paragraph.letters if not hidden)
        remains = "".join(text for text, struck, hidden in paragraph.letters if not (hidden or struck))
        if hidden := "".join(text for text, _, hidden in paragraph.letters if hidden).strip():
            to.apart.append(hidden)
        mark = self._mark(paragraph) if shown.strip() else ""
        to.written.append(mark + shown)
        to.remains.append(mark + remains if remains.strip() else "")
        if len(self._containers) == 1:
            self._flush(to)

    def _mark(self, paragraph: _Paragraph) -> str:
        style = self._styles.get(paragraph.style, WordStyle())
        number, level = (style.number, style.level) if paragraph.number is None else (paragraph.number, paragraph.level)
        mark = self._lists.mark(number, level) if number and number != "0" else ""
        return f"{mark} " if mark else ""

    # What contains paragraphs

    def _flush(self, body: BlockText) -> None:
        """The lines of the body so far become pieces; what is struck out there says nothing."""
        for line in [*body.remains, *body.apart]:
            for text in filter(None, map(str.strip, line.split("\n"))):
                self._lines += 1
                self.pieces.append(BodyLine(f"本文{self._lines}行目", text))
        body.written, body.remains, body.apart = [], [], []

    def _close_inside(self, inside: BlockText) -> None:
        """A text box, or a table in a cell: no text of what it lies in, but told of."""
        text = "\n".join(line.strip() for line in inside.remains if line.strip())
        self._containers[-1].apart += [part for part in (text, *inside.apart) if part]

    def _open_table(self) -> None:
        if self._table is not None or len(self._containers) > 1:
            self._inner += 1
            self._containers.append(BlockText())
            return
        self._tables += 1
        self._table = WordTable(TablePiece(f"表{self._tables}"))

    def _close_table(self) -> None:
        if self._inner:
            self._inner -= 1
            self._close_inside(self._containers.pop())
        elif self._table is not None:
            self.pieces.append(self._table.closed())
            self._table = None

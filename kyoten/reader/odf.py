"""ods beside calamine: repeats that would fill memory, error cells, formulas without a stored value, merged ranges,
percentages, hidden rows and columns, from one streaming pass over content.xml; struck text and notes from one more
each, where there may be any."""

from __future__ import annotations

from dataclasses import dataclass, field

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.beyond_calamine import ERROR, NO_VALUE, BookExtras, Extras
from kyoten.reader.cells import CellFault
from kyoten.reader.grid import check_extent
from kyoten.reader.limits import Limits
from kyoten.reader.odf_looks import OdfStyles, StruckCells, count
from kyoten.reader.odf_notes import SHAPES, OdfNotes
from kyoten.reader.xml import damaged, parse, refuse_declarations
from kyoten.reader.zip_package import Package

_CELLS = frozenset({"table-cell", "covered-table-cell"})


def look_into(package: Package, limits: Limits) -> BookExtras:
    """Per sheet name. Raises Unreadable (encrypted, damaged, unsafe_content, too_many_cells)."""
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise Unreadable(problem("encrypted"))
    content = package.part("content.xml")
    if content is None:
        raise damaged()
    refuse_declarations(content)
    walk = _ContentWalk(limits)
    parse(content, walk.start, walk.end, walk.text)
    common = package.part("styles.xml") or b""
    refuse_declarations(common)
    styles = OdfStyles(content, common)
    if styles.any:
        struck = StruckCells(styles)
        parse(content, struck.start, struck.end, struck.text)
        for name, cells in struck.found.items():
            walk.book[name].struck.update(cells)
    if b"office:annotation" in content or b"draw:" in content:
        over = OdfNotes()
        parse(content, over.start, over.end, over.text)
        for name, notes in over.found.items():
            walk.book[name].notes.update(notes)
        for name, texts in over.own.items():
            walk.book[name].texts.update(texts)
    return walk.book


@dataclass
class _OdfCell:
    attributes: dict[str, str]
    row: int
    col: int
    rows: int
    columns: int
    text: list[str] = field(default_factory=list)


class _ContentWalk:
    """Follows the part's events. Attributes keep their prefixes, which all writers of ODF use alike."""

    def __init__(self, limits: Limits) -> None:
        self.book: BookExtras = {}
        self._limits = limits
        self._name, self._depth = "", 0
        self._extras = Extras()
        self._row, self._row_repeat, self._col = 0, 1, 0
        self._rows = self._columns = self._column = 0
        self._hidden = False
        self._over = 0
        self._cell: _OdfCell | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._name, self._extras = attributes.get("table:name", ""), Extras()
                self.book[self._name] = self._extras
                self._row = self._rows = self._columns = self._column = 0
        elif self._depth != 1:
            return  # a table inside a cell's drawing is not part of the grid
        elif tag in SHAPES:
            self._over += 1
        elif tag == "table-column":
            repeated = count(attributes, "table:number-columns-repeated")
            if attributes.get("table:visibility", "visible") != "visible":
                last = min(self._column + repeated, self._limits.columns)
                self._extras.hidden_columns |= frozenset(range(self._column, last))
            self._column += repeated
        elif tag == "table-row":
            self._hidden = attributes.get("table:visibility", "visible") != "visible"
            self._row_repeat, self._col = count(attributes, "table:number-rows-repeated"), 0
        elif tag in _CELLS:
            columns = count(attributes, "table:number-columns-repeated")
            self._cell = _OdfCell(attributes, self._row, self._col, self._row_repeat, columns)
            self._col += columns

    def text(self, text: str) -> None:
        if self._cell and not self._over:
            self._cell.text.append(text)

    def end(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        elif self._depth != 1:
            return
        elif tag in SHAPES:
            self._over -= 1
        elif tag in _CELLS and self._cell:
            self._judge(self._cell)
            self._cell = None
        elif tag == "table-row":
            if self._hidden:
                last = min(self._row + self._row_repeat, self._limits.rows)
                self._extras.hidden_rows |= frozenset(range(self._row, last))
            self._row += self._row_repeat

    def _judge(self, cell: _OdfCell) -> None:
        shown, words = "".join(cell.text), cell.attributes
        formula = words.get("table:formula")
        if not (shown or formula or "office:value-type" in words):
            return
        self._rows = max(self._rows, cell.row + cell.rows)
        self._columns = max(self._columns, cell.col + cell.columns)
        check_extent(self._name, self._rows, self._columns, self._limits)
        if words.get("calcext:value-type") == "error":
            self._fault(cell, CellFault(ERROR, shown))
        elif formula and "office:value-type" not in words and not shown:
            self._fault(cell, CellFault(NO_VALUE, "=" + formula.partition("=")[2]))
        elif words.get("office:value-type") == "percentage":
            self._extras.percents.update(_places(cell))
        self._merge(cell)

    def _fault(self, cell: _OdfCell, fault: CellFault) -> None:
        self._extras.faults.update(dict.fromkeys(_places(cell), fault))

    def _merge(self, cell: _OdfCell) -> None:
        down = count(cell.attributes, "table:number-rows-spanned")
        across = count(cell.attributes, "table:number-columns-spanned")
        if down > 1 or across > 1:
            self._extras.merged.append((cell.row, cell.col, cell.row + down - 1, cell.col + across - 1))


def _places(cell: _OdfCell) -> list[tuple[int, int]]:
    """Every place that a repeated cell fills; the extent was checked before."""
    rows, columns = range(cell.row, cell.row + cell.rows), range(cell.col, cell.col + cell.columns)
    return [(row, col) for row in rows for col in columns]

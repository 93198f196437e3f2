"""What calamine does not say of a sheet and a look into the file does."""

from __future__ import annotations

from dataclasses import dataclass, field

from kyoten.reader.cells import CellFault

ERROR, NO_VALUE = "error", "no_value"


@dataclass
class Extras:
    """Per sheet, by (row, col) counted from 0. Filled while a part is looked through, then only read."""

    faults: dict[tuple[int, int], CellFault] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck: dict[tuple[int, int], str] = field(default_factory=dict)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    """The own text of a cell that calamine gives with that of a shape over it; "" for none."""
    looks_known: bool = True


BookExtras = dict[str | int, Extras]
"""By sheet name, or by position in the workbook for formats whose names are hard to decode (xls)."""

"""Strange workbooks that the project makes itself, each with what must come of reading it, worked out by hand from how
it was made. A module a family; a new kind of damage is one function (or one line of a table) there.

`STRANGE`: all of them.
"""

from __future__ import annotations

from types import ModuleType

from strange_workbooks import (
    archives,
    documents,
    ods,
    office,
    other_kinds,
    text_files,
    xls,
    xlsb,
    xlsx_cells,
    xlsx_parts,
    xlsx_sheets,
)
from strange_workbooks.family import Strange

FAMILIES = (archives, xlsx_parts, xlsx_cells, xlsx_sheets, xlsb, xls, ods, text_files, other_kinds, office, documents)
STRANGE: tuple[Strange, ...] = tuple(each for family in FAMILIES for each in family.files)


def one_of_each_kind(family: ModuleType) -> tuple[Strange, ...]:
    """The first file of a family that ends as each problem, and the first of each format: for what takes longer."""
    kinds: dict[tuple[str, str], Strange] = {}
    for each in family.files:
        kinds.setdefault((each.code, each.format), each)
    return tuple(kinds.values())

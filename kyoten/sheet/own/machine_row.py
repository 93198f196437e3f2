"""The machine row: what a sheet that Kyoten handed out says about itself, so that no display header is needed.

The cell over the item numbers holds a JSON object (format, site, year, quarter, role, plan version, reported fields);
each other cell of that row holds the code of its column. The row moves with its columns.
Source: docs/reading.md, "Ours".
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from kyoten.fiscal import Quarter
from kyoten.reader.workbook import Sheet
from kyoten.sheet.columns import BY_CODE, INPUTS

FORMAT = 1
GUIDE_SHEET = "記入要領"
"""The name of the sheet beside it that tells how to fill it in."""
SEARCHED_ROWS = 30
"""The machine row is looked for in the first so many rows (people put titles above it)."""
_OPENING = '{"kyoten"'
_YEARS = range(1926, 2200)
"""From the first year whose era has a name here; a year beyond these is nothing that was handed out."""


_FIRST_FIELDS = ("status", "percent", "count", "result", "issue", "next_action", "person")
"""What a sheet that does not say its fields was handed out with: it is older than any field that came later."""


@dataclass(frozen=True)
class Marker:
    """What one sheet is: `role` "" means every role; `version` is the plan's; `fields` it was handed out with."""

    site: str
    quarter: Quarter
    role: str
    version: int
    fields: tuple[str, ...] = INPUTS

    def text(self) -> str:
        """The JSON that stands over the item numbers."""
        facts = {
            "kyoten": FORMAT,
            "site": self.site,
            "year": self.quarter.year,
            "quarter": self.quarter.number,
            "role": self.role,
            "plan": self.version,
            "fields": self.fields,
        }
        return json.dumps(facts, ensure_ascii=False)


@dataclass(frozen=True)
class MarkedSheet:
    """A sheet with its machine row: `row` is 0-based; `columns` maps column index to code; `doubled` does so for the
    columns whose code stands further left already."""

    sheet: Sheet
    marker: Marker
    row: int
    columns: dict[int, str]
    doubled: dict[int, str]

    def column(self, code: str) -> int:
        """The index of a column, -1 where it is not there."""
        return next((index for index, each in self.columns.items() if each == code), -1)

    @property
    def address(self) -> str:
        """The cell that holds the JSON."""
        return self.sheet.address(self.row, self.column("item"))


def find_marker(sheet: Sheet) -> MarkedSheet | None:
    """The sheet with its machine row, or None where none of its first rows is one."""
    for row, cells in enumerate(sheet.rows[:SEARCHED_ROWS]):
        for column, value in enumerate(cells):
            if isinstance(value, str) and value.lstrip().startswith(_OPENING) and (marker := parse_marker(value)):
                return _marked(sheet, marker, row, column)
    return None


def parse_marker(text: str) -> Marker | None:
    """The marker that a cell's text holds, or None where it is damaged or of another format."""
    try:
        facts = json.loads(text)
        if facts["kyoten"] != FORMAT:
            return None
        if int(facts["year"]) not in _YEARS or not isinstance(facts["site"], str) or not isinstance(facts["role"], str):
            return None
        quarter = Quarter(int(facts["year"]), int(facts["quarter"]))
        fields = tuple(map(str, facts.get("fields", _FIRST_FIELDS)))
        return Marker(facts["site"], quarter, facts["role"], int(facts["plan"]), fields)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):  # someone typed into it
        return None


def _marked(sheet: Sheet, marker: Marker, row: int, item_column: int) -> MarkedSheet:
    columns = {item_column: "item"}
    doubled: dict[int, str] = {}
    for index, value in enumerate(sheet.rows[row]):
        code = value.strip() if isinstance(value, str) else ""
        if code not in BY_CODE:
            continue
        (doubled if code in columns.values() else columns)[index] = code
    return MarkedSheet(sheet, marker, row, columns, doubled)

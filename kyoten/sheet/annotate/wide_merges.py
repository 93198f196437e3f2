"""Merged areas over whole columns or sheets, kept away from openpyxl and put back as they were.

openpyxl makes an object for each cell of a merged area: 17 milliards of them for a sheet merged as a whole, which is a
file of 2 KB. Only the area itself is needed: it is taken out of the sheet's part before, and stands in it afterwards.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl.workbook.workbook import Workbook as Book
from openpyxl.worksheet.cell_range import CellRange

from kyoten.reader.ooxml import sheet_paths
from kyoten.reader.zip_package import Package, tidy

_MOST_CELLS = 100_000
"""Cells of merged areas over the whole file that openpyxl is given; it makes them in a quarter of a second."""
_AREA = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7})["']"""
    rb"""[^>]*?(?:/>|>\s*</(?:\w+:)?mergeCell>)"""
)
_SHEET_DATA = b"sheetData"

Wide = Mapping[str, Sequence[CellRange]]
"""By the sheet's name."""


def taken_out(data: bytes, package: Package) -> tuple[bytes, Wide]:
    """The workbook without its wide merged areas, and these; the same bytes where there are none."""
    left, wide, parts = _MOST_CELLS, dict[str, list[CellRange]](), dict[str, bytes]()
    for name, path in sheet_paths(package):
        xml = package.part(path) or b""
        begin = max(xml.rfind(_SHEET_DATA), 0)
        kept, end = [xml[:begin]], begin
        for match in _AREA.finditer(xml, begin):
            area = CellRange(match[1].decode("ascii").upper())
            size = area.size["rows"] * area.size["columns"]
            if size <= left:
                left -= size
                continue
            wide.setdefault(name, []).append(area)
            kept.append(xml[end : match.start()])
            end = match.end()
        if name in wide:
            parts[tidy(path)] = b"".join([*kept, xml[end:]])
    return (_with_parts(data, parts) if parts else data), wide


def put_back(book: Book, wide: Wide) -> None:
    """The areas as they were sent; no cell is made for them."""
    for name, areas in wide.items():
        for area in areas:
            book[name].merged_cells.ranges.add(area)


def _with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for each in old.infolist():
            changed = parts.get(tidy(each.filename))
            new.writestr(each, old.read(each) if changed is None else changed)
    return out.getvalue()

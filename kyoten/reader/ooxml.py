"""xlsx and xlsm beside calamine: error cells, formulas without a stored value, numbers shown as percentages, and the
extent of each sheet before it is laid out in memory. Streaming, and only where the bytes show that there is need."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from kyoten.reader.beyond_calamine import BookExtras, Extras
from kyoten.reader.grid import check_extent, refuse_merged
from kyoten.reader.limits import Limits
from kyoten.reader.ooxml_looks import hidden_columns, hidden_rows, looks_of, struck_cells
from kyoten.reader.ooxml_notes import notes_of
from kyoten.reader.ooxml_sheet import scan_sheet
from kyoten.reader.xml import damaged, parse, refuse_declarations
from kyoten.reader.zip_package import Package, tidy

# A sheet's part may have millions of letters. What begins with letters that stand for themselves is searched many times
# faster than what begins with a choice or a word's edge; so each search here does, or has a plain one before it.
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUELESS = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^>]*)?/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FAR_CELL = re.compile(rb"""r=["'](?:[A-Za-z]{3,}\d|[A-Za-z]+(?:[2-9]\d{5}|[1-9]\d{6}))""")
"""A column from AAA (the 703rd) or a row from 200,000 on: a few such cells make a grid of millions, so that the extent
is counted before calamine lays it out. What stays below meets the limits after that, or the memory of the process."""

_TEXT_BEFORE_THE_FIRST = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>-""")
"""A shared text of a negative number, for which calamine shows the first text."""

_CELLS = b"sheetData"
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_BUILT_IN_PERCENT = frozenset({"9", "10"})
_PARTS_THAT_ARE_READ = re.compile(r"(^|/)(workbook|styles|sharedstrings)\.xml$|\.rels$")


def look_into(package: Package, limits: Limits) -> BookExtras:
    """Per sheet name.

    Raises Unreadable (unsafe_content, damaged, too_many_cells, too_many_merged, unpacked_too_large).
    """
    parts: dict[str, bytes] = {}
    for name in package.names:
        if _PARTS_THAT_ARE_READ.search(name):
            part = package.part(name) or b""
            refuse_declarations(part)
            parts.setdefault(posixpath.basename(name), part)
    styles = parts.get("styles.xml")
    percent_styles, looks = _percent_styles(styles), looks_of(styles, parts.get("sharedstrings.xml"))
    found: BookExtras = {}
    areas = 0
    for name, path, xml in _sheet_parts(package):
        # Counted before calamine makes an object of each, which for a million of them takes seconds.
        areas += xml.count(b"mergeCell ", xml.rfind(_CELLS) + 1)
        refuse_merged(areas, limits)
        own = found[name] = _sheet(name, xml, percent_styles, limits)
        own.hidden_rows, own.hidden_columns, own.struck = (
            hidden_rows(xml),
            hidden_columns(xml),
            struck_cells(xml, looks),
        )
        own.notes = notes_of(package, path)
    return found


def _sheet(name: str, xml: bytes, percent_styles: frozenset[str], limits: Limits) -> Extras:
    refuse_declarations(xml)
    if b"\0" in xml[:4]:  # UTF-16: calamine reads UTF-8 alone, and would show the sheet as an empty one
        raise damaged()
    if b">-" in xml and _TEXT_BEFORE_THE_FIRST.search(xml):
        raise damaged()
    cells = _cells(xml)
    faulty = _has_error(xml, *cells) or (_has_formula(xml, *cells) and _VALUELESS.search(xml))
    far = _FAR_CELL.search(xml)
    if not (faulty or far or _uses(xml, percent_styles)):
        return Extras()
    scan = scan_sheet(xml, percent_styles)
    check_extent(name, scan.rows, scan.columns, limits)
    return scan.extras


def _cells(xml: bytes) -> tuple[int, int]:
    """Where a part's cells begin and end."""
    start, end = xml.find(_CELLS), xml.rfind(_CELLS)
    return (start + len(_CELLS), end) if start < end else (0, len(xml))


def _has_error(xml: bytes, start: int, end: int) -> bool:
    # A letter alone is found ten times as fast as a word, and most sheets have none of it among their cells.
    return xml.find(b"e", start, end) >= 0 and (b't="e"' in xml or b"t='e'" in xml)


def _has_formula(xml: bytes, start: int, end: int) -> bool:
    return xml.find(b"f", start, end) >= 0 and _FORMULA.search(xml) is not None


def _uses(xml: bytes, styles: frozenset[str]) -> bool:
    """Whether some cell has one of the styles."""
    return bool(styles) and bool(
        re.search(rb"""\bs=["'](?:%b)["']""" % b"|".join(style.encode() for style in styles), xml)
    )


def _sheet_parts(package: Package) -> Iterator[tuple[str, str, bytes]]:
    """(sheet name, where its part is, the part); a sheet whose part is missing is left to the reader to report."""
    for name, path in sheet_paths(package):
        xml = package.part(path)
        if xml is not None:
            yield name, path, xml


def sheet_paths(package: Package) -> Iterator[tuple[str, str]]:
    """(sheet name, where its part is) in the workbook's order."""
    book = next((name for name in package.names if posixpath.basename(name) == "workbook.xml"), None)
    if book is None:
        return
    folder = posixpath.dirname(book)
    targets = _targets(package.part(f"{folder}/_rels/{posixpath.basename(book)}.rels"))
    for name, relation in _sheets(package.part(book) or b""):
        target = targets.get(relation, "")
        if target:
            yield name, target if target.startswith("/") else posixpath.join(folder, tidy(target))


def _sheets(xml: bytes) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
            found.append((local.get("name", ""), local.get("id", "")))

    parse(xml, start)
    return found


def _targets(xml: bytes | None) -> dict[str, str]:
    """Relation id → target inside the package; targets outside are left out, never followed."""
    found: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    if xml:
        parse(xml, start)
    return found


def _percent_styles(xml: bytes | None) -> frozenset[str]:
    """Numbers (as written in a cell's s="…") of the cell formats that show a percentage."""
    if not xml or (b"%" not in xml and not re.search(rb"""numFmtId=["'](?:9|10)["']""", xml)):
        return frozenset()
    formats, cell_formats = set(_BUILT_IN_PERCENT), list[str]()
    inside = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag in {"cellXfs", "cellStyleXfs"}:
            inside = tag
        elif tag == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif tag == "xf" and inside == "cellXfs":
            cell_formats.append(attributes.get("numFmtId", ""))

    parse(xml, start)
    return frozenset(str(number) for number, each in enumerate(cell_formats) if each in formats)

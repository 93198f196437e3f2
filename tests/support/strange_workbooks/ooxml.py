"""A small xlsx written by hand, part by part, so that each part can be broken on its own."""

from __future__ import annotations

from collections.abc import Mapping

from made_workbooks import zipped

from kyoten.reader.workbook import Sheet

Parts = dict[str, bytes]
"""A part's name → its content."""

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STYLES, STRINGS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
TYPES, TOP = "[Content_Types].xml", "_rels/.rels"

TEXTS = ("事業名", "進捗率", "子育て支援")
ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>50</v></c></row>'
)
TABLE = (("事業名", "進捗率"), ("子育て支援", 50))
"""What `ROWS` and `TEXTS` are to a reader."""
READ = (Sheet("進捗", TABLE),)


def worksheet(rows: str = ROWS, *, before: str = "", after: str = "") -> str:
    """A sheet's part: `rows` as they stand in sheetData, and what stands on either side of that."""
    return f'{XML}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*texts: str) -> str:
    """The table of shared strings; each text is XML inside its si."""
    return f'{XML}<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>'


def styles(*formats: int, codes: str = "") -> str:
    """A cell format for each number format; `codes` is XML that gives number formats of its own."""
    each = "".join(f'<xf numFmtId="{number}" xfId="0"/>' for number in formats or (0,))
    return f'{XML}<styleSheet xmlns="{MAIN}">{codes}<cellXfs>{each}</cellXfs></styleSheet>'


def workbook(sheets: str, before: str = "") -> str:
    return f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets></workbook>'


def relations(*listed: tuple[str, str], more: str = "") -> str:
    """Kind and target of each, numbered rId1 and on."""
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(listed, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{each}{more}</Relationships>'


def book(rows: str = ROWS, **sheet: str) -> Parts:
    """All parts of a sound workbook with one sheet 進捗. `sheet`: see `worksheet`."""
    return encoded(
        {
            TYPES: _types(),
            TOP: relations(("officeDocument", WORKBOOK)),
            WORKBOOK: workbook('<sheet name="進捗" sheetId="1" r:id="rId1"/>'),
            RELATIONS: relations(
                ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
            ),
            SHEET: worksheet(rows, **sheet),
            STYLES: styles(),
            STRINGS: strings(*(f"<t>{text}</t>" for text in TEXTS)),
        }
    )


def several(*sheets: tuple[str, str, str], kind: str = "worksheet") -> Parts:
    """A workbook of (name, state, rows): state is visible, hidden or veryHidden."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        for number, (name, state, _) in enumerate(sheets, 1)
    )
    targets = [(kind, f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    parts = {f"xl/worksheets/sheet{number}.xml": worksheet(rows) for number, (_, _, rows) in enumerate(sheets, 1)}
    links = relations(*targets, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"))
    return {**book(), **encoded(parts | {WORKBOOK: workbook(listed), RELATIONS: links})}


def encoded(parts: Mapping[str, str | bytes]) -> Parts:
    return {name: part.encode() if isinstance(part, str) else part for name, part in parts.items()}


def changed(**parts: str | bytes) -> bytes:
    """The sound workbook with parts put in the place of its own, by their names here in lower case: `sheet=…`."""
    named = {"workbook": WORKBOOK, "relations": RELATIONS, "sheet": SHEET, "styles": STYLES, "strings": STRINGS}
    return zipped({**book(), **encoded({named[name]: part for name, part in parts.items()})})


def without(*names: str) -> bytes:
    """The sound workbook with parts missing."""
    return zipped({name: part for name, part in book().items() if name not in names})


def with_rows(rows: str, **sheet: str) -> bytes:
    """The sound workbook with other rows, as XML."""
    return zipped(book(rows, **sheet))


def _types() -> str:
    kinds = {
        WORKBOOK: "sheet.main",
        SHEET: "worksheet",
        STYLES: "styles",
        STRINGS: "sharedStrings",
    }
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    each = "".join(f'<Override PartName="/{name}" ContentType="{office}.{kind}+xml"/>' for name, kind in kinds.items())
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )

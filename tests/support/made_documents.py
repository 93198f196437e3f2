"""Word documents and PDFs made on the spot, for tests of reading."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import typst
from made_workbooks import zipped

from kyoten.export.paper.fonts import fonts

ROOT = Path(__file__).parents[2]
MATRIX = ROOT / "data" / "plan_matrix_h23.tsv"
DATA = ROOT / "tests" / "reader" / "document" / "data"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = f'<?xml version="1.0" encoding="UTF-8"?><w:{{0}} xmlns:w="{_W}" xmlns:mc="urn:mc" xmlns:wps="urn:wps">'


def part(tag: str, body: str) -> bytes:
    """One part of a Word document."""
    return f"{_OPEN.format(tag)}{body}</w:{tag}>".encode()


def docx(body: str, **parts: bytes) -> bytes:
    """A Word document from the XML of its body; other parts by their names (numbering, styles, header1)."""
    made = {"[Content_Types].xml": b"<Types/>", "word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    return zipped(made | {f"word/{name}.xml": content for name, content in parts.items()})


def p(text: str, look: str = "", properties: str = "") -> str:
    """A paragraph of one run; line breaks become <w:br/>."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr>{lines}</w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    """A cell of XML, or of plain text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<w:') else p(content)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells, in XML or plain text."""
    made = (cell if cell.startswith("<w:tc") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(*rows: str | Sequence[str]) -> str:
    """A table of rows, in XML or as texts."""
    return f"<w:tbl>{''.join(row if isinstance(row, str) else tr(*row) for row in rows)}</w:tbl>"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pdf(source: str, page: str = 'paper: "a4", flipped: true, margin: 1cm') -> bytes:
    """What typst makes of a source."""
    head = f'#set page({page})\n#set text(font: "IPAexGothic", size: 8pt, lang: "ja")\n'
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.typ"
        file.write_text(head + source, "utf-8")
        made = typst.compile(file, font_paths=fonts(), ignore_system_fonts=True, format="pdf")
    assert isinstance(made, bytes)
    return made


def ruled(rows: Sequence[Sequence[str]], columns: str = "") -> str:
    """A ruled table in typst's words."""
    cells = ", ".join(cell if cell.startswith("table.") else f"[#{quoted(cell)}]" for row in rows for cell in row)
    widths = columns or f"(1fr,) * {len(rows[0])}"
    return f"#table(columns: {widths}, {cells})\n"


def quoted(text: str) -> str:
    """A text as typst writes one."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    return f'"{"".join(escapes.get(letter, letter) for letter in text)}"'


def plan_tables() -> list[list[list[str]]]:
    """The shipped plan's tables, as a blank line of the file parts them."""
    tables: list[list[list[str]]] = [[]]
    for line in MATRIX.read_text("utf-8-sig").splitlines():
        if line.strip():
            tables[-1].append(line.split("\t"))
        elif tables[-1]:
            tables.append([])
    widths = [max(map(len, rows)) for rows in tables if rows]
    return [
        [row + [""] * (width - len(row)) for row in rows]
        for rows, width in zip(filter(None, tables), widths, strict=True)
    ]

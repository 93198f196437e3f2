"""What somebody reads in a file that was made: its words, without their places and looks."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pptx
import pypdfium2


def words(name: str, data: bytes) -> str:
    """The texts of a file of a format (kyoten.export.formats), one a line; a PDF's without any space."""
    if name == "pdf":
        document = pypdfium2.PdfDocument(data)
        return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))
    return {"xlsx": _workbook, "pptx": _slides, "zip": _archive, "html": _page}[name](data)


def _workbook(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def _slides(data: bytes) -> str:
    found: list[str] = []
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
        found.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    return "\n".join(found)


def _archive(data: bytes) -> str:
    """The list of what is in it, and the tables behind the pictures."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            archive.read(each).decode("utf-8-sig") for each in archive.namelist() if each.endswith((".txt", ".csv"))
        )


def _page(data: bytes) -> str:
    return re.sub(r"<[^>]+>", "\n", re.sub(r"<style>.*?</style>", "", data.decode(), flags=re.DOTALL))

"""What a file to take away holds, in words: for looking at it beforehand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

import openpyxl
from pptx import Presentation


def outline(name: str, data: bytes) -> list[tuple[str, str]]:
    """(name, what it holds) in order: sheets with their rows, slides with their titles, files with their sizes.

    `name` is that of a format (kyoten.export.formats); [] for one whose pages are shown as pictures.
    """
    read = _READERS.get(name)
    return list(read(data)) if read else []


def _sheets(data: bytes) -> Iterator[tuple[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        charts = f"、グラフ{len(sheet._charts)}点" if sheet._charts else ""
        yield sheet.title, f"{sheet.max_row}行 × {sheet.max_column}列{charts}"


def _slides(data: bytes) -> Iterator[tuple[str, str]]:
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, start=1):
        title = slide.shapes.title
        yield f"{number}枚目", title.text_frame.text if title is not None else ""


def _files(data: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for each in archive.infolist():
            yield each.filename, f"{max(1, each.file_size // 1024)}KB"


_READERS: dict[str, Callable[[bytes], Iterator[tuple[str, str]]]] = {
    "xlsx": _sheets,
    "pptx": _slides,
    "zip": _files,
}

"""One page of a PDF → its letters and ruled lines, through PDFium."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from kyoten.reader.document.letters import Letter
from kyoten.reader.document.ruled import RuledLine

_THIN, _STRAIGHT = 3.0, 1.0
"""Points: a filled box so thin is a line; ends of a line that differ by less lie on one height."""
_SHORTEST = 2.0
_DEEPEST = 8
"""Forms inside forms that are looked into."""
_MOST_SEGMENTS = 2_000
"""Of one path; a drawing has more, a ruled table has not."""
_HYPHEN = 2
"""What PDFium gives for a hyphen at a line's end."""

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_AS_IS: Matrix = (1, 0, 0, 1, 0, 0)
_TURNED: dict[int, Callable[[float, float], Point]] = {
    0: lambda x, y: (x, -y),
    90: lambda x, y: (y, x),
    180: lambda x, y: (-x, y),
    270: lambda x, y: (-y, -x),
}
"""A page's rotation → its points as they are seen, y downwards."""


@dataclass
class PageMarks:
    """What a page shows. `unknown`: letters that the file does not say the meaning of; `pictures`: how many."""

    letters: list[Letter] = field(default_factory=list)
    across: list[RuledLine] = field(default_factory=list)
    upright: list[RuledLine] = field(default_factory=list)
    unknown: int = 0
    pictures: int = 0


def page_of(page: pdfium.PdfPage) -> PageMarks:
    """Raises pdfium.PdfiumError for a broken one."""
    found, seen = PageMarks(), _TURNED[page.get_rotation() % 360]
    _letters(page, found, seen)
    _objects(page, found, seen)
    return found


def _letters(page: pdfium.PdfPage, found: PageMarks, seen: Callable[[float, float], Point]) -> None:
    text = page.get_textpage()
    box = raw.FS_RECTF()
    high = 0
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, number)
        if raw.FPDFText_IsGenerated(text.raw, number) == 1:
            continue
        if raw.FPDFText_HasUnicodeMapError(text.raw, number) == 1 or code == 0:
            found.unknown += 1
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
        if not raw.FPDFText_GetLooseCharBox(text.raw, number, ctypes.byref(box)) or code > 0x10FFFF:
            continue
        letter = _letter(code)
        if letter:
            left, top, right, bottom = _box(seen(box.left, box.top), seen(box.right, box.bottom))
            found.letters.append(Letter(letter, left, top, right, bottom))


def _letter(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    letter = chr(code)
    if 0x2E80 <= code <= 0x2FDF:  # a radical that stands for the letter of its shape, as some writers have it
        return unicodedata.normalize("NFKC", letter)
    return "" if unicodedata.category(letter) in ("Cc", "Cs", "Cf") else letter


def _objects(page: pdfium.PdfPage, found: PageMarks, seen: Callable[[float, float], Point]) -> None:
    count, get = raw.FPDFPage_CountObjects(page.raw), raw.FPDFPage_GetObject
    for number in range(count):
        _object(get(page.raw, number), found, seen, _AS_IS, 0)


def _object(
    each: raw.FPDF_PAGEOBJECT, found: PageMarks, seen: Callable[[float, float], Point], outer: Matrix, depth: int
) -> None:
    kind = raw.FPDFPageObj_GetType(each)
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        found.pictures += 1
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        _path(each, found, seen, _times(_matrix(each), outer))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        own = _times(_matrix(each), outer)
        for number in range(raw.FPDFFormObj_CountObjects(each)):
            _object(raw.FPDFFormObj_GetObject(each, number), found, seen, own, depth + 1)


def _matrix(each: raw.FPDF_PAGEOBJECT) -> Matrix:
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(each, ctypes.byref(own)):
        return _AS_IS
    return own.a, own.b, own.c, own.d, own.e, own.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _path(each: raw.FPDF_PAGEOBJECT, found: PageMarks, seen: Callable[[float, float], Point], matrix: Matrix) -> None:
    if raw.FPDFPath_CountSegments(each) > _MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each, ctypes.byref(fill), ctypes.byref(stroke))
    for points in _outlines(each, matrix, seen):
        if stroke.value:
            for one, other in pairwise(points):
                _line(found, *_box(one, other), thin=_STRAIGHT)
        elif fill.value and len(points) > 2:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            _line(found, min(xs), min(ys), max(xs), max(ys), thin=_THIN)


def _outlines(
    each: raw.FPDF_PAGEOBJECT, matrix: Matrix, seen: Callable[[float, float], Point]
) -> Iterator[list[Point]]:
    """The straight parts of a path, as they are seen."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    for number in range(raw.FPDFPath_CountSegments(each)):
        segment = raw.FPDFPath_GetPathSegment(each, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = seen(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == raw.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            yield points
            points = [point]
        if points and raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _line(found: PageMarks, left: float, top: float, right: float, bottom: float, *, thin: float) -> None:
    wide, high = right - left, bottom - top
    if high <= thin and wide >= _SHORTEST and wide > high:
        found.across.append(RuledLine((top + bottom) / 2, left, right))
    elif wide <= thin and high >= _SHORTEST:
        found.upright.append(RuledLine((left + right) / 2, top, bottom))


def _box(one: Point, other: Point) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])

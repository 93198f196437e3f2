"""Bytes → Workbook in this process: tell the kind by content, check the limits, read."""

from __future__ import annotations

from collections.abc import Sequence

import python_calamine as calamine

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader import biff, odf, ooxml, xlsb
from kyoten.reader.beyond_calamine import BookExtras
from kyoten.reader.cells import Workbook, file_stem
from kyoten.reader.delimited import read_delimited
from kyoten.reader.document import word
from kyoten.reader.document.pieces import Piece, sheet_of
from kyoten.reader.gc_pause import collector_paused
from kyoten.reader.limits import Limits
from kyoten.reader.ole import CompoundFile
from kyoten.reader.on_progress import OnProgress, ignore_progress, share_of
from kyoten.reader.sniff import container, ole_format
from kyoten.reader.spreadsheet import read_sheets
from kyoten.reader.xml import damaged
from kyoten.reader.zip_package import Package


def read_here(data: bytes, name: str, limits: Limits, on_progress: OnProgress = ignore_progress) -> Workbook:
    """Read in the calling process; `on_progress` hears how far it has come.

    Raises Unreadable and nothing else, whatever the bytes are.
    """
    try:
        with collector_paused():
            return _read(data, name, limits, on_progress)
    except Unreadable:
        raise
    except calamine.PasswordError as error:
        raise Unreadable(problem("encrypted")) from error
    except MemoryError as error:
        raise Unreadable(problem("reader_died")) from error
    except Exception as error:  # calamine's own errors, and Python's for dates, numbers and texts out of range
        raise damaged() from error
    except BaseException as error:
        # A panic of the Rust library is a BaseException; interrupts and exits are not ours to hold.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(problem("reader_died")) from error


def _read(data: bytes, name: str, limits: Limits, on_progress: OnProgress) -> Workbook:
    kind = container(data)
    if kind == "text":
        return read_delimited(data, name, limits)
    if kind == "pdf":
        from kyoten.reader.document import pdf  # noqa: PLC0415 - its library is loaded for a PDF alone

        return _document(name, kind, pdf.pieces_of(data, limits, on_progress), limits)
    if kind == "ole":
        form, extras = _compound(data, limits)
    else:
        package = Package(data, limits)
        form = package.format()
        if form == "docx":
            return _document(name, form, word.pieces_of(package), limits)
        extras = _LOOKS[form](package, limits)
    return Workbook(name, form, read_sheets(data, form, limits, extras, share_of(on_progress, 0.2, 1)))


def _document(name: str, form: str, pieces: Sequence[Piece], limits: Limits) -> Workbook:
    return Workbook(name, form, (sheet_of(pieces, file_stem(name), limits),))


_LOOKS = {"xlsx": ooxml.look_into, "ods": odf.look_into, "xlsb": xlsb.look_into}


def _compound(data: bytes, limits: Limits) -> tuple[str, BookExtras]:
    file = CompoundFile(data)
    form = ole_format(file)
    stream = file.stream("Workbook", "Book", "WORKBOOK", "BOOK")
    if stream is None:
        raise damaged()
    return form, biff.look_into(stream, limits)

"""Bytes → Workbook in this process: tell the kind by content, check the limits, read."""

from __future__ import annotations

import python_calamine as calamine

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader import biff, odf, ooxml
from kyoten.reader.beyond_calamine import BookExtras
from kyoten.reader.cells import Workbook
from kyoten.reader.delimited import read_delimited
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
    form, extras = (_packaged if kind == "zip" else _compound)(data, limits)
    return Workbook(name, form, read_sheets(data, limits, extras, share_of(on_progress, 0.2, 1)))


def _packaged(data: bytes, limits: Limits) -> tuple[str, BookExtras]:
    package = Package(data, limits)
    form = package.format()
    if form == "xlsb":
        return form, {}
    return form, (odf if form == "ods" else ooxml).look_into(package, limits)


def _compound(data: bytes, limits: Limits) -> tuple[str, BookExtras]:
    file = CompoundFile(data)
    form = ole_format(file)
    stream = file.stream("Workbook", "Book", "WORKBOOK", "BOOK")
    if stream is None:
        raise damaged()
    return form, biff.look_into(stream, limits)

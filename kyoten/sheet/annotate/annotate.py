"""The sender's own workbook back, with the cells that have problems coloured and a note on each, and a list of them.

The layout stays as it was. Files other than xlsx and xlsm, and those that could not be read, come back as a fresh
workbook with the list alone. Source: docs/reading.md, "Problems" and "Hostile input"; docs/stack.md
(openpyxl for the sender's own workbook).
"""

from __future__ import annotations

import dataclasses
import io
import json
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Font

from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Report
from kyoten.reader.limits import MARKING, Limits
from kyoten.reader.process import ask
from kyoten.reader.xml import refuse_declarations
from kyoten.reader.zip_package import Package
from kyoten.sheet.annotate.marks import mark, take_off_old_marks
from kyoten.sheet.annotate.problem_list import LIST_NAME, add_list
from kyoten.sheet.annotate.wide_merges import put_back, taken_out

__all__ = ["LIST_NAME", "annotate", "can_annotate"]

WORKER = (sys.executable, "-m", "kyoten.sheet.annotate.worker")
_XML = (".xml", ".rels", ".vml")


# The schema's order of what a font says; openpyxl writes another, which Excel reads and validators refuse.
Font.__elements__ = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color"),
    *("name", "family", "charset", "scheme"),
)


def annotate(data: bytes, report: Report, *, isolated: bool = True, limits: Limits = MARKING) -> bytes:
    """`data`: the file as it was sent. Returns an xlsx (an xlsm with its macros where one was sent).

    `isolated`: the sender's file is opened in a separate process, which may die, hang or run out of memory without
    taking this one along (some 400 ms more); without it the limits on time and memory don't hold. Where the file
    cannot be opened or does not keep the limits, the list alone comes back; nothing is raised.
    """
    marked = None
    # The sender mends every cell, a word that is asked about once as well.
    report = dataclasses.replace(report, problems=report.of_each_cell, words=())
    # What the reader refused is not tried on a second parser: there is no cell to mark in it either.
    if report.readable and can_annotate(data):
        marked = _mark_apart(data, report, limits) if isolated else mark_here(data, report, limits)
    return marked or _list_alone(report)


def can_annotate(data: bytes) -> bool:
    """Whether the sender's own workbook can come back, and not only a list."""
    return _part_names(data) is not None


def mark_here(data: bytes, report: Report, limits: Limits) -> bytes | None:
    """The workbook with its marks, made in the calling process; None where openpyxl cannot make it."""
    try:
        data, wide = taken_out(data, _package(data, limits))
        names = _part_names(data) or frozenset()
        book = openpyxl.load_workbook(io.BytesIO(data), keep_vba="xl/vbaProject.bin" in names, rich_text=True)
        take_off_old_marks(book)
        put_back(book, wide)
        mark(book, report.problems, wide)
        add_list(book, report)
        return _saved(book)
    except Exception:  # openpyxl raises many types over parts that no reading needs; the list alone goes back then
        return None


def _package(data: bytes, limits: Limits) -> Package:
    """Within the limits as a whole: the reader looked only at the parts that it needs, openpyxl opens them all.

    Raises Unreadable.
    """
    package = Package(data, limits)
    for name in package.names:
        if name.endswith(_XML):
            refuse_declarations(package.part(name) or b"")
    return Package(data, limits)


def _mark_apart(data: bytes, report: Report, limits: Limits) -> bytes | None:
    # openpyxl writes each sheet into a temporary file first: of a process that is ended none may be left behind.
    with tempfile.TemporaryDirectory(prefix="kyoten-", ignore_cleanup_errors=True) as folder:
        scratch = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)
        answer, _ = ask(WORKER, pack_request(data, report, limits), limits, scratch)
    return answer if answer and answer.startswith(b"PK") else None


def pack_request(data: bytes, report: Report, limits: Limits) -> bytes:
    """One line of JSON, then the file as it is."""
    problems = [each._asdict() for each in report.problems]
    words = {"file": report.file, "problems": problems, "limits": dataclasses.asdict(limits)}
    return json.dumps(words).encode() + b"\n" + data


def unpack_request(raw: bytes) -> tuple[bytes, Report, Limits]:
    """The other way round; of the report only its problems."""
    head, _, data = raw.partition(b"\n")
    words = json.loads(head)
    problems = [Problem(**{**each, "severity": Severity(each["severity"])}) for each in words["problems"]]
    return data, Report(words["file"], readable=True, problems=tuple(problems)), Limits(**words["limits"])


def _list_alone(report: Report) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    add_list(book, report)
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _part_names(data: bytes) -> frozenset[str] | None:
    """The parts of an xlsx or xlsm package, None for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = frozenset(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    return names if "xl/workbook.xml" in names else None

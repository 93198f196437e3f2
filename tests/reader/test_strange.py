"""Every workbook of tests/support/strange_workbooks is read cell by cell, or refused for what is wrong with it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from types import ModuleType

import pytest
from strange_workbooks import FAMILIES, STRANGE
from strange_workbooks.family import Strange

from kyoten.problems.problem import TEMPLATES, Unreadable
from kyoten.reader.wire import pack_answer, unpack_answer
from kyoten.reader.workbook import Sheet, Workbook, read_workbook

Outcome = str | tuple[str, tuple[Sheet, ...]]


def outcome(each: Strange) -> Outcome:
    """The problem's code, or format and sheets. What would end the process is read in one of its own."""
    try:
        book = read_workbook(each.data, each.name, isolated=each.code == "reader_died")
    except Unreadable as error:
        return error.problem.code
    sent = unpack_answer(pack_answer(book), book.name)
    assert sent == book, "the pipe between the processes changes the workbook"
    for sheet in book.sheets:
        for found in (sheet.notes, sheet.struck):
            assert list(found) == sorted(found), "told in the file's order, not the sheet's"
    return told(book)


def told(book: Workbook) -> Outcome:
    return book.format, tuple(_in_order(sheet) for sheet in book.sheets)


def expected(each: Strange) -> Outcome:
    if isinstance(each.expected, str):
        return each.expected
    return each.format, tuple(_in_order(sheet) for sheet in each.expected)


def _in_order(sheet: Sheet) -> Sheet:
    """In which order the merged areas are listed says nothing."""
    return dataclasses.replace(sheet, merged=tuple(sorted(sheet.merged)))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.rpartition(".")[2])
def test_a_strange_file_is_read_in_full_or_refused_for_what_is_wrong(family: ModuleType) -> None:
    """Sheets, their order, visibility, every cell, merged areas and percentages; else the one problem's code."""
    files = list(family.files)
    assert len(files) >= 3
    found = {each.name: outcome(each) for each in files}
    assert {each.name: found[each.name] for each in files if found[each.name] != expected(each)} == {}


def test_the_files_are_of_every_format_and_end_as_every_problem_of_a_file() -> None:
    """What a new limit or refusal needs is a file that meets it. Too slow or too large ones are in test_limits."""
    assert len({each.name for each in STRANGE}) == len(STRANGE) > 150
    formats = Counter(each.format for each in STRANGE if not each.code)
    assert formats.keys() == {"xlsx", "xlsb", "xls", "ods", "csv", "tsv", "docx", "pdf"}
    codes = list(TEMPLATES)
    of_files = set(codes[: codes.index("no_year")])
    others = {"file_too_large", "reader_busy", "reader_died", "reader_timeout", "too_much_text", "report_in_document"}
    assert {each.code for each in STRANGE if each.code} == of_files - others

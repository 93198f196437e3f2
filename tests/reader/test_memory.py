"""A file is opened once, however often it is looked at; what is kept is bounded by count and by bytes."""

from __future__ import annotations

import gc
import tracemalloc
import weakref
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from foreign_books import book, text

from kyoten.problems.problem import Unreadable
from kyoten.reader.cells import Sheet, Workbook
from kyoten.reader.memory import WorkbookMemory, size_of
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.reader.workbook import read_workbook


class Reader:
    """Reads like the real one, of a workbook that holds as many cells as the file has bytes, and notes what it read."""

    def __init__(self) -> None:
        self.read: list[bytes] = []

    def __call__(self, data: bytes, name: str, *, on_progress: OnProgress = ignore_progress) -> Workbook:
        self.read.append(data)
        on_progress(1.0)
        if data == b"broken":
            return read_workbook(b"", name)
        return Workbook(name, "xlsx", (Sheet("一", ((None,) * len(data),)),))


def test_the_same_bytes_are_read_once() -> None:
    reader = Reader()
    memory = WorkbookMemory(reader)
    first = memory.read(b"x", "a.xlsx")
    assert memory.read(bytes(bytearray(b"x")), "a.xlsx") is first
    assert memory.read(b"y", "a.xlsx") is not first
    assert reader.read == [b"x", b"y"]


def test_a_text_file_is_another_one_by_another_name() -> None:
    """Its sheet is called by its file, and may say of which quarter it is."""
    memory = WorkbookMemory(partial(read_workbook, isolated=False))
    data = text([["番号", "状況"], ["1-1-H01", "完了"]])
    names = [memory.read(data, name).sheets[0].name for name in ("第1四半期.csv", "第2四半期.csv")]
    assert names == ["第1四半期", "第2四半期"]


def test_only_what_is_read_reports_how_far_it_has_come() -> None:
    memory, heard = WorkbookMemory(Reader()), list[float]()
    memory.read(b"x", "a.xlsx", on_progress=heard.append)
    memory.read(b"x", "a.xlsx", on_progress=heard.append)
    assert heard == [1.0]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    reader = Reader()
    memory = WorkbookMemory(reader, files=2)
    for data in (b"1", b"2", b"1", b"3", b"1", b"2"):
        memory.read(data, "a.xlsx")
    assert reader.read == [b"1", b"2", b"3", b"2"]


def test_no_more_is_kept_than_so_many_bytes_but_the_newest() -> None:
    """A row of n blanks holds some 8n bytes: two of a thousand fit into 20,000, a third does not, nor one of 9,000."""
    reader = Reader()
    memory = WorkbookMemory(reader, size=20_000)
    small = [bytes([number]) * 1_000 for number in range(3)]
    for data in (small[0], small[1], small[0], small[2]):
        memory.read(data, "a.xlsx")
    assert reader.read == small
    assert 16_000 < memory.size <= 20_000
    large = b"x" * 9_000
    memory.read(large, "a.xlsx")
    memory.read(large, "a.xlsx")
    assert reader.read[3:] == [large]
    memory.read(small[2], "a.xlsx")
    assert reader.read[4:] == [small[2]]
    assert memory.size < 9_000


def test_what_goes_is_gone() -> None:
    memory = WorkbookMemory(Reader(), files=2)
    seen = [weakref.ref(memory.read(bytes([number]), "a.xlsx")) for number in range(20)]
    gc.collect()
    assert sum(each() is not None for each in seen) == 2


def test_a_file_that_cannot_be_read_is_tried_again() -> None:
    reader = Reader()
    memory = WorkbookMemory(reader)
    for _ in range(2):
        with pytest.raises(Unreadable):
            memory.read(b"broken", "a.xlsx")
    assert reader.read == [b"broken", b"broken"]
    assert memory.size == 0


def test_many_at_once_find_the_same() -> None:
    memory = WorkbookMemory(Reader(), files=3)
    files = [bytes([number % 5 + 1]) * (number % 5 + 1) for number in range(400)]
    with ThreadPoolExecutor(8) as pool:
        widths = list(pool.map(lambda data: len(memory.read(data, "a.xlsx").sheets[0].rows[0]), files))
    assert widths == [len(data) for data in files]


def test_the_size_of_a_workbook_is_what_it_holds() -> None:
    """Against the interpreter's own count: texts that say the same are one object, numbers and blanks are not."""
    rows = [[f"項目{number % 40}の取組", number / 8, None, None, "同じ言葉"] for number in range(3_000)]
    data = book(("一", rows))
    read_workbook(data, "a.xlsx")
    gc.collect()
    tracemalloc.start()
    workbook = read_workbook(data, "a.xlsx")
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 0.8 < size_of(workbook) / held < 1.2

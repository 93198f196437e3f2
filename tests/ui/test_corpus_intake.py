"""The whole way from upload to preview for every file of the shared corpus, as the server goes it.

Each is answered, in Japanese and within the reader's time, and nothing of the files stays in the server's memory.
"""

from __future__ import annotations

import re
import sys

import corpus_table
import pytest
from corpus_table import Row, files, resident_bytes, take_in

from kyoten import sample
from kyoten.reader.workbook import LIMITS
from kyoten.storage.store import Store

MB = 2**20
GROWTH = 50 * MB
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@pytest.fixture(scope="module")
def taken(tmp_path_factory) -> tuple[list[Row], int]:
    """Every file's outcome, and by how many bytes this process grew; anything raised fails every test here."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('corpus') / 'kyoten.db'}")
    store.migrate()
    sample.load(store)
    listed = files()
    assert listed, f"The corpus of strange workbooks is missing: {corpus_table.CORPUS}"
    take_in(store, listed[0])
    before = resident_bytes() if sys.platform == "linux" else 0
    rows = [take_in(store, path) for path in listed]
    after = resident_bytes() if sys.platform == "linux" else 0
    store.close()
    return rows, after - before


def test_every_file_is_answered(taken):
    """138 of them; none needed more than the reader's time, which ends before ten seconds are over."""
    rows, _ = taken
    assert len(rows) == 138
    assert [row.file for row in rows if "reader_timeout" in row.codes] == []
    assert LIMITS.seconds < 10


def test_none_of_them_is_a_report_of_this_site(taken):
    """Nothing would be stored, and each says why."""
    rows, _ = taken
    assert [row.file for row in rows if row.report.entries] == []
    assert [row.file for row in rows if not row.report.errors] == []


def test_every_problem_is_told_in_japanese(taken):
    """A sentence on what is wrong, one on what to do, and no trace of the program."""
    rows, _ = taken
    for row in rows:
        for problem in row.report.problems:
            for text in (problem.message, problem.remedy):
                assert text.endswith("。"), row.file
                assert JAPANESE.search(text), row.file
                assert not re.search(r"Traceback|Error\b|Exception", text.replace(problem.value, "")), row.file


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a process is read from /proc")
def test_the_server_keeps_nothing_of_them(taken):
    """Its resident memory grows by less than 50 MB over the whole corpus; a first file has loaded what any loads."""
    _, grown = taken
    assert grown < GROWTH

"""The whole way from upload to preview for strange workbooks, as the server goes it.

Each is answered, in Japanese and within the reader's time, nothing of it would be stored, and nothing of it stays in
the server's memory. Our own stand for every kind there is; KYOTEN_CORPUS adds the files of a directory.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import corpus
import pytest
from strange_workbooks import FAMILIES, STRANGE, one_of_each_kind

from kyoten import intake, sample
from kyoten.problems.report import Report
from kyoten.reader.workbook import LIMITS, read_workbook
from kyoten.storage.engine import file_url
from kyoten.storage.store import Store

OF_EACH_KIND = [each for family in FAMILIES for each in one_of_each_kind(family)]
MB = 2**20
GROWTH = 50 * MB
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
INNARDS = re.compile(r"Traceback|Error\b|Exception")


@dataclass(frozen=True)
class Taken:
    """One file's answer; `code`: the problem that it must end as, "" where it is read or anything may come of it."""

    file: str
    code: str
    report: Report


def taken_in(store: Store, name: str, code: str, data: bytes, *, isolated: bool = True) -> Taken:
    read = partial(read_workbook, isolated=isolated)
    return Taken(name, code, intake.check(intake.stored(store, sample.SITE, 2011), name, data, read=read).report)


def resident_bytes() -> int:
    """What this process holds in memory now (Linux)."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture(scope="module")
def apart(sample_database: Path) -> tuple[list[Taken], int]:
    """One file of each kind and those of KYOTEN_CORPUS, each read in a process of its own; and by how many bytes this
    one grew."""
    store = Store(file_url(sample_database))
    ours = [(each.name, each.code, each.data) for each in OF_EACH_KIND]
    taken_in(store, *ours[0])  # what the first file alone loads is no growth
    before = resident_bytes()
    found = [taken_in(store, *each) for each in ours]
    found += [taken_in(store, each.path.name, each.code, each.path.read_bytes()) for each in corpus.files()]
    grown = resident_bytes() - before
    store.close()
    return found, grown


@pytest.fixture(scope="module")
def answers(apart: tuple[list[Taken], int], sample_database: Path) -> list[Taken]:
    """These, and all our others read in this process."""
    store, done = Store(file_url(sample_database)), {each.name for each in OF_EACH_KIND}
    others = [each for each in STRANGE if each.name not in done]
    found = [taken_in(store, each.name, each.code, each.data, isolated=False) for each in others]
    store.close()
    return [*apart[0], *found]


def test_what_cannot_be_read_says_why_and_nothing_else(answers: list[Taken]) -> None:
    wrong = {
        each.file: [problem.code for problem in each.report.problems]
        for each in answers
        if each.code and (each.report.readable or [problem.code for problem in each.report.problems] != [each.code])
    }
    assert wrong == {}


def test_every_file_is_answered_within_the_readers_time(answers: list[Taken]) -> None:
    """Which ends before ten seconds are over."""
    assert len(answers) == len(STRANGE) + len(corpus.files())
    assert [each.file for each in answers if "reader_timeout" in {p.code for p in each.report.problems}] == []
    assert LIMITS.seconds < 10


def test_none_of_them_is_a_report_of_this_site(answers: list[Taken]) -> None:
    """Nothing would be stored, and each says why."""
    assert [each.file for each in answers if each.report.entries] == []
    assert [each.file for each in answers if not each.report.errors] == []


def test_every_problem_is_told_in_japanese(answers: list[Taken]) -> None:
    """A sentence on what is wrong, one on what to do, and no trace of the program."""
    for each in answers:
        for problem in each.report.problems:
            for text in (problem.message, problem.remedy):
                assert text.endswith("。"), each.file
                assert JAPANESE.search(text), each.file
                assert not INNARDS.search(text.replace(problem.value, "")), each.file


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a process is read from /proc")
def test_the_server_keeps_nothing_of_them(apart: tuple[list[Taken], int]) -> None:
    """Its resident memory grows by less than 50 MB over all files; a first one has loaded what any loads."""
    assert apart[1] < GROWTH

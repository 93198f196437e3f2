"""Broken and bent workbooks, 1,200 of them: each is answered by a report or by one sentence, and none ends the program.

The cases run in processes of their own (tests/support/fuzz_run.py): the parser's library may end its process; such a
case is then read the way the server reads it, and must be answered there. The seed is fixed: a case is its number.
KYOTEN_CORPUS adds cases that are made from the files of a directory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resource", reason="the run needs the limits on memory and time that Unix has")

import fuzz_run

from kyoten.fiscal import Quarter, year_label
from kyoten.reader.workbook import read_workbook
from kyoten.sheet.understand import understand

CASES = fuzz_run.OURS + (400 if fuzz_run.corpus_sources() else 0)
CHUNK = 400
PROGRAM = Path(fuzz_run.__file__)
DIED = "died"
Outcome = dict[str, Any]


def _chunk(bounds: tuple[int, int]) -> list[Outcome]:
    """The outcomes of a range of cases; after a case that ended the process, the rest goes on in a new one."""
    at, beyond = bounds
    outcomes: list[Outcome] = []
    while at < beyond:
        command = [sys.executable, str(PROGRAM), str(at), str(beyond)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        outcomes += found
        at += len(found)
        if at < beyond:
            assert done.returncode < 0, f"case {at} could not be made: {done.stderr[-2_000:]}"
            outcomes.append({"number": at, "outcome": DIED, "trace": done.stderr[-500:]})
            at += 1
    return outcomes


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """One outcome for each case, in their order."""
    with ThreadPoolExecutor(2) as pool:
        chunks = list(pool.map(_chunk, [(at, at + CHUNK) for at in range(0, CASES, CHUNK)]))
    return [each for chunk in chunks for each in chunk]


def test_every_case_ends_as_a_report_or_as_one_problem(outcomes: list[Outcome], capsys: pytest.CaptureFixture[str]):
    """No exception but Unreadable, no hang; entries of the plan within their ranges; every sentence Japanese."""
    with capsys.disabled():
        counts = dict(Counter(each["outcome"] for each in outcomes).most_common())
        sys.stdout.write(f"\n{len(outcomes):,}件: {counts}\n")
    assert [each["number"] for each in outcomes] == list(range(CASES))
    faults = [each for each in outcomes if each["outcome"] == "FAULT"]
    assert not faults, "\n".join(f"{f['number']} {f['made']} {f['source']}\n{f['trace']}" for f in faults[:3])


def test_a_case_that_ends_the_reader_is_answered_where_the_reader_stands_apart(outcomes: list[Outcome]):
    """The server's own way of reading: the process that dies takes nothing with it, and a sentence comes back."""
    for number in (each["number"] for each in outcomes if each["outcome"] == DIED):
        assert fuzz_run.outcome(fuzz_run.case(number), isolated=True) in {"reader_died", "reader_timeout"}, number


def test_the_cases_reach_what_they_are_for(outcomes: list[Outcome]):
    """A run in which everything is merely broken would show little: a third is read to its rows, in every format."""
    counts = Counter(each["outcome"] for each in outcomes)
    assert counts["read"] > CASES / 3
    assert {"damaged", "unsafe_content", "too_many_cells", "unknown_encoding", "encrypted", "no_sheet"} <= set(counts)
    read = {Path(each["source"]).suffix for each in outcomes if each["outcome"] == "read"}
    assert {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"} <= read


def test_a_year_before_every_era_is_another_year():
    """昭和元年 is 1926, so 昭和0年 would be 1925, which no era of ours names: it is told by its number."""
    assert (year_label(1925), Quarter(1925, 2).code) == ("1925年度", "1925_Q2")


def test_a_header_with_nothing_under_it_is_told():
    """A report with neither entry nor problem would leave the sender without a word."""
    book = read_workbook("平成23年度 第2四半期,,\n番号,進捗率,状況\n".encode(), "x.csv", isolated=False)
    known = next(each.known for each in fuzz_run.sources() if each.name == "quarter.xlsx")
    assert [problem.code for problem in understand(book, known).problems] == ["no_rows"]


@pytest.mark.parametrize("number", [0, 1_199])
def test_a_case_is_the_same_bytes_each_time(number: int):
    """So that a finding can be looked at again by its number."""
    one, other = fuzz_run.case(number), fuzz_run.case(number)
    assert (one.mutations, one.data, one.source.name) == (other.mutations, other.data, other.source.name)

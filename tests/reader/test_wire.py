"""The pipe to the reading process: everything comes through unchanged, and nothing else is taken for an answer."""

import datetime as dt

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_workbooks import MORNING, read, saved

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.wire import NoAnswer, pack_answer, unpack_answer
from kyoten.reader.workbook import CellFault, Sheet, Workbook, read_workbook


def test_reading_apart_gives_the_very_same_workbook():
    book = openpyxl.Workbook()
    book.active.append(["髙﨑\n①", 3, 0.25, True, MORNING, dt.date(2012, 3, 31), "#REF!"])
    book.active.append([dt.time(9, 30), dt.timedelta(hours=30), "=A1"])
    book.active["C1"].number_format = "0%"
    book.active["B2"].number_format = "[h]:mm"
    book.active.merge_cells("D2:E3")
    data = saved(book)
    assert read_workbook(data, "報告.xlsx") == read(data)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False),
    st.text(min_size=1),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.builds(CellFault, st.sampled_from(["error", "no_value"]), st.text()),
)


@given(st.integers(0, 5).flatmap(lambda width: st.lists(st.tuples(*[VALUES] * width), max_size=6)))
def test_every_value_comes_through_the_pipe_as_it_went_in(rows):
    book = Workbook(
        "報告.xlsx", "xlsx", (Sheet("報告", tuple(rows), ((0, 0, 1, 1),), percent_cells=frozenset({(0, 1)})),)
    )
    returned = unpack_answer(pack_answer(book), "報告.xlsx")
    assert returned == book
    assert [[(type(value), str(value)) for value in row] for row in returned.sheets[0].rows] == [
        [(type(value), str(value)) for value in row] for row in rows
    ]


SHEET = b'{"name":"x","values":["a"],"rows":[[0]],"merged":[],"hidden":false,"textual":false,"percents":[]}'


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x80\x04N.",  # a pickle
        b"[]",
        b'{"format":"xlsx"}',
        b'{"format":"exe","sheets":[]}',
        b'{"format":"xlsx","sheets":[{"name":"x"}]}',
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b"[[0]]", b"[[[0]]]") + b"]}",
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b"[[0]]", b"[[0],[0,0]]") + b"]}",
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b"[[0]]", b"[[1]]") + b"]}",
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b"[[0]]", b"[[-1]]") + b"]}",
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b'["a"]', b'[{"a":1}]') + b"]}",
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b'["a"]', b'[["date",[2011,4,31]]]') + b"]}",
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b'["a"]', b'[["eval",["1"]]]') + b"]}",
        b'{"format":"xlsx","sheets":[' + SHEET.replace(b'"merged":[]', b'"merged":[[-1,0,0,0]]') + b"]}",
        b'{"problem":{"code":"made_up"}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_answer_from_the_reading_process_is_refused(raw):
    with pytest.raises(NoAnswer):
        unpack_answer(raw, "報告.xlsx")


def test_a_problem_comes_through_the_pipe_as_it_went_in():
    found = problem("too_many_cells", sheet="報告", cell="A1", value="x", found="3行", limit="2行")
    with pytest.raises(Unreadable) as caught:
        unpack_answer(pack_answer(found), "報告.xlsx")
    assert caught.value.problem == found

"""The pipe to the reading process: everything comes through unchanged, and nothing else is taken for an answer."""

import datetime as dt
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_workbooks import MORNING, read, saved

from kyoten.problems.problem import Unreadable, problem
from kyoten.reader.wire import NoAnswer, pack_answer, pack_share, unpack_answer, unpack_share
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


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x80\x04N.",  # a pickle
        b"[]",
        b'{"format":"xlsx"}',
        b'{"format":"exe","sheets":[]}',
        b'{"format":"xlsx","sheets":[{"name":"x"}]}',
        b'{"problem":{"code":"made_up"}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_answer_from_the_reading_process_is_refused(raw):
    with pytest.raises(NoAnswer):
        unpack_answer(raw, "報告.xlsx")


FULL = Sheet(
    "報告",
    (("項目", None), ("講座", 3)),
    ((0, 0, 1, 0),),
    percent_cells=frozenset({(1, 1)}),
    hidden_rows=frozenset({1}),
    hidden_columns=frozenset({0}),
    struck={(1, 0): "講"},
    row_names=("表1 行1", "表1 行2"),
    not_text={(0, 0): "注"},
    page_tops={1: 0},
    control_cells=((0, 1),),
)
"""A sheet in which everything is said."""


def _with(**words: object) -> bytes:
    answer = json.loads(pack_answer(Workbook("報告.xlsx", "docx", (FULL,))))
    answer["sheets"][0] |= words
    return json.dumps(answer).encode()


def test_everything_that_is_known_of_a_sheet_comes_through_the_pipe():
    assert unpack_answer(_with(), "報告.xlsx") == Workbook("報告.xlsx", "docx", (FULL,))


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("rows", [[[0], 1], [2, 3]]),
        ("rows", [[0, 1], [2]]),
        ("rows", [[0, 1], [2, 9]]),
        ("rows", [[0, -1], [2, 3]]),
        ("rows", [{"0": 1}, {"2": 3}]),
        ("values", ["a", "b", "c", {"a": 1}]),
        ("values", ["a", "b", "c", ["date", [2011, 4, 31]]]),
        ("values", ["a", "b", "c", ["date", [2011, 4, 1.0]]]),
        ("values", ["a", "b", "c", ["fault", ["error", 1]]]),
        ("values", ["a", "b", "c", ["eval", ["1"]]]),
        ("name", 1),
        ("merged", [[-1, 0, 0, 0]]),
        ("merged", [[0, 0, 0]]),
        ("merged", [[0, 0, 0, "1"]]),
        ("percents", [[0, -1]]),
        ("percents", [[0, True]]),
        ("hidden_rows", [-1]),
        ("hidden_columns", ["0"]),
        ("struck", [[0, 0, 1]]),
        ("struck", [[0, -1, "a"]]),
        ("not_text", [[0, 0, None]]),
        ("not_text", [[-1, 0, "a"]]),
        ("row_names", ["一行だけ"]),
        ("row_names", [1, 2]),
        ("page_tops", [[1, -1]]),
        ("page_tops", [[1.5, 0]]),
        ("control_cells", [[0, -1]]),
    ],
)
def test_a_sheet_of_which_something_cannot_be_is_refused(part, value):
    with pytest.raises(NoAnswer):
        unpack_answer(_with(**{part: value}), "報告.xlsx")


@pytest.mark.parametrize("part", ["hidden", "textual", "looks_known"])
def test_what_is_said_otherwise_than_yes_is_no(part):
    (sheet,) = unpack_answer(_with(**{part: "yes"}), "報告.xlsx").sheets
    assert getattr(sheet, part) is False


def test_names_that_are_taken_back_end_somewhere():
    (sheet,) = unpack_answer(_with(name="長" * 1_001), "報告.xlsx").sheets
    assert len(sheet.name) == 1_000


@pytest.mark.parametrize(("share", "line"), [(0.0, b"0.000\n"), (0.1234, b"0.123\n"), (1.0, b"1.000\n")])
def test_how_far_reading_has_come_is_a_line_before_the_answer(share, line):
    assert pack_share(share) == line
    assert unpack_share(line) == pytest.approx(share, abs=0.001)
    assert unpack_share(b"{" + line) is None


def test_a_problem_comes_through_the_pipe_as_it_went_in():
    found = problem("too_many_cells", sheet="報告", cell="A1", value="x", found="3行", limit="2行")
    with pytest.raises(Unreadable) as caught:
        unpack_answer(pack_answer(found), "報告.xlsx")
    assert caught.value.problem == found

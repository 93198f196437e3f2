"""What holds for every value and grid, whatever a person or a program puts into a file (hypothesis)."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from quarter_sheets import PLAN, Q2, SITE

from kyoten.fiscal import Quarter
from kyoten.problems.problem import TEMPLATES
from kyoten.reader.wire import pack_answer, unpack_answer
from kyoten.reader.workbook import CellFault, Sheet, Workbook
from kyoten.settings import Settings
from kyoten.sheet.columns import BY_CODE, COLUMNS
from kyoten.sheet.own.machine_row import Marker, parse_marker
from kyoten.sheet.understand import Known, understand
from kyoten.sheet.values import cell_values
from kyoten.sheet.values.display import shown

SCALE = Settings().scale
NAMES = [rating.name for rating in SCALE]
WORDS = st.sampled_from(
    [
        "完了",
        "着手",
        "○",
        "◎",
        "△",
        "〃",
        "同上",
        "－",
        "なし",
        "50%",
        "５割",
        "約50%",
        "3回",
        "三回",
        "延べ3回",
        "0.5",
        "100",
        "1",
    ]
)
TEXTS = st.one_of(
    WORDS, st.text(min_size=1, max_size=30), st.text("0123456789.,%-△約割回一二十百", min_size=1, max_size=12)
)
CLOCKS = st.one_of(st.datetimes(), st.times()).map(lambda moment: moment.replace(fold=0))  # files know no fold
MOMENTS = st.one_of(CLOCKS, st.dates(), st.timedeltas())
FAULTS = st.builds(CellFault, st.sampled_from(["error", "no_value"]), st.sampled_from(["#REF!", "=A1", "="]))
NUMBERS = st.one_of(st.integers(), st.floats(), st.integers(0, 120), st.floats(0, 1), st.booleans())
VALUES = st.one_of(st.none(), TEXTS, NUMBERS, MOMENTS, FAULTS)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


# Values


@given(VALUES, st.sampled_from(cell_values.Unit), st.booleans())
@settings(max_examples=600, deadline=None)
def test_a_percent_is_0_to_100_or_a_known_problem(value, unit, in_percent_format):
    reading = cell_values.percent(value, unit, in_percent_format=in_percent_format)
    assert reading.value is None or (0 <= reading.value <= 100 and str(reading.value) != "-0.0")
    _sound(reading)


@given(VALUES)
@settings(max_examples=600, deadline=None)
def test_a_count_is_a_whole_number_up_to_9999_or_a_known_problem(value):
    reading = cell_values.count(value)
    assert reading.value is None or (type(reading.value) is int and 0 <= reading.value <= 9_999)
    _sound(reading)


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_a_status_is_of_the_scale_or_a_known_problem(value):
    reading = cell_values.status(value, SCALE)
    assert reading.value is None or reading.value in NAMES
    _sound(reading)


@given(VALUES)
@settings(max_examples=300, deadline=None)
def test_a_text_is_never_blank_and_holds_no_control_characters(value):
    reading = cell_values.text(value)
    assert reading.value is None or (reading.value.strip() == reading.value and "\x00" not in reading.value)
    _sound(reading)


def _sound(reading: cell_values.Reading) -> None:
    assert reading.problem == "" or (reading.problem in TEMPLATES and reading.value is None)


@given(st.integers(0, 1_000_000))
def test_a_percent_typed_as_it_is_shown_is_read_as_it_was(millionths):
    """0 to 100 in steps of 0.0001: as a number, as a text with %, in full width, and as a cell in percent format."""
    percent = millionths / 10_000
    text = f"{percent:.4f}%"
    wide = text.translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789.%"})
    assert cell_values.percent(text).value == pytest.approx(percent, abs=1e-6)
    assert cell_values.percent(wide).value == cell_values.percent(text).value
    assert cell_values.percent(percent / 100, in_percent_format=True).value == pytest.approx(percent, abs=1e-6)
    if percent > 1:
        assert cell_values.percent(percent).value == pytest.approx(percent, abs=1e-6)


@pytest.mark.parametrize("rating", SCALE, ids=lambda rating: rating.name)
def test_a_status_is_read_by_its_name_and_by_its_symbol(rating):
    assert cell_values.status(rating.name, SCALE).value == rating.name
    assert cell_values.status(f"　{rating.name} ", SCALE).value == rating.name
    if rating.symbol:
        assert cell_values.status(rating.symbol, SCALE).value == rating.name


@given(st.integers(0, 9_999))
def test_a_count_is_read_in_every_spelling(count):
    wide = str(count).translate({ord(each): ord(each) + 0xFEE0 for each in "0123456789"})
    spelled = (count, float(count), f"{count}回", wide, f"延べ{count:,}回")
    assert {cell_values.count(each).value for each in spelled} == {count}


@given(st.lists(VALUES, max_size=8))
def test_the_unit_of_a_column_does_not_depend_on_its_order(column):
    assert cell_values.percent_unit(column) is cell_values.percent_unit(column[::-1])


@given(st.floats(allow_nan=False))
def test_a_number_in_percent_format_is_in_range_or_refused(value):
    reading = cell_values.percent(value, in_percent_format=True)
    assert (reading.value is None) == (reading.problem != "")
    if math.isfinite(value) and 0 <= value <= 1:
        assert reading.value == pytest.approx(value * 100, abs=1e-6)


@given(MOMENTS)
def test_a_moment_is_shown_without_fail(moment):
    """Negative durations, the year 1 and microseconds too."""
    seen = shown(moment)
    assert seen
    assert "None" not in seen
    assert not isinstance(moment, dt.datetime) or seen.startswith(f"{moment.year}年")


# Grids


CODES = st.sampled_from([column.code for column in COLUMNS] + ["", "x", "item"])
IDS = st.one_of(
    st.sampled_from([item.id for item in PLAN.items]), st.sampled_from(["１-１-Ｈ０１", "1-1-h02 ", "9-9-H99"])
)


@st.composite
def machine_sheets(draw):
    """Our machine row over a grid of anything: some columns missing, doubled or foreign, merged areas anywhere."""
    codes = ["item", *draw(st.lists(CODES, min_size=1, max_size=8))]
    quarter = draw(st.sampled_from([Q2, Q2, Q2, Quarter(2011, 1), Quarter(2012, 2)]))
    role = draw(st.sampled_from(["法人", "法人", "", "行政", "町内会"]))
    marker = Marker(
        draw(st.sampled_from([SITE, SITE, SITE, "よそ"])), quarter, role, draw(st.sampled_from([1, 1, 0, 2]))
    )
    headers = [BY_CODE[code].header if code in BY_CODE else code or None for code in codes]
    cells = st.one_of(st.none(), VALUES)
    body = draw(st.lists(st.tuples(st.one_of(IDS, VALUES), *([cells] * (len(codes) - 1))), max_size=8))
    rows = [(marker.text(), *codes[1:]), tuple(headers), *body]
    blanks = draw(st.integers(0, 3))
    grid = ((None,) * len(codes),) * blanks + tuple(
        tuple(value if value != "" else None for value in row) for row in rows
    )
    place = st.integers(0, 12)
    merged = tuple(
        (min(a, c), min(b, d), max(a, c), max(b, d))
        for a, b, c, d in draw(st.lists(st.tuples(*[place] * 4), max_size=3))
    )
    percents = frozenset(draw(st.lists(st.tuples(place, place), max_size=4)))
    return Sheet("報告", grid, merged, percent_cells=percents)


@given(st.lists(machine_sheets(), min_size=1, max_size=2), st.booleans())
@QUICK
def test_a_sheet_with_our_machine_row_is_always_understood_as_a_report(sheets, any_quarter):
    """Entries of the plan and within their ranges, each item once; every problem with its words and its sheet."""
    book = Workbook("報告.xlsx", "xlsx", tuple(sheets))
    report = understand(book, Known(SITE, PLAN, 1, Settings(), quarter=None if any_quarter else Q2))
    items = [entry.item for entry in report.entries]
    assert len(items) == len(set(items))
    assert set(items) <= {item.id for item in PLAN.items}
    for entry in report.entries:
        assert entry.quarter == report.quarter
        assert entry.percent is None or 0 <= entry.percent <= 100
        assert entry.count is None or 0 <= entry.count <= 9_999
        assert entry.status is None or entry.status in NAMES
        assert entry.cells
    for problem in report.problems:
        assert problem.code in TEMPLATES
        assert problem.message.endswith("。")
        assert problem.sheet in {"", "報告"}
    assert not set(items) & set(report.blank)


@given(machine_sheets())
@QUICK
def test_a_workbook_is_the_same_on_the_other_side_of_the_pipe(sheet):
    """All that a cell can hold, NaN and halves of characters included."""
    book = Workbook("報告.xlsx", "xlsx", (sheet,))
    told = unpack_answer(pack_answer(book), book.name)
    assert repr(told.sheets[0].rows) == repr(sheet.rows)
    assert (told.sheets[0].merged, told.sheets[0].percent_cells) == (sheet.merged, sheet.percent_cells)


@given(st.text(max_size=200))
@example('{"kyoten": 1, "site": "a", "year": 1e400, "quarter": 1, "role": "", "plan": 1}')
@example('{"kyoten": 1, "site": "a", "year": 5, "quarter": 1, "role": "", "plan": 1}')
@example('{"kyoten": 1, "site": null, "year": 2011, "quarter": 1, "role": "", "plan": 1}')
@example('{"kyoten": 1, "site": "a", "year": 2011, "quarter": 1, "role": "", "plan": Infinity}')
@example("[" * 5_000)
def test_a_damaged_machine_cell_is_no_marker(text):
    """Years that no calendar of ours names, numbers that are none, nests without end."""
    assert parse_marker(text) is None


@given(st.text(max_size=20), st.integers(1926, 2100), st.integers(1, 4), st.text(max_size=20), st.integers(0, 10**9))
def test_a_marker_is_read_as_it_was_written(site, year, number, role, version):
    marker = Marker(site, Quarter(year, number), role, version)
    assert parse_marker(marker.text()) == marker

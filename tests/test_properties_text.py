"""What holds for every text: a file's bytes, an address, a name, words that go in and out (hypothesis)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from personal_texts import THERE

from kyoten.problems.problem import Unreadable
from kyoten.reader.cells import column_letters
from kyoten.reader.workbook import Sheet, read_workbook
from kyoten.sheet.values import personal
from kyoten.text import file_label, runs_in_spreadsheet, safe_text

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


# Text files and addresses


@given(
    st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "euc_jp", "iso2022_jp_ext"]),
)
@QUICK
def test_text_in_any_encoding_is_read_or_refused(rows, encoding):
    """Never another exception; what is read is text or nothing, in rows of one length, none blank at the end."""
    data = "\r\n".join(",".join(row) for row in rows).encode(encoding, "ignore")
    _read_or_refused(data)


@given(st.binary(min_size=1, max_size=400))
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    _read_or_refused(data)


def _read_or_refused(data: bytes) -> None:
    try:
        sheet = read_workbook(data or b"\n", "x.csv", isolated=False).sheets[0]
    except Unreadable:
        return
    assert all(value is None or (isinstance(value, str) and value) for row in sheet.rows for value in row)
    assert len({len(row) for row in sheet.rows}) == 1
    # A line of nothing but control characters is left with nothing; its cells are named.
    assert any(value is not None for value in sheet.rows[-1]) or sheet.control_cells


PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=',"\t;'), max_size=6)


@given(st.lists(st.lists(PLAIN, min_size=2, max_size=2), min_size=2, max_size=6))
@QUICK
def test_a_utf_8_csv_is_read_field_by_field(rows):
    """With its mark, what was written is what is read, at its line and field."""
    data = "\r\n".join(",".join(["見出し", *row]) for row in rows).encode("utf-8-sig")
    sheet = read_workbook(data, "x.csv", isolated=False).sheets[0]
    for number, row in enumerate(rows):
        assert [sheet.cell(number, column) for column in (1, 2)] == [field or None for field in row]


@given(st.integers(0, 16_383), st.integers(0, 1_048_575))
@example(0, 0)
@example(25, 0)
@example(26, 0)
@example(701, 0)
@example(702, 0)
@example(16_383, 1_048_575)
def test_an_address_names_its_column_and_row(column, row):
    """A is 1, Z 26, AA 27: letters are the digits of a number to the base of 26 without a zero."""
    address = Sheet("x", ()).address(row, column)
    letters = address.rstrip("0123456789")
    assert int(address[len(letters) :]) == row + 1
    assert sum((ord(each) - 64) * 26**place for place, each in enumerate(reversed(letters))) == column + 1
    assert letters == column_letters(column)


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_are_named_as_excel_names_them(column, letters):
    assert column_letters(column) == letters


# Words that go in and out


@given(st.text(max_size=120), st.sampled_from([text for text, _, _ in THERE]))
@settings(max_examples=300, deadline=None)
def test_personal_data_is_told_where_it_stands_in_any_text(before, known):
    """The words found are those at the place told, in their order and without overlap."""
    text = f"{before}\n{known}"
    found = personal.find(text)
    assert all(text[each.start : each.start + len(each.text)] == each.text and each.text for each in found)
    ends = [each.start + len(each.text) for each in found]
    assert all(end <= each.start for end, each in zip(ends, found[1:], strict=False))
    assert found


@given(st.text(max_size=40))
def test_a_csv_field_never_begins_like_a_formula(text):
    assert not runs_in_spreadsheet(safe_text(text))
    assert safe_text(text).endswith(text)


@given(st.text(max_size=300))
def test_a_file_label_is_one_line_that_stays_what_it_is(name):
    label = file_label(name)
    assert 0 < len(label) <= 120
    assert label.isprintable()
    assert "/" not in label
    assert "\\" not in label

"""Inputs one row off their ids are noticed by their words, and correct sheets never are."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kyoten import sample
from kyoten.fiscal import Quarter
from kyoten.model import Plan, ProgressEntry
from kyoten.problems.report import Report
from kyoten.reader.workbook import read_workbook
from kyoten.settings import Settings
from kyoten.sheet.columns import INPUTS
from kyoten.sheet.known import Choices, Known
from kyoten.sheet.own.shifted_inputs import Shift, ShiftRow, find
from kyoten.sheet.understand import understand

Q2 = Quarter(2011, 2)
ITEMS = ("来館案内", "育児講座", "安全点検", "相談窓口", "広報誌", "訪問事業", "図書貸出", "野外遊び")
"""Words that have no pair of letters in common."""


def row(
    text: str, result: str = "", *, before: str = "", reported: str = "", last: str = "", **given: object
) -> ShiftRow:
    def entry(words: str) -> ProgressEntry | None:
        return ProgressEntry("x", Q2, "法人", result=words) if words else None

    typed = ProgressEntry("x", Q2, "法人", result=result)
    return ShiftRow(text, typed, last, entry(before), entry(reported))


def test_texts_that_fit_the_item_above_are_one_row_too_low() -> None:
    rows = [row(text, f"{words}を行った") for text, words in zip(ITEMS, ("", *ITEMS[:-1]), strict=True)]
    assert find(rows) == Shift(-1, (1, 2, 3))


def test_texts_that_fit_the_item_below_are_one_row_too_high() -> None:
    rows = [row(text, f"{words}を行った") for text, words in zip(ITEMS, (*ITEMS[1:], ""), strict=True)]
    assert find(rows) == Shift(1, (0, 1, 2))


def test_a_shift_that_begins_in_the_middle_names_where() -> None:
    words = (*ITEMS[:3], "", *ITEMS[3:-1])
    rows = [row(text, f"{said}を行った") for text, said in zip(ITEMS, words, strict=True)]
    assert find(rows) == Shift(-1, (4, 5, 6))


def test_rows_that_fit_their_items_are_not() -> None:
    assert find([row(text, f"{text}を行った") for text in ITEMS]) is None
    assert find([row(text) for text in ITEMS]) is None
    assert find([]) is None


def test_a_few_rows_in_the_wrong_place_are_no_shift() -> None:
    """Three rows tell of the row above; four in a row are wanted."""
    words = ("", *ITEMS[:3], *ITEMS[4:])
    assert find([row(text, said) for text, said in zip(ITEMS, words, strict=True)]) is None


def test_words_that_stand_everywhere_tell_nothing() -> None:
    rows = [row(text, "引き続き進める。", before="引き続き進める。") for text in ITEMS]
    assert find(rows) is None


def test_what_was_reported_before_tells_where_the_plan_does_not() -> None:
    plain = [f"項目{number}" for number in range(len(ITEMS))]
    rows = [
        row(text, f"{said}を続けた", before=f"{own}を始めた")
        for text, said, own in zip(plain, ("", *ITEMS[:-1]), ITEMS, strict=True)
    ]
    assert find(rows) == Shift(-1, (1, 2, 3))


def test_texts_of_the_quarter_before_that_moved_tell_though_nothing_is_typed() -> None:
    plain = [f"項目{number}" for number in range(len(ITEMS))]
    columns = zip(plain, ITEMS, ("", *ITEMS[:-1]), strict=True)
    assert find([row(text, before=own, last=last) for text, own, last in columns]) == Shift(-1, (1, 2, 3))


def test_figures_of_a_correction_that_moved_tell() -> None:
    """Twelve rows with figures of their own: each holds the figures that the row above has reported."""
    percents = [float(number) for number in range(12)]
    reported = [ProgressEntry("x", Q2, "法人", percent=each) for each in percents]
    plain = [f"項目{number}" for number in range(12)]
    moved = [
        ShiftRow(text, ProgressEntry("x", Q2, "法人", percent=typed), reported=own)
        for text, typed, own in zip(plain, (None, *percents[:-1]), reported, strict=True)
    ]
    assert find(moved) == Shift(-1, (1, 2, 3))
    assert find([ShiftRow(text, own, reported=own) for text, own in zip(plain, reported, strict=True)]) is None


# The shipped sample: eleven sheets whose texts were written for their items (tests/test_sample.py).

PLAN = sample.read_shipped_plan()
Reported = dict[Quarter, dict[str, ProgressEntry]]


def read(data: bytes, name: str, plan: Plan, reported: Reported, choices: Choices = Choices()) -> Report:  # noqa: B008
    known = Known(sample.SITE, plan, 1, Settings(), reported=reported)
    return understand(read_workbook(data, name, isolated=False), known, choices)


def sheets() -> Iterator[tuple[str, bytes, Reported]]:
    """Each shipped workbook as it came, and what was reported until then."""
    reported: Reported = defaultdict(dict)
    for name in sample.arrivals():
        data = (sample.FOLDER / name).read_bytes()
        yield name, data, reported
        for entry in read(data, name, PLAN, reported).entries:
            reported[entry.quarter][entry.item] = entry


def shifted(data: bytes, down: int) -> bytes:
    """Its input columns pasted one row too low (1) or too high (-1)."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet: Worksheet = book["報告"]
    machine = next(row for row in sheet.iter_rows() if any(str(cell.value).startswith('{"kyoten"') for cell in row))
    first = machine[0].row + 2
    for column in [cell.column for cell in machine if cell.value in INPUTS]:
        typed = [sheet.cell(number, column).value for number in range(first, sheet.max_row + 1)]
        moved = [None, *typed[:-1]] if down > 0 else [*typed[1:], None]
        for number, value in enumerate(moved, start=first):
            sheet.cell(number, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def codes(report: Report) -> list[str]:
    return [each.code for each in report.problems if each.code == "rows_shifted"]


def test_no_correct_sheet_is_taken_for_a_shifted_one() -> None:
    """Neither when it comes, nor when it comes once more as a correction of itself."""
    taken = 0
    for name, data, reported in sheets():
        assert codes(read(data, name, PLAN, reported)) == [], name
        taken += 1
    assert taken == 11
    for name in sample.arrivals():
        assert codes(read((sample.FOLDER / name).read_bytes(), name, PLAN, reported)) == [], name


@pytest.mark.parametrize("down", [1, -1])
def test_a_shifted_sheet_is_kept_out_as_a_whole(down: int) -> None:
    """Those of 法人 and 行政, from the first quarter on; 市社協 has one item, which no other can be taken for."""
    for name, data, reported in sheets():
        report = read(shifted(data, down), name, PLAN, reported)
        assert codes(report) == ([] if "市社協" in name else ["rows_shifted"]), name
        if codes(report):
            assert report.entries == ()


def test_it_says_which_rows_and_a_person_may_say_otherwise() -> None:
    name, data, reported = next(each for each in sheets() if each[0] == "H23_Q2_行政_サンプル.xlsx")
    moved = shifted(data, 1)
    (said,) = [each for each in read(moved, name, PLAN, reported).problems if each.code == "rows_shifted"]
    assert said.message.startswith(
        "記入された内容が、番号より1行下にずれているようです(1-1-G02の行に1-1-G01の内容、1-1-G03の行に1-1-G02の内容、"
    )
    stands = read(moved, name, PLAN, reported, Choices(rows_as_they_stand=True))
    assert codes(stands) == []
    assert len(stands.entries) > 30

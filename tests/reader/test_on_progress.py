"""How far a long piece of work has come: shares only grow, and move with the rows."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from foreign_books import COURSE, GUIDE, book, read_cells

from kyoten import intake
from kyoten.reader.limits import LIMITS
from kyoten.reader.on_progress import ignore_progress, share_of, with_progress
from kyoten.reader.process import read_apart
from kyoten.reader.wire import pack_answer, pack_share, unpack_share
from kyoten.reader.workbook import Sheet, Workbook, read_workbook
from kyoten.storage.store import Store


def test_rows_are_counted_every_thousand() -> None:
    heard: list[float] = []
    assert list(with_progress(range(2_500), heard.append)) == list(range(2_500))
    assert heard == [0.0, 0.4, 0.8, 1.0]  # 0, 1,000 and 2,000 of 2,500, and the end


def test_a_piece_of_the_work_takes_its_share_of_the_whole() -> None:
    heard: list[float] = []
    for share in (0.0, 0.5, 1.0):
        share_of(share_of(heard.append, 0.5, 1.0), 0.0, 0.5)(share)
    assert heard == [0.5, 0.625, 0.75]
    assert share_of(ignore_progress, 0.2, 0.4) is ignore_progress


def long_table(rows: int) -> Workbook:
    cells = tuple((text, "実施中") for text in (GUIDE, COURSE) * (rows // 2))
    return Workbook("報告.xlsx", "xlsx", (Sheet("第2四半期", (("行動計画", "状況"), *cells)),))


def test_matching_a_long_sheet_tells_by_the_row() -> None:
    """Walking the rows and reading their cells each tell once a thousand rows."""
    heard: list[float] = []
    read_cells(long_table(20_000), on_progress=heard.append)
    assert all(before <= after for before, after in pairwise(heard))
    assert len(set(heard)) >= 40
    assert 0 <= heard[0] < 0.1
    assert heard[-1] <= 1


def test_the_reading_process_tells_how_far_it_has_come() -> None:
    heard: list[float] = []
    rows = [["行動計画", "状況"], [GUIDE, "実施中"]]
    read = read_workbook(book(("一", rows), ("二", rows)), "報告.xlsx", on_progress=heard.append)
    assert [sheet.name for sheet in read.sheets] == ["一", "二"]
    assert heard == sorted(heard)
    assert len(set(heard)) >= 6, "each of two sheets is opened, taken out and laid out"


def test_what_a_reading_process_tells_is_no_answer_and_ends_where_the_answer_begins() -> None:
    """A process that tells first and answers afterwards; an answer is not mistaken for a share."""
    answer = pack_answer(Workbook("x", "csv", (Sheet("x", (("0.500",),), textual=True),)))
    told = pack_share(0.25) + pack_share(1.0)
    script = f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({told + answer!r})"
    heard: list[float] = []
    found = read_apart(b"x", "x", LIMITS, (sys.executable, "-c", script), on_progress=heard.append)
    assert (heard, found.sheets[0].rows) == ([0.25, 1.0], (("0.500",),))


@pytest.mark.parametrize("line", [b"", b"0.5\n", b"2.000\n", b"0.500", b"nan\n", b"-0.50\n", b'{"form'])
def test_only_a_share_from_0_to_1_is_told(line: bytes) -> None:
    assert unpack_share(line) is None


def test_a_file_is_told_of_from_its_first_byte_to_the_comparison(sample_store: Store) -> None:
    heard: list[tuple[float, str]] = []
    data = book(("第2四半期", [["行動計画", "状況"], ["育児休業中のためのプログラムの実施。", "実施中"]]))
    intake.check(
        intake.stored(sample_store, sample_store.sites()[0], 2011),
        "報告.xlsx",
        data,
        on_progress=lambda *said: heard.append(said),
    )
    shares = [share for share, _ in heard]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 0.9)
    words = list(dict.fromkeys(words for _, words in heard))
    assert words == ["ファイルを読んでいます", "項目と照合しています", "今の内容と比べています"]

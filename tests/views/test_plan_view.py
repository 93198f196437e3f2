"""計画: tables of items, repairs with their source text and answers, gaps, changes."""

import datetime as dt
from collections import Counter

import pytest
from store_samples import NOON, PLAN, SITE

from kyoten.plan.gaps import KINDS
from kyoten.reader.workbook import Sheet, Workbook
from kyoten.storage.store import RepairAnswer, Store
from kyoten.views import plan_view
from kyoten.views.plan_view import repair_lines, source_texts


@pytest.fixture
def store(tmp_path):
    opened = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    opened.migrate()
    opened.save_plan(SITE, PLAN, file="計画.tsv", data="\n".join(["あ\tい\tう"] * 9).encode(), by="館長")
    yield opened
    opened.close()


def test_items_are_listed_with_what_was_changed_and_what_their_words_propose(store):
    store.change_item(SITE, 2011, "1-1-H01", {"kind": "回数型", "target_count": 2, "person": "担当A"}, "館長")
    first = plan_view.load(store, SITE, 2011).items_table().iloc[0]
    assert first[["種類", "目標回数", "予定の月", "最低の回数", "担当"]].tolist() == ["回数型", 2, (), False, "担当A"]
    assert first["変更した欄"] == "種類、目標回数、担当"
    assert first["計画の文からの案"] == "達成型"


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("年3回7月・11月・3月に開く", "回数型 3回(7月・11月・3月)"),
        ("最低年2回開く", "回数型 最低2回"),
        ("9月までに決める", "達成型(9月)"),
        ("継続して行う", "継続型"),
    ],
)
def test_a_proposal_is_told_in_words(text, proposed):
    assert plan_view.proposal(text) == proposed


def test_changes_are_listed_newest_first_with_who_and_when(store):
    store.change_item(SITE, 2011, "1-1-G01", {"due_months": [7, 11], "at_least": False}, "館長")
    store.change_item(SITE, 2011, "1-1-H01", {"kind": "継続型"}, "係長")
    page = plan_view.load(store, SITE, 2011)
    rows = page.changes_table().values.tolist()
    assert [row[:5] for row in rows] == [
        ["1-1-H01", "種類", "達成型", "継続型", "係長"],
        ["1-1-G01", "最低の回数", "はい", "いいえ", "館長"],
        ["1-1-G01", "予定の月", "7月・11月・3月", "7月・11月", "館長"],
    ]
    assert len(page.changes_table("1-1-G01")) == 2


def test_repairs_stand_beside_their_source_text_and_the_answer(store):
    """R9C2 asks to be confirmed, R3C5 does not; column 2 of line 9 says い, and line 3 has no fifth cell."""
    lines = plan_view.load(store, SITE, 2011).repairs
    assert {line.repair.source: (line.text, line.waits, line.answer) for line in lines} == {
        "R9C2": ("い", True, None),
        "R3C5": ("", False, None),
    }
    store.answer_repair(SITE, 2011, "R9C2", "changed", note="2列のずれ", by="館長", text="い")
    page = plan_view.load(store, SITE, 2011)
    (answered,) = [line for line in page.repairs if line.answer]
    assert (answered.repair.source, answered.answer.answer, answered.answer.note, answered.answer.by) == (
        "R9C2", "changed", "2列のずれ", "館長",
    )  # fmt: skip
    assert [line.waits for line in page.repairs] == [False, False]


@pytest.mark.parametrize(
    ("version", "text", "codes", "stands"),
    [
        (1, "", ("shifted",), True),  # its own version
        (2, "い", ("shifted",), True),  # the same text and repair in a later one
        (2, "う", ("shifted",), False),
        (2, "い", ("lone_star",), False),
        (2, "", ("shifted",), False),  # without the text nobody knows
    ],
)
def test_an_answer_stands_as_long_as_it_speaks_of_the_same(version, text, codes, stands):
    answer = RepairAnswer("R9C2", codes, text, "confirmed", "", 1, "館長", dt.datetime.now(dt.UTC))
    lines = repair_lines(PLAN, {"R9C2": "い"}, [answer], version)
    assert [line.answer for line in lines] == [answer if stands else None, None]


def test_a_plan_whose_file_can_not_be_read_again_shows_its_repairs_without_the_text(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'kyoten.db'}", clock=lambda: NOON)
    store.migrate()
    store.save_plan(SITE, PLAN, file="計画.xlsx", data=b"PK\x03\x04broken", by="館長")
    assert [line.text for line in plan_view.load(store, SITE, 2011).repairs] == ["", ""]
    store.close()


def test_source_texts_speak_of_the_cells_asked_for():
    book = Workbook("計画.xlsx", "xlsx", (Sheet("計画", ((None, 1), ("二", "三"))),))
    assert source_texts(book, {"計画!B1", "計画!A1", "計画!B2"}) == {"計画!B1": "1", "計画!B2": "三"}


def test_gaps_are_listed_by_the_names_of_the_screen(sample_store):
    page = plan_view.load(sample_store, sample_store.sites()[0], 2011)
    assert Counter(KINDS[gap.kind] for gap in page.gaps) == {
        "今年度の行動計画がない5か年の取組": 43,
        "役割の行動計画がない姿": 11,
        "行動計画のない視点": 9,
    }
    # Read off data/plan_matrix_h23.tsv: line 99's second cell begins with ☆.
    (starred,) = [line for line in page.repairs if line.waits and line.repair.source == "R99C2"]
    assert starred.text.startswith("☆提供依頼に即座に")

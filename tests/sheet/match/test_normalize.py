"""A row's wording taken apart, and texts in one spelling, by hand (docs/reading.md, "Theirs")."""

from __future__ import annotations

import pytest

from kyoten.sheet.match.normalize import ends_dated, one_spelling, row_text, short_forms


@pytest.mark.parametrize(
    ("typed", "text", "role"),
    [
        ("①案内を作る", "案内を作る", ""),
        ("⑴ ● 案内を作る", "案内を作る", ""),
        ("(1)案内を作る", "案内を作る", ""),
        ("1.案内を作る", "案内を作る", ""),
        ("1.5時間の講座", "1.5時間の講座", ""),
        ("3 歳児の講座", "歳児の講座", ""),
        ("ア．案内", "案内", ""),
        ("【新規】●案内", "案内", ""),
        ("【法人】案内", "案内", "法人"),
        ("法人:案内", "案内", "法人"),
        ("・【法人】●案内", "案内", "法人"),
        ("【法人】【行政】案内", "【行政】案内", "法人"),  # one role: the first
        ("案内を作る(行政)", "案内を作る", "行政"),
        ("案内を作る （行政） ", "案内を作る", "行政"),
        ("【法人】案内(行政)", "案内(行政)", "法人"),
        ("案内(月1回)", "案内(月1回)", ""),
        ("ＰＲ", "pr", ""),
        ("", "", ""),
    ],
)
def test_marks_and_a_roles_tag_are_cut_off(typed, text, role):
    found = row_text(typed)
    assert (found.text, found.role) == (text, role)


@pytest.mark.parametrize(
    ("typed", "marked", "saikei", "unmarked"),
    [
        ("周知する(再掲)", True, True, "周知する"),
        ("再掲:周知する", True, True, "周知する"),
        ("周知する(情報提供にも同じ項目)", True, False, "周知する"),
        ("周知する(情報提供としても掲載)", True, False, "周知する"),
        ("子どもに周知する", False, False, "子どもに周知する"),
        ("ちらしを掲載する", False, False, "ちらしを掲載する"),
    ],
)
def test_words_that_mark_a_restated_item(typed, marked, saikei, unmarked):
    found = row_text(typed)
    assert (found.marked, found.saikei, found.unmarked) == (marked, saikei, unmarked)


@pytest.mark.parametrize(
    ("typed", "undated", "dated"),
    [
        ("講座を開く(7/12実施)", "講座を開く", True),
        ("講座を開く(6月18日・参加者23名)", "講座を開く", True),
        ("講座を開く(7/12実施)。", "講座を開く(7/12実施)。", True),  # cut only at the very end
        ("講座を開く(年3回)", "講座を開く", True),
        ("講座を開く(月曜)", "講座を開く(月曜)", False),
        ("講座を開く(3F)", "講座を開く(3f)", False),
    ],
)
def test_a_date_or_a_count_in_brackets_at_the_end(typed, undated, dated):
    found = row_text(typed)
    assert (found.undated, ends_dated(found)) == (undated, dated)


@pytest.mark.parametrize(
    ("typed", "cut"),
    [("講座を…", True), ("講座を...", True), ("講座を〜", True), ("講座を。", False), ("…講座を開く", False)],
)
def test_a_text_that_was_cut_to_its_cell(typed, cut):
    assert row_text(typed).cut is cut


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ホームページで知らせる", "ウェブサイトで知らせる"),
        ("取り組みを作る", "取組みをつくる"),
        ("子供の広場", "こどものひろば"),
        ("障害のある人を受け入れる", "障がいのある人を受入れる"),
        ("どろっぷを配付", "どろつぷを配布"),
        ("ボランティアリーグ", "ボラリーグ"),
        ("育休中の母親", "育児休業中のママ"),
        ("サーバー", "サ-バ"),
        ("周知に努める", "周知"),
        ("周知を図る。", "周知。"),
        ("講座を実施", "講座を行う"),
    ],
)
def test_spellings_and_endings_that_mean_the_same(one, other):
    assert one_spelling([one]) == one_spelling([other])
    assert one_spelling([one, other])[0] == one_spelling([one])[0]


def test_texts_stay_apart_while_they_are_spelled_together():
    assert one_spelling([]) == []
    assert one_spelling(["", "広場", "a\x1eb"]) == ["", "ひろば", "a b"]
    assert one_spelling(["周知に努める", "講座を行う"]) == [one_spelling(["周知"])[0], one_spelling(["講座"])[0]]


def test_people_shorten_a_text_to_its_clauses_without_brackets():
    """Whole, without what stands in brackets, each clause of four letters and more; each once."""
    assert short_forms("案内を配る(年3回)。講座。相談を受ける") == (
        "案内を配る(年3回)。講座。相談を受ける", "案内を配る。講座。相談を受ける", "案内を配る", "相談を受ける",
    )  # fmt: skip
    assert short_forms("案内を配る") == ("案内を配る",)

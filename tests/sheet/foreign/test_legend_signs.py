"""Signs of a book's own legend that the site's scale has not, wherever it stands (docs/reading.md, "Theirs")."""

from __future__ import annotations

import pytest
from foreign_books import CHECK, COURSE, GUIDE, MANUAL, book, found, grid, read, said

from kyoten.settings import DEFAULT_SCALE
from kyoten.sheet.foreign.legend_signs import legend_of
from kyoten.sheet.known import Choices
from kyoten.sheet.values.cell_values import answered_word

HEAD = ["項目", "評価"]


@pytest.mark.parametrize(
    ("rows", "meant"),
    [
        ([["A:完了 B:実施中 C:未着手"]], {"A": "完了", "B": "実施中", "C": "未着手"}),
        ([["凡例", "F 事業完了", "X 未着手"]], {"F": "完了", "X": "未着手"}),
        ([["A", "完了"], ["B", "一部実施"]], {"A": "完了", "B": ""}),
        ([["欄", "終 終了したもの", "― 今後実施予定"]], {"終": "完了", "―": ""}),
        ([["A 講座を開く。", "B 講座を閉じる。"]], {}),
        ([["資料A:次第"]], {}),
        ([["※「―」は対象外を示す"]], {"―": ""}),
        ([["○:完了 △:実施中"]], {}),  # the scale has these: kyoten.sheet.foreign.legend
    ],
)
def test_what_a_legend_says_of_signs(rows, meant):
    assert {sign: each.rating for sign, each in legend_of([grid(rows)], DEFAULT_SCALE).items()} == meant


def test_a_sign_whose_meaning_is_a_ratings_is_read_so():
    rows = [["第2四半期"], ["A:完了 B:実施中"], HEAD, [GUIDE, "A"], [COURSE, "B"]]
    report = read(book(("表", rows)))
    assert [entry.status for entry in report.entries] == ["完了", "実施中"]
    assert "シートの凡例のとおり" in report.conversions[0].rule


def test_a_legend_on_a_sheet_of_its_own():
    legend = ("凡例", [["記号", "意味"], ["A", "完了"], ["B", "検討中"]])
    report = read(book(("2Q", [HEAD, [GUIDE, "A"], [COURSE, "B"]]), legend))
    assert [(entry.item, entry.status) for entry in report.entries] == [("1-1-H01", "完了")]
    assert found(report) == [("B3", "unknown_status")]


def test_a_dash_that_means_something_is_not_empty():
    rows = [["第2四半期"], ["進捗欄", "○ 概ね達成", "― 今後実施予定"], HEAD, [GUIDE, "○"], [COURSE, "―"]]
    report = read(book(("表", rows)))
    assert [entry.item for entry in report.entries] == ["1-1-H01"]
    assert found(report) == [("B5", "unknown_status")]
    assert found(read(book(("表", [rows[0], *rows[2:]])))) == []


@pytest.mark.parametrize("apart", [False, True])
def test_a_legend_against_the_scale_is_noticed_wherever_it_stands(apart):
    """Here ○ is 概ね達成, and the symbols are read so."""
    table = [HEAD, [MANUAL, "○"], [CHECK, "△"]]
    legend = [["○", "完了"], ["△", "実施中"]]
    sheets = [("2Q", table), ("凡例", [["記号", "意味"], *legend])] if apart else [("2Q", [*table, [], *legend])]
    report = read(book(*sheets))
    assert {row[2] for row in said(report)} == {"概ね達成", "着手"}
    assert "legend_differs" in {code for _, code in found(report)}


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, [GUIDE, "○"], [], ["○ 実施した", "― 未実施", "× 中止"]],
        [[*HEAD, "", "◎ 計画以上"], [GUIDE, "○", "", "○ 計画どおり"], [COURSE, "△", "", "△ 遅れ"]],
    ],
)
def test_a_legend_without_colons_below_the_table_or_beside_it(rows):
    assert "legend_differs" in {code for _, code in found(read(book(("2Q", rows))))}


def test_a_legend_in_a_sentence():
    rows = [HEAD, [GUIDE, "A"], [COURSE, "B"], ["※Aは完了、Bは実施中を表す。"]]
    assert [row[2] for row in said(read(book(("2Q", rows))))] == ["完了", "実施中"]


def test_long_meanings_in_one_cell():
    text = "○:年度の目標に達している △:目標には至っていないが一定の進捗がある ×:進捗がない"
    report = read(book(("2Q", [[text], HEAD, [GUIDE, "○"]])))
    assert [(cell, code) for cell, code in found(report)] == [("A1", "legend_differs")]


def test_a_sign_with_another_meaning_is_asked_with_it_and_remembered_with_it():
    """The answer holds for A:順調 alone: a book that means 遅れ by A is asked about anew."""
    rows = [["第2四半期"], ["A:順調 B:完了"], HEAD, [GUIDE, "A"], [COURSE, "B"]]
    asked = read(book(("表", rows)))
    assert [(each.word, each.told[0].cell) for each in asked.words] == [("A:順調", "B4")]
    assert asked.problems[0].message.startswith("状況「A:順調」は評価の段階にありません。")
    answers = Choices(remembered_words={"A:順調": "実施中"})
    assert [entry.status for entry in read(book(("表", rows)), choices=answers).entries] == ["実施中", "完了"]
    # The page offers to change the answer under these words.
    by_answer = read(book(("表", rows)), choices=answers).conversions
    assert [word for each in by_answer if (word := answered_word(each.rule))] == ["A:順調"]
    other = [rows[0], ["A:遅れ B:完了"], *rows[2:]]
    assert [each.word for each in read(book(("表", other)), choices=answers).words] == ["A:遅れ"]
    # Who answers the sign alone, of this book, is heard, too.
    assert len(read(book(("表", rows)), choices=Choices(symbols={"A": "着手"})).entries) == 2

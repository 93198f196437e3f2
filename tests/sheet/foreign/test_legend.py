"""Legends in other offices' sheets that say something else than the site's scale, and HTML left in their cells.

Worked out by hand. The scale is the usual one: × 未着手 0, △ 着手 25, ○ 概ね達成 75, ◎ 完了 100.
"""

from __future__ import annotations

import pytest
from foreign_books import COURSE, GUIDE, book, found, grid, read, said

from kyoten.problems.problem import Severity
from kyoten.settings import DEFAULT_SCALE, Rating
from kyoten.sheet.foreign.legend import legend_problems
from kyoten.sheet.known import Choices

HEADER = ["No.", "行動計画", "状況", "取組実績"]
ROWS = [[1, "案内を作る。", "○", "作った"], [2, "講座を開く。", "△", "開いた"]]


def differing(*rows: list[object], scale: tuple[Rating, ...] = DEFAULT_SCALE) -> list[tuple[str, str]]:
    """(cell, what the sheet says) of every warning."""
    return [(each.cell, each.value) for each in legend_problems(grid(rows), scale)]


def over(text: str) -> list[tuple[str, str]]:
    return differing([text], HEADER, *ROWS)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("◎：達成　○：一部達成　△：未達成", "「○」は「一部達成」、「△」は「未達成」"),
        (
            "凡例：◎順調 ○おおむね順調 △やや遅れ ×遅れ",
            "「◎」は「順調」、「○」は「おおむね順調」、「△」は「やや遅れ」、「×」は「遅れ」",
        ),
        ("○…実施、×…未実施", "「○」は「実施」"),
        ("（◎ 100％、○ 50～70％、△ 20～49％、× 20％未満）", "「○」は「50~70%」"),
        ("◎は完了、◯は完了、△は着手", "「○」は「完了」"),
        ("達成：◎、一部達成：○", "「○」は「一部達成」"),
        ("完了(◎)、実施中(○)、着手(△)を記入してください。", "「○」は「実施中」"),
        ("■評価基準　◎・○：達成　△・×：未達成", "「○」は「達成」、「△」は「未達成」、「×」は「未達成」"),
        ("状況（◎完了 ○達成(一部) △着手）", "「○」は「達成(一部)」"),
        ("◎：8割以上　○：3割～5割　△：3割未満", "「○」は「3割~5割」"),
        ("凡例　○ Ａ　△ Ｂ", "「○」は「A」、「△」は「B」"),
        (
            "◎：計画以上に進んでいる ○：計画どおり進んでいる",
            "「◎」は「計画以上に進んでいる」、「○」は「計画どおり進んでいる」",
        ),
        ("◎:完了 ○:実施中 △:着手 ×:未着手 －:対象外", "「○」は「実施中」"),
        ("凡例：○＝実施", "「○」は「実施」"),
    ],
)
def test_another_meaning_is_told(text, value):
    assert over(text) == [("A1", value)]


@pytest.mark.parametrize(
    "text",
    [
        "◎：達成　○：おおむね達成　△：着手　×：未着手",
        "凡例：◎完了 〇概ね達成 △着手 ×未実施",
        "（◎ 80%以上、○ 50～79%、△ 20～49%、× 20%未満）",
        "◎＝できた、○＝ほぼ達成（75％）",
        "▲：遅れ　□：検討中",  # no symbol of the scale
        "凡例：◎目標を達成した　△着手したもの",
        "◎、○、△、×のいずれかを記入してください。",
        "状況（◎○△×）",
        "○来館者が増えた。△駐車場が足りない。",
        "○実施 ○未実施 △中止",  # a list under marks
        "□未着手 ■達成 □中止",
        "記号○を付けた資料を配った",
        "○案内を300部配り、×印の付いた地図は回収した",
        "3×5の枠に◎",
        "",
    ],
)
def test_no_warning(text):
    assert over(text) == []


def test_the_words_of_the_warning():
    (warning,) = legend_problems(grid([["○：実施　×：未実施"], HEADER, *ROWS]), DEFAULT_SCALE)
    assert (warning.severity, warning.code, warning.place) == (Severity.WARNING, "legend_differs", "報告!A1")
    assert (
        warning.message
        == "シートの凡例では「○」は「実施」ですが、拠点の評価の段階のとおり、「○」を「概ね達成」として読みました。"
    )
    assert (
        warning.remedy
        == "凡例の意味で使われている記号なら、状況を記号でなく評価の段階の名前で書き直してもらってください。"
    )


def test_symbols_and_words_in_cells_of_their_own():
    """Along a row, down the columns, beside the table under the word for it."""
    told = "「○」は「一部達成」"
    assert differing(["凡例", "◎", "達成", "○", "一部達成"], HEADER, *ROWS) == [("B1", told)]
    assert differing(["◎", "達成"], ["○", "一部達成"], HEADER, *ROWS) == [("A1", told)]
    assert differing(["◎：達成"], ["○：一部達成"], [""], HEADER, *ROWS) == [("A1", told)]
    beside = [[*HEADER, "", "凡例"], [*ROWS[0], "", "◎", "達成"], [*ROWS[1], "", "○", "一部達成"]]
    assert differing(*beside) == [("F2", told)]


def test_states_beside_their_results_are_no_legend():
    rows = [[1, "案内を作る。", "◎", "達成"], [2, "講座を開く。", "○", "一部達成"]]
    assert differing(HEADER, *rows) == []
    assert differing(["番号", "行動計画", "状況", "進捗率"], [1, "案内", "◎", "90%"], [2, "講座", "○", "50%"]) == []


def test_below_a_long_table_and_not_amid_it():
    rows = [[number, "案内を作る。", "○", "作った"] for number in range(100)]
    legend = ["○：実施　×：未実施"]
    assert differing(HEADER, *rows, legend) == [("A102", "「○」は「実施」")]
    assert differing(HEADER, *rows[:60], legend, *rows[60:]) == []
    assert differing(legend, HEADER, *rows, legend) == [("A1", "「○」は「実施」")]  # said once


def test_a_scale_without_or_with_several_ratings_for_a_symbol():
    plain = tuple(Rating(each.name, each.percent, each.colour) for each in DEFAULT_SCALE)
    assert differing(["○：実施　×：未実施"], HEADER, scale=plain) == []
    stopped = Rating("中止", None, "#000000", "×")
    assert differing(["○：概ね達成　×：0％"], HEADER, scale=(DEFAULT_SCALE[3], stopped)) == [("A1", "「×」は「0%」")]


def test_html_left_in_the_cells_of_items():
    """What the matrix keeps of its page is taken out, as the plan's reader does; titles in brackets stay."""
    rows = [
        HEADER,
        [1, f'<ul style="list-style-type: none"> ●{GUIDE}</ul>', "◎", "<あつどろっぷ>を作った"],
        ["", f"<p>{COURSE}</p>", "△", "1回目を開いた"],
    ]
    report = read(book(("表", [["平成23年度 第2四半期 進捗報告"], *rows])))
    assert said(report) == [
        (2, "1-1-H01", "完了", None, None, "<あつどろっぷ>を作った"),
        (2, "1-1-H02", "着手", None, None, "1回目を開いた"),
    ]
    assert report.problems == ()


def test_a_legend_that_says_something_else_is_told_where_symbols_are_used():
    """The symbols are read by the site's scale, and that the sheet means another thing by them is said; where ratings
    are written out, or a person has said what the symbols mean, there is nothing to say."""
    legend = "◎：達成　○：一部達成　△：未達成"
    rows = [["平成23年度 第1四半期"], [legend], ["行動計画", "評価"], [GUIDE, "○"], [COURSE, "△"]]
    report = read(book(("報告", rows)))
    assert [row[:3] for row in said(report)] == [(1, "1-1-H01", "概ね達成"), (1, "1-1-H02", "着手")]
    assert found(report) == [("A2", "legend_differs")]
    answered = read(book(("報告", rows)), choices=Choices(symbols={"○": "実施中", "△": "未着手"}))
    assert found(answered) == []
    written = [*rows[:3], [GUIDE, "実施中"], [COURSE, "着手"]]
    assert found(read(book(("報告", written)))) == []

"""Legends in other offices' sheets that say something else than the site's scale, and HTML left in their cells.

Worked out by hand. The scale is the usual one: × 未着手 0, △ 着手 25, ○ 概ね達成 75, ◎ 完了 100.
"""

from __future__ import annotations

import unicodedata

import pytest
from foreign_books import COURSE, GUIDE, book, found, grid, read, said

from kyoten.problems.problem import Severity
from kyoten.settings import DEFAULT_SCALE, Rating
from kyoten.sheet.foreign.legend import legend_problems
from kyoten.sheet.foreign.legend_words import says_same
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
        ("◎…実施した　○…これから　×…中止", "「◎」は「実施した」、「○」は「これから」、「×」は「中止」"),
        ("○・・・これから　◎・・・完了", "「○」は「これから」"),
        ("○→これから、◎→完了", "「○」は「これから」"),
        ("○はこれから始めるもの、◎は完了", "「○」は「これから始めるもの」"),
        ("凡例　○ Ａ　△ Ｂ", "「○」は「A」、「△」は「B」"),
        (
            "◎：計画以上に進んでいる ○：計画どおり進んでいる",
            "「◎」は「計画以上に進んでいる」、「○」は「計画どおり進んでいる」",
        ),
        ("◎:完了 ○:実施中 △:着手 ×:未着手 －:対象外", "「○」は「実施中」"),
        ("凡例：○＝実施", "「○」は「実施」"),
        ("◎…計画を上回る　△…計画を下回る", "「◎」は「計画を上回る」、「△」は「計画を下回る」"),
        ("（実施中(○)、着手(△)）", "「○」は「実施中」"),
        ("（◎完了、○達成(一部)）", "「○」は「達成(一部)」"),
        ("凡例 ○：実施中（80％", "「○」は「実施中 80%」"),  # the bracket goes on elsewhere
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
        "達成度（◎○△×）",  # the name of a column
        "達成：◎・○",
        "◎ 3　○ 5　△ 2",  # how many of each
        "◎ 3回実施　○ 1回実施",
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


@pytest.mark.parametrize(
    ("over", "below", "seen"), [(39, 100, True), (40, 100, False), (60, 15, False), (60, 14, True)]
)
def test_over_a_long_table_or_below_it_and_not_amid_it(over, below, seen):
    """Among the first 40 rows or the last 15."""
    row = [1, "案内を作る。", "○", "作った"]
    told = [(f"A{over + 1}", "「○」は「実施」")] if seen else []
    assert differing(*[row] * over, ["○：実施　×：未実施"], *[row] * below) == told


def test_what_one_legend_says_again_is_told_once():
    legend = ["○：実施　×：未実施"]
    assert differing(legend, HEADER, *ROWS, legend) == [("A1", "「○」は「実施」")]


def test_a_legend_has_short_words():
    """At most 30 letters a symbol, even where it is called a legend."""
    word = "市との協議を経て次年度に行うことになったもののうち未だ終えぬ件"
    assert differing([f"凡例　○ {word[:30]}　△ 着手"]) == [("A1", f"「○」は「{word[:30]}」")]
    assert differing([f"凡例　○ {word}　△ 着手"]) == []


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("75%以上", "概ね達成 完了"),
        ("75%を超える", "完了"),
        ("75%超", "完了"),
        ("75%以下", "未着手 着手 実施中 概ね達成"),
        ("75%まで", "未着手 着手 実施中 概ね達成"),
        ("75%未満", "未着手 着手 実施中"),
        ("70%台", "概ね達成"),
        ("80%台", ""),
        ("2割", ""),
        ("5割程度", "実施中"),
        ("50%以上100%未満", "実施中 概ね達成"),
        ("25~50%", "着手 実施中"),
        ("25％から50％", "着手 実施中"),
        ("~25%", "未着手 着手"),
        ("75%~", "概ね達成 完了"),
        ("達成率75%以上", "概ね達成 完了"),
        ("利用者の75%以上", ""),  # of what, it does not say
        ("すべて達成", "完了"),
        ("着手していないもの", "未着手"),
        ("完了・着手", ""),
        ("完了/達成", "完了"),
        ("完了(見込み)", ""),
    ],
)
def test_the_ratings_that_a_word_of_a_legend_says(word, names):
    """Over the usual scale: 中止 and 評価困難 have no percentage."""
    said = [rating.name for rating in DEFAULT_SCALE if says_same(unicodedata.normalize("NFKC", word), rating)]
    assert said == names.split()


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

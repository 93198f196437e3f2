"""Personal data in reported texts is pointed out at its cell before saving; ordinary office prose is left in peace."""

from __future__ import annotations

import pytest
from personal_texts import THERE
from quarter_sheets import Filled, found

from kyoten.problems.problem import Severity
from kyoten.sheet.values.personal import MAIL, NAME, PHONE, URL, PersonalData, find

NOT_THERE = [
    "",
    "利用者さんの声を聞いた。",
    "お母さん同士の交流を図った。",
    "お父さん向けの講座を3回開いた。",
    "みなさんに呼びかけた。",
    "皆さん、皆様の協力を得た。",
    "子どもたちと遊んだ。子どもさんの様子を見た。",
    "たくさんの方が来た。",
    "保健師さん、民生委員さんと連携した。",
    "八百屋さんや地域の商店街さんに掲示した。",
    "中山商店さん、山田助産師さんに依頼した。",
    "お客様、保護者様、関係者様への案内",
    "多様な人、同様の取組、雨の日の様子、仕様書、模様替え",
    "こんにちは赤ちゃん訪問、赤ちゃんタイム、お兄ちゃん、おばあちゃん",
    "きれいにちゃんと片付けた。",
    "公園に行くんです。続くんだと思う。",
    "Aさん、Ｂさんの事例を検討した。",
    "ボランティアさん、スタッフさん、パパさん、ママさん",
    "山口のお母さん、石川からみなさんが来た。",
    "年3回(7月・11月・3月)、2011-09-03に実施",
    "01-12-2011に開催、10:00-11:30、13-14時",
    "参加者は120-130人、1-2-3月号を配付",
    "平成22年4月2日〜平成23年4月1日生まれの子",
    "予算は123,456,789円、整理番号20110903-001",
    "123456789012",
    "000000000000",
    "1-1-H01、2-3-G02の項目を実施",
    "港北区内2-3か所、区役所3階、市内4-5団体",
    "港北区役所と5月10日に協議、横浜市第2期計画",
    "https://www.city.example.lg.jp/kosodate/index.html",
    "@home事業、#子育て",
    "第2四半期(7〜9月)は90%、0.5、1,200枚",
    "0歳児、1-2歳児、3-5歳児の親子",
    "氏名の記入欄を設けた。氏名：記入しない",
    "君が代、様式、さんぽ、くんせい、ちゃんこ鍋",
    "111111111111",
]


@pytest.mark.parametrize(("text", "kind", "said"), THERE)
def test_personal_data_is_found_where_it_stands(text, kind, said):
    """Its kind, its words as they were written, and where they begin."""
    assert find(text) == [PersonalData(kind, said, text.index(said))]


@pytest.mark.parametrize("text", NOT_THERE)
def test_ordinary_prose_is_left_in_peace(text):
    assert find(text) == []


def test_everything_in_a_text_is_found_in_its_order():
    """Nothing twice: the mail address inside the URL is the URL's."""
    text = "田中さん(045-000-1234、hanako@example.jp)\nhttps://example.jp/?email=hanako@example.jp"
    assert [each.kind for each in find(text)] == [NAME, PHONE, MAIL, URL]


@pytest.mark.parametrize(
    "text",
    [
        "1-" * 16_000,
        "市" * 32_000,
        "さん" * 16_000,
        "0-0(" * 8_000,
        "a@" * 16_000,
        "あ" * 30_000 + "さん",
        "1丁目" * 10_000,
    ],
)
def test_a_cell_full_of_beginnings_comes_to_an_end(text):
    """Every search is bounded: what only begins like personal data, thousands of times, is none."""
    assert find(text) == []


def test_the_sender_is_told_at_the_cell_and_the_row_is_still_taken():
    """A warning for each finding in 取組実績, 課題 and 次期の対応; a name in 担当 is what the column is for."""
    sheet = Filled().type("1-1-H01", 状況="着手", 取組実績="田中さん(045-000-1234)から相談", 担当="田中さん")
    sheet.type("1-1-H02", 状況="着手", 課題="090-0000-1234", 担当="045-000-1234")
    report = sheet.read()
    place = sheet.address
    assert found(report) == sorted(
        [
            (place("1-1-H01", "取組実績"), "personal_data"),
            (place("1-1-H01", "取組実績"), "personal_data"),
            (place("1-1-H02", "課題"), "personal_data"),
            (place("1-1-H02", "担当"), "personal_data"),
        ]
    )
    assert {each.severity for each in report.problems} == {Severity.WARNING}
    assert {"1-1-H01", "1-1-H02"} <= {entry.item for entry in report.entries}
    name = next(each for each in report.problems if each.value == "田中さん")
    assert name.message == "「取組実績」に氏名と見られる記述があります(「田中さん」)。"
    assert "伏せるか消してください" in name.remedy

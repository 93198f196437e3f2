"""Personal data in reported texts is pointed out at its cell before saving; ordinary office prose is left in peace.

Every text is invented. The check digit of the 個人番号 12345678901x, by hand: 6·1 + 5·2 + 4·3 + 3·4 + 2·5 + 7·6 + 6·7 +
5·8 + 4·9 + 3·0 + 2·1 = 212; 212 mod 11 = 3; 11 − 3 = 8.
"""

from __future__ import annotations

import pytest
from quarter_sheets import Filled, found

from kyoten.problems import Severity
from kyoten.progress.personal import (
    ADDRESS,
    BIRTH,
    MAIL,
    NAME,
    NUMBER,
    PHONE,
    POSTAL,
    URL,
    Found,
    find,
)

THERE = [
    # Telephone numbers, in every way of writing them
    ("相談は045-000-1234へ。", PHONE, "045-000-1234"),
    ("相談は０４５－０００－１２３４へ。", PHONE, "０４５－０００－１２３４"),
    ("電話は03(0000)1234です", PHONE, "03(0000)1234"),
    ("連絡先 (045)000-1234", PHONE, "(045)000-1234"),
    ("携帯090-0000-1234に連絡", PHONE, "090-0000-1234"),
    ("携帯は08000001234", PHONE, "携帯は08000001234"),
    ("緊急時は09000001234まで", PHONE, "09000001234"),
    ("TEL:0450001234", PHONE, "TEL:0450001234"),
    ("+81-90-0000-1234", PHONE, "+81-90-0000-1234"),
    ("045ー000ー1234(長音で書いた番号)", PHONE, "045ー000ー1234"),
    # Mail
    ("申込みはhanako.t@example.jpまで", MAIL, "hanako.t@example.jp"),
    ("申込みは hanako＠example．ne．jp", MAIL, "hanako＠example．ne．jp"),
    # Postal codes and addresses
    ("〒222-0000に送付", POSTAL, "〒222-0000"),
    ("郵便番号:2220000", POSTAL, "郵便番号:2220000"),
    ("港北区架空町1-2-3に訪問", ADDRESS, "港北区架空町1-2-3"),
    ("横浜市港北区架空町三丁目4番5号に転居", ADDRESS, "横浜市港北区架空町三丁目4番5号"),
    ("架空市本町2丁目3−4の家庭", ADDRESS, "架空市本町2丁目3−4"),
    ("架空村大字架空123番地", ADDRESS, "架空村大字架空123番地"),
    # Dates of birth
    ("平成22年3月5日生まれの男児", BIRTH, "平成22年3月5日生まれ"),
    ("H22.3.5生の子を担当", BIRTH, "H22.3.5生"),
    ("生年月日:2010/3/5", BIRTH, "生年月日:2010/3/5"),
    # 個人番号
    ("番号は123456789018です", NUMBER, "123456789018"),
    ("番号は1234 5678 9018です", NUMBER, "1234 5678 9018"),
    ("マイナンバー：123456789011", NUMBER, "123456789011"),
    # URLs that lead to a person
    ("https://example.jp/~hanako/diary", URL, "https://example.jp/~hanako/diary"),
    ("https://example.jp/form?email=a", URL, "https://example.jp/form?email=a"),
    ("https://www.instagram.com/hanako_t を紹介", URL, "https://www.instagram.com/hanako_t"),
    # Names
    ("田中さんから相談があった。", NAME, "田中さん"),
    ("利用者の佐々木さんが手伝った。", NAME, "佐々木さん"),
    ("鈴木花子様より寄付", NAME, "鈴木花子様"),
    ("渡辺 花子さんを紹介した", NAME, "渡辺 花子さん"),
    ("佐藤さくらさん親子", NAME, "佐藤さくらさん"),
    ("担当者山田さんと調整", NAME, "山田さん"),
    ("土屋さんの家を訪問", NAME, "土屋さん"),
    ("林さんに依頼", NAME, "林さん"),
    ("高橋君が参加", NAME, "高橋君"),
    ("ゆうたくんが歩いた。", NAME, "ゆうたくん"),
    ("次男のはるきくんは2歳", NAME, "はるきくん"),
    ("花子ちゃんの誕生会", NAME, "花子ちゃん"),
    ("マリアちゃん親子が来た", NAME, "マリアちゃん"),
    ("氏名：山田花子", NAME, "山田花子"),
]

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
    assert find(text) == [Found(kind, said, text.index(said))]


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

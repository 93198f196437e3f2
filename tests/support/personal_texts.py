"""Invented texts with personal data in them: (text, kind, what is found).

The check digit of the 個人番号 12345678901x, by hand: 6·1 + 5·2 + 4·3 + 3·4 + 2·5 + 7·6 + 6·7 +
5·8 + 4·9 + 3·0 + 2·1 = 212; 212 mod 11 = 3; 11 − 3 = 8.
"""

from kyoten.sheet.values.personal import ADDRESS, BIRTH, MAIL, NAME, NUMBER, PHONE, POSTAL, URL

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

"""Words found in texts however they are typed, and where they stand."""

import pytest

from kyoten.text import found_at, search_key


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("駅からのベビーカー", "ﾍﾞﾋﾞｰｶｰ", ["ベビーカー"]),
        ("駅からのﾍﾞﾋﾞｰｶｰ", "ベビーカー", ["ﾍﾞﾋﾞｰｶｰ"]),
        ("べびーかーで来る", "ベビーカー", ["べびーかー"]),
        ("ＰＣ教室とpc教室", "pc", ["ＰＣ", "pc"]),
        ("相 談、窓口", "相談窓口", ["相 談、窓口"]),
        ("か\u3099らす", "ガラス", ["か\u3099らす"]),
        ("㈱まち", "(株)", ["㈱"]),
        ("ああああ", "ああ", ["ああ", "ああ"]),
        ("相談", "相談室", []),
        ("相談", "・", []),
        ("", "相談", []),
    ],
)
def test_a_word_is_found_however_it_is_typed(text, word, found):
    assert [text[start:end] for start, end in found_at(text, word)] == found


def test_hiragana_and_katakana_have_one_key():
    assert search_key("ｱｲﾃﾞｱ ノート") == search_key("あいであのーと") == "あいであのーと"

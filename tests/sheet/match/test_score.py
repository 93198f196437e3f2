"""How well texts fit items, against the definitions written out text by text (docs/reading.md, "Theirs")."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from rapidfuzz import fuzz

from kyoten.sheet.match.grams import grams, weights
from kyoten.sheet.match.score import Scorer

KANJI, HIRAGANA = ("一", "鿿"), ("ぁ", "ゟ")
FORMS = [
    ["子育て講座を年3回開く", "講座を開く"],
    ["来館しやすい案内を作る"],
    ["安全点検の継続実施", "点検", "安全点検"],
    ["子育て相談の手順をまとめる"],
    ["講座の案内"],
    ["絵本の読み聞かせ"],
    ["避難訓練を行う"],
]
TEXTS = [
    "子育て講座",
    "案内を作った",
    "点検",
    "何の関係もない文",
    "。、",
    "講座の案内",
    "子育て講座を年3回開く、避難訓練を行う",
]


def _grams(text: str) -> set[str]:
    """Pairs of neighbouring letters inside words, and single kanji."""
    pairs = {a + b for a, b in pairwise(text) if a.isalnum() and b.isalnum()}
    return pairs | {letter for letter in text if KANJI[0] <= letter <= KANJI[1]}


def _own_weight(gram: str) -> float:
    """A kanji alone weighs half a pair; a pair with one or two hiragana 0.45 and 0.2."""
    kana = sum(HIRAGANA[0] <= letter <= HIRAGANA[1] for letter in gram)
    return 0.5 if len(gram) == 1 else (1.0, 0.45, 0.2)[kana]


def _weight(gram: str) -> float:
    """The more the fewer items have it in their whole texts; one that no form has weighs most."""
    if not any(gram in _grams(form) for forms in FORMS for form in forms):
        return _own_weight(gram) * math.log((len(FORMS) + 1) / 0.5)
    having = sum(gram in _grams(forms[0]) for forms in FORMS)
    return _own_weight(gram) * math.log((len(FORMS) + 1) / (having + 0.5))


def _total(text: str) -> float:
    return sum(map(_weight, _grams(text)))


def _shared(one: str, other: str) -> float:
    return sum(map(_weight, _grams(one) & _grams(other)))


def _expected(text: str, item: int) -> tuple[float, float, float, float, float]:
    """score, explained, covered, whole, shared."""
    if not _grams(text):
        return 0, 0, 0, 0, 0
    forms = FORMS[item]
    explained, shared = _shared(text, forms[0]) / _total(text), _shared(text, forms[0])
    covered = max(_shared(text, form) / _total(form) for form in forms)
    below = 0.25 * explained + covered
    measure = 1.25 * explained * covered / below if below else 0
    ratio = max(fuzz.ratio(form, text) for form in forms)
    score = max(60 * measure + 0.4 * ratio, 90 * explained * min(1, shared / 50))
    return score, explained, covered, shared / _total(forms[0]), shared


@pytest.mark.parametrize(("text", "number"), [(text, number) for number, text in enumerate(TEXTS)])
def test_a_text_fits_its_items_as_defined(text, number):
    found = Scorer(FORMS).fits(TEXTS)
    listed = found.item[number].tolist()
    assert len(listed) == len(set(listed)) == 6
    for place, item in enumerate(listed):
        got = tuple(float(column[number, place]) for column in found[1:])
        assert got == pytest.approx(_expected(text, item), abs=2e-3)
    scores = [float(each) for each in found.score[number]]
    assert scores == sorted(scores, reverse=True)


def test_the_six_that_fit_best_are_kept():
    """Of seven; the one that is left out fits no better than those."""
    found = Scorer(FORMS).fits(["子育て講座"])
    [left_out] = set(range(7)) - set(found.item[0].tolist())
    assert _expected("子育て講座", left_out)[1] <= min(
        _expected("子育て講座", item)[1] for item in found.item[0].tolist()
    )
    assert found.item[0, 0] == 0


def test_of_items_that_fit_alike_the_plans_first_comes_first():
    assert Scorer([["絵本"], ["案内"], ["絵本"]]).fits(["絵本"]).item[0].tolist() == [0, 2, 1]


def test_long_lists_of_texts_are_held_against_the_items_step_by_step():
    """A hundred at once: the hundred and first fits as the first does."""
    found = Scorer(FORMS).fits([*["子育て講座"] * 100, "避難訓練", "子育て講座"])
    assert found.item.shape == (102, 6)
    assert found.score[101].tolist() == found.score[0].tolist()
    assert found.item[100, 0] == 6


def test_the_overlap_of_two_items_is_the_share_of_the_first_in_the_second():
    overlaps = Scorer(FORMS).overlaps
    for one in range(7):
        for other in range(7):
            expected = _shared(FORMS[one][0], FORMS[other][0]) / _total(FORMS[one][0])
            assert overlaps[one, other] == pytest.approx(expected, abs=1e-4)


def test_a_plan_without_words_fits_nothing():
    for scorer in (Scorer([]), Scorer([["。"], ["、"]])):
        assert scorer.fits(["絵本"]).item.shape == (1, 0)
        assert scorer.overlaps.shape == (0, 0)
    assert Scorer(FORMS).fits([]).item.shape == (0, 0)


def test_each_gram_of_a_text_counts_once_and_words_end_at_marks_and_line_breaks():
    texts = ["親子、親子の\n場a1", "", "場"]
    found = grams(texts)
    by_text: dict[int, list[str]] = {number: [] for number in range(3)}
    for text, gram in zip(found.text.tolist(), found.gram.tolist(), strict=True):
        letters = (gram >> 21, gram & ((1 << 21) - 1))
        by_text[text].append("".join(chr(letter) for letter in letters if letter))
    assert {number: set(each) for number, each in by_text.items()} == {
        0: {"親", "子", "親子", "子の", "場", "場a", "a1"}, 1: set(), 2: {"場"},
    }  # fmt: skip
    assert all(len(each) == len(set(each)) for each in by_text.values())


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("親子", 1.0),
        ("子の", 0.45),
        ("の場", 0.45),
        ("ので", 0.2),
        ("カナ", 1.0),
        ("ぁん", 0.2),
        ("ゟ場", 0.45),
        ("ァ場", 1.0),
    ],
)
def test_pairs_with_hiragana_weigh_less(text, weight):
    found = grams([text])
    pairs = [value for value in found.gram.tolist() if value >> 21]
    assert [round(float(each), 2) for each in weights(found.gram[[v in pairs for v in found.gram.tolist()]])] == [
        weight
    ]


@pytest.mark.parametrize(("letter", "counts"), [("一", True), ("鿿", True), ("あ", False), ("㐀", False)])
def test_single_kanji_are_grams_too(letter, counts):
    assert len(grams([letter]).gram) == int(counts)
    assert weights(grams([letter]).gram).tolist() == ([0.5] if counts else [])

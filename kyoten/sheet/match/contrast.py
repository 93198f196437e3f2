"""Whether a row says another word in the place of an item's own: 利用会員 for 提供会員, 年1回 for 年2回.

Such a text is nearly the item's, character by character, and means something else. A slip of the keyboard or of the
conversion changes a word as well, but into one that reads the same or that differs in a letter: those are no others.
Source: docs/reading.md, "Theirs": a doubtful match is asked about, never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from kyoten.sheet.match.kanji_readings import reads_alike

_WORD = re.compile(r"[一-鿿々]+|[ァ-ヴー]+|[0-9]+|[a-z]+")
"""Words that mean something by themselves; hiragana is mostly grammar."""
_VERB = "~"
"""Before a stem among the words."""
_STOPPED = re.compile(r"終了|中止|廃止|延期|断念|見送|取りやめ|とりやめ")
"""A row that says that the undertaking has ended is not of the item as it was planned."""
_NOT = frozenset({"ない", "なく", "なし", "ません", "にくい", "にくく", "づらい", "づらく"})
"""What turns a clause round."""
_NEARLY = 0.6
"""Share of an item's length from which a row is held against the whole of it."""
_STEM = re.compile(r"(?<![一-鿿々0-9])[一-鿿々](?=[ぁ-ん])(?!が(?![るりっれろ])|[をにはのとでもへ])")
"""A kanji alone with its ending (来やすい, 通して), which is no particle."""
_SAID = re.compile(rf"({_STEM.pattern})|({_WORD.pattern}|{'|'.join(sorted(_NOT))})")
_NUMERAL = re.compile(r"(?<=[年月週第])[一二三四五六七八九](?=回)")
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_KATAKANA = re.compile(r"[ァ-ヴ]")
_HIRAGANA = {code: code - ord("ァ") + ord("ぁ") for code in range(ord("ァ"), ord("ヴ"))}
"""Katakana → hiragana: おやつ and オヤツ are one word."""
_NEGATORS = re.compile(r"以外|ではな|でな[いく]")
_NEGATED = 6
"""Letters beside 以外 in a place that differs; with more of them, what is not meant has gone as well."""
_LETTERS = re.compile(r"[ァ-ヴー]+|[a-z]+")
_SHARED = 2
"""Letters that two compounds have in common to be variants of one."""
_SLIP = 4
"""Letters of a word in katakana or Latin from which one of them may be wrong, missing or too many."""


class Words:
    """A text in one spelling, taken apart once for all that it is held against.

    `words`: in order; the stems of verbs are marked, since a verb for a noun is often another way to say it.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        numbered = _NUMERAL.sub(lambda found: found[0].translate(_NUMERALS), text)
        self.words = [_VERB + stem if stem else word for stem, word in _SAID.findall(numbered)]

    @cached_property
    def _in_hiragana(self) -> str:
        return self.text.translate(_HIRAGANA)

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.text))

    def has(self, word: str) -> bool:
        """Whether the text has a word, or the words that it is put together of (対応体制 of 対応できる体制)."""
        if word in self.text or (_KATAKANA.search(word) and word.translate(_HIRAGANA) in self._in_hiragana):
            return True
        start = 0
        while start < len(word):
            longest = next((end for end in range(len(word), start + 1, -1) if word[start:end] in self.text), 0)
            if not longest and (word[start] not in self.text or word[start] not in self._alone):
                return False
            start = longest or start + 1
        return True


def contradicts(row: Words, forms: Sequence[Words]) -> bool:
    """Both in one spelling (`one_spelling`); `forms`: the item's whole text first, then what people shorten it to."""
    whole = forms[0]
    # Of a long item people keep a clause; a row that is nearly as long is to be held against all of it.
    is_long = len(row.text) > _NEARLY * len(whole.text)
    nearest = whole if is_long else max(forms, key=lambda form: fuzz.ratio(row.text, form.text))
    return (
        any(found not in whole.text for found in _STOPPED.findall(row.text))
        or any(_differ(new, old, row, whole) for new, old in _gaps(row.words, nearest.words))
        or _negated(row.text, nearest.text)
    )


def _gaps(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The words of the one and of the other text between those that both have in the same order."""
    i = k = 0
    for same in LCSseq.editops(words, others).as_matching_blocks():
        if i < same.a or k < same.b:
            yield words[i : same.a], others[k : same.b]
        i, k = same.a + same.size, same.b + same.size


def _differ(new: Sequence[str], old: Sequence[str], row: Words, whole: Words) -> bool:
    """Whether the row's words in a place mean something else than the item's."""
    # ない alone more or less, or a verb for a verb; a clause that is left out takes its ない along.
    if _NOT.issuperset(new) and _NOT.issuperset(old):
        return True
    if not new or not old:
        return False
    return (
        (len(new) == len(old) == 1 and _are_other_verbs(new[0], old[0]))
        or any(_are_variants(one, other, row.text, whole.text) for one in new for other in old)
        or _are_replaced(_plain(new), _plain(old), row, whole)
    )


def _are_replaced(said: Sequence[str], meant: Sequence[str], row: Words, whole: Words) -> bool:
    """Whether words stand in the place of others. A word that stands elsewhere in the other text is only moved."""
    new, old = _missing(said, row, whole), _missing(meant, whole, row)
    return bool(new and old) and not _is_slip(new, old)


def _missing(words: Sequence[str], of: Words, other: Words) -> list[str]:
    """Those of a text's words that the other one has not, or not as often."""
    return [word for word in words if not other.has(word) or 0 < other.text.count(word) < of.text.count(word)]


def _plain(words: Sequence[str]) -> list[str]:
    return [word for word in words if word[0] != _VERB and word not in _NOT]


def _are_other_verbs(one: str, other: str) -> bool:
    """促す and 断る; a verb beside a noun is another way to say it."""
    return one.startswith(_VERB) and other.startswith(_VERB) and not reads_alike(one[1:], other[1:])


def _are_variants(one: str, other: str, row: str, whole: str) -> bool:
    """利用会員 and 提供会員, 育児休業明 and 育児休業中: compounds that differ in a part, each said by one text."""
    if len(one) != len(other) or one in whole or other in row:
        return False
    shared = _beginning(one, other) + _beginning(one[::-1], other[::-1])
    return _SHARED <= shared < len(one) and not _same_word(one, other)


def _beginning(one: str, other: str) -> int:
    """How many letters two words have in common from the first on."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))


def _is_slip(new: Sequence[str], old: Sequence[str]) -> bool:
    """Whether each word is the other's, typed wrongly."""
    return len(new) == len(old) and all(_same_word(one, other) for one, other in zip(new, old, strict=True))


def _same_word(one: str, other: str) -> bool:
    if one.isdecimal() or other.isdecimal():
        return False
    if one in other or other in one:
        return True
    if _LETTERS.fullmatch(one):
        return min(len(one), len(other)) >= _SLIP and Levenshtein.distance(one, other) == 1
    return reads_alike(one, other)


def _negated(row: str, form: str) -> bool:
    """Whether only one of them says 以外 or ではない where the texts run alike."""
    if len(_NEGATORS.findall(row)) == len(_NEGATORS.findall(form)):
        return False
    for change in Levenshtein.opcodes(row, form):
        for part in (row[change.src_start : change.src_end], form[change.dest_start : change.dest_end]):
            found = _NEGATORS.search(part) if change.tag != "equal" else None
            if found and len(part) <= len(found[0]) + _NEGATED:
                return True
    return False

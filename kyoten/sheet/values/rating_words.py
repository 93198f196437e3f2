"""Ratings written with numbers, marks or brackets: ③実施中, ●完了, 完了。, 実施中(50%) (docs/reading.md, "Values")."""

from __future__ import annotations

import re
from functools import lru_cache

from kyoten.settings import Rating
from kyoten.sheet.values.numbers import count_number, percent_number
from kyoten.text import bare, flat

SYMBOLS = frozenset("◎○●△▲×□■☆★◇◆")
_TICKS = frozenset("○◎●✓✔☑レvV■★*1")
_CIRCLES = str.maketrans({"〇": "○", "◯": "○", "⭕": "○", "✕": "×", "✖": "×", "☓": "×", "╳": "×", "▵": "△"})
_DECORATED = re.compile(
    rf"(?P<number>\(?\d{{1,2}}\)?[.:、]?)?(?P<marks>[{''.join(sorted(SYMBOLS))}・※✓✔☑]*)"
    r"(?P<name>[^()。]*)(?:\((?P<inside>[^()]*)\))?[。.]?"
)
_LONGEST_WORD = 60
_FOOTNOTE = re.compile(r"(?<=.)[(\[]?(?:[※*†‡]+|注)\d{0,2}[)\]]?$")
"""着手※1, 完了(注2): what is meant stands below the table."""
_RATING_LETTERS = re.compile(
    r"[ぁ-ん、。目標計画予定順調概一部半分全既未十不大幅少遅延完了着手達成終実施開始進行捗検討準備継続中止済上下回良好悪普通到対応整取組"
    r"前倒出来優秀適切要改善問題]*"
)


def has_only_rating_words(text: str) -> bool:
    """Whether a text has nothing but what ratings are made of: 順調に進んでいる。, not 会議で共有した。"""
    return _RATING_LETTERS.fullmatch(text) is not None


def symbol_key(word: str) -> str:
    """A symbol or word for comparison: ○ 〇 ◯ are one symbol."""
    return flat(word).translate(_CIRCLES)


def is_tick(text: str) -> bool:
    """A mark that says no more than that it stands here: ○, ✓, レ, 1."""
    return symbol_key(text).strip() in _TICKS


@lru_cache(maxsize=1_024)
def word_key(word: str) -> str:
    """A rating's name for comparison."""
    return bare(word).casefold().replace("おおむね", "概ね").replace("概(おおむ)ね", "概ね")


def undecorated(word: str, scale: tuple[Rating, ...]) -> str:
    """The one rating that a word means without the number, marks, full stop or bracket around it; "" for none.

    All that names a rating must name the same one: ○完了 means none where ○ is another's. What stands in the bracket
    may be a symbol, a name, or how much of it was done; anything else (予定, 見込み, 一部) changes the meaning.
    """
    typed = bare(word)
    if len(typed) <= _LONGEST_WORD:
        typed = _FOOTNOTE.sub("", typed)
    found = _DECORATED.fullmatch(typed.translate(_CIRCLES))
    if found is None:
        return ""
    name, inside = found["name"], found["inside"] or ""
    named = [_named(name, scale)] if name else []
    named += [meant for mark in found["marks"] if (meant := _named(mark, scale)) or not name]
    amount = percent_number(inside) or count_number(inside if "回" in inside else "")
    if inside and not amount:
        named.append(_named(inside, scale))
    # A number alone is an amount, not a step of the scale.
    if not named or (found["number"] and not name):
        return ""
    meant = [rating for rating in scale if all(rating in each for each in named)]
    return meant[0].name if len(meant) == 1 and _agrees(meant[0], inside) else ""


def _named(word: str, scale: tuple[Rating, ...]) -> list[Rating]:
    """The ratings whose name or symbol a word is."""
    same = word_key(word)
    return [rating for rating in scale if same in (word_key(rating.name), word_key(symbol_key(rating.symbol)))]


def _agrees(rating: Rating, inside: str) -> bool:
    """Whether a percentage in the bracket leaves the rating possible: 完了(50%) and 実施中(100%) say two things."""
    share = percent_number(inside)
    return share is None or all((share[0] == end) == (rating.percent == end) for end in (0, 100))

"""Texts as sets of grams: pairs of neighbouring letters inside words, and single kanji.

A gram is a number (its letters' code points); kana weighs little, since it is mostly grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.int64]

_LETTER_BITS, _GRAM_BITS = 21, 42
"""Bits of one letter; a pair needs two of them."""
_KANJI_WEIGHT = 0.5
_PAIR_WEIGHT = np.array([1.0, 0.45, 0.2], dtype=np.float32)
"""By how many of the two letters are hiragana."""


class Grams(NamedTuple):
    """Of several texts: number of the text and gram, sorted by both; each gram once per text."""

    text: Ints
    gram: Ints


def grams(texts: Sequence[str]) -> Grams:
    """What is no letter or digit separates words."""
    joined = "\n".join(text.replace("\n", " ") for text in texts) + "\n"
    letters = np.frombuffer(joined.encode("utf-32-le"), dtype="<U1")
    codes = letters.view(np.uint32).astype(np.int64)
    ends = codes == ord("\n")
    text = np.cumsum(ends) - ends
    in_word = np.strings.isalnum(letters)
    pairs = in_word[:-1] & in_word[1:]
    kanji = (codes >= 0x4E00) & (codes <= 0x9FFF)
    # One number for text and gram together: sorting numbers is many times faster than sorting by two columns.
    text_and_pair = text[:-1] << _GRAM_BITS | codes[:-1] << _LETTER_BITS | codes[1:]
    both = np.sort(np.concatenate([text_and_pair[pairs], (text << _GRAM_BITS | codes)[kanji]]))
    once = both[np.diff(both, prepend=-1) != 0]
    return Grams(once >> _GRAM_BITS, once & ((1 << _GRAM_BITS) - 1))


def weights(each: Ints) -> Floats:
    """What grams weigh by their letters alone (0.2–1)."""
    first, second = each >> _LETTER_BITS, each & ((1 << _LETTER_BITS) - 1)
    kana = ((first >= 0x3041) & (first <= 0x309F)).astype(np.int64) + ((second >= 0x3041) & (second <= 0x309F))
    found: Floats = np.where(first == 0, np.float32(_KANJI_WEIGHT), _PAIR_WEIGHT[kana])
    return found

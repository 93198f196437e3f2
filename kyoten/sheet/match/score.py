"""How well foreign texts fit the plan's items: many rows at once, numbers only.

A text is taken as the set of its pairs of neighbouring characters and its single kanji. A piece weighs the more the
fewer items have it (a word that no item has weighs most), and kana weighs little: it is mostly grammar, so a particle
or an ending more or less changes little. From that and from rapidfuzz's ratio comes one score (`_combined`).
Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

KEPT = 6
"""Candidates looked at closely per row: five to show and one more, so that a restated pair costs none."""
_AT_ONCE = 100
"""Rows per step: the working arrays of a step stay small (about 2 MB), however many rows there are."""
_PAIR_BITS = 21
"""Bits of one character; a pair needs two of them."""
_KANJI_WEIGHT = 0.5
_PAIR_WEIGHT = np.array([1.0, 0.45, 0.2], dtype=np.float32)
"""By how many of the two characters are hiragana."""
_PRECISION_FIRST = 0.25
"""β² of the F-measure: what the row says must be in the item; what the item says may be missing in a shortened row."""
_ENOUGH = 50.0
"""Shared weight (about ten telling pairs) from which a row that covers little of a long item still names it."""
_GIST = 90.0
_TINY = 1e-6


class Fit(NamedTuple):
    """One item beside one row. Shares are 0–1, `score` and `ratio` 0–100, `shared` is a weight.

    `explained`: share of the row's weight found in the item; `covered`: share of one of the item's forms found in the
    row, `whole` of its whole text;
    `ratio`: characters in order, against the nearest of the item's forms.
    """

    item: int
    score: float
    explained: float
    covered: float
    whole: float
    shared: float
    ratio: float


@dataclass(frozen=True)
class _Pieces:
    """Pieces of several texts, each once per text: text number and code, sorted by both."""

    text: Ints
    code: Ints


class Scorer:
    """The items' forms (whole text first; `match_words.forms`) as one table; pure after construction."""

    def __init__(self, forms: Sequence[Sequence[str]]) -> None:
        self._forms = forms
        self._starts = np.cumsum([0, *(len(each) for each in forms)])[:-1]
        pieces = _pieces(list(chain.from_iterable(forms)))
        self._codes, at = np.unique(pieces.code, return_inverse=True)
        self._width = sum(map(len, forms))
        whole = np.isin(pieces.text, self._starts)
        having = np.bincount(at[whole], minlength=len(self._codes))
        self._rarity_of_unknown = float(np.log((len(forms) + 1) / 0.5))
        rarity = np.log((len(forms) + 1) / (having + 0.5)).astype(np.float32)
        self._weight_of: Floats = rarity * _weights(self._codes)
        # Which forms a piece is in: those of piece p are self._forms_of[self._first[p] : self._first[p] + count].
        self._forms_of = pieces.text[np.argsort(at, kind="stable")].astype(np.int32)
        self._counts = np.bincount(at, minlength=len(self._codes)).astype(np.int32)
        self._first = np.cumsum(self._counts, dtype=np.int32) - self._counts
        totals = np.bincount(pieces.text, self._weight_of[at], minlength=self._width)
        self._totals: Floats = np.maximum(totals, _TINY).astype(np.float32)
        self._overlaps = self._overlap_of_all()

    def fits(self, texts: Sequence[str]) -> Iterator[list[Fit]]:
        """For each text (in one spelling) the KEPT items that fit best, best first; [] for a text without words."""
        if not len(self._codes):
            yield from ([] for _ in texts)
            return
        for start in range(0, len(texts), _AT_ONCE):
            yield from self._some(texts[start : start + _AT_ONCE])

    def overlap(self, one: int, other: int) -> float:
        """Share (0–1) of the other item's weight that is in the one's text too."""
        return float(self._overlaps[other, one])

    def _overlap_of_all(self) -> Floats:
        """item × item: share of the first one's weight that is in the second one's text."""
        if not len(self._codes):
            return np.zeros((0, 0), dtype=np.float32)
        shared, totals = self._shared([each[0] for each in self._forms])
        return shared[:, self._starts] / totals[:, None]

    def _some(self, texts: Sequence[str]) -> Iterator[list[Fit]]:
        shared, totals = self._shared(texts)
        explained = shared[:, self._starts] / totals[:, None]
        covered = shared / self._totals
        best_form = np.maximum.reduceat(covered, self._starts, axis=1)
        measure = _f_measure(explained, best_form)
        nearest = _highest(measure)
        rows, starts = np.arange(len(texts))[:, None], self._starts[nearest]
        ratios, common, told = self._ratios(texts, nearest), shared[rows, starts], explained[rows, nearest]
        scores = _combined(measure[rows, nearest], ratios, told, common)
        columns = (nearest, scores, told, best_form[rows, nearest], covered[rows, starts], common, ratios)
        order = np.argsort(-scores, axis=1, kind="stable")
        fits = list(map(Fit, *(np.take_along_axis(column, order, axis=1).ravel().tolist() for column in columns)))
        kept = nearest.shape[1]
        for row, total in enumerate(totals.tolist()):
            yield fits[row * kept : (row + 1) * kept] if total > _TINY else []

    def _shared(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """texts × forms: weight in common; per text: its whole weight (not 0)."""
        pieces = _pieces(texts)
        at = np.minimum(np.searchsorted(self._codes, pieces.code), len(self._codes) - 1)
        known = self._codes[at] == pieces.code
        weights = self._weight_of[at]
        weights[~known] = _weights(pieces.code[~known]) * self._rarity_of_unknown
        totals = np.bincount(pieces.text, weights, minlength=len(texts))
        shared = self._spread(pieces.text[known], at[known], len(texts))
        return shared, np.maximum(totals, _TINY).astype(np.float32)

    def _spread(self, text: Ints, piece: Ints, texts: int) -> Floats:
        """texts × forms: the sum of the weights of the pieces that text and form have in common."""
        counts = self._counts[piece]
        of = np.repeat(np.arange(len(piece), dtype=np.int32), counts)
        before = self._first[piece] - np.cumsum(counts, dtype=np.int32) + counts
        position = np.arange(len(of), dtype=np.int32) + before[of]
        cell = (text * self._width).astype(np.int32)[of] + self._forms_of[position]
        sums = np.bincount(cell, self._weight_of[piece][of], minlength=texts * self._width)
        sums_of_forms: Floats = sums.reshape(texts, self._width).astype(np.float32)
        return sums_of_forms

    def _ratios(self, texts: Sequence[str], nearest: Ints) -> Floats:
        """texts × KEPT: the ratio to the nearest of each item's forms."""
        groups = [self._forms[item] for item in nearest.ravel().tolist()]
        counts = np.array([len(group) for group in groups])
        choices = list(chain.from_iterable(groups))
        per_text = counts.reshape(nearest.shape).sum(axis=1).tolist()
        queries = list(chain.from_iterable([text] * count for text, count in zip(texts, per_text, strict=True)))
        ratios = process.cpdist(queries, choices, scorer=fuzz.ratio, dtype=np.float32)
        starts = np.cumsum(counts) - counts
        best: Floats = np.maximum.reduceat(ratios, starts).reshape(nearest.shape)
        return best


def _highest(measure: Floats) -> Ints:
    """Per row the KEPT highest columns, highest first."""
    kept = min(KEPT, measure.shape[1])
    some = np.argpartition(-measure, kept - 1, axis=1)[:, :kept]
    order = np.argsort(-np.take_along_axis(measure, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)


def _pieces(texts: Sequence[str]) -> _Pieces:
    """Single kanji and pairs inside words of each text; what is no letter or digit separates words."""
    joined = "\n".join(text.replace("\n", " ") for text in texts) + "\n"
    chars = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    number = np.cumsum(chars == ord("\n")) - (chars == ord("\n"))
    word = _is_word(joined)
    pairs = word[:-1] & word[1:]
    kanji = _is_kanji(chars)
    code = np.concatenate([(chars[:-1] << _PAIR_BITS | chars[1:])[pairs], chars[kanji]])
    text = np.concatenate([number[:-1][pairs], number[kanji]])
    order = np.lexsort((code, text))
    code, text = code[order], text[order]
    first = np.ones(len(code), dtype=bool)
    first[1:] = (code[1:] != code[:-1]) | (text[1:] != text[:-1])
    return _Pieces(text[first], code[first])


def _is_word(joined: str) -> npt.NDArray[np.bool_]:
    known = {char: char.isalnum() for char in set(joined)}
    return np.fromiter(map(known.__getitem__, joined), dtype=bool, count=len(joined))


def _is_kanji(chars: Ints) -> npt.NDArray[np.bool_]:
    return (chars >= 0x4E00) & (chars <= 0x9FFF)


def _weights(codes: Ints) -> Floats:
    first, second = codes >> _PAIR_BITS, codes & ((1 << _PAIR_BITS) - 1)
    kana = ((first >= 0x3041) & (first <= 0x309F)).astype(np.int64) + ((second >= 0x3041) & (second <= 0x309F))
    weights: Floats = np.where(first == 0, np.float32(_KANJI_WEIGHT), _PAIR_WEIGHT[kana])
    return weights


def _f_measure(explained: Floats, covered: Floats) -> Floats:
    below: Floats = np.maximum(_PRECISION_FIRST * explained + covered, _TINY)
    return (1 + _PRECISION_FIRST) * explained * covered / below


def _combined(measure: Floats, ratios: Floats, explained: Floats, shared: Floats) -> Floats:
    """0–100: three parts words and two parts order of characters, or, for a gist, what it says all being there."""
    gist = _GIST * explained * np.minimum(1, shared / _ENOUGH)
    combined: Floats = np.maximum(60 * measure + 0.4 * ratios, gist)
    return combined

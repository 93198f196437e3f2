"""How well foreign texts fit the plan's items: many rows at once, numbers only.

A text is taken as the set of its grams. A gram weighs the more the fewer items have it (one that no item has weighs
most). From the weight that two texts share and from rapidfuzz's ratio comes one score (`_combined`).
Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from kyoten.sheet.match.grams import Floats, Ints, grams, weights

Bools = npt.NDArray[np.bool_]

KEPT = 6
"""Candidates looked at closely per row: five to show and one more, so that a restated pair costs none."""
_AT_ONCE = 100
"""Texts held against all forms in one step: the arrays of a step stay small (about 2 MB)."""
_PRECISION_FIRST = 0.25
"""β² of the F-measure: what the row says must be in the item; what the item says may be missing in a shortened row."""
_ENOUGH = 50.0
"""Shared weight (about ten telling pairs) from which a row that covers little of a long item still names it."""
_GIST = 90.0
_TINY = 1e-6


class Fits(NamedTuple):
    """The items that fit some texts best: arrays texts × KEPT, best first. Shares are 0–1, `score` 0–100, `shared` is a
    weight; of a text without words all scores are 0.

    `explained`: share of the text's weight found in the item; `covered`: share of one of the item's forms found in the
    text, `whole` of its whole text.
    """

    item: Ints
    score: Floats
    explained: Floats
    covered: Floats
    whole: Floats
    shared: Floats

    def at(self, places: Ints) -> Fits:
        """One fit of each text: arrays of one number a text."""
        texts = np.arange(len(places))
        return Fits(self.item[texts, places], *(column[texts, places] for column in self[1:]))


class Scorer:
    """The items' forms (whole text first; `normalize.short_forms`) as one table; pure after construction."""

    def __init__(self, forms: Sequence[Sequence[str]]) -> None:
        self._forms = list(chain.from_iterable(forms))
        # Of each item: how many forms it has, and the place of the first (its whole text) among all forms.
        self._form_count = np.array([len(each) for each in forms], dtype=np.int64)
        self._whole = np.cumsum(self._form_count) - self._form_count
        found = grams(self._forms)
        self._grams, at = np.unique(found.gram, return_inverse=True)
        having = np.bincount(at[np.isin(found.text, self._whole)], minlength=len(self._grams))
        rarity = np.log((len(forms) + 1) / (having + 0.5)).astype(np.float32)
        self._weights = (rarity * weights(self._grams)).astype(np.float64)
        self._rarity_of_unknown = float(np.log((len(forms) + 1) / 0.5))
        # The forms that gram g is in are self._having[self._first[g] : self._first[g] + self._counts[g]].
        self._having = found.text[np.argsort(at, kind="stable")].astype(np.int32)
        self._counts = np.bincount(at, minlength=len(self._grams)).astype(np.int32)
        self._first = np.cumsum(self._counts, dtype=np.int32) - self._counts
        totals = np.bincount(found.text, self._weights[at], minlength=len(self._forms))
        self._totals: Floats = np.maximum(totals, _TINY).astype(np.float32)
        self.overlaps = self._overlap_of_all()
        """item × item: share (0–1) of the first one's weight that is in the second one's text."""

    def fits(self, texts: Sequence[str]) -> Fits:
        """The KEPT items that fit each text (in one spelling) best."""
        if not len(self._grams) or not texts:
            return Fits(*np.zeros((len(Fits._fields), len(texts), 0), dtype=np.int64))
        item, measure, *numbers = map(np.concatenate, zip(*map(self._nearest, _steps(texts)), strict=True))
        explained, covered, whole, shared, worded = numbers
        ratio = self._ratios(texts, item)
        score = np.where(worded, _combined(measure, ratio, explained, shared), 0)
        order = np.arange(len(texts))[:, None], np.argsort(-score, axis=1, kind="stable")
        columns = (score, explained, covered, whole, shared)
        return Fits(item[order], *(column[order].astype(np.float64) for column in columns))

    def _overlap_of_all(self) -> Floats:
        if not len(self._grams):
            return np.zeros((0, 0), dtype=np.float32)
        whole_texts = [self._forms[place] for place in self._whole.tolist()]
        steps = map(self._shared, _steps(whole_texts))
        return np.concatenate([shared[:, self._whole] / totals[:, None] for shared, totals in steps])

    def _nearest(self, texts: Sequence[str]) -> tuple[Ints, Floats, Floats, Floats, Floats, Floats, Bools]:
        """texts × KEPT, highest measure first: item, measure, explained, covered, whole, shared (see Fits); and for
        each text whether it has words."""
        shared, totals = self._shared(texts)
        explained = shared[:, self._whole] / totals[:, None]
        covered = shared / self._totals
        best_form = covered[:, self._whole]
        for nth in range(1, int(self._form_count.max())):
            items = np.flatnonzero(self._form_count > nth)
            best_form[:, items] = np.maximum(best_form[:, items], covered[:, self._whole[items] + nth])
        measure = _f_measure(explained, best_form)
        item = _highest(measure)
        at = np.arange(len(texts))[:, None], item
        whole = at[0], self._whole[item]
        return item, measure[at], explained[at], best_form[at], covered[whole], shared[whole], totals[:, None] > _TINY

    def _shared(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """texts × forms: weight in common; per text: its whole weight (not 0)."""
        text, gram = grams(texts)
        at = np.minimum(np.searchsorted(self._grams, gram), len(self._grams) - 1)
        known = self._grams[at] == gram
        weight = self._weights[at]
        weight[~known] = weights(gram[~known]) * self._rarity_of_unknown
        totals = np.bincount(text, weight, minlength=len(texts))
        shared = self._spread(text[known], at[known], len(texts))
        return shared, np.maximum(totals, _TINY).astype(np.float32)

    def _spread(self, text: Ints, gram: Ints, texts: int) -> Floats:
        """texts × forms: the sum of the weights of the grams that text and form have in common."""
        # Numbers of 32 bits: these arrays are the largest, and this step waits for memory.
        counts, width = self._counts[gram], len(self._forms)
        position = np.repeat(self._first[gram] - np.cumsum(counts, dtype=np.int32) + counts, counts)
        position += np.arange(len(position), dtype=np.int32)
        cell = self._having.take(position)
        cell += np.repeat((text * width).astype(np.int32), counts)
        sums = np.bincount(cell, np.repeat(self._weights[gram], counts), minlength=texts * width)
        return sums.reshape(texts, width).astype(np.float32)

    def _ratios(self, texts: Sequence[str], item: Ints) -> Floats:
        """texts × KEPT: the ratio to the nearest of each item's forms."""
        counts = self._form_count[item].ravel()
        starts = np.cumsum(counts) - counts
        form = np.repeat(self._whole[item].ravel() - starts, counts) + np.arange(counts.sum())
        text = np.repeat(np.repeat(np.arange(len(texts)), item.shape[1]), counts)
        # Form by form: many texts held against one are several times faster than as many pairs.
        by_form = np.argsort(form, kind="stable")
        ratios = np.empty(len(form), dtype=np.float32)
        for start, end in pairwise(np.flatnonzero(np.diff(form[by_form], prepend=-1, append=-1)).tolist()):
            some = by_form[start:end]
            held = [texts[each] for each in text[some].tolist()]
            ratios[some] = process.cdist([self._forms[form[some[0]]]], held, scorer=fuzz.ratio, dtype=np.float32)[0]
        return np.maximum.reduceat(ratios, starts).reshape(item.shape)


def _steps(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE)]


def _highest(measure: Floats) -> Ints:
    """Per row the KEPT highest columns, highest first; of equal ones the first of the plan."""
    ranks = np.arange(measure.shape[1]) * 1e-12 - measure
    some = np.argpartition(ranks, min(KEPT, measure.shape[1]) - 1, axis=1)[:, :KEPT]
    order = np.argsort(np.take_along_axis(ranks, some, axis=1), axis=1)
    return np.take_along_axis(some, order, axis=1)


def _f_measure(explained: Floats, covered: Floats) -> Floats:
    below: Floats = np.maximum(_PRECISION_FIRST * explained + covered, _TINY)
    return (1 + _PRECISION_FIRST) * explained * covered / below


def _combined(measure: Floats, ratios: Floats, explained: Floats, shared: Floats) -> Floats:
    """0–100: three parts words and two parts order of letters, or, for a gist, what it says all being there."""
    gist = _GIST * explained * np.minimum(1, shared / _ENOUGH)
    combined: Floats = np.maximum(60 * measure + 0.4 * ratios, gist)
    return combined

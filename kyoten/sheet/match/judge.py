"""When a likeness is clear enough to be taken without asking (docs/reading.md, "Theirs").

The numbers were set with the `tune` half of tests/sheet/match/match_cases.tsv.
"""

from __future__ import annotations

import numpy as np

from kyoten.sheet.match.grams import Ints
from kyoten.sheet.match.plan_texts import PlanTexts
from kyoten.sheet.match.score import Bools, Fits

ACCEPT = 63.0
"""Score (0–100) from which a text may be taken for an item."""
MARGIN = 15.0
"""Score by which the best item must stand above the next."""
_EXPLAINED, _FOREIGN = 0.62, 35.0
"""Share of what the row says that must be found in the item, and the weight that the rest may have (seven telling
pairs: slips, not a further clause of its own)."""
_COVERED, _SAID = 0.6, 25.0
"""Share of an item's form that a row must hold, or else the weight (five telling pairs) that both must share: a word or
two of a long item are its subject, and its neighbours' as well."""
_TELLING = 0.25
"""Share of the row's known words that must speak for the best item and not for the next."""
_TWO_IN_ONE, _OF_ONE = 0.8, 0.5
"""Share of another item's words in the row from which the row may hold two items' texts, unless the best item holds the
second share of them itself."""
NOT_CLEAR = -1


def clear_fits(fits: Fits, among: Bools, texts: PlanTexts) -> Ints:
    """For each row the place of its best fit among those allowed, where it fits well, none that is ruled out fits
    clearly better, and no other item but its own copies comes near it; else NOT_CLEAR."""
    if not among.size:
        return np.full(len(among), NOT_CLEAR)
    place = among.argmax(axis=1)
    best = fits.at(place)
    # The best of all stands first: what is allowed must be as good, or nearly.
    good = among.any(axis=1) & (best.score >= ACCEPT) & (best.score > fits.score[:, 0] - MARGIN) & _says_enough(best)
    original = np.array(texts.original)
    others = among & (original[fits.item] != original[best.item][:, None])
    return np.where(good & ~(others & _comes_near(fits, best, texts)).any(axis=1), place, NOT_CLEAR)


def _comes_near(fits: Fits, best: Fits, texts: PlanTexts) -> Bools:
    """Rows × places: whether an item stands too near to the row's best one to leave no doubt."""
    ahead = best.score[:, None] - fits.score
    two_in_one = (fits.whole >= _TWO_IN_ONE) & (texts.scorer.overlaps[fits.item, best.item[:, None]] < _OF_ONE)
    telling = best.shared[:, None] - fits.shared >= _TELLING * best.shared[:, None]
    near: Bools = (ahead < MARGIN) | two_in_one | ~telling
    return near


def _says_enough(best: Fits) -> Bools:
    """Whether row and item share enough words, and the row says little that is not in the item."""
    foreign = best.shared / np.maximum(best.explained, _EXPLAINED) - best.shared
    explained = (best.explained >= _EXPLAINED) & (foreign <= _FOREIGN)
    enough: Bools = explained & ((best.covered >= _COVERED) | (best.shared >= _SAID))
    return enough

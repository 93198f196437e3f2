"""When a likeness is clear enough to be taken without asking (docs/reading.md, "Theirs").

The numbers were set with the `tune` half of tests/sheet/match/match_cases.tsv.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kyoten.sheet.match.score import Fit

ACCEPT = 63.0
"""Score (0–100) from which a text may be taken for an item. Set with the `tune` half of
tests/sheet/match/match_cases.tsv."""
MARGIN = 15.0
"""Score by which the best item must stand above the next."""
_EXPLAINED, _MOSTLY, _FOREIGN = 0.62, 0.8, 35.0
"""Share of what the row says that must be found in the item; below the second share, the rest may weigh at most the
third (seven telling pairs: slips, not a further clause of its own)."""
_COVERED, _SAID = 0.6, 25.0
"""Share of an item's form that a row must hold, or else the weight (five telling pairs) that both must share: a word or
two of a long item are its subject, and its neighbours' as well."""
_TELLING = 0.25
"""Share of the row's known words that must speak for the best item and not for the next."""
_NEARLY_WHOLE = 90.0
"""Ratio from which a row is an item's whole text, though another, longer item may hold all its words too."""
_TWO_IN_ONE = 0.8
"""Share of another item's words in the row from which the row may hold two items' texts."""


@dataclass(frozen=True)
class Judge:
    """`original`: for each item the one that it restates, or itself; `overlap`: share (0–1) of the second item's words
    that the first one holds; `accept` and `margin` are scores (0–100)."""

    original: Sequence[int]
    overlap: Callable[[int, int], float]
    accept: float
    margin: float

    def clear(self, fits: Sequence[Fit]) -> Fit | None:
        """The best of the fits (best first) where it fits well and no item but its own copies comes near it."""
        if not fits or fits[0].score < self.accept or not _says_enough(fits[0]):
            return None
        best = fits[0]
        rivals = [fit for fit in fits[1:] if self.original[fit.item] != self.original[best.item]]
        return None if any(self._comes_near(best, rival) for rival in rivals) else best

    def _comes_near(self, best: Fit, rival: Fit) -> bool:
        ahead = best.score - rival.score
        if ahead < self.margin:
            return True
        if rival.whole >= _TWO_IN_ONE and self.overlap(best.item, rival.item) < 0.5:
            return True
        telling = best.shared - rival.shared >= _TELLING * best.shared
        return not telling and not (best.ratio >= _NEARLY_WHOLE and ahead >= 2 * self.margin)


def _says_enough(fit: Fit) -> bool:
    """Whether row and item share enough words, and the row says little that is not in the item."""
    foreign = fit.shared / max(fit.explained, _EXPLAINED) - fit.shared
    explained = fit.explained >= _MOSTLY or (fit.explained >= _EXPLAINED and foreign <= _FOREIGN)
    return explained and (fit.covered >= _COVERED or fit.shared >= _SAID)

"""Rows of a foreign sheet → items of the plan: by id, else by text; what is doubtful is left to a person.

Source: docs/reading.md, "Theirs", "Restated items". A wrong automatic match would put one
item's progress under another unseen, so everything here prefers asking to guessing. Each row is judged for itself: that
two rows of one sheet name the same item is for the reader of the sheet to find and report, not decided here.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import numpy as np

from kyoten.model import Plan
from kyoten.plan.cell_markup import is_restated, says_saikei
from kyoten.reader.on_progress import OnProgress, ignore_progress
from kyoten.sheet.match.contrast import Words, contradicts
from kyoten.sheet.match.hints import Hints, leading_id, looks_like_id
from kyoten.sheet.match.judge import MARGIN, NOT_CLEAR, clear_fits
from kyoten.sheet.match.normalize import RowText, one_spelling, row_text
from kyoten.sheet.match.plan_texts import plan_texts
from kyoten.sheet.match.quantities import disagree

SHOWN = 5
"""Candidates given with a doubtful match."""
_AT_ONCE = 1000
"""Rows per step: what a step works with stays small (some MB), however many rows there are."""
_REMEMBERED = 4096
"""Rows whose matches are kept: a sheet asks for the same ones again at every answer about it. Longer sheets, whose rows
would push each other out, are matched anew."""
_PLAUSIBLE = 40.0
"""Score below which no candidate is likely: the row is of no item."""
_IN_COMMON = 12.0
"""Score below which an item has nothing to do with the row and is no candidate."""
_UNLIKE, _HALF = 25.0, 0.5
"""Score and share of its words in the item below which a text beside an id speaks of something else than that item."""


class Wanted(NamedTuple):
    """One row as its sheet gives it; "" where a column is missing or the cell is empty."""

    text: str
    id: str = ""
    function: str = ""
    state: str = ""
    viewpoint: str = ""
    role: str = ""


class Candidate(NamedTuple):
    """`item` is an id, `text` the plan's words, `score` 0–100."""

    item: str
    text: str
    score: float


class Match(NamedTuple):
    """`how`: "id", "equal", "similar" (taken, `item` is set); "doubtful", "none" (`item` is None, a person picks).

    `score` is 0–100, 100 for id and equal. `candidates`: best first, at most 5, for doubtful and none only.
    """

    item: str | None
    how: str
    score: float
    candidates: tuple[Candidate, ...] = ()


class _Row(NamedTuple):
    """A row made ready. `hinted`: the items of its function and role, or None where it names none.

    `items`, `scores` (0–100) and `explained` (share of its words, 0–1): those that fit it best, best first;
    `clear`: the place among them of the one that is taken for what its text says, `narrowed`: for that and what its
    columns say; NOT_CLEAR where there is none.
    """

    wanted: Wanted
    text: RowText
    spelled: str
    hinted: frozenset[int] | None
    placed: frozenset[int] | None
    items: list[int]
    scores: list[float]
    explained: list[float]
    clear: int
    narrowed: int


@lru_cache(maxsize=4)
def matcher_of(plan: Plan) -> Matcher:
    """Kept between files: a base's plan stands while its sheets come in."""
    return Matcher(plan)


class Matcher:
    """Matches rows with one plan; keep it (`matcher_of`). Items are positions in the plan's."""

    def __init__(self, plan: Plan) -> None:
        self._items = plan.items
        self._hints = Hints(plan)
        self._texts = plan_texts(plan)
        self._remembered: dict[Wanted, Match] = {}
        self._lock = threading.Lock()

    def match(self, rows: Sequence[Wanted], on_progress: OnProgress = ignore_progress) -> list[Match]:
        """One Match per row, in the rows' order. Nothing raises; a row without words and id is "none"."""
        distinct = list(dict.fromkeys(rows))
        with self._lock:
            known = {row: self._remembered[row] for row in distinct if row in self._remembered}
        asked = [row for row in distinct if row not in known]
        for start in range(0, len(asked), _AT_ONCE):
            on_progress(start / len(asked))
            some = asked[start : start + _AT_ONCE]
            known.update(zip(some, map(self._one, self._made_ready(some)), strict=True))
        on_progress(1.0)
        self._remember({row: known[row] for row in asked[: _REMEMBERED + 1]})
        return [known[row] for row in rows]

    def knows_function(self, cell: str) -> bool:
        """Whether a cell names a function of the plan."""
        return self._hints.knows_function(cell)

    def roles_named(self, cell: str) -> set[str]:
        """The roles that a cell names, as the plan or usage has them; empty where it names none, or one not known."""
        return self._hints.roles_named(cell)

    def elsewhere(self, item: str) -> tuple[Candidate, ...]:
        """The items of other functions that have the words of an item, or restate it, and the item itself; () where
        only one function has them."""
        at = next(number for number, each in enumerate(self._items) if each.id == item)
        copies = [each for each in range(len(self._items)) if self._texts.are_copies(each, at)]
        copies += [each for each in self._texts.same(row_text(self._items[at].text)) if each not in copies]
        if len({self._items[each].function for each in copies}) < 2:
            return ()
        return tuple(self._candidate(each, 100.0) for each in sorted(copies))

    def _remember(self, matches: Mapping[Wanted, Match]) -> None:
        if len(matches) > _REMEMBERED:
            return
        with self._lock:
            self._remembered.update(matches)
            while len(self._remembered) > _REMEMBERED:
                del self._remembered[next(iter(self._remembered))]

    def _made_ready(self, rows: Sequence[Wanted]) -> Iterable[_Row]:
        asked = list(map(_with_own_id, rows))
        texts = [row_text(row.text) for row in asked]
        spelled = one_spelling([text.undated for text in texts])
        hinted = [
            self._hints.hinted(row.function, row.role or text.role) for row, text in zip(asked, texts, strict=True)
        ]
        placed = [self._hints.placed(row.state, row.viewpoint) for row in asked]
        fits = self._texts.scorer.fits(spelled)
        items = fits.item.tolist()
        among = np.ones(fits.item.shape, dtype=bool)
        clear = narrowed = clear_fits(fits, among, self._texts)
        for named in (hinted, placed):
            if any(each is not None for each in named):
                among &= np.array(list(map(_named, items, named)))
                narrowed = np.where(narrowed == NOT_CLEAR, clear_fits(fits, among, self._texts), narrowed)
        numbers = items, fits.score.tolist(), fits.explained.tolist(), clear.tolist(), narrowed.tolist()
        return map(_Row, asked, texts, spelled, hinted, placed, *numbers)

    def _one(self, row: _Row) -> Match:
        by_id = self._hints.by_id(row.wanted.id) if row.wanted.id else None
        if by_id is not None:
            return self._with_id(row, by_id)
        same = self._texts.same(row.text)
        if same and not self._only_copy(row, same):
            return self._equal(row, same)
        # An id that the plan has no item for may be last year's or a slip: then a likeness alone is not enough.
        if row.wanted.id and looks_like_id(row.wanted.id):
            return self._open(row)
        return self._similar(row)

    # by id

    def _with_id(self, row: _Row, item: int) -> Match:
        if row.text.key and not self._speaks_of(row, item):
            return self._open(row, first=[item])
        if not row.text.key and row.hinted is not None and item not in row.hinted:
            return self._open(row, first=[item])
        return Match(self._items[item].id, "id", 100.0)

    def _speaks_of(self, row: _Row, item: int) -> bool:
        """Whether the text goes with the id's item: its own words, no other item's, and not another subject's."""
        if same := self._texts.same(row.text):
            return any(self._texts.are_copies(each, item) for each in same)
        if row.clear != NOT_CLEAR:
            return self._texts.are_copies(row.items[row.clear], item)
        fits = zip(row.items, row.scores, row.explained, strict=True)
        return any(each == item and (score >= _UNLIKE or share >= _HALF) for each, score, share in fits)

    # by text

    def _only_copy(self, row: _Row, same: Collection[int]) -> bool:
        """An unmarked row with a copy's words may mean the original as well: that is for `_similar` to weigh."""
        return not row.text.marked and all(self._texts.original[each] != each for each in same)

    def _equal(self, row: _Row, same: Sequence[int]) -> Match:
        left = [each for each in same if row.hinted is None or each in row.hinted]
        if len(left) > 1 and row.placed is not None:
            left = [each for each in left if each in row.placed] or left
        if len({self._texts.original[each] for each in left}) != 1:
            return self._open(row, first=left or same)
        return Match(self._items[self._of_pair(row, left)].id, "equal", 100.0)

    def _similar(self, row: _Row) -> Match:
        if row.narrowed == NOT_CLEAR:
            return self._open(row)
        item, score = row.items[row.narrowed], row.scores[row.narrowed]
        original, hinted = self._texts.original, row.hinted
        allowed = [
            each
            for each, of_it in zip(row.items, row.scores, strict=True)
            if of_it >= score - MARGIN and original[each] == original[item] and (hinted is None or each in hinted)
        ]
        if not allowed or contradicts(self._held_against(row, item), self._texts.forms[item]):
            return self._open(row)
        if disagree(row.text.undated, row.text.unmarked[len(row.text.undated) :], self._items[item].text):
            return self._open(row, first=[item])
        return Match(self._items[self._of_pair(row, allowed)].id, "similar", round(score, 1))

    def _held_against(self, row: _Row, item: int) -> Words:
        """What the row says, with a date or count behind it only where the item itself has one there."""
        if row.text.undated == row.text.unmarked or not self._texts.dated[item]:
            return Words(row.spelled)
        return Words(one_spelling([row.text.unmarked])[0])

    def _of_pair(self, row: _Row, members: Sequence[int]) -> int:
        """Of a restated item and its original: the one marked as the row is, else the original."""
        if row.text.marked:
            saikei = [each for each in members if says_saikei(self._items[each].text) == row.text.saikei]
            marked = [each for each in saikei or members if is_restated(self._items[each].text)]
            members = marked or members
        originals = [each for each in members if self._texts.original[each] == each]
        return (originals or list(members))[0]

    # left to a person

    def _open(self, row: _Row, first: Sequence[int] = ()) -> Match:
        """Doubtful, or none where nothing is likely; `first` are items that belong at the head of the candidates."""
        fits = list(zip(row.items, row.scores, strict=True))
        if (hinted := row.hinted) is not None:
            # What is of the function and role that the row names counts for more.
            fits.sort(key=lambda fit: -fit[1] - (MARGIN if fit[0] in hinted else 0))
        likely = {item: score for item, score in fits if score >= _IN_COMMON}
        named = {item: _score_of(row, item) for item in first}
        shown = tuple(self._candidate(item, score) for item, score in islice((named | likely).items(), SHOWN))
        best = max((each.score for each in shown), default=0.0)
        how = "doubtful" if first or best >= _PLAUSIBLE else "none"
        return Match(None, how, best, shown)

    def _candidate(self, item: int, score: float) -> Candidate:
        return Candidate(self._items[item].id, self._items[item].text, round(score, 1))


def _score_of(row: _Row, item: int) -> float:
    return row.scores[row.items.index(item)] if item in row.items else 0.0


def _named(items: Sequence[int], named: frozenset[int] | None) -> list[bool]:
    return [True] * len(items) if named is None else [item in named for item in items]


def _with_own_id(row: Wanted) -> Wanted:
    """An id in front of the text is the row's, where no column gives one."""
    number, text = ("", row.text) if row.id else leading_id(row.text)
    return row._replace(id=number, text=text) if number else row

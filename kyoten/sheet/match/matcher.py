"""Rows of a foreign sheet → items of the plan: by id, else by text; what is doubtful is left to a person.

Source: docs/reading.md, "Theirs", "Restated items". A wrong automatic match would put one
item's progress under another unseen, so everything here prefers asking to guessing. Each row is judged for itself: that
two rows of one sheet name the same item is for the reader of the sheet to find and report, not decided here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kyoten.model import ActionItem, Plan
from kyoten.plan.cell_markup import is_restated, says_saikei
from kyoten.reader.on_progress import OnProgress, ignore_progress, with_progress
from kyoten.sheet.match.contrast import contradicts
from kyoten.sheet.match.hints import Hints, leading_id, looks_like_id
from kyoten.sheet.match.judge import ACCEPT, MARGIN, Judge
from kyoten.sheet.match.score import Fit, Scorer
from kyoten.sheet.match.words import Said, ends_dated, forms, one_spelling, said
from kyoten.text import key

SHOWN = 5
"""Candidates given with a doubtful match."""
_PLAUSIBLE = 40.0
"""Score below which no candidate is likely: the row is of no item."""
_IN_COMMON = 12.0
"""Score below which an item has nothing to do with the row and is no candidate."""
_SHORTEST_BEGINNING = 7
"""Letters of a cut text from which it may name the item that alone begins so."""
_UNLIKE, _HALF = 25.0, 0.5
"""Score and share of its words in the item below which a text beside an id speaks of something else than that item."""


@dataclass(frozen=True)
class Wanted:
    """One row as its sheet gives it; "" where a column is missing or the cell is empty."""

    text: str
    id: str = ""
    function: str = ""
    state: str = ""
    viewpoint: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`item` is an id, `text` the plan's words, `score` 0–100."""

    item: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """`how`: "id", "equal", "similar" (taken, `item` is set); "doubtful", "none" (`item` is None, a person picks).

    `score` is 0–100, 100 for id and equal. `candidates`: best first, at most 5, for doubtful and none only.
    """

    item: str | None
    how: str
    score: float
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class _Row:
    """A row made ready: `hinted` the items of its function and role, `placed` of its state and viewpoint, or None."""

    wanted: Wanted
    said: Said
    spelled: str
    fits: Sequence[Fit]
    hinted: frozenset[int] | None
    placed: frozenset[int] | None


@dataclass(frozen=True)
class _PlanWords:
    """A plan's texts made ready. Item numbers are positions in `plan.items`; `original`: of each, the item it restates
    or itself; `by_key`: key of a text → items."""

    forms: Sequence[Sequence[str]]
    scorer: Scorer
    by_key: Mapping[str, tuple[int, ...]]
    original: Sequence[int]


@lru_cache(maxsize=4)
def _plan_words(plan: Plan) -> _PlanWords:
    """Kept between files: a base's plan stands while its sheets come in, and this is half the work of a short one."""
    texts = [said(item.text) for item in plan.items]
    by_key = _grouped((name, number) for number, text in enumerate(texts) for name in {text.key, key(text.unmarked)})
    by_id = {item.id: number for number, item in enumerate(plan.items)}
    original = [by_id.get(item.restates or "", number) for number, item in enumerate(plan.items)]
    spelled = [forms(text.unmarked) for text in texts]
    return _PlanWords(spelled, Scorer(spelled), by_key, original)


class Matcher:
    """Matches rows with one plan; keep it for all sheets of a book.

    `accept`: score (0–100) from which a likeness may be taken; `margin`: what it must have over the runner-up.
    """

    def __init__(self, plan: Plan, *, accept: float = ACCEPT, margin: float = MARGIN) -> None:
        self._items = plan.items
        self._margin = margin
        self._hints = Hints(plan)
        words = _plan_words(plan)
        self._forms, self._scorer = words.forms, words.scorer
        self._by_key, self._original = words.by_key, words.original
        self._judge = Judge(self._original, self._scorer.overlap, accept, margin)

    def match(self, rows: Sequence[Wanted], on_progress: OnProgress = ignore_progress) -> list[Match]:
        """One Match per row, in the rows' order. Nothing raises; a row without words and id is "none"."""
        asked = {row: _with_own_id(row) for row in dict.fromkeys(rows)}
        taken = {text: said(text) for text in {row.text for row in asked.values()}}
        spelled = dict(zip(taken, one_spelling([each.undated for each in taken.values()]), strict=True))
        alike: dict[str, list[Wanted]] = {}
        for row in dict.fromkeys(asked.values()):
            alike.setdefault(spelled[row.text], []).append(row)
        # Judged as they are scored, so that a hundred thousand rows do not lie in memory with all their numbers.
        known: dict[Wanted, Match] = {}
        for group, fits in zip(
            with_progress(list(alike.values()), on_progress), self._scorer.fits(list(alike)), strict=True
        ):
            known.update((row, self._one(self._ready(row, taken[row.text], spelled[row.text], fits))) for row in group)
        return [known[asked[row]] for row in rows]

    def _ready(self, row: Wanted, text: Said, spelled: str, fits: Sequence[Fit]) -> _Row:
        hinted = self._hints.hinted(row.function, row.role or text.role)
        return _Row(row, text, spelled, fits, hinted, self._hints.placed(row.state, row.viewpoint))

    def _one(self, row: _Row) -> Match:
        by_id = self._hints.by_id(row.wanted.id) if row.wanted.id else None
        if by_id is not None:
            return self._with_id(row, by_id)
        same = self._same(row.said)
        if same and not self._only_copy(row, same):
            return self._equal(row, same)
        # An id that the plan has no item for may be last year's or a slip: then a likeness alone is not enough.
        if row.wanted.id and looks_like_id(row.wanted.id):
            return self._open(row)
        return self._similar(row)

    def _same(self, text: Said) -> tuple[int, ...]:
        """The items with the very words, or which alone begin with a text that was cut."""
        if not text.key:
            return ()
        if same := self._by_key.get(text.key) or self._by_key.get(key(text.undated)):
            return same
        if not text.cut or len(text.key) < _SHORTEST_BEGINNING:
            return ()
        begun = {number for name, numbers in self._by_key.items() if name.startswith(text.key) for number in numbers}
        return tuple(sorted(begun)) if len({self._original[each] for each in begun}) == 1 else ()

    # by id

    def _with_id(self, row: _Row, item: int) -> Match:
        if row.said.key and not self._says(row, item):
            return self._open(row, first=[item])
        if not row.said.key and row.hinted is not None and item not in row.hinted:
            return self._open(row, first=[item])
        return Match(self._items[item].id, "id", 100.0)

    def _says(self, row: _Row, item: int) -> bool:
        """Whether the text goes with the id's item: its own words, no other item's, and not another subject's."""
        if same := self._same(row.said):
            return any(self._original[each] == self._original[item] for each in same)
        if clear := self._judge.clear(row.fits):
            return self._original[clear.item] == self._original[item]
        return any(fit.item == item and (fit.score >= _UNLIKE or fit.explained >= _HALF) for fit in row.fits)

    # by text

    def _only_copy(self, row: _Row, same: Collection[int]) -> bool:
        """An unmarked row with a copy's words may mean the original as well: that is for `_similar` to weigh."""
        return not row.said.marked and all(self._original[each] != each for each in same)

    def _equal(self, row: _Row, same: Sequence[int]) -> Match:
        left = [each for each in same if row.hinted is None or each in row.hinted]
        if len(left) > 1 and row.placed is not None:
            left = [each for each in left if each in row.placed] or left
        if len({self._original[each] for each in left}) != 1:
            return self._open(row, first=left or same)
        return Match(self._items[self._of_pair(row, left)].id, "equal", 100.0)

    def _similar(self, row: _Row) -> Match:
        for fits in self._narrowed(row):
            clear = self._judge.clear(fits)
            if clear is None:
                continue
            members = [fit for fit in row.fits if self._original[fit.item] == self._original[clear.item]]
            equally = [fit.item for fit in members if fit.score >= clear.score - self._margin]
            allowed = [each for each in equally if row.hinted is None or each in row.hinted]
            if not allowed or contradicts(self._held_against(row, clear.item), self._forms[clear.item]):
                return self._open(row)
            return Match(self._items[self._of_pair(row, allowed)].id, "similar", round(clear.score, 1))
        return self._open(row)

    def _held_against(self, row: _Row, item: int) -> str:
        """What the row says, with a date or count behind it only where the item itself has one there."""
        if row.said.undated == row.said.unmarked or not ends_dated(self._items[item].text):
            return row.spelled
        return one_spelling([row.said.unmarked])[0]

    def _narrowed(self, row: _Row) -> Iterable[Sequence[Fit]]:
        """All candidates; then those the columns leave, as long as none that they rule out fits clearly better."""
        yield row.fits
        left = row.fits
        for named in (row.hinted, row.placed):
            if named is None:
                continue
            left = [fit for fit in left if fit.item in named]
            if not left or row.fits[0].score >= left[0].score + self._margin:
                return
            yield left

    def _of_pair(self, row: _Row, members: Sequence[int]) -> int:
        """Of a restated item and its original: the one marked as the row is, else the original."""
        if row.said.marked:
            saikei = [each for each in members if says_saikei(self._items[each].text) == row.said.saikei]
            marked = [each for each in saikei or members if is_restated(self._items[each].text)]
            members = marked or members
        originals = [each for each in members if self._original[each] == each]
        return (originals or list(members))[0]

    # left to a person

    def _open(self, row: _Row, first: Sequence[int] = ()) -> Match:
        """Doubtful, or none where nothing is likely; `first` are items that belong at the head of the candidates."""
        scores = {fit.item: fit.score for fit in row.fits}
        likely = (fit.item for fit in self._agreeing_first(row) if fit.score >= _IN_COMMON)
        order = dict.fromkeys([*first, *likely])
        shown = tuple(_candidate(self._items[each], scores.get(each, 0.0)) for each in list(order)[:SHOWN])
        best = max((each.score for each in shown), default=0.0)
        how = "doubtful" if first or best >= _PLAUSIBLE else "none"
        return Match(None, how, best, shown)

    def _agreeing_first(self, row: _Row) -> Sequence[Fit]:
        """Best first; those of the function and role that the row names count for more."""
        if (hinted := row.hinted) is None:
            return row.fits
        return sorted(row.fits, key=lambda fit: -fit.score - (self._margin if fit.item in hinted else 0))


def _with_own_id(row: Wanted) -> Wanted:
    """An id in front of the text is the row's, where no column gives one."""
    number, text = ("", row.text) if row.id else leading_id(row.text)
    return replace(row, id=number, text=text) if number else row


def _candidate(item: ActionItem, score: float) -> Candidate:
    return Candidate(item.id, item.text, round(score, 1))


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    groups: dict[str, tuple[int, ...]] = {}
    for name, number in pairs:
        groups[name] = (*groups.get(name, ()), number)
    return groups

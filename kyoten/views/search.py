"""Words found in what was reported, and in who is in charge, across a site's years.

Full-width and half-width, hiragana and katakana are the same (kyoten.text.found_at).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kyoten.fiscal import Quarter, year_label
from kyoten.model import FIELDS, TEXTS, ActionItem
from kyoten.storage.store import Store
from kyoten.text import found_at, search_key
from kyoten.views.view import is_chosen
from kyoten.views.year_data import YearData, known_year_data

_BEFORE, _AROUND = 30, 90
"""Letters of a long text before the first word found, and in all."""

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hit:
    """A text that holds words. `quarter` None: who the plan puts in charge, in no report. `text` in one line; `spans`:
    where the words stand in it, in order and apart; `source`: the cell and `file` that said so ("" for the plan's)."""

    year: int
    quarter: Quarter | None
    item: ActionItem
    field: str
    text: str
    spans: Spans
    source: str = ""
    file: str = ""
    sample: bool = False

    @property
    def when(self) -> str:
        """平成23年度 第2四半期, 平成23年度"""
        return self.quarter.full_label if self.quarter else year_label(self.year)

    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text piece by piece, with whether a piece is a word found; a long one from shortly before the first."""
        first = max(0, self.spans[0][0] - _BEFORE)
        last = min(len(self.text), max(first + _AROUND, self.spans[0][1]))
        at = first
        if first:
            yield "…", False
        for start, end in self.spans:
            if start >= last:
                break
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:last], False
        if max(last, at) < len(self.text):
            yield "…", False


def search(
    years: Iterable[YearData], words: str, *, roles: Sequence[str] = (), functions: Sequence[str] = ()
) -> list[Hit]:
    """The texts of the reports in which every word stands, in any of their fields; the newest quarter first, then in
    plan order. No words: nothing. No roles or functions = all."""
    wanted = [word for word in words.split() if search_key(word)]
    if not wanted:
        return []
    found: list[Hit] = []
    for data in sorted(years, key=lambda each: -each.plan.fiscal_year):
        items = {item.id: item for each in data.terms for item in each.plan.items}
        chosen = {name: item for name, item in items.items() if is_chosen(item, roles, functions)}
        found += _of_year(data, chosen, wanted)
    return found


def _of_year(data: YearData, items: dict[str, ActionItem], words: Sequence[str]) -> Iterator[Hit]:
    year, order = data.plan.fiscal_year, {name: place for place, name in enumerate(items)}
    entries = [each for each in data.entries if each.entry.item in items]
    for each in sorted(entries, key=lambda each: (-each.entry.quarter.number, order[each.entry.item])):
        entry, cells = each.entry, dict(each.entry.cells)
        for name, text, spans in _fields({name: getattr(entry, name) for name in TEXTS}, words):
            file = each.earlier.get(name, each.origin).file
            cell = cells.get(name, "")
            yield Hit(year, entry.quarter, items[entry.item], FIELDS[name].label, text, spans, cell, file, each.sample)
    for item, person in data.persons.items():
        if item in items:
            for name, text, spans in _fields({"person": person}, words):
                yield Hit(year, None, items[item], FIELDS[name].label, text, spans)


def _fields(texts: dict[str, str], words: Sequence[str]) -> Iterator[tuple[str, str, Spans]]:
    """The texts that hold a word, where all of them together hold every one."""
    lines = {field: " ".join(text.split()) for field, text in texts.items()}
    found = {field: [found_at(text, word) for word in words] for field, text in lines.items()}
    if not all(any(each[place] for each in found.values()) for place in range(len(words))):
        return
    for field, by_word in found.items():
        if spans := _apart(span for each in by_word for span in each):
            yield field, lines[field], spans


def _apart(spans: Iterable[tuple[int, int]]) -> Spans:
    """In order; those that touch or overlap as one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def load(store: Store, site: str, as_of: dt.date | None = None) -> tuple[YearData, ...]:
    """What a search looks through: every year of a site that has a plan, all of one moment."""
    with store.snapshot() as now:
        found = (known_year_data(now, site, year, as_of) for year in now.years(site))
        return tuple(each for each in found if each)

"""A sheet's own legend (◎：達成 ○：一部達成) against the site's scale: what its symbols mean there, where that differs.

Symbols are read by the site's scale all the same; the warning says so. Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from kyoten.problems.problem import Problem, problem
from kyoten.reader.workbook import Sheet
from kyoten.settings import Rating
from kyoten.sheet.foreign.legend_signs import legends_of_signs, rows_around_tables
from kyoten.sheet.foreign.legend_words import is_rating_word, says_same
from kyoten.sheet.values.rating_words import symbol_key
from kyoten.text import bare, key

_LONGEST = 30
"""Characters of what a symbol is said to mean."""
_SYMBOL = re.compile(r"(?<![0-9一二三四五六七八九])[◎○△×▲□■](?![0-9]+月)")
_COLONED = re.compile(r"[◎○△×▲](?:[:=→⇒―–-]|\.{2,}|・{2,}|は)")
_LONGEST_OF_COLONED = 60
"""The same where each symbol has a colon or the like behind it: ○:年度の目標に達している, ○…これから."""
_NAMED = re.compile(r"凡例|(?:評価|判定)の?(?:基準|目安|区分)|記号[のは:]")
_AROUND = " :;=.,、。・…‥|/→⇒~-―—–「」『』【】[]〈〉<>\"'"
_TO_WRITE = re.compile(
    r"(?:[のをでから、]|より|として)*(?:いずれか|選択|選[びんぶ]|記入|入力|記載|表示|付け).*|[。※*].*"
)
_OTHER_SIGN = re.compile(r"(?: \S|[-―–ー]) ?[:=].+")
"""－：対象外"""


def legend_problems(sheet: Sheet, scale: tuple[Rating, ...]) -> list[Problem]:
    """A warning for each legend of the sheet that gives a symbol of the scale another meaning; what one says again is
    not repeated."""
    ratings: dict[str, list[Rating]] = defaultdict(list)
    for rating in scale:
        if rating.symbol:
            ratings[symbol_key(rating.symbol)].append(rating)
    taken = {symbol: of[0] for symbol, of in ratings.items() if len(of) == 1}
    found: dict[str, Problem] = {}
    elsewhere = ((row, 0, entries) for row, entries in legends_of_signs(sheet))
    seen: set[tuple[str, str]] = set()
    for row, column, legend in (*_legends(sheet), *elsewhere):
        differing = {s: word for s, word in legend.items() if s in taken and not says_same(word, taken[s])}
        value = "、".join(f"「{symbol}」は「{word}」" for symbol, word in differing.items())
        read_as = "、".join(f"「{symbol}」を「{taken[symbol].name}」" for symbol in differing)
        if differing and not seen.issuperset(differing.items()):
            seen.update(differing.items())
            cell = sheet.address(row, column)
            found[value] = problem("legend_differs", sheet=sheet.name, cell=cell, value=value, taken=read_as)
    return list(found.values())


class _Entry(NamedTuple):
    """One symbol with its meaning, in one cell or in two beside each other (`cells`)."""

    row: int
    column: int
    cells: int
    symbol: str
    word: str


def _legends(sheet: Sheet) -> Iterator[tuple[int, int, Mapping[str, str]]]:
    """(row, column, symbol → meaning) of every legend: in one cell, along a row or down a column."""
    along: dict[int, list[_Entry]] = defaultdict(list)
    down: dict[tuple[int, int], list[_Entry]] = {}
    for row in rows_around_tables(sheet):
        for column, value in enumerate(sheet.rows[row]):
            text = symbol_key(value) if isinstance(value, str) else ""
            if legend := meanings_in(text):
                yield row, column, legend
            elif entry := _entry(sheet, row, column, text):
                along[row].append(entry)
                down[column, row] = [*down.pop((column, row - 1), ()), entry]
    used: set[_Entry] = set()
    for entries in (*along.values(), *down.values()):
        legend = {entry.symbol: entry.word for entry in entries}
        is_legend = 1 < len(legend) == len(entries) and used.isdisjoint(entries)
        if is_legend and (_is_named(sheet, entries[0]) or _are_alone(sheet, entries)):
            used.update(entries)
            yield entries[0].row, entries[0].column, legend


def meanings_in(text: str) -> dict[str, str]:
    """Symbol → what a text says it means, {} where that is no legend: prose, ticked boxes, a list under marks, the
    name of a column (達成度(◎○△×))."""
    pairs = _pairs(text)
    words = {word for _, word in pairs}
    if not pairs:
        return {}
    named, several = _NAMED.search(text) is not None, len(words) > 1
    if len(dict(pairs)) == len(pairs) and len(_COLONED.findall(text)) == len(pairs) > 1:
        return dict(pairs) if all(len(word) <= _LONGEST_OF_COLONED for word in words) else {}
    is_legend = (named and several) or ((named or several) and all(map(is_rating_word, words)))
    fits = len(dict(pairs)) == len(pairs) and all(len(word) <= _LONGEST for word in words)
    return dict(pairs) if is_legend and fits else {}


def _pairs(text: str) -> list[tuple[str, str]]:
    """(symbol, word) in the order written; 達成：◎ and 達成(◎) too. ◎・○：達成 says it of both."""
    marks = list(_SYMBOL.finditer(text))
    if not marks:
        return []
    after = [_word(text[one.end() : other.start()]) for one, other in pairwise(marks)]
    after.append(_word(text[marks[-1].end() :]))
    first = _word(_NAMED.split(text[: marks[0].start()])[-1])
    is_before = not after[-1] and is_rating_word(first)
    words = _carried([first, *after[:-1]]) if is_before else _carried(after[::-1])[::-1]
    # ■凡例 is the heading of the legend; a symbol that nothing is said of is none of it.
    return [(mark[0], word) for mark, word in zip(marks, words, strict=True) if word and not _NAMED.search(word)]


def _carried(words: Sequence[str]) -> list[str]:
    """Each empty word as the one before it."""
    return list(accumulate(words, lambda last, word: word or last, initial=""))[1:]


def _word(text: str) -> str:
    """What a symbol is said to mean, without what stands around it and what is asked to be written."""
    word = _OTHER_SIGN.sub("", _TO_WRITE.sub("", text)).lstrip(f"){_AROUND}").rstrip(f"({_AROUND}")
    # A bracket around the legend begins or ends in one of its words.
    word = word.replace("(", " ", max(0, word.count("(") - word.count(")")))
    word = " ".join(word.rsplit(")", max(0, word.count(")") - word.count("("))))
    word = word.strip(_AROUND).removeprefix("は").removesuffix("は").strip(_AROUND)
    return word if key(word) else ""


def _entry(sheet: Sheet, row: int, column: int, text: str) -> _Entry | None:
    """A cell of one symbol, ◎：達成 or ◎ with 達成 in the next cell."""
    if not _SYMBOL.match(text):
        return None
    beside = sheet.cell(row, column + 1) if not text[1:].strip(_AROUND) else None
    pairs = _pairs(f"{text} {symbol_key(beside)}" if isinstance(beside, str) else text)
    if len(pairs) != 1 or not is_rating_word(pairs[0][1]):
        return None
    return _Entry(row, column, 1 if beside is None else 2, *pairs[0])


def _is_named(sheet: Sheet, first: _Entry) -> bool:
    """Whether a cell before or over the first symbol calls it a legend."""
    row, column = first.row, first.column
    near = [sheet.cell(row, column - 1), *(sheet.cell(row - 1, column + step) for step in (-1, 0, 1))]
    return any(isinstance(value, str) and _NAMED.search(bare(value)) for value in near)


def _are_alone(sheet: Sheet, entries: Sequence[_Entry]) -> bool:
    """Whether their rows hold nothing else: a status beside its percent looks the same."""
    filled = sum(value is not None for row in {entry.row for entry in entries} for value in sheet.rows[row])
    return filled == sum(entry.cells for entry in entries)

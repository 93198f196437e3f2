"""Signs that a book's legend explains and the site's scale does not have: A:完了, 終 終了したもの, ― 今後実施予定.

One whose meaning is a rating's is read so; another is asked about, even a ― that means nothing elsewhere.
Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kyoten.reader.workbook import Sheet
from kyoten.settings import Rating
from kyoten.sheet.entries.sheet_meanings import Legend, SignMeaning
from kyoten.sheet.foreign.legend_words import is_rating_word, says_same
from kyoten.sheet.values.rating_words import symbol_key

_FIRST_ROWS, _LAST_ROWS = 40, 15
"""Legends stand over a table or below it."""
_LONGEST = 60
"""Characters of a meaning."""
_SIGN = r"[A-Za-z1-5①-⑤Ⅰ-Ⅴ◎○△▲×●◇□☆★済終中未遅休止延完着実可否優良―—–-]"
_JOIN = r"\s*(?:[:=…→]|‥|\s)\s*"
_ENTRY = re.compile(rf"({_SIGN})(?:{_JOIN})(\S.*)")
_IN_LINE = re.compile(rf"(?:^|(?<=[\s、,/。;()\[\]※]))「?({_SIGN})」?\s*(?:[:=]|は)\s*(?=\S)")
_SAYS = re.compile("(?:を(?:表す|示す|意味する)|とする|です)$")
_ALONE = re.compile(_SIGN)
_DASHES = frozenset("―—–-")
"""One of these that is explained is a legend by itself: elsewhere it says nothing."""
_LABEL = 12
"""Letters of a cell beside the entries: 凡例, 進捗状況欄."""
_FEWEST = 2


def legend_of(sheets: Iterable[Sheet], scale: tuple[Rating, ...]) -> Legend:
    """What the book's legends say of signs that the scale has not; the first counts."""
    own = {symbol_key(each.symbol) for each in scale if each.symbol} | {symbol_key(each.name) for each in scale}
    found: dict[str, SignMeaning] = {}
    for sheet in sheets:
        for _, entries in legends_of_signs(sheet):
            for sign, word in entries.items():
                if sign not in own:
                    found.setdefault(sign, SignMeaning(_rating(word, scale), word))
    return found


def _rating(word: str, scale: tuple[Rating, ...]) -> str:
    same = [rating.name for rating in scale if says_same(word, rating)]
    return same[0] if len(same) == 1 else ""


def rows_around_tables(sheet: Sheet) -> tuple[int, ...]:
    """The first and the last rows of a sheet, where legends are looked for."""
    last = max(_FIRST_ROWS, len(sheet.rows) - _LAST_ROWS)
    return (*range(min(_FIRST_ROWS, len(sheet.rows))), *range(last, len(sheet.rows)))


def legends_of_signs(sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
    """(row, entries) of every legend: in one cell, along a row, or down a column or two."""
    down: dict[str, str] = {}
    beside: dict[int, dict[str, str]] = {}
    for row in rows_around_tables(sheet):
        texts = [symbol_key(value) for value in sheet.rows[row] if isinstance(value, str)]
        for text in texts:
            entries = _in_line(text)
            if len(entries) >= _FEWEST or not _DASHES.isdisjoint(entries):
                yield row, entries
        if len(along := _along(texts)) >= _FEWEST:
            yield row, along
        pair = _pair(sheet, row, texts)
        if pair:
            down |= pair
        elif down:
            yield from _if_legend(row - 1, down)
            down = {}
        yield from _ended(row, beside, _beside(sheet, row))
    yield from _if_legend(len(sheet.rows) - 1, down)
    yield from _ended(len(sheet.rows), beside, {})


def _beside(sheet: Sheet, row: int) -> dict[int, tuple[str, str]]:
    """Column → (sign, meaning) of the row's cells that are an entry of a legend."""
    texts = ((column, symbol_key(value)) for column, value in enumerate(sheet.rows[row]) if isinstance(value, str))
    found = ((column, _ENTRY.fullmatch(text)) for column, text in texts)
    return {column: (each[1], each[2]) for column, each in found if each and is_rating_word(each[2])}


def _ended(
    row: int, beside: dict[int, dict[str, str]], now: dict[int, tuple[str, str]]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The legends down a column that end over a row; goes on with those of the row."""
    for column in [each for each in beside if each not in now or now[each][0] in beside[each]]:
        entries = beside.pop(column)
        if len(entries) > _FEWEST:
            yield row - 1, entries
    for column, (sign, word) in now.items():
        beside.setdefault(column, {})[sign] = word


def _if_legend(row: int, entries: dict[str, str]) -> Iterator[tuple[int, dict[str, str]]]:
    if len(entries) >= _FEWEST:
        yield row, entries


def _in_line(text: str) -> dict[str, str]:
    """A:完了 B:実施中 — each sign with a colon behind it."""
    if not (marks := list(_IN_LINE.finditer(text))):
        return {}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    said = (text[mark.end() : end].strip(" 、,/。;") for mark, end in zip(marks, ends, strict=True))
    words = {mark[1]: _SAYS.sub("", word) for mark, word in zip(marks, said, strict=True)}
    fits = len(words) == len(marks) and all(0 < len(word) <= _LONGEST for word in words.values())
    return words if fits and any(map(is_rating_word, words.values())) else {}


def _along(texts: list[str]) -> dict[str, str]:
    """Cells of one row, each a sign and its meaning, and at most a label beside them."""
    found = [_ENTRY.fullmatch(text) for text in texts]
    entries = {each[1]: each[2] for each in found if each and len(each[2]) <= _LONGEST}
    rest = [text for text, each in zip(texts, found, strict=True) if not each]
    fits = len(entries) == len(texts) - len(rest) and len(rest) <= 1 and all(len(text) <= _LABEL for text in rest)
    return entries if fits and any(map(is_rating_word, entries.values())) else {}


def _pair(sheet: Sheet, row: int, texts: list[str]) -> dict[str, str]:
    """A row that holds nothing but a sign and what it means, in one cell or in two."""
    if any(value is not None and not isinstance(value, str) for value in sheet.rows[row]):
        return {}
    if len(texts) == 1 and (entry := _ENTRY.fullmatch(texts[0])) and is_rating_word(entry[2]):
        return {entry[1]: entry[2]}
    if len(texts) == _FEWEST and _ALONE.fullmatch(texts[0]) and is_rating_word(texts[1]):
        return {texts[0]: texts[1]}
    return {}

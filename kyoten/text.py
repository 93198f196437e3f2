"""Normalising and comparing Japanese office text."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

_NOT_WORD = re.compile(r"[^\w]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no text of ours holds: control characters but tab and line ends, and halves of a character."""
_LONGEST_LABEL = 120
# A spreadsheet takes a cell that begins with one of these as a formula; Japanese Excel the full-width ones too. What it
# drops in front (white space, a tab, a line end) hides none of them.
_RUNS = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


def flat(text: str) -> str:
    """NFKC, every run of white space one space, none at the ends: for display words and values."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def bare(text: str) -> str:
    """NFKC without any white space: for headers."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def key(text: str) -> str:
    """NFKC, casefolded, without white space and punctuation: two texts with one key say the same."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text)).casefold()


_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_MARK_BEHIND = "\uff9e\uff9f"
"""The half-width signs of voiced sounds, which belong to the letter before them."""


def search_key(text: str) -> str:
    """The key with katakana as hiragana: what a search takes for the same."""
    return key(text).translate(_KATAKANA)


def found_at(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands in a text, full-width or half-width, hiragana or katakana: from and to, to slice the text."""
    wanted, letters, places = search_key(word), [], []
    # Most texts do not hold the word: that is seen at once, and only the others are gone through letter by letter.
    if not wanted or wanted not in search_key(text):
        return []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (text[end] in _MARK_BEHIND or unicodedata.combining(text[end])):
            end += 1
        for letter in search_key(text[start:end]):
            letters.append(letter)
            places.append((start, end))
        start = end
    whole, found = "".join(letters), []
    at = whole.find(wanted)
    while at >= 0:
        found.append((places[at][0], places[at + len(wanted) - 1][1]))
        at = whole.find(wanted, at + len(wanted))
    return found


def without_control(text: str) -> str:
    """The text as pages and databases can hold it."""
    return CONTROL.sub("", text)


def file_label(name: str) -> str:
    """An uploaded file's name for showing: without folders, line breaks, control and direction marks, and of a length
    that a line can hold. It is never used as a path."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(" " if letter.isspace() else letter for letter in last if letter.isspace() or letter.isprintable())
    plain = " ".join(plain.split())
    if len(plain) > _LONGEST_LABEL:
        plain = f"{plain[: _LONGEST_LABEL - 9]}…{plain[-8:]}"
    return plain if plain.strip(". ") else "(名称なし)"


def runs_in_spreadsheet(text: str) -> bool:
    """Whether a spreadsheet would run the text as a formula, were it typed or read from a CSV."""
    return _RUNS.match(text) is not None


def safe_text(text: str) -> str:
    """For a CSV field: an apostrophe before what a spreadsheet would run. In xlsx a text is written as a text instead,
    marked with a quote prefix (`runs_in_spreadsheet`), so that it reads as it was and stays text when it is edited."""
    return f"'{text}" if runs_in_spreadsheet(text) else text


def similarity(one: str, other: str) -> float:
    """0–100 over the texts' keys (rapidfuzz ratio)."""
    return fuzz.ratio(key(one), key(other))

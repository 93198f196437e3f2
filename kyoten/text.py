"""Normalising and comparing Japanese office text."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w]+")


def flat(text: str) -> str:
    """NFKC, every run of white space one space, none at the ends: for display words and values."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def bare(text: str) -> str:
    """NFKC without any white space: for headers."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def key(text: str) -> str:
    """NFKC, casefolded, without white space and punctuation: two texts with one key say the same."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text)).casefold()


def similarity(one: str, other: str) -> float:
    """0–100 over the texts' keys (rapidfuzz ratio)."""
    return fuzz.ratio(key(one), key(other))

"""Names of functions: "親子の居場所 P1" and "P2" are one (docs/reading.md, "Functions")."""

from __future__ import annotations

import re
import unicodedata

from kyoten.plan.cell_markup import plain, without_state_mark
from kyoten.text import flat, key

STANDARD = (
    "親子の居場所",
    "情報収集・提供",
    "ネットワーク",
    "子育て相談",
    "人材育成",
    "子育てサポートシステム",
)
"""The six areas of a base (docs/product.md); a plan may have others."""

_PAGE = re.compile(r"\s*[(]?\s*(?:P\.?\s*\d+|(?<!\d)\d+\s*/\s*\d+|続き|つづき)\s*[)]?$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:\d{1,2}[.．、)]\s*|[IVX]{1,4}[.．、]?\s+)")
_SPACE_IN_JAPANESE = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_KNOWN = {key(name) for name in STANDARD}


def function_name(cell: str) -> str:
    """The function's name without its number, page number and line breaks: (1)情報収集・\\n提供 P2 → 情報収集・提供."""
    name = _PAGE.sub("", flat(_cut_number(cell)))
    return _SPACE_IN_JAPANESE.sub("", name) or flat(plain(cell))


def is_standard(cell: str) -> bool:
    """Whether a cell names one of the six functions."""
    return key(function_name(cell)) in _KNOWN


def is_sentence(cell: str) -> bool:
    """Whether a text reads as a sentence, which no function's name does."""
    return plain(cell).endswith(("。", "．", "か?", "か？"))


def _cut_number(cell: str) -> str:
    # ① and (1) are cut before NFKC, which would turn ① into 1.
    return _NUMBER.sub("", unicodedata.normalize("NFKC", without_state_mark(cell)))

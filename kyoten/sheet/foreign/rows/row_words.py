"""Words that make a row something else than an item: a total, an example, a note, instructions, a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from kyoten.reader.workbook import Value
from kyoten.sheet.foreign.header.words import column_code
from kyoten.text import bare

_TOTAL = re.compile(r"[(【\[]?(?:.{0,12}(?:小計|合計|総計|平均)|計|総合計|平均値?|全体)[)】\]]?(?:[(\[].*)?")
_EXAMPLE = re.compile(r"[(【\[「〈<]?(?:(?:記入|記載|入力|回答|報告)?例|見本|サンプル)[0-9]*[)】\]」〉>:.]?")
_NOTE = re.compile(r"\s*(?:※|＊|\*|[(（]?注|備考[:：]|凡例|【?記入上の)")
_INSTRUCTION = re.compile(r"記入|入力|選択|選んで|書く|書いて|半角|全角|単位|例[:：)）]|^[(（].*[)）]$")
_LONGEST_CUT = 8
MARKS = "■□●◆◇▼【】[]()"
"""Stand around a heading over some of the rows."""
_AROUND_HEADING = re.compile(r"^[■□●◆◇▼【\[\s]*(?:[0-9０-９]{1,2}\s+)?|[】\]\s]+$")
_LABELLED = re.compile(r"([^:：]+)[:：](?=.)")


_LEFT_OUT = re.compile(r"[(\[【〈<]?(?:以下|中|前|後|途中)?(?:省?略)[)\]】〉>]?|[….・‥:~〜︙⋮]+")
"""(略), (中略), …: rows that somebody cut out of a sheet."""


class RowWord(Enum):
    """What a short first cell says of its row."""

    TOTAL = "total"
    EXAMPLE = "example"


def row_word(first: Value) -> RowWord | None:
    """合計, 小計(1)…; 記入例, (例); None for any other first cell."""
    return _row_word(first) if isinstance(first, str) else None


@lru_cache(maxsize=1_024)
def _row_word(first: str) -> RowWord | None:
    word = bare(first)
    return RowWord.TOTAL if _TOTAL.fullmatch(word) else RowWord.EXAMPLE if _EXAMPLE.fullmatch(word) else None


def is_note(first: Value) -> bool:
    """※…, 注), 備考: …"""
    return isinstance(first, str) and _NOTE.match(first) is not None


def is_cut(cells: Sequence[Value]) -> bool:
    """Whether a row says no more than that rows were left out here: (略) or … in each of its cells."""
    return all(value is None or (isinstance(value, str) and _is_cut(value)) for value in cells)


@lru_cache(maxsize=1_024)
def _is_cut(text: str) -> bool:
    return len(text) <= _LONGEST_CUT and _LEFT_OUT.fullmatch(bare(text)) is not None


def instructs(cells: Sequence[Value]) -> bool:
    """Whether a row over the first item says how to fill in the columns: words alone, and some of them so."""
    filled = [value for value in cells if value is not None]
    texts = [value for value in filled if isinstance(value, str)]
    return len(texts) == len(filled) and any(_INSTRUCTION.search(text) for text in texts)


def only_text(cells: Sequence[Value]) -> str:
    """The text of a row that holds one text and nothing else, "" for any other row."""
    filled = [value for value in cells if value is not None]
    alone = filled[0] if len(filled) == 1 else None
    return alone if isinstance(alone, str) else ""


def function_in(heading: str) -> str:
    """What a heading may name as a function: ■1 親子の居場所 and 【機能：人材育成】 without mark, number and label."""
    words = heading.lstrip(MARKS)
    label = _LABELLED.match(words)
    named = words[label.end() :] if label and column_code(label[1]) == "function" else heading
    return _AROUND_HEADING.sub("", named)

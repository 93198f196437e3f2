"""Names of functions: "親子の居場所 P1" and "P2" are one (docs/reading.md, "Functions")."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kyoten.plan.cell_markup import without_state_mark
from kyoten.table.cell_text import plain
from kyoten.table.marks import without_mark
from kyoten.text import flat, key

STANDARD = (
    "親子の居場所",
    "情報収集・提供",
    "ネットワーク",
    "子育て相談",
    "人材育成",
    "子育てサポートシステム",
    "利用者支援",
)
"""The areas of a base (docs/product.md), six in 2011 and seven today; a plan may have others."""
_LONGEST = 40
_SHEET_NUMBER = re.compile(r"^(?:No\.?)?\d{1,2}[.．、_\-－]?\s*(?=[^\d年月])")

_IN_BRACKETS = re.compile(r"[【\[<〈《(「『](.+)[】\]>〉》)」』]")
_PAGE = re.compile(r"\s*[(]?\s*(?:P\.?\s*\d+|(?<!\d)\d+\s*/\s*\d+|続き|つづき)\s*[)]?$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:\d{1,2}[.．、)]\s*|[IVX]{1,4}[.．、]?\s+)")
_SPACE_IN_JAPANESE = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_KNOWN = {key(name) for name in STANDARD}
# What an official name has around that of a function: 横浜子育てサポートシステム区支部事務局運営事業.
_CORE = (
    ("親子の居場所", r"(?:乳幼児)?親子の(?:居場所|交流の場)(?:の?(?:提供|づくり))?"),
    ("情報収集・提供", r"(?:子育て(?:に関する)?)?情報(?:の?収集)?(?:及び|と|の)?提供"),
    ("ネットワーク", r"(?:子育て支援|地域)?(?:の)?ネットワーク(?:の?(?:構築|づくり))?"),
    ("子育て相談", r"(?:子育て|育児)(?:に関する)?相談(?:支援)?"),
    ("人材育成", r"(?:子育て支援)?(?:に関わる方の)?人材(?:の)?育成(?:活動支援)?"),
    ("子育てサポートシステム", r"(?:横浜|地域)?子育てサポートシステム(?:区支部(?:事務局)?)?"),
    ("利用者支援", r"(?:横浜子育てパートナー)?利用者支援"),
)
_AROUND = r"(?:機能)?{core}(?:に関すること|の?(?:機能|運営|推進|実施))?(?:の?事業|事業に関すること|部門|分野)?"
_FUNCTIONS = tuple((name, re.compile(_AROUND.format(core=core))) for name, core in _CORE)
_NAMED = re.compile(
    r"(?:拠点)?(?:の)?機能(?:名|区分)?(?:\s*[0-9０-９①-⑳]+\s*[:：．.\s　]?|\s*[一二三四五六七]?\s*[:：．.\s　])\s*(.+)"
)


@lru_cache(maxsize=4096)
def function_name(cell: str) -> str:
    """The function's name without its number, page number and line breaks: (1)情報収集・\\n提供 P2 → 情報収集・提供."""
    name = _SPACE_IN_JAPANESE.sub("", _PAGE.sub("", flat(_cut_number(cell)))) or flat(plain(cell))
    if found := _IN_BRACKETS.fullmatch(name) or _NAMED.fullmatch(name):
        name = found[1]
    unnumbered = _SHEET_NUMBER.sub("", name)
    return unnumbered if _standard(unnumbered) else name


def is_standard(cell: str) -> bool:
    """Whether a cell names one of the functions that bases have, by its own name or its official one."""
    return _standard(function_name(cell)) != "" if len(cell) <= _LONGEST else False


def same_function(one: str, other: str) -> bool:
    """親子の居場所 and 親子の居場所事業 are one."""
    return key(one) == key(other) or (_standard(one) != "" and _standard(one) == _standard(other))


@lru_cache(maxsize=4096)
def function_in_title(text: str) -> str:
    """The function that a title, a heading row or a sheet's name says: 機能:子育て相談, 【親子の居場所】, 2 人材育成;
    "" where it names none."""
    said = flat(plain(text))
    if found := _NAMED.fullmatch(without_mark(said)):
        return function_name(found[1])
    words = [said, *re.split(r"[\s　_／/|｜【】\[\]()（）「」『』<>＜＞〈〉■●◆:：]+", said)]
    names = (function_name(_SHEET_NUMBER.sub("", word)) for word in words if word)
    return next((name for name in names if is_standard(name)), "")


@lru_cache(maxsize=4096)
def _standard(name: str) -> str:
    said = key(name)
    if said in _KNOWN:
        return next(each for each in STANDARD if key(each) == said)
    return next((each for each, pattern in _FUNCTIONS if pattern.fullmatch(said)), "")


def is_sentence(cell: str) -> bool:
    """Whether a text reads as a sentence, which no function's name does."""
    return plain(cell).endswith(("。", "．", "か?", "か？"))


def _cut_number(cell: str) -> str:
    # ① and (1) are cut before NFKC, which would turn ① into 1.
    return _NUMBER.sub("", unicodedata.normalize("NFKC", without_mark(without_state_mark(cell))).strip())

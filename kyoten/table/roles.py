"""Who acts: names of roles as bases write them in headers, titles, cells and tags."""

from __future__ import annotations

import re
from functools import lru_cache

from kyoten.table.marks import without_mark
from kyoten.text import bare

_BASE = "(?:地域)?(?:子育て)?(?:支援)?拠点|ひろば|施設|センター"
_ONE = (
    r"(?:(?:運営|受託|委託|指定管理|社会福祉|NPO|一般社団|公益財団|学校)?法人|運営(?:主体|団体|事業者)|受託(?:者|事業者)|事業者|指定管理者"
    r"|行政|(?:[^\s・、/と及び]{1,6}区)?区?役所|区|当該区|市|市役所|本市|町|町役場|村|役場|県|自治体"
    r"|(?:[市区町村県]|.{1,4}[市区])?社協|(?:[市区町村県])?社会福祉協議会"
    rf"|NPO|{_BASE}|地域|関係機関|民生委員(?:・児童委員)?|主任児童委員|利用者|ボランティア)"
)
_JOIN = r"(?:・|、|,|/|／|＆|&|\+|と|及び|および|並びに|又は)"
_ROLE = re.compile(
    rf"{_ONE}(?:{_JOIN}{_ONE})*(?:の?(?:共通|共同|協働|合同|連携|双方|両方|両者))?|共通|共同|協働|両者|双方|全体"
)
_OPENERS = re.compile(r"[【\[［〔＜<《〈(（:：]")
_BEFORE = re.compile(
    r"(?:の?(?:役割|取組|取り組み|行動計画|実施分|担当分?|欄)|が(?:取り組む|行う|担う)(?:こと|取組)?|側|(?<!区)分)+$"
)
_TAG = (
    r"[【\[［〔＜<《〈]\s*({names})\s*[】\]］〕＞>》〉]"
    r"|^[ \t　]*[（(]\s*({names})\s*[)）](?=[\s・●○]|$)|^[ \t　]*({names})\s*[:：]"
)
# The base itself in a title, with the word before it, which is its name's: 本市 地域子育て支援拠点 行動計画, (ひろば).
_BASE_NAMED = re.compile(
    rf"(?:(?<!\S)\S+\s+)?(?<![^\s_])(?:{_BASE})(?=[\s_]|の?行動計画|$)"
    rf"|[(（\[［【〔]\s*(?:{_BASE})\s*[)）\]］】〕]"
)


@lru_cache(maxsize=4096)
def is_role(text: str) -> bool:
    """法人, 区役所, 区・法人共通, 区社協 — and nothing else beside it."""
    word = bare(text)
    return len(word) <= 24 and _ROLE.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def role_in_header(label: str) -> str:
    """The role that a header names without の役割: 取組(法人), 法人, 区の取組, 法人が取り組むこと; "" where none."""
    words = bare(label)
    brackets = re.findall(r"[(\[【〔]([^()\[\]【】〔〕]+)[)\]】〕]", words)
    named = (inner for text in reversed(brackets) if is_role(inner := _BEFORE.sub("", text)))
    if found := next(named, ""):
        return found
    outside = re.sub(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]", "", words)
    if is_role(outside):
        return outside
    said = _BEFORE.sub("", outside)
    if said != outside and is_role(said):
        return said
    parts = re.split(r"[:/・]|年度の?", outside)
    last, first = _BEFORE.sub("", parts[-1]), _BEFORE.sub("", parts[0])
    return next((part for part in (last, first) if len(parts) > 1 and is_role(part)), "")


def role_in_title(text: str) -> str:
    """The role of a title or sheet name: 令和6年度 行動計画(法人), 行動計画【区】, 法人, 法人分; "" where none.

    A title says whose plan it is too: 地域子育て支援拠点 行動計画 is the base's, and names no role.
    """
    text = _BASE_NAMED.sub(" ", without_mark(text))
    words = [word for word in re.split(r"[\s_　]+", text) if word]
    said = (role_in_header(text), *(_BEFORE.sub("", bare(word)) for word in reversed(words)))
    return next((role for role in said if is_role(role) and not re.fullmatch(_BASE, role)), "")


def role_tags(names: tuple[str, ...]) -> re.Pattern[str]:
    """What opens a role's part of a cell: 【法人】, (区) or 法人: at the start of a line. `names`: further roles."""
    return _tags(tuple(sorted(set(names), key=len, reverse=True)))


@lru_cache(maxsize=64)
def _tags(names: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join([*(re.escape(name) for name in names if name), _ROLE.pattern])
    return re.compile(_TAG.format(names=rf"(?:{known})(?:\s*{_JOIN}\s*(?:{known}))*"), re.MULTILINE)


def tagged(text: str, names: tuple[str, ...] = ()) -> list[tuple[str | None, str]]:
    """A cell by its role tags: (role as written, text); None before the first tag. 【情報】 is no tag."""
    if not _OPENERS.search(text):
        return [(None, text)]
    parts: list[tuple[str | None, str]] = []
    at, role = 0, None
    for found in role_tags(names).finditer(text):
        parts.append((role, text[at : found.start()]))
        at, role = found.end(), next(group for group in found.groups() if group)
    return [*parts, (role, text[at:])]

"""The text of a matrix cell: HTML remnants, marks and tags in it (docs/reading.md, "Markup", "Marks").

Marks are looked for in the text as written: NFKC would turn ① into 1. Texts come back without the mark that
introduced them, their ends tidied, the rest untouched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

# Only names that HTML has: "<あつどろっぷ>" is a title, not a tag.
_BLOCK = re.compile(
    r"</?(?:p|div|section|article|li|ul|ol|dl|dt|dd|table|tbody|thead|tr|td|th|h[1-6]|blockquote|pre|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*", re.IGNORECASE)
_INLINE = re.compile(
    r"(\s*)</?(?:span|b|i|u|s|em|strong|font|a|sup|sub|small|big|mark|img|center|o:p)(?:\s[^<>]*)?/?>(\s*)",
    re.IGNORECASE,
)
_BEFORE = r"(?:^|(?<=[\s。．!?！？)）」】]))"
"""A mark stands at the start or after white space or a sentence's end; 「次の①から③」 and 「二〇二三年」 hold none."""
_STAR = r"(?P<star>[☆★]\s*)?"
_STATE = re.compile(_BEFORE + _STAR + r"(?P<mark>[①-⑳㉑-㉟㊱-㊿⑴-⒇]|[(（][0-9０-９]{1,2}[)）])\s*")
_VIEWPOINT = re.compile(_BEFORE + _STAR + r"(?P<mark>(?<![○〇◯])[○〇◯](?![○〇◯]))\s*")
_BULLET = re.compile(r"(?<!●)●(?!●)")
_TAG = r"(?:[【\[［](?:継続|新規)[】\]］])"
_LEADING = re.compile(rf"^(?:{_TAG}|[☆★]|\s)+")
_TRAILING = re.compile(rf"(?:{_TAG}|[☆★]|\s)+$")
# 新規 as the nature of the action; in 新規登録, 新規受入れ, 新規会員 it is about people.
_NEW = re.compile(
    r"[【\[［]新規[】\]］]|新規(?=に|で|実施|開始|開催|開設|開拓|事業|設置|作成|導入|企画|発行|の?取[り組]|[)）。、,:：]|$)"
)
_RESTATED = re.compile(r"再掲|にも(?:同じ|同様の)(?:項目|内容)|としても(?:掲載|記載)")
_AROUND_RESTATED = re.compile(
    r"[(（【\[［][^()（）【】\[\]［］]*?(?:再掲|にも同|としても[掲記]載)[^()（）【】\[\]［］]*[)）】\]］]"
)
_RESTATED_WORD = re.compile(r"※?\s*再掲\s*[:：・]?\s*")


@dataclass(frozen=True)
class MarkedText:
    """One text of a cell: the mark before it as written ("" where none stands), and whether ☆ is in it."""

    mark: str
    text: str
    starred: bool


@dataclass(frozen=True)
class ItemText:
    """One item's text with its flags; `preface`: text stood before the first ● and was joined to it."""

    text: str
    starred: bool
    continued: bool
    new: bool
    preface: bool = False


def texts(cell: str) -> tuple[str, ...]:
    """A cell's texts: HTML removed, separated where a block element began or ended, empty ones left out."""
    parts = (_BREAK.sub("\n", part) for part in _BLOCK.split(cell))
    cleaned = (html.unescape(_INLINE.sub(_closed_up, part)).strip() for part in parts)
    return tuple(part for part in cleaned if part)


def plain(cell: str) -> str:
    """A cell's whole text without HTML, its texts on lines of their own."""
    return "\n".join(texts(cell))


def states(cell: str) -> tuple[MarkedText, ...]:
    """Target states: ①…, (1)… begin one; a text without a mark is one too."""
    return _marked_texts(cell, _STATE)


def viewpoints(cell: str) -> tuple[MarkedText, ...]:
    """Viewpoints: ○, 〇 or ◯ begins one; a text without a mark is one too."""
    return _marked_texts(cell, _VIEWPOINT)


def starts_viewpoint(cell: str) -> bool:
    """Whether a cell begins with ○ (or ☆○)."""
    return _starts(cell, _VIEWPOINT)


def starts_state(cell: str) -> bool:
    """Whether a cell begins with ① or (1) (or ☆ before one)."""
    return _starts(cell, _STATE)


def without_state_mark(cell: str) -> str:
    """The plain text without a state mark at its start."""
    return _STATE.sub("", plain(cell), count=1) if starts_state(cell) else plain(cell)


def lone_star(cell: str) -> bool:
    """Whether a cell begins with ☆ and with no other mark."""
    first = plain(cell)[:1]
    return first in ("☆", "★") and not starts_viewpoint(cell) and not starts_state(cell)


def has_bullet(cell: str) -> bool:
    return _BULLET.search(plain(cell)) is not None


def actions(cell: str) -> tuple[ItemText, ...]:
    """The items of an action cell: one for each ●, or the whole cell as one where it has none."""
    lead, *parts = _BULLET.split(plain(cell))
    if not parts:
        return tuple(_action("", lead))
    preface = lead.strip() and not _LEADING.fullmatch(lead)
    found: list[ItemText] = []
    flags = "" if preface else lead
    for number, part in enumerate(parts):
        # A tag at the end of a part stands before the next ●, so it flags that one.
        tail = _TRAILING.search(part) if number < len(parts) - 1 else None
        body = part[: tail.start()] if tail else part
        if number == 0 and preface:
            body = f"{lead.strip()}\n{body.strip()}"
        found += _action(flags, body, preface=bool(number == 0 and preface))
        flags = tail[0] if tail else ""
    return tuple(found)


def segments(cell: str, roles: Iterable[str]) -> tuple[tuple[str | None, tuple[MarkedText, ...]], ...]:
    """A five-year cell by its role tags: (tag as written without 【】, tasks); None before the first tag.

    `roles`: names that the matrix's headers give, taken as tags beside the usual ones. 【情報】 is no tag.
    """
    pattern = _role_tag(roles)
    parts = pattern.split("\n".join(texts(cell)))
    tags = [None, *parts[1::2]]
    return tuple((tag, tuple(_tasks(body))) for tag, body in zip(tags, parts[0::2], strict=True))


def is_restated(text: str) -> bool:
    """Whether a text says that it stands elsewhere too (再掲, …にも同じ項目, …としても掲載)."""
    return _RESTATED.search(text) is not None


def says_saikei(text: str) -> bool:
    """Whether it is marked 再掲 itself, not only as standing elsewhere too."""
    return "再掲" in text


def without_restated(text: str) -> str:
    """The text without such a marker, for comparing."""
    return _RESTATED_WORD.sub("", _AROUND_RESTATED.sub("", text)).strip()


def _closed_up(found: re.Match[str]) -> str:
    return " " if found[1] and found[2] else found[1] + found[2]


def _starts(cell: str, pattern: re.Pattern[str]) -> bool:
    return pattern.match(plain(cell)) is not None


def _marked_texts(cell: str, pattern: re.Pattern[str]) -> tuple[MarkedText, ...]:
    return tuple(each for text in texts(cell) for each in _split(text, pattern))


def _split(text: str, pattern: re.Pattern[str]) -> Iterable[MarkedText]:
    marks = list(pattern.finditer(text))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    for mark, start, end in zip([None, *marks], starts, ends, strict=True):
        body = text[start:end].strip()
        starred = "☆" in body or "★" in body or bool(mark and mark["star"])
        if shown := body.lstrip("☆★ \u3000"):
            yield MarkedText(mark["mark"] if mark else "", shown, starred)


def _action(flags: str, body: str, *, preface: bool = False) -> list[ItemText]:
    text = _LEADING.sub("", body)
    whole = flags + body
    if not text:
        return []
    starred = "☆" in whole or "★" in whole
    continued = re.search(r"[【\[［]継続[】\]］]", whole) is not None
    return [ItemText(text, starred, continued, bool(_NEW.search(whole)), preface)]


def _tasks(body: str) -> Iterable[MarkedText]:
    lead, *parts = _BULLET.split(body)
    for mark, part in [("", lead), *(("●", part) for part in parts)]:
        if text := part.strip():
            yield MarkedText(mark, text.lstrip("☆★ "), "☆" in text)


def _role_tag(roles: Iterable[str]) -> re.Pattern[str]:
    usual = ["法人", "行政", "区役所", "区", "市社協", "区社協", "社協", "市"]
    words = "|".join(re.escape(word) for word in sorted({*usual, *roles}, key=len, reverse=True))
    return re.compile(rf"【\s*((?:{words})(?:\s*(?:及び|および|並びに|と|・|、|,)\s*(?:{words}))*)\s*】")

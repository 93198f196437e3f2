"""The text of a matrix cell: marks and tags in it (docs/reading.md, "Markup", "Marks").

Marks are looked for in the text as written: NFKC would turn ① into 1. Texts come back without the mark that
introduced them, their ends tidied, the rest untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kyoten.table.cell_text import plain, texts
from kyoten.table.marks import cut, is_heading_line, whole_lines
from kyoten.table.roles import tagged

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
class CellItems:
    """What an action cell holds. `doubt`: "" or why it may be read otherwise: "preface" (a text before the first mark),
    "nested", "headings" (kyoten.table.marks), "lines" (lines without marks taken as items), "line_breaks" (taken as
    one). `headings`: lines in brackets that are none; `mark`: the mark of its items."""

    items: tuple[ItemText, ...]
    doubt: str
    headings: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class ItemText:
    """One item's text with its flags; `preface`: text stood before the first ● and was joined to it."""

    text: str
    starred: bool
    continued: bool
    new: bool
    preface: bool = False


def states(cell: str) -> tuple[MarkedText, ...]:
    """Target states: ①…, (1)… begin one, else whatever mark the cell uses; a text without a mark is one too."""
    return _marked_texts(cell, _STATE) if _STATE.search(plain(cell)) else _by_marks(cell)


def viewpoints(cell: str) -> tuple[MarkedText, ...]:
    """Viewpoints: ○, 〇 or ◯ begins one, else whatever mark the cell uses; a text without a mark is one too."""
    return _marked_texts(cell, _VIEWPOINT) if _VIEWPOINT.search(plain(cell)) else _by_marks(cell)


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
    return _flagged(lead, parts) if parts else tuple(_action("", lead))


def cell_items(cell: str, *, finest: bool = False) -> CellItems:
    """The items of an action cell by whatever mark or line tells them apart; `finest`: every marked line is one."""
    lines = plain(cell).splitlines()
    headings = tuple(line.strip() for line in lines if is_heading_line(line) and not _LEADING.fullmatch(line.strip()))
    text = "\n".join(line for line in lines if line.strip() not in headings)
    found = cut(text, deepest=finest)
    if found.parts:
        items = _flagged(found.lead, [body for _, body in found.parts])
        preface = any(each.preface for each in items)
        return CellItems(items, "preface" if preface else found.doubt, headings, marks_of(text))
    bodies, doubtful = whole_lines(found.lead)
    if finest and doubtful:
        bodies = (found.lead,) if len(bodies) > 1 else tuple(found.lead.splitlines())
    items = tuple(action for body in bodies for action in _action("", body))
    doubt = ("lines" if len(items) > 1 else "line_breaks") if doubtful else ""
    return CellItems(items, doubt, headings, "")


def marks_of(text: str) -> str:
    """The first of a text's marks, "" for none."""
    found = cut(text)
    return found.parts[0][0] if found.parts else ""


def _flagged(lead: str, parts: Sequence[str]) -> tuple[ItemText, ...]:
    """Texts behind marks with the tags and stars that stand at them; `lead`: what stands before the first."""
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
    return tuple((tag, tuple(_tasks(body))) for tag, body in tagged(plain(cell), tuple(roles)))


def is_restated(text: str) -> bool:
    """Whether a text says that it stands elsewhere too (再掲, …にも同じ項目, …としても掲載)."""
    return _RESTATED.search(text) is not None


def says_saikei(text: str) -> bool:
    """Whether it is marked 再掲 itself, not only as standing elsewhere too."""
    return "再掲" in text


def without_restated(text: str) -> str:
    """The text without such a marker, for comparing."""
    return _RESTATED_WORD.sub("", _AROUND_RESTATED.sub("", text)).strip()


def _starts(cell: str, pattern: re.Pattern[str]) -> bool:
    return pattern.match(plain(cell)) is not None


def _marked_texts(cell: str, pattern: re.Pattern[str]) -> tuple[MarkedText, ...]:
    return tuple(each for text in texts(cell) for each in _split(text, pattern))


def _by_marks(cell: str) -> tuple[MarkedText, ...]:
    found: list[MarkedText] = []
    for text in texts(cell):
        parts = cut(text)
        lead = [("", line) for line in whole_lines(parts.lead)[0] if not is_heading_line(line)]
        found += [_marked(mark, body) for mark, body in (*lead, *parts.parts)]
    return tuple(each for each in found if each.text)


def _marked(mark: str, body: str) -> MarkedText:
    return MarkedText(mark, body.strip().lstrip("☆★ \u3000"), "☆" in body or "★" in body)


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
    return [
        ItemText(
            text, starred, re.search(r"[【\[［]継続[】\]］]", whole) is not None, bool(_NEW.search(whole)), preface
        )
    ]


def _tasks(body: str) -> Iterable[MarkedText]:
    found = cut(body)
    lead = whole_lines(found.lead)[0] if not found.parts else (found.lead.strip(),)
    for mark, part in [*(("", line) for line in lead), *found.parts]:
        if (text := part.strip()) and not is_heading_line(text):
            yield MarkedText(mark, text.lstrip("☆★ "), "☆" in text)

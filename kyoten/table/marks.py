"""Several texts in one cell: told apart by whatever mark begins each, or by lines that each say something whole.

A lesser mark under a greater one is a sub-point and stays with its text (docs/reading.md, "Items").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

NUMBER, LARGE, SMALL = 0, 1, 2
"""Ranks of marks, the greatest first: ① (1) 1. ア · ● ○ ◆ ■ · ・ • -"""
_KANA = "アイウエオカキクケコサシスセソタチツテト"
_PUA = "".join(map(chr, range(0xF020, 0xF100)))
_LARGE = "●○〇◯◎◆◇■□▶►▷▲△▼▽❖✓✔☑➢➤⇒⚫⚪⬤⭘◉" + _PUA
_SMALL = "・･•∙·▪▫◦‣⁃*＊‐-－–—―"
_BOUNDARY = "。．!?！？)）」】"

_MARKS = re.compile(
    r"(?P<compound>\d{1,2}[-‐－](?:[(（]?\d{1,2}[)）]?)(?:[-‐－][(（]?(?:\d{1,2}|[①-⑳])[)）]?)?"
    r"(?=[\s　]|[^\d\s回人件月日年%％歳か~〜～-]))[.．、]?"
    r"|(?P<circled>[①-⑳㉑-㉟㊱-㊿⑴-⒇❶-❿⓵-⓾])"
    r"|(?P<paren>[(（][0-9０-９]{1,2}[)）])"
    r"|(?P<digit>[0-9０-９]{1,2}(?:[)）．]|[.、](?![0-9０-９])|[\s　]+(?![0-9０-９])))"
    r"|(?P<roman>(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ])[.．、)）\s　]?)"
    rf"|(?P<kana>[(（][{_KANA}][)）]|[{_KANA}](?:[.．、)）]|[\s　]+))"
    r"|(?P<alpha>[(（][a-zａ-ｚ][)）]|[a-zａ-ｚA-Z][)）.．](?![A-Za-z]))"
    rf"|(?P<large>[{_LARGE}])(?!(?P=large))"
    rf"|(?P<small>[{re.escape(_SMALL)}])(?![\d０-９\s]*$)(?!(?P=small))(?![.\d])"
)
_FLAGS = re.compile(r"[【\[［](?:継続|新規)[】\]］]")
_BLANK = " \t\u3000☆★"
_RANKS = {"large": LARGE, "small": SMALL}
_HEADING = re.compile(r"[<＜〈《【〔［\[≪]{1,2}[^<>＜＞〈〉《》【】〔〕［］\[\]≪≫]{1,30}[>＞〉》】〕］\]≫]{1,2}[:：]?")
_WHOLE = re.compile(r"[。．！？!?][)）」】]?$")
_VERB = re.compile(r"(?:[うくすつぬふむるぐずぶ]|[しち]ます|たい|[しち]ない|こと)$")
_ACTION_NOUN = re.compile(
    r"(?:実施|開催|作成|検討|充実|参加|連携|支援|提供|発行|周知|把握|整備|研修|訓練|点検|配布|設置|強化|推進|育成|調整|継続|運営|開設|見直し|取組|相談|紹介|広報|交流|発信|協力|確保|導入|更新|改善|活用|共有|拡充|促進|募集|回)$"
)
_LONGEST_NAME, _SHORT_POINT = 14, 9
"""Letters: a text so short may be a heading; a point so short (・6月) tells when or where, not what."""


@dataclass(frozen=True)
class Mark:
    """`family` decides which marks are of one list; `number` is its place in it, None for bullets."""

    start: int
    end: int
    rank: int
    family: str
    text: str
    number: int | None


@dataclass(frozen=True)
class Cut:
    """`lead`: what stands before the first mark; `parts`: (mark, text) each. `doubt` says why another reading is
    possible: "nested" (marks of one size under another) or "headings" (the texts read as headings of their points)."""

    lead: str
    parts: tuple[tuple[str, str], ...]
    doubt: str = ""


@lru_cache(maxsize=4096)
def cut(text: str, *, deepest: bool = False) -> Cut:
    """A cell's plain text by the greatest of its marks; `deepest`: by every mark that begins a line.

    Without any mark `parts` is empty and `lead` the whole text.
    """
    marks = list(_marks(text))
    if not marks:
        return Cut(text.strip(), ())
    rank = min(mark.rank for mark in marks)
    family = next(mark.family for mark in marks if mark.rank == rank)
    top = [mark for mark in marks if deepest or mark.family == family]
    ends = [*(mark.start for mark in top[1:]), len(text)]
    parts = tuple((mark.text, text[mark.end : end]) for mark, end in zip(top, ends, strict=True))
    below = [mark for mark in marks if mark not in top and mark.start > top[0].start]
    return Cut(text[: top[0].start], parts, _doubt(parts, below, rank))


def starts_with_mark(text: str) -> str:
    """The family of the mark that a text begins with; "" for none."""
    return next((mark.family for mark in _marks(text) if not text[: mark.start].strip(" \t\u3000☆★")), "")


def without_mark(text: str) -> str:
    """A text without the mark at its start: 1-(1) 安心できる → 安心できる."""
    first = next(iter(_marks(text)), None)
    return text[first.end :].strip() if first and not text[: first.start].strip() else text


def is_heading_line(line: str) -> bool:
    """＜一般項目＞, 【相談】: a line in brackets alone, which names what follows."""
    return _HEADING.fullmatch(line.strip()) is not None


def whole_lines(text: str) -> tuple[tuple[str, ...], bool]:
    """A text without marks by its lines, and whether another reading is possible.

    Lines that each end in 。 are texts of their own; so, in doubt, are lines that each end like an action. Everything
    else is one text, in doubt where it has lines at all.
    """
    lines: list[str] = []
    for line in (line.strip() for line in text.splitlines() if line.strip()):
        if lines and line.startswith(("※", "(", "（")):
            lines[-1] += f"\n{line}"
        else:
            lines.append(line)
    if len(lines) < 2:
        return (tuple(lines), False)
    if all(_WHOLE.search(line) for line in lines):
        return tuple(lines), False
    if all(_WHOLE.search(line) for line in lines[:-1]) and _ends_whole(lines[-1]):
        return tuple(lines), True
    if all(_ends_whole(line) for line in lines):
        return tuple(lines), True
    if any(_WHOLE.search(line) for line in lines[:-1]):
        return tuple(_joined(lines)), True
    return (text.strip(),), len(lines[0]) < 200


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines up to one that ends in 。 are one text, broken for its length."""
    held: list[str] = []
    for line in lines:
        held.append(line)
        if _WHOLE.search(line):
            yield "\n".join(held)
            held = []
    if held:
        yield "\n".join(held)


def _ends_whole(line: str) -> bool:
    bared = re.sub(r"[(（][^()（）]*[)）]$", "", line)
    return bool(_WHOLE.search(line) or _VERB.search(bared) or _ACTION_NOUN.search(bared))


def _doubt(parts: tuple[tuple[str, str], ...], below: list[Mark], rank: int) -> str:
    if any(mark.rank < SMALL for mark in below):
        return "nested"
    bodies = [body.strip().splitlines() for _, body in parts] if below and rank < SMALL else []
    led = [lines for lines in bodies if len(lines) > 1]
    if any(_names(lines[0]) and any(len(line) > _SHORT_POINT for line in lines[1:]) for lines in led):
        return "headings"
    return ""


def _names(line: str) -> bool:
    """Whether a line may be the name of what follows rather than an action."""
    return len(line) <= _LONGEST_NAME and not _WHOLE.search(line) and not _VERB.search(line)


def _marks(text: str) -> Iterator[Mark]:
    """The marks of a text: at the start of a line; within one only where a list plainly goes on."""
    last: dict[str, int] = {}
    opened = ""
    for found in _MARKS.finditer(text):
        kind = found.lastgroup or ""
        before = text[: found.start()]
        number = _number(kind, found[0])
        family = found[0] if kind in _RANKS else kind
        family = "○" if family in "〇◯" else family
        follows = number is not None and number == last.get(family, -1) + 1
        at_line = _FLAGS.sub("", before.rpartition("\n")[2]).strip(_BLANK) == ""
        if not (at_line or family == "●" or (opened and _goes_on(kind, family, before, opened, follows=follows))):
            continue
        if number is not None:
            last[family] = number
        opened = opened or family
        yield Mark(found.start(), found.end(), _RANKS.get(kind, NUMBER), family, found[0].strip(), number)


def _goes_on(kind: str, family: str, before: str, opened: str, *, follows: bool) -> bool:
    """Whether what looks like a mark within a line is one: behind a sentence or white space, and the list's next."""
    if before[-1] not in _BOUNDARY and not before[-1].isspace():
        return False
    if kind == "small":
        return opened == family and family not in "-－‐–—―*＊"
    if kind in ("circled", "paren"):
        return follows
    return kind == "large" or (follows and before[-1] in "。．")


def _number(kind: str, text: str) -> int | None:
    if kind in _RANKS or kind == "compound":
        return None
    word = re.sub(r"[()（）.．、\s]", "", text)
    if kind == "kana":
        return _KANA.index(word) + 1
    plain = unicodedata.normalize("NFKC", word).strip("().")
    if plain.isdecimal():
        return int(plain)
    if len(plain) == 1 and plain.isalpha() and plain.isascii():
        return ord(plain.lower()) - ord("a") + 1
    try:
        return int(unicodedata.numeric(word[0]))
    except (ValueError, IndexError):
        return None

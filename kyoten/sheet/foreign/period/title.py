"""A cell over a header as a title: what in it speaks of the sheet itself, and what only mentions another quarter.

Instructions and notes stand over a header too: 次回(第3四半期)の提出期限は1月15日です. A quarter counts where a
title names it, and nowhere else. Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from kyoten.sheet.foreign.period.words import Period, parse_period
from kyoten.text import bare

YEAR_END = "年度末"
"""As written in `Period.half`: a report of the year's end is its last quarter's."""
_GOES_ON, _WENT_ON = tuple("はをがにでと、,"), tuple("はをがのにで")
"""A line that breaks off at a particle goes on in the next one; one that begins with one goes on from the last."""
_SENTENCES = re.compile(r"(?<=[。\n])|(?=※)")
_NOTE = re.compile(r"[(\[【〔]?(?:※|\*|注|備考|参考|凡例|記[入載]例|例[:)])")
_TAG = re.compile(r"\s*(?:【[^【】]*】|\[[^\[\]]*\]|〔[^〔〕]*〕|\([^()]*\))(?=\s*[^\sはをがのにでとへかまよ])")
"""A word in brackets before a sentence is a title of its own (【第2四半期】下記に記入してください), but not where a
particle makes it a part of the sentence (【第3四半期】の提出は…)."""
_BRACKETED = re.compile(r"【[^【】]*】|\[[^\[\]]*\]|〔[^〔〕]*〕|「[^「」]*」|\([^()]*\)")
_SENTENCE_END = re.compile(
    r"(?:[。!]|です|ます|ません|した|だった|ださい|下さい|しょう|する|れる|せる|ある|なる|いる|ない|べき|[るいの]こと)[)」!]*$"
)
_TOPIC = re.compile(r"[A-Za-z0-9一-龠々ァ-ヶー)]は(?![ぁ-ん])")
"""提出期限は1月15日: a title has no such は, and はぐはぐの樹 is a name."""
_AS_FOLLOWS = r"(?:下記|以下|次|下表)の?(?:とおり|通り)"
_REPORTS = re.compile(
    rf"(?:を|について|につきまして|につき|に関し(?:て|まして)?)、?(?:(?:{_AS_FOLLOWS}|別[紙添]の?(?:とおり|通り))、?)?"
    r"[ご御]?(?:報告|提出)(?:を?(?:いた|致)?します|する|(?:を)?申し上げます)。?$"
    rf"|は、?{_AS_FOLLOWS}(?:です|である)。?$"
)
"""The sentence that is the report's own act: what it reports, how, and nothing between (not 1月に, not 依頼します)."""

_SPACED = re.compile(r"(?<=第)\s+|\s+(?=[四4]\s*半期)")
_TOKENS = re.compile(r"([\s()【】\[\]〔〕「」<>、,:;・/]+)")
_OPENING, _CLOSING = tuple("([【〔"), tuple(")]】〕")
_OTHER = r"前々?回|次々?回|[前次翌]の?四半期|[前次来翌]期|[前昨]年度?|次の(?!とおり|通り|よう)|参考|対(?=第?[1-4])"
_DUE = r"期限|期日|締め?切り?|〆切|まで(?:に|の)?(?:ご|御)?(?:提出|回答|返[送信]|送[付信])"
_SINCE = r"から(?!第?[\dIV一二三四]|平成|令和|昭和|[RHS]\d)|以降|以後|への|に対|と同|と比|四半期比|の指摘"
_OF_ANOTHER = re.compile(rf"{_OTHER}|{_DUE}|{_SINCE}")
_LABEL_OF_ANOTHER = re.compile(rf"(?:{_OTHER})(?:の|は|分|の?報告|の?提出)*|.*(?:{_DUE})[はの]?")
_LABEL_OF_BOTH = re.compile(rf".*(?:{_DUE})[はの]?")
_AT_YEAR_END = re.compile(
    r"(?<![前昨])年度末(?:現在|時点|(?:の?(?:進捗|取組|実施|事業|行動計画|達成|活動|状況|実績|結果|度))*の?報告)"
)


@lru_cache(maxsize=4_096)
def title_period(text: str) -> Period:
    """The quarter that a cell names as its sheet's. Its years are those of the whole text: a wrong one is refused and
    asked about, so that none is overlooked."""
    return replace(named_period(title_text(text)), years=parse_period(text).years)


def named_period(text: str) -> Period:
    """What a title or name says of time; 年度末報告 is the last quarter's."""
    period = parse_period(text)
    if not period.quarters and _AT_YEAR_END.search(bare(text)):
        return replace(period, quarters=(4,), half=YEAR_END)
    return period


@lru_cache(maxsize=4_096)
def title_text(text: str) -> str:
    """The text without its sentences, its notes, and what it says of other quarters; NFKC."""
    return "".join(_own(each) for each in _SENTENCES.split(_unwrapped(unicodedata.normalize("NFKC", text))))


def is_of_another(label: str) -> bool:
    """Whether a label says that what stands beside it is of another quarter: 前回, 次回提出期限."""
    return _LABEL_OF_ANOTHER.fullmatch(bare(label).rstrip(":")) is not None


def _unwrapped(text: str) -> str:
    joined = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        goes_on = not joined or joined.endswith(_GOES_ON) or line.startswith(_WENT_ON)
        joined += line if goes_on else f"\n{line}"
    return joined


def _own(sentence: str) -> str:
    if _NOTE.match(sentence.lstrip()):
        return ""
    words = bare(_BRACKETED.sub("", sentence))
    if not _is_prose(words) or _REPORTS.search(words):
        return _without_others(_BRACKETED.sub(_unless_prose, sentence))
    tag = _TAG.match(sentence)
    return _without_others(tag[0]) if tag and not _OF_ANOTHER.search(words) else ""


def _is_prose(words: str) -> bool:
    return _SENTENCE_END.search(words) is not None or _TOPIC.search(words) is not None


def _unless_prose(found: re.Match[str]) -> str:
    inside = bare(found[0][1:-1])
    return " " if _is_prose(inside) or _NOTE.match(inside) else found[0]


def _without_others(title: str) -> str:
    """次回(第3四半期), 第1四半期(前回) and 第3四半期提出期限 name a quarter that is not the sheet's."""
    parts = _TOKENS.split(_SPACED.sub("", title))
    words, gaps = parts[::2], ["", *parts[1::2], ""]
    dropped: set[int] = set()
    for at, word in enumerate(words):
        period = parse_period(word)
        if period.quarters and not period.half:
            dropped |= {at} if _OF_ANOTHER.search(word) else set()
        elif _LABEL_OF_ANOTHER.fullmatch(word) and not _is_half(words[at:]):
            dropped |= {at, at + 1}
            before, after = gaps[at].strip(), gaps[at + 1].strip()
            alone_in_brackets = before.endswith(_OPENING) and after.startswith(_CLOSING)
            if alone_in_brackets or (not before and _LABEL_OF_BOTH.fullmatch(word)):
                dropped.add(at - 1)
    kept = ("" if at in dropped else word for at, word in enumerate((*words, "")))
    return "".join(gap + word for gap, word in zip(gaps, kept, strict=True))


def _is_half(words: list[str]) -> bool:
    """前期 and 前期(4〜9月) are half a year; 前期(第1四半期) is the quarter before."""
    after = parse_period(words[1]) if len(words) > 1 else Period()
    return words[0].startswith("前期") and (not after.quarters or bool(after.half))

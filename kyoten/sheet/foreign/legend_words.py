"""What the words of a legend mean: whether they are a step of a scale, and whether a rating says the same."""

from __future__ import annotations

import re

from kyoten.settings import Rating
from kyoten.sheet.values.rating_words import has_only_rating_words, word_key
from kyoten.text import bare, key

_STEP = re.compile(
    "達成|完了|終了|実施|着手|順調|遅|中止|延期|検討|準備|継続|改善|出来|でき|良|よい|悪|十分|優|普通|進|問題|予定|計画|手つかず|済|未定"
    "|満|困難|該当|対象|休止|上回|下回|見直"
)
"""One of these is in the name of a step, where it is no percentage."""
_BRACKET = re.compile(r"\(([^()]*)\)")
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d+)?)(%|割|パーセント)?(を?超え?る?|以上|以下|未満|まで|台)?")
_UNIT = re.compile("%|割|パーセント")
_MORE_LETTERS = re.compile("[率度約程~・/,状況以見直込必評価困難該当対象外満足休事業]")
"""In a legend these are a step's, too, or stand beside its percentage."""
_SUBJECT = re.compile(r"^(?:事業|取り?組み?|計画|目標|項目)[はがをの]?(?=.)")
_FORM = re.compile(r"(?:した|している|済み?|である|です|の?もの|の?場合|の?状態)+$")
_CHANGES = re.compile(r"一部|未|予定|見込|概ね|ほぼ|途中|半")
_DONE = frozenset({"達成", "完了", "できた", "出来た", "終了", "済", "済み", "実施済", "全て達成", "全て完了"})
_NOT_BEGUN = frozenset({"未着手", "未実施", "手つかず", "着手していない", "実施していない"})


def is_rating_word(word: str) -> bool:
    """Whether a text is a step of some scale, not what was done: 一部達成, やや遅れ, 80%以上."""
    step = bare(word_key(_BRACKET.sub("", word)))
    return _is_of_ratings(step) and (_UNIT.search(step) or _STEP.search(step)) is not None


def says_same(word: str, rating: Rating) -> bool:
    """Whether a legend's word or percentage says what the rating says; 一部達成 and 達成 do not."""
    inside = [each for each in _BRACKET.findall(word) if each]
    if any(_in_range(each, rating) is False or (_CHANGES.search(each) and each != rating.name) for each in inside):
        return False
    outside = _BRACKET.sub("", word)
    within = _in_range(outside, rating)
    return within if within is not None else all(_names(each, rating) for each in re.split("[・/、]", outside))


def _names(word: str, rating: Rating) -> bool:
    alike = _DONE if rating.percent == 100 else _NOT_BEGUN if rating.percent == 0 else frozenset[str]()
    return _plain(word) in {_plain(rating.name), *alike}


def _plain(word: str) -> str:
    """A word without what does not change it: 目標を達成した is 達成."""
    same = key(word_key(word)).replace("ほぼ", "概ね").replace("すべて", "全て").replace("全部", "全て")
    return same if same in _NOT_BEGUN else _FORM.sub("", _SUBJECT.sub("", same)) or same


def _is_of_ratings(text: str) -> bool:
    without_amounts = _AMOUNT.sub("", text) if _UNIT.search(text) else text
    return has_only_rating_words(_MORE_LETTERS.sub("", without_amounts))


def _in_range(text: str, rating: Rating) -> bool | None:
    """Whether the rating's percent lies in a range such as 50~79% or 8割以上; None where the text is no percentage."""
    amounts = bare(text).replace("〜", "~").replace("から", "~")
    unit = _UNIT.search(amounts)
    if unit is None or not _is_of_ratings(amounts):
        return None
    times = 10 if unit[0] == "割" else 1
    percent = rating.percent
    return percent is not None and all(_is_within(percent, each, times) for each in _AMOUNT.finditer(amounts))


def _is_within(percent: float, amount: re.Match[str], times: int) -> bool:
    limit, end = float(amount[1]) * times, amount[3] or ""
    before, after = amount.string[: amount.start()], amount.string[amount.end() :]
    if end == "台":
        return limit <= percent < limit + 10
    if end == "未満":
        return percent < limit
    if end in ("以下", "まで") or before.endswith("~"):
        return percent <= limit
    if end == "以上" or after.startswith("~"):
        return percent >= limit
    return percent > limit if end else percent == limit

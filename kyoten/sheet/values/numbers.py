"""Numbers as Japanese office workers type them: full width, 割, kanji, 約, 延べ, △ for minus."""

from __future__ import annotations

import math
import re

from kyoten.text import bare

_LONGEST = 40
"""Longer texts are prose, not a number."""
_NUMBER = r"[-−△▲]?\d{1,15}(?:\.\d{1,15})?"
_APPROXIMATELY = r"(?P<about>約|およそ|おおよそ|ほぼ|概ね)?"
_OR_SO = r"(?P<orso>程度|ほど|程|くらい|ぐらい|位|前後)?"
_PLAIN = re.compile(_NUMBER)
_PERCENT = re.compile(rf"{_APPROXIMATELY}(?P<number>{_NUMBER})(?P<unit>%|パーセント)?{_OR_SO}")
_TENTHS = re.compile(
    rf"{_APPROXIMATELY}(?P<tenths>\d{{1,2}})割(?:(?P<hundredths>\d)分)?(?:{_OR_SO}|(?P<nearly>方|がた))"
)
_HALF = re.compile(rf"{_APPROXIMATELY}半分{_OR_SO}")
_COUNT = re.compile(rf"(?P<sum>延べ|のべ|延|累計|合計|計)?{_APPROXIMATELY}(?P<number>{_NUMBER})(?P<unit>回)?{_OR_SO}")
# Beside the times, how many came (who is many at 延べ45人 came to all of them), or that it is the sum: 3回(延べ45人).
_HEADS = r"(?:約?\d{1,9}(?:人|名|組|世帯|家庭)(?:程度)?(?:が?(?:参加|来場|利用))?)"
_SUM_OF_HEADS = rf"(?:(?:参加者?|来場者?|利用者?)?(?:延べ|のべ|延|合計|計)|(?:参加|来場|利用)者数?:?){_HEADS}"
_DAY = r"(?:\d{1,2}/\d{1,2}|\d{1,2}月\d{1,2}日)"
_DAYS = rf"{_DAY}(?:[、,・]{_DAY})*"
"""When it was: 3回(7/2、8/6、9/3) names a day for each time."""
_IS_SUM = r"(?:(?:今年度|本年度|年度|年間)?(?:累計|通算|合計|計)|延べ|のべ)"
_BESIDE = re.compile(
    rf"(?P<times>[^()、,・/]*?回(?:程度|ほど|程|くらい|ぐらい|位|前後)?)"
    rf"(?:\((?P<inside>{_IS_SUM}|{_SUM_OF_HEADS}|{_HEADS}|{_DAYS})\)|[、,・/](?P<listed>{_SUM_OF_HEADS}|{_HEADS})|(?P<after>{_SUM_OF_HEADS}))"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?:\D|$))")
_KANJI = re.compile(r"[〇一二三四五六七八九十百]+")
_KANJI_DIGITS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}


def number(text: str) -> float | None:
    """A number that stands alone (５０, 1,200, △5, 三), or None."""
    flat = _prepared(text)
    return _value(flat) if flat and _PLAIN.fullmatch(flat) else None


def percent_number(text: str) -> tuple[float, str] | None:
    """A text with a unit or a hedge (50%, 5割5分, 約50%, 半分) → the percent and the rule, or None.

    A bare number with no unit at all is left to `number`: what it means depends on its column.
    """
    flat = _prepared(text)
    if flat and (found := _TENTHS.fullmatch(flat)):
        return int(found["tenths"]) * 10.0 + int(found["hundredths"] or 0), _rule("割を％に直しました", found)
    if flat and (found := _HALF.fullmatch(flat)):
        return 50.0, _rule("「半分」を50％として読みました", found)
    if flat and (found := _PERCENT.fullmatch(flat)) and (found["unit"] or found["about"] or found["orso"]):
        value = _value(found["number"])
        # 「約0.5」 has no unit: it may be half a percent or a half.
        if found["unit"] is None and 0 < value <= 1:
            return None
        return value, _rule(
            "％の付いた値を数値として読みました" if found["unit"] else "文字を数値として読みました", found
        )
    return None


def count_number(text: str) -> tuple[float, str] | None:
    """3回, 三回, 延べ3回, 約3回, 3回(延べ45人) → the number and the rule, or None."""
    flat = _prepared(text)
    if flat and (beside := _BESIDE.fullmatch(flat)) and (found := _COUNT.fullmatch(beside["times"])):
        left_out = beside["inside"] or beside["listed"] or beside["after"]
        days = re.findall(_DAY, left_out) if re.fullmatch(_DAYS, left_out) else ()
        if days and len(days) != _value(found["number"]):
            return None
        return _value(found["number"]), _rule("回数の言葉を数値として読みました", found, left_out)
    if flat and (found := _COUNT.fullmatch(flat)):
        rule = (
            "回数の言葉を数値として読みました" if found["unit"] or found["sum"] else "文字の数字を数値として読みました"
        )
        return _value(found["number"]), _rule(rule, found)
    return None


def _rule(rule: str, found: re.Match[str], beside: str = "") -> str:
    """The rule with the words that are left out: the hedge, and what stands beside the number."""
    words = found.groupdict()
    left_out = [word for word in (words["about"] or words["orso"] or words.get("nearly"), beside) if word]
    return f"{rule}({''.join(f'「{word}」' for word in left_out)}を除く)" if left_out else rule


def _prepared(text: str) -> str:
    """NFKC without white space, thousands' commas or kanji numerals; "" where the text is too long to be a number."""
    if len(text) > _LONGEST:
        return ""
    return _KANJI.sub(_from_kanji, _THOUSANDS.sub("", bare(text)))


def _from_kanji(found: re.Match[str]) -> str:
    """十二 → 12, 百二十 → 120, 二〇 → 20; a run that is no number stays as it is."""
    word = found[0]
    if not set(word) & {"十", "百"}:
        return "".join(str(_KANJI_DIGITS[letter]) for letter in word)
    parts = re.fullmatch(r"(?:([二三四五六七八九])?(百))?(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?", word)
    if parts is None:
        return word
    hundreds = _KANJI_DIGITS[parts[1] or "一"] * 100 if parts[2] else 0
    tens = _KANJI_DIGITS[parts[3] or "一"] * 10 if parts[4] else 0
    return str(hundreds + tens + _KANJI_DIGITS[parts[5] or "〇"])


def _value(digits: str) -> float:
    value = float(digits.lstrip("-−△▲"))
    negative = digits[0] in "-−△▲" and not math.isclose(value, 0)
    return -value if negative else value

"""What one header means: the column's code, the role it belongs to, the quarter it is of.

Headers come with line breaks, units, footnote marks, numbering and words around (9月末現在の進捗率(%)※1). The names
themselves stand in kyoten.sheet.columns alone. Source: docs/reading.md, "Theirs".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kyoten.model import GYOUSEI, HOUJIN, SHISHAKYO
from kyoten.sheet.columns import INPUTS, by_header
from kyoten.sheet.foreign.period.words import Period, month_quarter, parse_period
from kyoten.text import bare

LAST = "last"
"""Code of a column about the quarter or year before: not read."""
IGNORE = "ignore"
"""Code of a column that a person said to leave out."""
UNNAMED = "?"
"""Code of a column whose header leaves open what it holds; its contents tell (kyoten.sheet.foreign.header.columns)."""
LONGEST = 60
"""A header with its instructions; more is a text."""

_SUPERSCRIPT = re.compile(r"[¹²³⁰-⁹]+|(?<=.)[*＊†‡]+[0-9０-９]*|[(（\[［]?(?:※|注)[0-9０-９]*[)）\]］]?\s*$")
_NUMBERING = re.compile(
    r"^\s*(?:[①-⑳㉑-㉟㊀-㊉⑴-⒇]|[(（][0-9０-９ア-ンa-zA-Z]{1,2}[)）]|[0-9０-９A-Za-zア-ン]{1,2}[.．、)）](?![0-9０-９])|[ⅠⅡⅢⅣⅤ][.．、\s]"
    r"|[■□●○◆◇▼▽★☆◎・※＊*])\s*"
)
_NOTE = re.compile(r"(?<=\S)\s*※.*$", re.DOTALL)
_BRACKETED = re.compile(r"[(\[【「〈<]([^()\[\]【】「」〈〉<>]*)[)\]】」〉>]")
_BEFORE = re.compile(
    r"^(?:(?:今期|当期|四半期)末|まで|今期|今回|当期|当四半期|今四半期|四半期|本年度|今年度|当年度|年度末|期末|月末|現在|現時点|時点|これまで|期間中|主な"
    r"|具体的な?|実際の|各|の|における|時点での?|別|・|/|:|-)+"
)
_AFTER = re.compile(r"(?:欄|について|の記入|(?:を|の)?入力|等|など|:|・)+$")
# What is expected or planned, which nobody has done yet: 進捗率(計画), and 年度末見込 over columns of values.
_FORESEEN = re.compile(
    r"(?:年度?末|年間|年度|(?:次|来|翌)(?:期|年度|四半期)|次回|最終|通期)?の?(?:見込み?|予定|計画|目標|予測)(?:値|数|回数|件数|分|案)?"
    r"|(?:次|来|翌)(?:期|年度|四半期)"
)
_DONE = ("status", "percent", "count", "result")
"""Codes of what was reached or done."""
_OF_LAST = re.compile(r"^(?:前回|前期|前年度?|昨年度?|先期|前四半期|前の四半期)")
# The same in a bracket, and no more: 進捗率(前回); 取組実績(前回以降) is this period's.
_LAST_IN_BRACKET = re.compile(
    r"(?:前々?回|前期|前年度?|一?昨年度?|先期|前の?四半期)(?:末|同期|同四半期|分|時点?|の?(?:報告|実績|数?値|結果|状況))*"
    r"(?:[比差]|からの?(?:増減?|差|伸び))?|増減"
)
ROLE_NAMES = {
    HOUJIN: ("運営法人", "受託法人", "法人"),
    GYOUSEI: ("区役所", "行政", "区"),
    SHISHAKYO: ("市社協", "社協"),
}
_BARE_TERM = re.compile(r"第?([1-4])期")
# Signs or letters of a scale, 5段階, 10点満点, /10, 1〜5, 1・2・3, 5:達成 4:…: a rating. 1〜3月 is none.
_NO_STEP = r"(?![\d月日年週割%期Q・、,])"
_RATING = re.compile(
    r"[◎○△×].*[◎○△×]|[A-E][・~〜,、/-][A-E]|段階|点満点|点法|[(\[]\d*点[)\]]|(?<!\d)/(?:5|10)(?!\d)"
    rf"|(?<![\d.])[01][~〜→・、,-](?:[3-9]|10){_NO_STEP}|(?<![\d.])(?:[3-9]|10)[~〜→][01]{_NO_STEP}"
    rf"|(?<![\d.])[01](?:[・、,][2-9])+{_NO_STEP}|(?<!\d)\d[=:].*(?<!\d)\d[=:]"
)
# What is counted, in a bracket, that is no time held: 人, 延べ人数, 部. 実数 and 整数 are no unit, 回数 is ours.
_OTHER_UNIT = re.compile(
    r"(?:単位[:は]?)?(?:延べ?|のべ|実)?(?:人員?|名|組|世帯|家庭|親子|件|部|枚|冊|通|本|個|台|点|校|園|店|団体|施設|機関"
    r"|[かカヵケヶ箇個][所国]|種類?|時間|日間?|[千万]?円|[kc]?m2?|k?g|.*[^回実整総施催績計]数)"
)
_AND = re.compile(r"[・、,/と]")
# Of this quarter alone, where ours is the count since April. 四半期末現在 and 今回まで are no quarter's alone.
_THIS_QUARTER = re.compile(
    r"(?:今期|当期|本期|今回|(?<![\d一二三四])四半期|期間中)(?!末|まで|現在|時点|ごとに|毎に)|(?:^|[※月(\[:、])(?:分(?:のみ|だけ)|(?:中の?)?(?:のみ|だけ)|単月)"
)
# 実績(7〜9月): the months of one quarter that does not begin the year, after a name; 4〜6月 and 4〜9月 are since April.
_OF_SPAN = re.compile(r"(?<=.)[(\[](?:7月?[~〜ー–―-]9|10月?[~〜ー–―-]12|1月?[~〜ー–―-]3)月[分期]?[)\]]$")
_CUMULATIVE = re.compile(r"累計|累積|通算|当初|4月から")


@dataclass(frozen=True)
class HeaderWords:
    """One header cell: its period, the role it names ("" for none) and its other words."""

    period: Period
    role: str
    rest: str

    @property
    def quarter(self) -> int | None:
        """1–4; a bare 第1期 and R5.6 count in a header."""
        month = month_quarter(self.period)
        term = _BARE_TERM.fullmatch(self.rest)
        return self.period.quarter or (month.number if month else None) or (int(term[1]) if term else None)

    @property
    def only_period(self) -> bool:
        return self.quarter is not None and (not self.rest or _BARE_TERM.fullmatch(self.rest) is not None)


def header_words(text: str, roles: Collection[str]) -> HeaderWords:
    """One header cell taken apart; `roles` are the plan's."""
    # Before NFKC, which turns ① into a 1 and ² into a 2.
    cleaned = _SUPERSCRIPT.sub("", text.strip())
    period = parse_period(_NUMBERING.sub("", cleaned) or cleaned)
    role, rest = _role_and_rest(period.rest, tuple(roles))
    span, name = _OF_SPAN.search(bare(cleaned)), bare(rest).removesuffix("(分)")
    if span and name == span.string[: span.start()] and column_code(name) == "count":
        rest = f"{name}(分のみ)"  # the span itself is in `period`
    return HeaderWords(period, role, rest)


@lru_cache(maxsize=4096)
def _role_and_rest(text: str, roles: tuple[str, ...]) -> tuple[str, str]:
    """法人評価 and 評価(法人) → (法人, 評価), 【行政】 → (行政, ""); 区分 and 社会 begin no role."""
    flat = bare(text)
    for role in roles:
        for name in ROLE_NAMES.get(role, (role,)):
            tail = "の役割|の|用|担当|:|・|/|-" if name == "区" else "の役割|の|用|分|担当|:|・|/|-"
            found = re.match(rf"[(\[【]?{re.escape(name)}[)\]】]?(?:{tail})?", flat)
            if found and (found.end() == len(flat) or column_code(flat[found.end() :])):
                return role, flat[found.end() :]
    after = [(role, rest) for role in roles if (rest := _without_role(flat, role))]
    return after[0] if len(after) == 1 else ("", text)


def _without_role(flat: str, role: str) -> str:
    """進捗率(法人)(%) → 進捗率(%): a column's name without the role in brackets after it; "" where there is none."""
    for name in ROLE_NAMES.get(role, (role,)):
        tail = "用|担当" if name == "区" else "用|分|担当"
        found = re.search(rf"(?<=.)[(\[【]{re.escape(name)}(?:{tail})?[)\]】]", flat)
        if found and column_code(rest := flat[: found.start()] + flat[found.end() :]):
            return rest
    return ""


@lru_cache(maxsize=8192)
def column_code(text: str) -> str:
    """The code of the column that a header means; LAST for one of the period before or of what is planned, UNNAMED
    where it may be a count of this quarter alone, "" where it means none known."""
    if not text.strip() or len(text) > LONGEST:
        return ""
    if (column := by_header(text)) is not None:
        return _done_or_foreseen(column.code, text)
    if _OF_LAST.match(bare(text)):
        return LAST
    found = (column.code for each in _readings(text) if each and (column := by_header(each)))
    code = next(found, "")
    return _done_or_foreseen(code, text) if code else ""


def is_foreseen(text: str) -> bool:
    """Whether a heading says no more than that what stands under it is planned: 年度末見込, (予定), 来年度."""
    return _FORESEEN.fullmatch(bare(text).strip("()[]【】")) is not None


def _done_or_foreseen(code: str, text: str) -> str:
    insides = _BRACKETED.findall(bare(text))
    words = [word for inside in insides for word in _AND.split(inside)]
    planned = code in _DONE and any(map(_FORESEEN.fullmatch, insides))
    if planned or (code in INPUTS and any(map(_LAST_IN_BRACKET.fullmatch, words))):
        return LAST
    return _by_unit(code, text)


def _readings(text: str) -> Iterator[str]:
    """The header without what may stand around its words, more taken away each time."""
    cleaned = _SUPERSCRIPT.sub("", text.strip())
    flat = unicodedata.normalize("NFKC", _NUMBERING.sub("", cleaned) or cleaned).strip()
    short = _NOTE.sub("", flat)
    lines = short.splitlines() or [""]
    for each in (flat, short, lines[0], lines[-1]):
        joined = _BRACKETED.sub("", bare(each))
        inside = _BRACKETED.fullmatch(bare(each))
        for word in (bare(each), joined, inside[1] if inside else ""):
            yield word
            yield _AFTER.sub("", _BEFORE.sub("", word))


def _by_unit(code: str, text: str) -> str:
    """進捗状況(%) is a percentage, 達成度(◎○△×) a rating, 実績(回) a count: the unit says more than the name."""
    flat = bare(text)
    if code in ("status", "percent", "count") and re.search(r"%|パーセント", flat):
        return "percent"
    if code in ("status", "percent", "result") and _RATING.search(flat):
        return "status"
    if code == "count" or (code in ("percent", "result") and re.search(r"[(\[]回数?[)\]]$", flat)):
        return _count_code(flat)
    return code


def _count_code(flat: str) -> str:
    """People or leaflets are no times and are not read; times and people in one, or a quarter's alone, are asked of."""
    for inside in _BRACKETED.findall(flat):
        units = _AND.split(inside)
        others = [unit for unit in units if _OTHER_UNIT.fullmatch(unit)]
        if others:
            return UNNAMED if len(others) < len(units) else ""
    return UNNAMED if of_this_quarter(flat) else "count"


def counts_others(heading: str) -> bool:
    """Whether a heading over 当期 and 累計 says that people or copies are counted: 人数, 参加者数, 配布部数."""
    return _OTHER_UNIT.fullmatch(_BRACKETED.sub("", bare(heading))) is not None


def of_this_quarter(header: str) -> bool:
    """Whether a header speaks of this quarter alone (今期の回数), and not of the year so far (今期までの累計)."""
    flat = bare(header)
    own = _THIS_QUARTER.search(flat) or _OF_SPAN.search(flat)
    return own is not None and _CUMULATIVE.search(flat) is None

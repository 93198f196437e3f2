"""Header rows → what each column holds: its code, and the quarter, year and role that it is of."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kyoten.plan.own_header_words import own_kind
from kyoten.sheet.columns import BY_CODE, INPUTS, Type, header_key
from kyoten.sheet.foreign.header.words import (
    IGNORE,
    LAST,
    UNNAMED,
    HeaderWords,
    column_code,
    counts_others,
    header_words,
    is_foreseen,
)
from kyoten.sheet.foreign.legend_words import is_rating_word
from kyoten.text import bare, flat

PLAN_CODES = ("item", "text", "function", "target_state", "viewpoint", "role", "quarter", "year")
"""Codes of the columns that say what a row is of."""
_TARGET_WORDS = ("計画", "目標", "予定")
_OF_MATRIX = ("役割", "視点", "姿", "機能", "目標", "年")
"""One of these is in every header that kyoten.plan.own_header_words understands and kyoten.sheet.columns may not."""
_NOW = re.compile("(?:今回|今期|当期|本期|今四半期|当四半期|現在|今月末?)(?:末|分|の値|実績|報告)?")
"""What parts a heading into the period before and this one."""
_FEWEST_TICKS, _LONGEST_TICK = 2, 8
"""Ratings with a column each, and letters of one."""
_UNDER_RATE = ("実績", "実績値", "累計", "結果", "現状")


@dataclass(frozen=True)
class ColumnMeaning:
    """`code` "" where the header is not understood; `quarter` 1–4 and `year` None where it names none; `half` as
    written (上半期); `role` "" for every role; `tick` the rating that a mark in the column gives, where ratings have a
    column each; `label` the header's words in one line, which make no difference."""

    code: str
    quarter: int | None = None
    year: int | None = None
    half: str = ""
    role: str = ""
    tick: str = ""
    label: str = field(default="", compare=False)

    @property
    def is_input(self) -> bool:
        return self.code in INPUTS or self.code == UNNAMED

    @property
    def as_choice(self) -> str:
        """As a person's assignment says it: percent@2."""
        return f"{self.code}@{self.quarter}" if self.quarter else self.code


def column_meanings(parts: Sequence[Sequence[str]], roles: Collection[str]) -> tuple[ColumnMeaning, ...]:
    """One for each column, from its header texts (outermost first)."""
    words = [[header_words(part, roles) for part in column] for column in parts]
    second_half = any(word.period.half and word.quarter == 4 for column in words for word in column)
    columns = [_meaning(column, second_half) for column in words]
    columns = _without_foreseen(_with_ticks(columns, words), words)
    for number, kind, role in _of_matrix(parts):
        columns[number] = _with_matrix(columns[number], kind, role)
    found = (_plan_of_quarter(columns, column) for column in zip(columns, words, strict=True))
    return tuple(replace(each, label=label_of(texts)) for each, texts in zip(found, parts, strict=True))


def label_of(texts: Sequence[str]) -> str:
    """A column's header texts in one line."""
    return " ".join(" ".join(texts).split())


def of_whole_year(columns: Sequence[ColumnMeaning]) -> list[int]:
    """Columns of values that are the year's: 評価 beside 第1四半期…第4四半期 評価 is no quarter's."""
    of_quarters = {each.code for each in columns if each.is_input and each.quarter}
    return [
        number
        for number, each in enumerate(columns)
        if each.code in of_quarters and not each.quarter and is_single(each.code)
    ]


def is_single(code: str) -> bool:
    """Whether an item has one value of a code: a rating or a number; texts can be put together."""
    return code in INPUTS and BY_CODE[code].type is not Type.TEXT


def signature(parts: Sequence[Sequence[str]], roles: Collection[str]) -> str:
    """The header's words without its year, and without its quarter where that is the only one: the same sheet has the
    same signature in every quarter."""
    words = [[header_words(part, roles) for part in column] for column in parts]
    several = len({word.quarter for column in words for word in column if word.quarter}) > 1
    return "|".join("/".join(_normalised(word, several) for word in column) for column in words).rstrip("|")


def with_choices(columns: Sequence[ColumnMeaning], chosen: Mapping[int, str]) -> tuple[ColumnMeaning, ...]:
    """The columns with a person's choices: code, code@quarter or "ignore" by column number.

    Whose a column is, no choice says: the header does. Who changes one column is asked about all the others, too.
    """
    result = list(columns)
    for column, choice in chosen.items():
        code, _, number = choice.partition("@")
        if 0 <= column < len(result):
            quarter = int(number) if number in ("1", "2", "3", "4") else None
            was = result[column]
            kept = was.role if code == "text" or code in INPUTS else ""
            result[column] = ColumnMeaning(IGNORE if code == "ignore" else code, quarter, role=kept, label=was.label)
    return tuple(result)


def _with_ticks(columns: list[ColumnMeaning], words: Sequence[Sequence[HeaderWords]]) -> list[ColumnMeaning]:
    """未着手 | 実施中 | 完了, under 状況 or alone: columns in which a mark gives the rating, where several stand
    together and no column is one of ratings by itself."""
    ticks = {at: tick for at, column in enumerate(words) if (tick := _tick(columns[at], column))}
    if len(set(ticks.values())) < _FEWEST_TICKS or any(each.code == "status" for each in columns):
        return columns
    return [replace(each, code="status", tick=ticks[at]) if at in ticks else each for at, each in enumerate(columns)]


def _tick(found: ColumnMeaning, column: Sequence[HeaderWords]) -> str:
    rests = [word.rest for word in column if word.rest and not word.only_period]
    if found.code or not rests or not is_tick_heading(rests[-1]):
        return ""
    return rests[-1] if all(column_code(rest) == "status" for rest in rests[:-1]) else ""


def is_tick_heading(text: str) -> bool:
    """Whether a header's word is the name of a rating: 未着手, 実施中, and no column's."""
    word = bare(text)
    return 0 < len(word) <= _LONGEST_TICK and not column_code(text) and is_rating_word(word)


def _without_foreseen(columns: list[ColumnMeaning], words: Sequence[Sequence[HeaderWords]]) -> list[ColumnMeaning]:
    """状況 and 実績 under 年度末見込, 来年度 or 第3四半期(予定) are not read beside those of what was done."""
    of_plan = {
        at
        for at, column in enumerate(words)
        if columns[at].is_input and any(is_foreseen(word.rest) for word in column[:-1])
    }
    if not any(each.is_input for at, each in enumerate(columns) if at not in of_plan):
        return columns
    return [ColumnMeaning(LAST) if at in of_plan else each for at, each in enumerate(columns)]


def _normalised(word: HeaderWords, several: bool) -> str:
    words = header_key(word.role + word.rest)
    return f"{words}@{word.quarter}" if several and word.quarter else words


def _meaning(column: Sequence[HeaderWords], second_half: bool) -> ColumnMeaning:
    inner = list(reversed(column))
    quarter = next((word for word in inner if word.quarter), None)
    # 前期 beside 後期 is half a year; alone it is the quarter before.
    if quarter and quarter.period.half == "前期" and not second_half:
        return ColumnMeaning(LAST)
    year = next((word.period.years[0] for word in inner if word.period.years), None)
    if year is None:
        year = next((word.period.month[0] for word in inner if word.period.month), None)
    role = next((word.role for word in inner if word.role), "")
    rests = [word.rest for word in column if word.rest and not word.only_period]
    code = _code(rests) or (UNNAMED if quarter and not rests else "")
    return ColumnMeaning(code, quarter.quarter if quarter else None, year, quarter.period.half if quarter else "", role)


def _code(rests: Sequence[str]) -> str:
    if not rests:
        return ""
    codes = [column_code(rest) for rest in rests]
    if codes[-1] == "count" and any(map(counts_others, rests[:-1])):
        codes, rests = [""], [""]  # 累計 under 人数
    if LAST in codes:
        return LAST
    if "percent" in codes[:-1] and bare(rests[-1]) in _UNDER_RATE:
        return "percent"
    if len(rests) > 1 and not codes[-1] and _NOW.fullmatch(bare(rests[-1])):
        # 状況 over 前回 | 今回; of counts it is open whether the quarter's or those since April are meant.
        return UNNAMED if "count" in codes else next((code for code in reversed(codes) if code), "")
    joined = column_code("".join(rests)) if len(rests) > 1 else ""
    if not joined and codes[-1] == "text" and not {"status", "result"}.isdisjoint(codes[:-1]):
        return "result"  # 内容 under 取組状況
    return joined or codes[-1]


def _of_matrix(parts: Sequence[Sequence[str]]) -> list[tuple[int, str, str]]:
    """(column, kind, role) by the words of the plan's matrix (kyoten.plan.own_header_words)."""
    labels = tuple(flat(" ".join(column)) or None for column in parts)
    if not any(word in label for label in labels if label for word in _OF_MATRIX):
        return []
    return [(number, *own_kind(label)) for number, label in enumerate(labels) if label]


def _with_matrix(found: ColumnMeaning, kind: str, role: str) -> ColumnMeaning:
    # 目標(法人の役割) heads the plan's column; 目標 under a quarter does not.
    if found.is_input or found.code == LAST or (found.code == "target" and found.quarter):
        return replace(found, role=found.role or role) if kind == "action" else found
    if kind == "five_year":
        return replace(found, code=IGNORE)
    if kind == "action":
        return replace(found, code="text", role=role)
    usual = {"function": "function", "state": "target_state", "viewpoint": "viewpoint"}
    return replace(found, code=found.code or usual.get(kind, ""))


def _plan_of_quarter(
    columns: Sequence[ColumnMeaning], column: tuple[ColumnMeaning, Sequence[HeaderWords]]
) -> ColumnMeaning:
    """計画 under a quarter is what was planned for it, 取組内容 what was done; neither is the item."""
    found, words = column
    other = any(each.code in ("text", "item") and not each.quarter for each in columns)
    if found.code != "text" or not found.quarter or not other:
        return found
    planned = any(word in part.rest for part in words for word in _TARGET_WORDS)
    return replace(found, code="target" if planned else "result")

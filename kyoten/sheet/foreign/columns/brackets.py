"""A bracket behind a number's name that nobody knows, 実施回数(区全体): the number may be of something else, and
that is said. Source: docs/reading.md, "Theirs"."""

from __future__ import annotations

import re

from kyoten.problems.problem import Problem
from kyoten.sheet.foreign.columns.columns import Columns
from kyoten.sheet.foreign.header.words import header_words
from kyoten.sheet.foreign.legend_words import is_rating_word
from kyoten.text import bare

_NUMBERS = ("percent", "count")
_BRACKETED = re.compile(r"[(\[【〔〈<]([^()\[\]【】〔〕〈〉<>]+)[)\]】〕〉>]")
# Units, times, how it is counted or written down, and the column's own name again.
_KNOWN = re.compile(
    r"\d|[%回割件率値型]|パーセント|単位|累[計積]|通算|合計|延べ|のべ|実[績数施]|整数|数[字値]|概[算数]|記入|入力|記載|選択|半角|必須|任意"
    r"|年|期|月|末|現在|時点|今回|まで|のみ|だけ|以降|から|現状|評価|進捗|達成|自己|案|見込|予定|対[目計]|[計目].*比|参考|注|※|目安|おおよそ|約"
)


def say_unknown_brackets(columns: Columns) -> tuple[Columns, list[Problem]]:
    """A warning for each number's column whose header has such a bracket; the column is read all the same."""
    roles, problems = columns.known.plan.roles, list[Problem]()
    for number, each in enumerate(columns.meanings):
        if each.code not in _NUMBERS or number in columns.chosen or not columns.is_filled(number):
            continue
        rests = (bare(header_words(text, roles).rest) for text in columns.header.texts[number])
        insides = [inside for rest in rests for inside in _BRACKETED.findall(rest)]
        if unknown := [inside for inside in insides if not _KNOWN.search(inside) and not is_rating_word(inside)]:
            facts = {"value": columns.label(number), "column": "・".join(unknown)}
            problems.append(columns.problem("bracket_not_understood", number, **facts))
    return columns, problems

"""What stands in a column of counts and is plainly no number of times: 120人, 50部; 9/15実施, 9月号発行; 作成中
(docs/reading.md, "Values")."""

from __future__ import annotations

import re

from kyoten.reader.workbook import Value
from kyoten.sheet.values.cell_values import is_cleared, is_ditto, is_empty
from kyoten.text import bare

AMOUNT_RULE = "回数でない記入のため、取組実績の文として読みました"
_LONGEST = 40
_AMOUNT = re.compile(
    r"(?:参加者?|来場者?|利用者?|配布|発行|作成)?(?:延べ|のべ|延|約|計|合計|累計)*\d{1,3}(?:,?\d{3})*"
    r"(?:人|名|組|親子|世帯|家庭|部|枚|冊|通|本|校|園|団体|施設|機関|[かカヵケヶ箇]所|時間|日間?)"
    r"(?:程度|ほど|以上|弱|強)?(?:が?(?:参加|来場|利用|配布))?。?"
)
_DAY = r"(?:\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}|\d{1,2}月(?:[上中下]旬|末|号)?)(?:\([月火水木金土日祝・]{1,3}\))?"
_WHEN = re.compile(rf"{_DAY}(?:[、,・〜~と]{_DAY})*に?(?:実施|開催|発行|配布|配付|訪問|参加|完了|終了)(?:済み?)?。?")

_WORDS = re.compile(r"(?!.*[\d回一二三四五六七八九十百数何]).*[ぁ-んァ-ヶ一-龥]{2}.*")
"""作成中: no number is in it."""


def amount_of(value: Value) -> str:
    """The text of a cell that says how many people or copies there were, when something was done, or how it stands in
    words, as written; "" for any other cell."""
    if not isinstance(value, str) or len(value) > _LONGEST or is_empty(value) or is_ditto(value) or is_cleared(value):
        return ""
    flat = bare(value)
    is_one = _AMOUNT.fullmatch(flat) or _WHEN.fullmatch(flat) or _WORDS.fullmatch(flat)
    return " ".join(value.split()) if is_one else ""

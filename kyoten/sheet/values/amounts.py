"""What stands in a column of counts and is plainly no number of times: 120人, 延べ45組, 50部; 9/15実施, 9月号発行
(docs/reading.md, "Values")."""

from __future__ import annotations

import re

from kyoten.reader.workbook import Value
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


def amount_of(value: Value) -> str:
    """The text of a cell that says how many people or copies there were, or when something was done, as written; ""
    for any other cell."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return ""
    flat = bare(value)
    return " ".join(value.split()) if _AMOUNT.fullmatch(flat) or _WHEN.fullmatch(flat) else ""

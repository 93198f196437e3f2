"""What was counted where it is plainly no number of times: 120人, 延べ45組, 50部 (docs/reading.md, "Values")."""

from __future__ import annotations

import re

from kyoten.reader.workbook import Value
from kyoten.text import bare

AMOUNT_RULE = "回数でない数のため、取組実績の文として読みました"
_LONGEST = 40
_AMOUNT = re.compile(
    r"(?:参加者?|来場者?|利用者?|配布|発行|作成)?(?:延べ|のべ|延|約|計|合計|累計)*\d{1,3}(?:,?\d{3})*"
    r"(?:人|名|組|親子|世帯|家庭|部|枚|冊|通|本|校|園|団体|施設|機関|[かカヵケヶ箇]所|時間|日間?)"
    r"(?:程度|ほど|以上|弱|強)?(?:が?(?:参加|来場|利用|配布))?。?"
)


def amount_of(value: Value) -> str:
    """The text of a cell that says how many people or copies there were, as written; "" for any other cell."""
    if not isinstance(value, str) or len(value) > _LONGEST or not _AMOUNT.fullmatch(bare(value)):
        return ""
    return " ".join(value.split())

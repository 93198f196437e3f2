"""What the input cells of the quarter's sheet accept: a drop-down and two number rules, with their messages."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet

from kyoten.settings import Settings
from kyoten.sheet.columns import Column

_LONGEST_LIST = 255
"""Letters of a drop-down's list that Excel stores in the rule itself."""


def add_rules(
    sheet: Worksheet, columns: tuple[Column, ...], rows: tuple[int, int], settings: Settings, scale_range: str
) -> None:
    """Add the rules to the rows from the first to the last of `rows` (from 0, inclusive).

    `scale_range`: where the scale's names stand in the workbook, for a scale too long to be stored in the rule.
    """
    rules = {"status": _status_rule(settings, scale_range), "percent": _PERCENT_RULE, "count": _COUNT_RULE}
    for index, column in enumerate(columns):
        if rule := rules.get(column.code):
            sheet.data_validation(rows[0], index, rows[1], index, rule)


def _status_rule(settings: Settings, scale_range: str) -> dict[str, Any]:
    # A symbol of the scale is understood too, hence a warning and not a refusal.
    names = [rating.name for rating in settings.offered]
    fits = len(",".join(names)) <= _LONGEST_LIST and not any("," in name for name in names)
    return {
        "validate": "list",
        "source": names if fits else f"={scale_range}",
        "error_type": "warning",
        "error_title": "状況",
        "error_message": "一覧にない言葉です。一覧から選んでください。",
    }


_PERCENT_RULE: dict[str, Any] = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": 0,
    "maximum": 100,
    "error_type": "warning",
    "error_title": "進捗率",
    "error_message": "進捗率は0〜100の数字で書いてください。",
}
_COUNT_RULE: dict[str, Any] = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "error_type": "warning",
    "error_title": "実績(回)",
    "error_message": "実績は4月からの累計の回数を、0以上の整数で書いてください。",
}

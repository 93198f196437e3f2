"""What a sheet's name or title says of all its rows: one function, one role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kyoten.model import Plan
from kyoten.plan.function_names import function_name
from kyoten.reader.workbook import Sheet
from kyoten.sheet.foreign.header.words import ROLE_NAMES, column_code, header_words
from kyoten.sheet.foreign.period.title import title_text
from kyoten.sheet.foreign.period.words import parse_period
from kyoten.text import bare, key

_LONGEST = 60
"""A title; a longer text speaks of a function in passing."""
_EDGE = r"[\s()【】\[\]<>〈〉〔〕・:_、,\-]"
_PARTS = re.compile(r"[()【】\[\]:_・\-/、,\s]|役割")


def function_and_role(
    sheet: Sheet, end: int, plan: Plan, functions: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """Function and role that the sheet's name, else a cell over row `end` names; "" for none. `functions`: key of a
    name → the plan's function (Known.functions), the plan's own names where not given."""
    titles = list(_titles(sheet, end))
    name = sheet.shown_name
    functions = {key(each): each for each in plan.functions} if functions is None else functions
    function = next((f for text in (name, *titles) if (f := _function_in(text, functions))), "")
    role = _role_of_name(name, plan) or _only(_roles_in_title(text, plan) for text in titles)
    return function, role


def _only(found: Iterable[set[str]]) -> str:
    """The one role that all titles together name; two of them are none, as in a sheet's name."""
    roles = set[str]().union(*found)
    return roles.pop() if len(roles) == 1 else ""


def _titles(sheet: Sheet, end: int) -> Iterator[str]:
    """Texts over the header; a label's value with its label (役割 | 法人 → 役割:法人)."""
    for row in sheet.rows[:end]:
        label = ""
        for value in row:
            if isinstance(value, str):
                yield f"{label}{value.strip()}"
                label = "役割:" if column_code(value.rstrip(":： ")) == "role" else ""


def _function_in(text: str, functions: Mapping[str, str]) -> str:
    words = key(function_name(text)) if text and len(text) <= _LONGEST else ""
    if words in functions:
        return functions[words]
    inside = [name for known, name in functions.items() if known in words]
    if inside:
        return inside[0] if len(inside) == 1 else ""
    begins = [name for known, name in functions.items() if words and known.startswith(words)]
    return begins[0] if len(begins) == 1 else ""


def _role_of_name(name: str, plan: Plan) -> str:
    """A sheet's name has few words: 法人, 行政用, 1Q_法人. Two roles in it are none."""
    found = {header_words(part, plan.roles).role for part in _PARTS.split(bare(name)) if _is_role(part, plan)}
    return found.pop() if len(found) == 1 else ""


def _is_role(part: str, plan: Plan) -> bool:
    words = header_words(part, plan.roles)
    return bool(words.role) and words.rest in ("", "版", "報告", "様式", "シート")


def _roles_in_title(text: str, plan: Plan) -> set[str]:
    """Roles in brackets, or said to be one (行政の役割, 法人用); 「法人:○○会」 names a body and no role."""
    title = title_text(text)
    flat, words = bare(title), parse_period(title).rest
    found = set()
    for role in plan.roles:
        names = ROLE_NAMES.get(role, (role,))
        either = "|".join(re.escape(name) for name in names)
        # 区分 is a kind and no part of a ward's.
        parted = "|".join(re.escape(name) for name in names if name != "区") or "(?!)"
        owned = rf"(?:(?:{either})の役割|(?:(?:{either})用|(?:{parted})[分版])(?={_EDGE}|報告|様式|シート|進捗|$))"
        if (
            re.search(rf"[(【\[<〈〔](?:(?:{either})(?:の役割|用)?|(?:{parted})[分版])[)】\]>〉〕]", flat)
            or re.search(rf"役割[:は]?(?:{either})$", flat)
            or re.search(rf"(?:^|{_EDGE}|と|及び){owned}", words)
        ):
            found.add(role)
    return found

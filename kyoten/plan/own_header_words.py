"""The words of the plan's own matrix in a header: what a quarter's sheet repeats of it. Other bases' words:
kyoten.plan.header_words."""

from __future__ import annotations

import re

from kyoten.plan.header_words import own_role
from kyoten.table.cell_text import text_of
from kyoten.text import bare

__all__ = ["own_kind", "text_of"]

_SHORT_ROLE = re.compile(r"(?:目標|計画).*\((法人|行政|市社協)\)")
_FIVE_YEARS = re.compile(r"[5五](?:[かヵカヶケ箇]年|年間)")
_FUNCTION = re.compile(r"\W*(?:.{0,6})機能(?:名|区分|分野|項目)?\W*")


def own_kind(label: str) -> tuple[str, str]:
    """(kind, role) of a header: function, state, viewpoint, five_year, action with its role, or other."""
    words = bare(label)
    short = _SHORT_ROLE.search(words)
    role = own_role(words) or (short[1] if short else "")
    if _FIVE_YEARS.search(words) and ("取り組" in words or not role):
        return "five_year", ""
    if role:
        return "action", role
    if "視点" in words and not words.startswith(("○", "●", "〇", "◯")):
        return "viewpoint", ""
    if "姿" in words:
        return "state", ""
    return ("function" if _FUNCTION.fullmatch(words) else "other"), ""

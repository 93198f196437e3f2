"""Text that other people wrote — in workbooks, plans, file names, fields — on its way to the screen: it stays text.

Streamlit draws Markdown nearly everywhere: running text, labels, options of buttons, cells of `st.table`, tooltips. So
whatever Kyoten did not write itself passes through `plain` first. Select boxes, grids, readable tables, `st.code` and
file names take plain text and need no care. Charts have their own: kyoten/chart/screen/pseudo_html.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

_JOINER = "\u2060"
"""Unseen, and no place to break a line."""
_MARK = re.compile(r"[\\`*_{}\[\]<>#+\-!|~$:@&=]|(?<=\d)[.)](?=\s|$)")
"""What Markdown and Streamlit's own signs begin with: with a backslash before it, each stands for itself."""
_LATE = re.compile(r"(?<=[:@])|(?<=www)(?=\.)|(?<=[-<>~])(?=[-=>])", re.IGNORECASE)
"""Where a joiner keeps apart what is looked for after the backslashes are gone: addresses (http://, www., a@b), icons
and emoji (:material/home:), arrows and signs (-> >=)."""
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")


# A page draws the same texts at each of its runs.
@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """Markdown that shows exactly this text: no mark works, no address is a link, lines and empty lines are kept."""
    text = _LINE_END.sub("\n", _LATE.sub(_JOINER, text))
    text = _INDENT.sub(lambda blank: "\u00a0" * len(blank[0]), text)
    text = _MARK.sub(r"\\\g<0>", text)
    return re.sub(r"\n(?=\n)", "\n\u00a0", text).replace("\n", "  \n")


def one_line(text: str) -> str:
    """The same in one line: for headings, labels and lines of a list, which a line break would end."""
    return plain(" ".join(text.split()))

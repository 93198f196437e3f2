"""A cell's value as text: numbers as they would be typed, HTML remnants removed (docs/reading.md, "Markup")."""

from __future__ import annotations

import datetime as dt
import html
import re

from kyoten.reader.workbook import CellFault, Value

# Only names that HTML has: "<あつどろっぷ>" is a title, not a tag.
_BLOCK = re.compile(
    r"</?(?:p|div|section|article|li|ul|ol|dl|dt|dd|table|tbody|thead|tr|td|th|h[1-6]|blockquote|pre|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*", re.IGNORECASE)
_INLINE = re.compile(
    r"(\s*)</?(?:span|b|i|u|s|em|strong|font|a|sup|sub|small|big|mark|img|center|o:p)(?:\s[^<>]*)?/?>(\s*)",
    re.IGNORECASE,
)


def text_of(value: Value) -> str:
    """A cell's text: numbers as they would be typed, "" for an empty cell or one without a value."""
    if value is None or isinstance(value, CellFault):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def texts(cell: str) -> tuple[str, ...]:
    """A cell's texts: HTML removed, separated where a block element began or ended, empty ones left out."""
    if "<" not in cell and "&" not in cell:
        return (cell.strip(),) if cell.strip() else ()
    parts = (_BREAK.sub("\n", part) for part in _BLOCK.split(cell))
    cleaned = (html.unescape(_INLINE.sub(_closed_up, part)).strip() for part in parts)
    return tuple(part for part in cleaned if part)


def plain(cell: str) -> str:
    """A cell's whole text without HTML, its texts on lines of their own."""
    return "\n".join(texts(cell))


def _closed_up(found: re.Match[str]) -> str:
    return " " if found[1] and found[2] else found[1] + found[2]

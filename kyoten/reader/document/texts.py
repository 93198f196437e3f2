"""The texts of something that contains paragraphs, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class BlockText:
    """`written`: as written; `remains`: without what is struck, "" where all of a line is; `apart`: what lies there and
    is none of the text (hidden letters, a table inside, a text box)."""

    written: list[str] = field(default_factory=list)
    remains: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)

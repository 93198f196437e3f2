"""The items that one cell of a sheet names: one for each ●, ①, (1) or ・, or for each line that the plan has."""

from __future__ import annotations

import re
from functools import lru_cache

from kyoten.plan.cell_markup import actions, has_bullet
from kyoten.table.cell_text import plain
from kyoten.text import key

_MARKS = tuple(
    re.compile(rf"\s*(?:{mark})\s*")
    for mark in (
        "[①-⑳㉑-㉟㊱-㊿]",
        "[(（][0-9０-９]{1,2}[)）]|[⑴-⒇]",
        "[0-9０-９]{1,2}[)）.．](?![0-9０-９])",
        "[●・･‣▪◆]",
    )
)

_TAG = re.compile("<[A-Za-z/]")


def without_tags(text: str) -> str:
    """The text without the HTML that a copied matrix leaves in its cells, as the plan's reader takes it out."""
    return plain(text) if "<" in text and _TAG.search(text) else text


def items_in(cell: str, plan: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The items of a cell: one for each ●, ①, (1) or ・ that begins a line, or for each line that the plan has.

    `plan`: `keys_of` its items; a cell that is one of them is one item, whatever stands in it.
    """
    return (cell,) if "●" not in cell and "\n" not in cell else _items_in(cell, plan)


@lru_cache(maxsize=16)
def keys_of(texts: tuple[str, ...]) -> frozenset[str]:
    """The texts as keys; a long sheet of many blocks has one plan."""
    return frozenset(map(key, texts))


@lru_cache(maxsize=4_096)
def _items_in(cell: str, plan: frozenset[str]) -> tuple[str, ...]:
    """Remembered, since a sheet of several quarters or sites brings the plan's texts again and again."""
    if "●" in cell:
        parts = tuple(action.text for action in actions(cell)) if has_bullet(cell) else ()
    elif key(cell) in plan:
        parts = ()
    else:
        lines = tuple(line.strip() for line in cell.splitlines() if line.strip())
        parts = under_marks(cell) or (lines if all(key(line) in plan for line in lines) else ())
    return parts if len(parts) > 1 else (cell,)


def under_marks(text: str) -> tuple[str, ...]:
    """The parts of a text that begin with the first line's kind of mark, without it; () where only one does."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    mark = next((each for each in _MARKS if lines and each.match(lines[0])), None)
    if mark is None:
        return ()
    parts: list[list[str]] = []
    for line in lines:
        if found := mark.match(line):
            parts.append([line[found.end() :]])
        else:
            parts[-1].append(line)
    made = tuple("\n".join(part).strip() for part in parts)
    return made if len(made) > 1 and all(made) else ()

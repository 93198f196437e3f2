"""The one table of the screen: every text readable at every width, rows that open, cards on a telephone.

Streamlit's grid is a canvas: it cuts texts, cannot be read aloud or printed, and fits no telephone. So what people read
is a real table (kyoten/ui/assets/readable_table.js), whose texts wrap. Where its columns do not
fit side by side, those of the least rank become a line under the row's title, and below 560 px each row is a card. A
text is whole, or ends with … and stands whole in what its row opens.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import pandas as pd
import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from kyoten.views.words import NO_VALUE

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

NAME = "readable.table"
_ASSETS = "assets"
FIRST = {"wide": 25, "narrow": 10, "more": 25}
"""Rows that are shown at once as a table and as cards, and how many more at a time."""


class CardPart(StrEnum):
    """What a column is to a row: it says where its cells stand on a card."""

    TITLE = "title"
    """What the row is about; one column of a table, the first thing on its card."""
    FACT = "fact"
    """Understood without its head: a number, a role, a function. All of them are one line of a card."""
    SIGN = "sign"
    """A state in a word, with a sign or a tone."""
    BAR = "bar"
    TEXT = "text"
    """Said with its head on a card, in a line of its own."""
    DETAIL = "detail"
    """In its column alone: where there is no room for it, it stands in what the row opens."""


_WIDTHS = {
    CardPart.TITLE: 230,
    CardPart.FACT: 76,
    CardPart.SIGN: 90,
    CardPart.BAR: 110,
    CardPart.TEXT: 150,
    CardPart.DETAIL: 96,
}

_WIDEST_FACT, _LETTER, _PADDING = 140, 14, 16
"""Pixels."""


@dataclass(frozen=True)
class TableColumn:
    """`width`: pixels that it needs beside others; 0 for what its part commonly needs. `rank`: where there is no room
    beside the others, columns of the least rank go under the title first, of the same rank the last one first."""

    head: str
    part: CardPart = CardPart.TEXT
    width: int = 0
    rank: int = 0
    right: bool = False


class CellWords(TypedDict):
    """What a cell says; `bar`: 0–100; `tone`: red, amber, green, blue or gray, never without a sign or a word; `note`:
    what stands under the words."""

    words: str
    bar: NotRequired[float]
    sign: NotRequired[str]
    tone: NotRequired[str]
    note: NotRequired[str]


def show(
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str | CellWords]],
    key: str,
    label: str,
    *,
    ids: Sequence[str] = (),
    on_open: Callable[[str], None] | None = None,
    sortable: bool = False,
    first: int = 0,
    shortened: bool = False,
) -> str | None:
    """Draw the table; `label` names it for who cannot see it. With `ids` (one a row) a row can be chosen, and the
    chosen one's id is returned as long as it stays chosen; with `on_open` a click calls it with the id instead. A
    column without a word in any row is left out. `first`: rows of the table that are shown at once. `shortened`: texts
    of more than four lines end with …, as what opens tells them whole."""
    told = [[_cell(each) for each in row] for row in rows]
    kept = [at for at in range(len(columns)) if any(row[at]["words"] for row in told)]
    names = list(ids) or [str(number) for number in range(len(told))]
    picked = _picked(key, names) if ids else None
    _component(get_bidi_component_manager())(
        key=key,
        data={
            "columns": [_column(columns[at], max(len(row[at]["words"]) for row in told)) for at in kept],
            "rows": [{"id": name, "cells": [row[at] for at in kept]} for name, row in zip(names, told, strict=True)],
            "label": label,
            "picks": bool(ids) and on_open is None,
            "opens": on_open is not None,
            "picked": picked,
            "sortable": sortable,
            "shortened": shortened,
            "first": FIRST | ({"wide": first} if first else {}),
        },
        on_picked_change=lambda: None,
        on_opened_change=lambda: _opened(key, on_open),
    )
    return picked


def frame(
    table: pd.DataFrame, key: str, label: str, columns: Sequence[TableColumn] = (), *, first: int = 0, picks: str = ""
) -> str | None:
    """A frame as it is, a value that is missing as —. `columns`: those of its heads that are not simply TEXT; the first
    column is the row's title where none is. `picks`: the column whose values name the rows, for one to be chosen."""
    known = {column.head: column for column in columns}
    drawn = [known.get(head, TableColumn(head)) for head in map(str, table.columns)]
    if drawn and not any(column.part is CardPart.TITLE for column in drawn):
        drawn[0] = replace(drawn[0], part=CardPart.TITLE)
    rows = [[_words(value) for value in row] for row in table.itertuples(index=False, name=None)]
    ids = [str(value) for value in table[picks]] if picks else ()
    return show(drawn, rows, key, label, ids=ids, first=first)


def _words(value: object) -> str:
    if isinstance(value, float):
        return NO_VALUE if math.isnan(value) else f"{value:g}"
    return NO_VALUE if value is None or value is pd.NaT else str(value)


def _cell(cell: str | CellWords) -> CellWords:
    return CellWords(words=cell) if isinstance(cell, str) else cell


def _column(column: TableColumn, longest: int) -> dict[str, Any]:
    """`longest`: letters of its longest cell: names of many letters get room for a few lines rather than for ten."""
    width = column.width or _WIDTHS[column.part]
    if column.part is CardPart.FACT:
        width = max(width, min(_WIDEST_FACT, _PADDING + _LETTER * longest // 2))
    return {
        "head": column.head, "part": column.part.value, "width": width, "rank": column.rank, "right": column.right,
    }  # fmt: skip


def _picked(key: str, names: Sequence[str]) -> str | None:
    """What was chosen, as long as its row is there."""
    picked = (st.session_state.get(key) or {}).get("picked")
    return picked if picked in names else None


def _opened(key: str, on_open: Callable[[str], None] | None) -> None:
    opened = (st.session_state.get(key) or {}).get("opened")
    if on_open and opened is not None:
        on_open(opened)


# One server has one manager; each session of a test its own.
@lru_cache(maxsize=1)
def _component(manager: BidiComponentManager) -> ComponentRenderer:
    """Its script comes from a file, as the script policy asks (kyoten/ui/http_headers.py): one that stands in the
    message to the browser would be run from a blob."""
    manifest = ComponentManifest(NAME.split(".", maxsplit=1)[0], "1", [ComponentConfig(NAME.split(".")[1], _ASSETS)])
    manager.register_from_manifest(manifest, Path(__file__).parent)
    return st.components.v2.component(NAME, html='<div class="rows"></div>', js="readable_table.js")

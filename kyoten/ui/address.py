"""What stands in the address beside the choice of the side bar: what is open, the page's own filters, the last meeting.

One line of PARAMS each: the name is the same in the address and in the session, and a widget with it as its key needs
nothing more. So a copied link, the back button and a second tab show what was seen.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import streamlit as st

from kyoten.chart import function_role

LIST, ITEM = "list", "item"
"""What is open: the parts of a figure's key, and an item (kyoten.ui.opened)."""
SINCE, QUESTION = "since", "question"


def _one(said: list[str]) -> str:
    return said[-1]


def _day(said: list[str]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(said[-1])
    except ValueError:
        return None


def _yes(said: list[str]) -> bool:
    return said[-1] == "1"


@dataclass(frozen=True)
class Param:
    """`read`: what the address says → what stands in the session; `pages`: where it stands there, () for everywhere;
    `default`: what the address need not say."""

    name: str
    pages: tuple[str, ...] = ()
    read: Callable[[list[str]], Any] = _one
    default: str = ""


PARAMS = (
    Param("document", ("guide",), default="user-guide.md"),
    Param(SINCE, read=_day),
    Param(LIST, read=list),
    Param(ITEM),
    Param(QUESTION, ("questions",)),
    Param("variant_function_role", ("",), default=next(iter(function_role.VARIANTS))),
    Param("one_function", ("functions", "review")),
    Param("action", ("stalled",), default="all"),
    Param("rules", ("stalled",), list),
    Param("severity", ("stalled",), default="すべて"),
    Param("search", ("register",)),
    Param("statuses", ("register",), list),
    Param("only_flagged", ("register",), _yes),
    Param("search_words", ("search",)),
    Param("five_rate", ("five_years",), default="完了率"),
    Param("plan_part", ("plan",), default="items"),
)
"""Pages by their part of the address; 概要 is ""."""
ITS_OWN = (LIST, ITEM)
"""What another page does not go on with."""


def adopt(page: str, written: dict[str, list[str]]) -> None:
    """Take over what the address says where somebody else changed it; `written`: what this session wrote last."""
    said_all = st.query_params
    holds_a_choice = "quarter" in said_all
    for param in PARAMS:
        if param.pages and page not in param.pages:
            continue
        said = said_all.get_all(param.name)
        if said == written.get(param.name, []):
            continue
        # An absent filter means "all" only in an address that holds a choice at all: the navigation's links hold none.
        if said:
            st.session_state[param.name] = param.read(said)
        elif holds_a_choice or param.name in ITS_OWN:
            st.session_state.pop(param.name, None)


def params(page: str) -> dict[str, list[str]]:
    """What the session holds, as it stands in the page's address."""
    return {
        param.name: _words(st.session_state.get(param.name), param.default)
        if not param.pages or page in param.pages
        else []
        for param in PARAMS
    }


def _words(value: object, default: str) -> list[str]:
    if isinstance(value, dt.date):
        return [value.isoformat()]
    if isinstance(value, (list, tuple)):
        return [str(each) for each in value]
    return ["1"] if value is True else [str(value)] if value and value != default else []


def keep_legal(name: str, options: Collection[object], default: object) -> None:
    """For a widget of one choice, in place of its default: a link may name what is not there; fall back, not fail."""
    if st.session_state.get(name) not in options:
        st.session_state[name] = default

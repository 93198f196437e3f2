"""What is open over the page: an item, or the list behind a figure. It stands in the address (kyoten.ui.address).

These are for callbacks: whatever names an item or a figure opens it by them, on every page and in the dialog itself
(kyoten.ui.opened_dialog).
"""

from __future__ import annotations

import streamlit as st

from kyoten.fiscal import Quarter
from kyoten.ui.address import ITEM, LIST
from kyoten.views.figure_items import FigureKey, parsed

AGAIN = "_opened_again"
"""Set where something else is open than before: the dialog alone is run then, and asks for the whole page."""
_AS_OF = "@"
"""Between an item and the quarter that it is opened in, where that is not the chosen one: 1-1-H01@2010-4."""


def item(number: str, quarter: Quarter | None = None) -> None:
    """Open an item; over the list that is open, where one is. `quarter`: another one than the chosen."""
    _open(ITEM, number if quarter is None else f"{number}{_AS_OF}{quarter.year}-{quarter.number}")


def listed(key: FigureKey) -> None:
    """Open the list of what a figure counts."""
    st.session_state.pop(ITEM, None)
    _open(LIST, key.parts)


def open_list() -> FigureKey | None:
    """The figure whose list is open."""
    return parsed(st.session_state.get(LIST) or ())


def back_to_list() -> None:
    """From the item to the list that it was opened from."""
    st.session_state.pop(ITEM, None)
    st.session_state[AGAIN] = True


def close() -> None:
    """Nothing is open any more."""
    st.session_state.pop(LIST, None)
    back_to_list()


def _open(name: str, value: object) -> None:
    st.session_state[name] = value
    st.session_state[AGAIN] = True


def open_item(chosen: Quarter) -> tuple[str, Quarter] | None:
    """The open item and the quarter to show it in: the chosen one where the address names none that there is."""
    said = st.session_state.get(ITEM)
    if not said:
        return None
    number, _, code = str(said).partition(_AS_OF)
    year, _, quarter = code.partition("-")
    try:
        return number, Quarter(int(year), int(quarter)) if code else chosen
    except ValueError:
        return number, chosen

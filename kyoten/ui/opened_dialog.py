"""The one dialog over the page (Streamlit allows one a run): the list behind a figure, or an item with the way back to
its list."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kyoten.fiscal import Quarter
from kyoten.ui import accept_form, figure_list, item_panel, named_action, opened, page_cache
from kyoten.ui.foreign_text import one_line
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.figure_items import FigureKey
from kyoten.views.view import View


def show(choice: Choice) -> None:
    """Draw what the address says is open; nothing where nothing is."""
    st.session_state.pop(opened.AGAIN, None)
    if found := opened.open_item(choice.quarter):
        number, quarter = found
        title = f"{number}　{quarter.full_label}"
        st.dialog(one_line(title), width="large", on_dismiss=opened.close)(_item)(choice, number, quarter)
    elif key := opened.open_list():
        quarter = key.quarter or choice.quarter
        if quarter.year not in page_cache.years(choice.site):
            return
        view = page_cache.view(replace(choice, quarter=quarter))
        title = figure_list.title(view, key)
        st.dialog(one_line(title), width="large", on_dismiss=opened.close)(_list)(view, key)


def _drawn_anew() -> None:
    """A button in a dialog runs the dialog alone: where something else is open now, the whole page is run."""
    if st.session_state.pop(opened.AGAIN, False):
        st.rerun()


def _list(view: View, key: FigureKey) -> None:
    _drawn_anew()
    figure_list.show(view, key)


def _item(choice: Choice, number: str, quarter: Quarter) -> None:
    _drawn_anew()
    if opened.open_list():
        st.button(
            "一覧に戻る", icon=":material/arrow_back:", type="tertiary", on_click=opened.back_to_list, key="to_list"
        )
    named_action.show()
    view = _view(choice, number, quarter)
    if view is None:
        st.info(f"{quarter.full_label}の計画に、{one_line(number)}という項目はありません。", icon=":material/info:")
        return
    item_panel.show(view, number)
    if choice.as_of is None:
        accept_form.show(view, number)


def _view(choice: Choice, number: str, quarter: Quarter) -> View | None:
    """The view that holds the item: the page's own, else one of all roles and functions; None where none does."""
    if quarter.year not in page_cache.years(choice.site):
        return None
    for roles, functions in ((choice.roles, choice.functions), ((), ())):
        view = page_cache.view(replace(choice, quarter=quarter, roles=roles, functions=functions))
        if any(track.item.id == number for track in view.tracks):
            return view
    return None

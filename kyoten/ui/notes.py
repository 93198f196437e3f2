"""What a deed had to say, kept from the click that did it to the next drawing of its place on the page.

Callbacks run before the page, so what they say is left here and drawn where the deed was asked for.
"""

from __future__ import annotations

import streamlit as st

from kyoten.ui.parts import plain

NAME_MISSING = "名前を入れてください。だれが決めたかを記録に残します。"
_NAME = "by"
"""Where 報告の取込 keeps the name too."""


def done(place: str, text: str) -> None:
    """It was done. `text` may hold what people typed."""
    _leave(place, "done", text)


def refused(place: str, text: str) -> None:
    """It was not done, and why."""
    _leave(place, "refused", text)


def nothing(place: str, text: str) -> None:
    """There was nothing to do."""
    _leave(place, "nothing", text)


def show(place: str) -> None:
    """Draw what was left for a place, once."""
    kind, text = st.session_state.pop(_key(place), ("", ""))
    if kind == "done":
        st.success(plain(text), icon=":material/check:")
    elif kind == "refused":
        st.error(plain(text), icon=":material/error:")
    elif kind == "nothing":
        st.info(plain(text), icon=":material/info:")


def who(place: str, field: str) -> str | None:
    """The name typed into the `name_field`; None, with a note at the place, where it is still empty."""
    name = str(st.session_state.get(_field(field)) or "").strip()
    if not name:
        refused(place, NAME_MISSING)
        return None
    st.session_state[_NAME] = name
    return name


def name_field(label: str, field: str) -> None:
    """Who does it: typed once, and proposed again wherever a name is asked for.

    `field` is one per form: a widget that moves to another form would forget what it held.
    """
    st.session_state.setdefault(_field(field), st.session_state.get(_NAME) or "")
    st.text_input(label, key=_field(field), placeholder="氏名または部署", max_chars=40, width=260)


def _field(field: str) -> str:
    return f"by_{field}"


def _leave(place: str, kind: str, text: str) -> None:
    st.session_state[_key(place)] = (kind, text)


def _key(place: str) -> str:
    return f"_note_{place}"

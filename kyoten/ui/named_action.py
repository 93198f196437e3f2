"""What a person does on a page in their own name: the fields for it, doing it, and what came of it.

An action runs in a callback, before the page is drawn anew; what came of it waits in the session until `show` draws it
at its place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from kyoten.storage.store import StoreRefusal
from kyoten.ui.foreign_text import plain

TOP = ""
"""The place below a page's title."""
NAME_MISSING = "名前を入れてください。だれが決めたかを記録に残します。"
LONGEST_NAME, LONGEST_REASON = 40, 200
_NAME = "by"
"""Where the name given last stays for the session."""

Outcome = Literal["done", "refused", "nothing"]


def name_field(key: str, label: str = "氏名(必須)", *, width: int | Literal["stretch"] = "stretch") -> None:
    """Who does it, filled with the name given last in this session.

    `key` is one per form: a widget that moves to another form would forget what it held.
    """
    st.session_state.setdefault(key, st.session_state.get(_NAME) or "")
    st.text_input(label, key=key, placeholder="氏名または部署", max_chars=LONGEST_NAME, width=width)


def reason_field(key: str, placeholder: str) -> None:
    st.text_area("理由(必須)", key=key, placeholder=placeholder, max_chars=LONGEST_REASON, height=80)


def typed(key: str) -> str:
    """What stands in a text field, without the blanks around it."""
    return str(st.session_state.get(key) or "").strip()


def name_given(key: str, place: str) -> str | None:
    """The name in a `name_field`, remembered for the session; None where it is empty, which is refused at the place."""
    name = typed(key)
    if not name:
        refused(NAME_MISSING, place)
        return None
    st.session_state[_NAME] = name
    return name


def attempt(
    action: Callable[[str], object], sentence: str, *, name: str, reason: str | None = None, place: str = TOP
) -> bool:
    """Do it in the name given, remember that name, and say what came of it; whether it was done.

    `sentence`: what is said at the top of the page once it is done. Without a name (or a `reason` where one is asked
    for) nothing is done; what the store refuses is said at the `place`, in the store's words.
    """
    missing = [word for word, said in (("理由", reason), ("氏名", name)) if said == ""]
    if missing:
        refused(f"{'と'.join(missing)}を入れてください。", place)
        return False
    st.session_state[_NAME] = name
    try:
        action(name)
    except StoreRefusal as refusal:
        refused(str(refusal), place)
        return False
    done(sentence)
    return True


def done(sentence: str, place: str = TOP) -> None:
    """It was done. `sentence` may hold what people typed: it is shown as text."""
    _leave(place, "done", sentence)


def refused(sentence: str, place: str = TOP) -> None:
    """It was not done, and why."""
    _leave(place, "refused", sentence)


def nothing(sentence: str, place: str = TOP) -> None:
    """There was nothing to do."""
    _leave(place, "nothing", sentence)


def show(place: str = TOP) -> None:
    """Draw what came of the last action at a place, once; at the top also where the visitor has scrolled to."""
    outcome, sentence = st.session_state.pop(_key(place), ("", ""))
    if outcome == "done":
        st.success(plain(sentence), icon=":material/check:")
        if place == TOP:
            st.toast(plain(sentence), icon=":material/check:")
    elif outcome == "refused":
        st.error(plain(sentence), icon=":material/error:")
    elif outcome == "nothing":
        st.info(plain(sentence), icon=":material/info:")


def waits(place: str = TOP) -> bool:
    """Whether something is to be said at a place."""
    return _key(place) in st.session_state


def in_dialog() -> None:
    """At the top of a dialog: close it when its action is done, else say what is missing."""
    if st.session_state.get(_key(TOP), ("", ""))[0] == "done":
        st.rerun()
    show()


def _leave(place: str, outcome: Outcome, sentence: str) -> None:
    st.session_state[_key(place)] = outcome, sentence


def _key(place: str) -> str:
    return f"_outcome_{place}"

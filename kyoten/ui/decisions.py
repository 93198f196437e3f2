"""What a person decides on a page: by whom, and what came of it, told in one sentence.

A deed runs in a callback, before the page is drawn anew; what came of it waits in the session until `notices` shows it.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from kyoten.storage.store import StoreRefusal
from kyoten.ui.parts import plain

_DONE, _REFUSED = "_deed_done", "_deed_refused"
_NAME = "by"
"""Where the name stays for the session; the page 報告の取込 keeps its own field there."""
LONGEST_NAME, LONGEST_REASON = 40, 200


def name_field(key: str) -> None:
    """The field for the name, filled with the one given last in this session."""
    st.session_state.setdefault(key, st.session_state.get(_NAME) or "")
    st.text_input("氏名(必須)", key=key, placeholder="氏名または部署", max_chars=LONGEST_NAME)


def reason_field(key: str, placeholder: str) -> None:
    st.text_area("理由(必須)", key=key, placeholder=placeholder, max_chars=LONGEST_REASON, height=80)


def typed(key: str) -> str:
    """What stands in a text field, without the blanks around it."""
    return str(st.session_state.get(key) or "").strip()


def attempt(deed: Callable[[str], object], done: str, *, name: str, reason: str | None = None, place: str = "") -> bool:
    """Do it in the name given, remember that name, and note what came of it; whether it was done.

    `done`: the sentence for success, shown as text. Without a name (or a `reason` where one is asked for) nothing is
    done; what the store refuses is noted in its own words.
    """
    missing = [word for word, said in (("理由", reason), ("氏名", name)) if said == ""]
    if missing:
        refuse(f"{'と'.join(missing)}を入れてください。", place)
        return False
    st.session_state[_NAME] = name
    try:
        deed(name)
    except StoreRefusal as said:
        refuse(str(said), place)
        return False
    st.session_state[_DONE] = done
    return True


def refuse(sentence: str, place: str = "") -> None:
    """Note that something was not done, and why; `place`: the form that says it (the top of the page if not given)."""
    st.session_state[_REFUSED] = place, sentence


def notices() -> None:
    """Show what came of the last deed, once: that it was done also where the visitor has scrolled to."""
    refusal()
    if done := st.session_state.pop(_DONE, None):
        st.success(plain(done), icon=":material/check:")
        st.toast(plain(done), icon=":material/check:")


def refusal(place: str = "") -> None:
    """Show why the last deed was not done, once; one that was noted for a `place` only there."""
    told, sentence = st.session_state.get(_REFUSED, (None, ""))
    if told == place:
        del st.session_state[_REFUSED]
        st.error(plain(sentence), icon=":material/error:")


def in_dialog() -> None:
    """At the top of a dialog: close it when its deed is done, else say what is missing."""
    if _DONE in st.session_state:
        st.rerun()
    refusal()

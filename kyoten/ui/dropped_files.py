"""Files that somebody has dropped on a page, and what was made of each.

It is kept while the file lies there, so that drawing the page anew makes nothing again; what the file is read from lies
in the server's memory (`page_cache.workbooks`), and so no answer on the page opens it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

import streamlit as st

from kyoten.ui import held_files

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

T = TypeVar("T")
_KEY, _BROUGHT_BACK, _PAGE = "_dropped_files", "_brought_back", "_page_of_files"


@dataclass(eq=False)
class DroppedFile:
    """One file. `digest`: SHA-256 of its bytes, as the store has it, in hexadecimal."""

    name: str
    data: bytes
    digest: str
    _made: dict[str, tuple[object, Any]] = field(default_factory=dict)

    def once(self, what: str, source: object, make: Callable[[], T]) -> T:
        """`make()`, made anew only where `source`, all that it is made from, is not equal to the last time's."""
        if what not in self._made or self._made[what][0] != source:
            self._made[what] = source, make()
        return cast("T", self._made[what][1])

    def last(self, what: str) -> Any:  # noqa: ANN401 - whatever `once` made
        """What was made last, whatever from; None before that."""
        return self._made[what][1] if what in self._made else None


def dropped(files: Iterable[UploadedFile]) -> list[DroppedFile]:
    """The files of an uploader; one that is no longer there is forgotten with all that was made of it."""
    before: dict[str, DroppedFile] = st.session_state.get(_KEY, {})
    now = {file.file_id: before.get(file.file_id) or _new(file) for file in files}
    st.session_state[_KEY] = now
    return list(now.values())


def bring_back(name: str, data: bytes) -> DroppedFile:
    """Lay a file that is stored on the page once more, as if it were dropped there."""
    made = st.session_state[_BROUGHT_BACK] = _file(name, data)
    return made


def brought_back() -> DroppedFile | None:
    found: DroppedFile | None = st.session_state.get(_BROUGHT_BACK)
    return found


def put_away() -> None:
    """Take the file that was brought back off the page."""
    st.session_state.pop(_BROUGHT_BACK, None)


def forget_those_of_other_pages(page: str) -> None:
    """At the start of each run: the uploader of a page that was left has forgotten its files; so does the server."""
    if st.session_state.get(_PAGE, page) != page:
        st.session_state.pop(_KEY, None)
        put_away()
        held_files.let_go()
    st.session_state[_PAGE] = page


def _new(file: UploadedFile) -> DroppedFile:
    return _file(file.name, file.getvalue())


def _file(name: str, data: bytes) -> DroppedFile:
    return DroppedFile(name, data, hashlib.sha256(data).hexdigest())

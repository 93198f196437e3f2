"""Storing files that were dropped, by their own button or by the one for all: each only as it was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from kyoten import intake
from kyoten.intake import Intake
from kyoten.sheet.batch import BatchFile
from kyoten.storage.store import Revision, StoreRefusal
from kyoten.ui import page_cache
from kyoten.ui.dropped_files import DroppedFile
from kyoten.ui.sidebar_choice import Choice

_MOVED = "確かめている間にほかの保存があり、変わる内容が違ってきました。確かめて、もう一度押してください。"


@dataclass(frozen=True)
class CheckedFile:
    """A file on the page, what was understood of it, where it stands among the others; the store's revision before."""

    file: DroppedFile
    taken: Intake
    stands: BatchFile
    shown_at: Revision


def stored_already(choice: Choice) -> dict[str, int]:
    """Digest of a file → the number of the submission that these very bytes already are, of those that stand."""
    records = page_cache.store().submissions(choice.site, choice.quarter.year)
    return {each.sha256: each.id for each in reversed(records) if not each.taken_back and not each.sample}


def store(files: Sequence[CheckedFile], choice: Choice) -> list[int]:
    """Each in a transaction of its own; the numbers of those that were stored. One that is refused keeps none of the
    others out, and its card says why."""
    here, by = page_cache.store(), st.session_state.get("by") or "画面"
    there, now = stored_already(choice), here.revision()
    numbers = []
    for each in [each for each in files if now == each.shown_at or _still_as_shown(each, there, choice)]:
        try:
            numbers.append(intake.accept(here, each.taken, site=choice.site, by=by))
        except StoreRefusal as refusal:
            _refuse(each.file, str(refusal))
    return numbers


def refusal(file: DroppedFile) -> str:
    """Why it was not stored, which its card is about to say; "" for nothing."""
    return str(st.session_state.get(_key(file), ""))


def said(file: DroppedFile) -> str:
    """The same, to be said in its card once."""
    return str(st.session_state.pop(_key(file), ""))


def _refuse(file: DroppedFile, words: str) -> None:
    st.session_state[_key(file)] = words


def _key(file: DroppedFile) -> str:
    return f"_refused_{file.digest}"


def _still_as_shown(one: CheckedFile, there: Mapping[str, int], choice: Choice) -> bool:
    """Somebody has stored something since the file was drawn: a second click, another tab, another person."""
    file, shown = one.file, one.taken
    if number := there.get(file.digest):
        _refuse(file, f"すでに取り込まれています(報告番号 {number})。")
        return False
    now = intake.stored(page_cache.store(), choice.site, choice.quarter.year)
    again = intake.check(now, file.name, file.data, choices=shown.choices, read=page_cache.workbooks().read)
    if _to_store(again) != _to_store(shown):
        _refuse(file, _MOVED)
        return False
    return True


def _to_store(taken: Intake) -> tuple[object, ...]:
    """What is stored of a file, and what it writes over."""
    return taken.report, taken.plan_version, taken.changes.replaced if taken.changes else ()

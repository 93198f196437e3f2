"""Storing files that were dropped, by their own button or by the one for all: each only as it was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from kyoten import intake
from kyoten.fiscal import Quarter
from kyoten.intake import Intake
from kyoten.sheet.batch import BatchFile
from kyoten.storage.store import AlreadySubmitted, StoreRefusal
from kyoten.storage.submission_rows import quarter_of
from kyoten.ui import named_action, page_cache, taken_in
from kyoten.ui.dropped_files import DroppedFile
from kyoten.ui.sidebar_choice import Choice

NAME = "submit_by"
"""The field of who takes in, for all files on the page, and the place below it."""


@dataclass(frozen=True)
class CheckedFile:
    """A file on the page, what was understood of it, where it stands among the others."""

    file: DroppedFile
    taken: Intake
    stands: BatchFile

    @property
    def quarter(self) -> Quarter:
        """Of a file that can be stored: the quarter that it is filed under."""
        return quarter_of(self.taken.report)


def stored_already(choice: Choice) -> dict[str, int]:
    """Digest of a file → the number of the submission that these very bytes already are, of those that stand."""
    records = page_cache.store().submissions(choice.site, choice.quarter.year)
    return {each.sha256: each.id for each in reversed(records) if not each.taken_back and not each.sample}


def store(files: Sequence[CheckedFile], choice: Choice) -> list[int]:
    """Each in a transaction of its own; the numbers of those that were stored. One that is refused keeps none of the
    others out, and its card says why; without a name nothing is stored."""
    by = named_action.name_given(NAME, NAME)
    if by is None:
        return []
    done = taken_in.begin({each.quarter for each in files}, choice)
    numbers: list[int] = []
    for each in files:
        try:
            number = intake.accept(page_cache.store(), each.taken, site=choice.site, by=by, own=numbers)
        except AlreadySubmitted as refusal:
            _refuse(each.file, f"すでに取り込まれています(報告番号 {refusal.submission})。")
        except StoreRefusal as refusal:
            _refuse(each.file, str(refusal))
        else:
            numbers.append(number)
            done.digests.add(each.file.digest)
            done.lines.append(_words(each, number))
    taken_in.keep(done)
    return numbers


def _words(one: CheckedFile, number: int) -> str:
    report = one.taken.report
    return f"{report.file}：{one.quarter.full_label}の報告{len(report.entries)}件を取り込みました(報告番号 {number})。"


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

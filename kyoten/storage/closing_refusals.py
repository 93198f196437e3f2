"""Why a quarter or a year is not closed or opened again, and what a closed one keeps out: one sentence each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kyoten.fiscal import day_words, japanese_day
from kyoten.storage.closing_records import Closing
from kyoten.storage.refusals import StoreRefusal

HOW_TO_REOPEN = "直すときは、「提出状況」の「確定を解除する」(命令は reopen)で、理由を入れて解除してください。"


def closed_on(closing: Closing) -> str:
    """2012年1月20日, in Japan."""
    return day_words(japanese_day(closing.at))


class PeriodClosed(StoreRefusal):
    """What would change a closed quarter; `what` is to be done and can't be."""

    def __init__(self, closing: Closing, what: str) -> None:
        super().__init__(f"{closing.label}は{closed_on(closing)}に確定しているため、{what}。{HOW_TO_REOPEN}")


class AlreadyClosed(StoreRefusal):
    """Closing twice changes nothing and is not recorded twice."""

    def __init__(self, closing: Closing) -> None:
        super().__init__(f"{closing.label}は、{closed_on(closing)}にすでに確定しています。")


class NotClosed(StoreRefusal):
    """Only what is closed can be opened again."""

    def __init__(self, label: str) -> None:
        super().__init__(f"{label}は確定していないため、解除する操作は要りません。")


class NotBegun(StoreRefusal):
    """A quarter that lies ahead."""

    def __init__(self, label: str, first: dt.date) -> None:
        super().__init__(f"{label}は{day_words(first)}に始まるため、まだ確定できません。")


class EarlierOpen(StoreRefusal):
    """Quarters are closed in their order: a later one counts on from those before it."""

    def __init__(self, label: str, earlier: str) -> None:
        super().__init__(
            f"{earlier}がまだ確定していないため、{label}は確定できません。先に{earlier}を確定してください。"
        )


class LaterClosed(StoreRefusal):
    """… and opened again in the opposite order, the year before its quarters."""

    def __init__(self, label: str, later: str) -> None:
        super().__init__(
            f"{later}が確定しているため、{label}の確定は解除できません。先に{later}の確定を解除してください。"
        )


class RowsWaiting(StoreRefusal):
    """Rows of the quarter's reports were kept out and wait to be mended; `waiting`: (file, how many)."""

    def __init__(self, label: str, waiting: Sequence[tuple[str, int]]) -> None:
        files = "、".join(f"「{file}」の{count}件" for file, count in waiting)
        super().__init__(
            f"{label}には直しを待っている行({files})があるため、確定していません。"
            "直したブックを取り込むか、その行を含めずに確定することを選んでください(命令は --leave-waiting)。"
        )

"""What has changed of a year since a file was held against it, within the transaction that is to store the file."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kyoten.fiscal import Quarter
from kyoten.settings import Settings
from kyoten.storage.records import StoredEntry, StoredPlan

Terms = tuple[tuple[StoredPlan, Settings], ...]
"""The plan and the settings that hold in each of a year's four quarters."""


def reports(
    before: Iterable[StoredEntry], now: Iterable[StoredEntry], last: Quarter, own: Collection[int]
) -> Quarter | None:
    """The oldest quarter up to `last` of which other reports count now than before; None where all are the same.

    `own`: submissions that whoever asks has stored since then: what they changed is known.
    """
    then, since = _up_to(last, before), _up_to(last, now)
    changed = [
        quarter
        for quarter, item in then.keys() | since.keys()
        if (found := since.get((quarter, item))) != then.get((quarter, item))
        and not (found and found.submission in own)
    ]
    return min(changed, default=None)


def terms(before: Terms, now: Terms, last: Quarter) -> bool:
    """Whether another plan or other settings hold now in a quarter up to `last`."""
    return before[: last.number] != now[: last.number]


def _up_to(last: Quarter, entries: Iterable[StoredEntry]) -> dict[tuple[Quarter, str], StoredEntry]:
    return {(each.entry.quarter, each.entry.item): each for each in entries if each.entry.quarter <= last}

"""What changed since the last meeting, as every medium says it: one line a change, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kyoten.views.changes_since import ChangesSince, since

if TYPE_CHECKING:
    from kyoten.views.view import View

TITLE = "前回の会議から"


def found(view: View) -> ChangesSince | None:
    """None where no earlier day is chosen (View.since)."""
    return view.cached(since)


def rows(changes: ChangesSince) -> list[dict[str, Any]]:
    """One row a change, in the order of the page: `kind`, `item` and `text` (None where it is of no item), `words`; the
    days and the meeting."""
    whole = {"since": changes.since, "until": changes.until, "meeting": changes.meeting or None}
    return [
        {"kind": label, "item": line.item or None, "text": line.text or None, "words": line.words, **whole}
        for label, lines in changes.groups.items()
        for line in lines
    ]

"""A matcher remembers the rows that it has matched, up to a number of them."""

from __future__ import annotations

import pytest

from kyoten.model import Plan
from kyoten.sheet.match.matcher import Matcher, Wanted


def test_rows_asked_for_again_are_not_scored_again(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five rows, then two of them beside a new one: the same matches, and one row is scored."""
    matcher, scored = Matcher(plan), list[int]()
    rows = [Wanted(item.text[:12], role=item.role) for item in plan.items[:5]]
    first = matcher.match(rows)
    made_ready = Matcher._made_ready
    monkeypatch.setattr(
        Matcher, "_made_ready", lambda self, asked: scored.append(len(asked)) or made_ready(self, asked)
    )
    again = matcher.match([rows[3], Wanted("夏祭りの準備"), rows[1]])
    assert (again[0], again[2]) == (first[3], first[1])
    assert again[1].item is None
    assert scored == [1]


def test_no_more_rows_are_kept_than_so_many(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three at most: a fourth pushes the first out; of four at once none is kept."""
    monkeypatch.setattr("kyoten.sheet.match.matcher._REMEMBERED", 3)
    rows = [Wanted(f"別の作業{number}") for number in range(8)]
    matcher = Matcher(plan)
    for row in rows[:4]:
        matcher.match([row])
    assert list(matcher._remembered) == rows[1:4]
    matcher.match(rows[4:])
    assert list(matcher._remembered) == rows[1:4]

"""Checks of one read row: a table of named rules, each of which yields problems (docs/reading.md, "Problems")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from kyoten.model import FIELDS, TEXTS, ActionItem, ProgressEntry
from kyoten.problems.problem import Problem, problem
from kyoten.settings import Rating, Settings
from kyoten.sheet.columns import BY_CODE
from kyoten.sheet.values import personal
from kyoten.sheet.values.cell_values import CLEARED


class CheckedRow(NamedTuple):
    """What a check may look at. `addresses`: column code → A1; `faulty`: codes of cells that could not be read;
    `last_count`: the cumulative 実績 reported before in this fiscal year; `before`: what the row corrects."""

    item: ActionItem
    entry: ProgressEntry
    sheet: str
    addresses: Mapping[str, str]
    faulty: Sequence[str]
    last_count: int | None
    settings: Settings
    before: ProgressEntry | None = None

    @property
    def rating(self) -> Rating | None:
        return self.settings.rating(self.entry.status) if self.entry.status else None

    @property
    def corrected(self) -> ProgressEntry:
        """What will be reported once the row is stored."""
        return self.entry.over(self.before) if self.before else self.entry

    def at(self, column: str) -> Callable[..., Problem]:
        """`problem` at the row's cell of a column."""
        return partial(problem, sheet=self.sheet, cell=self.addresses.get(column, ""))


@dataclass(frozen=True)
class Check:
    """A rule; it runs only where every cell it `needs` could be read. Nearly every row of a long sheet has nothing to
    be said of it, so each rule first asks what is quick to ask."""

    name: str
    needs: frozenset[str]
    find: Callable[[CheckedRow], Iterable[Problem]]


def done_but_percent(row: CheckedRow) -> Iterable[Problem]:
    """完了 beside less than 100 %: one of the two is wrong, so the row stays out until it is known which."""
    percent = row.entry.percent
    if percent is None or percent >= 100 or not (rating := row.rating) or rating.percent != 100:
        return ()
    return [row.at("percent")("done_but_percent", value=f"{percent:g}", status=rating.name)]


def done_but_reported_percent(row: CheckedRow) -> Iterable[Problem]:
    """A correction of 状況 or 進捗率 alone that does not fit with the other one as it stands reported."""
    entry = row.entry
    if row.before is None or (entry.status is None) == (entry.percent is None):
        return ()
    whole = row.corrected
    rating = row.settings.rating(whole.status) if whole.status else None
    if whole.percent is None or whole.percent >= 100 or rating is None or rating.percent != 100:
        return ()
    filled, other = ("status", "進捗率") if entry.status else ("percent", "状況")
    return [row.at(filled)("done_but_reported_percent", value=f"{whole.percent:g}", status=rating.name, column=other)]


def retired_status(row: CheckedRow) -> Iterable[Problem]:
    """A status that is not offered any more: taken, and said."""
    rating = row.rating
    if rating is None or not rating.retired or (row.before and row.before.status == rating.name):
        return ()
    allowed = "、".join(each.name for each in row.settings.offered)
    return [row.at("status")("retired_status", value=rating.name, allowed=allowed)]


def percent_100_not_done(row: CheckedRow) -> Iterable[Problem]:
    """100 % without 完了: possible, but the item does not count as complete."""
    status = row.corrected.status
    rating = row.settings.rating(status) if status else None
    if row.entry.percent != 100 or (rating is not None and rating.percent == 100):
        return ()
    done = next((rating.name for rating in row.settings.offered if rating.percent == 100), "完了")
    words = f"が「{status}」です" if status else "として読めた値がありません"
    return [row.at("percent")("percent_100_not_done", value="100", status=words, done=done)]


def count_below_last(row: CheckedRow) -> Iterable[Problem]:
    """実績 is cumulative over the year and cannot fall."""
    count, last = row.entry.count, row.last_count
    if count is None or last is None or count >= last:
        return ()
    return [row.at("count")("count_below_last", value=count, last=last)]


def nothing_reported(row: CheckedRow) -> Iterable[Problem]:
    """Texts, but nothing that says how far the item has come."""
    if not row.entry.cells:
        return ()
    entry = row.corrected
    if entry.status is not None or entry.percent is not None or entry.count is not None or entry.says_nothing:
        return ()
    return [row.at("status")("nothing_reported", item=row.item.id)]


def nothing_to_clear(row: CheckedRow) -> Iterable[Problem]:
    """(消去) where nothing is reported: perhaps the sheet is of another quarter than was thought."""
    if not (cleared := row.entry.cleared):
        return ()
    said = {name for name, _ in row.before.cells} if row.before else set()
    idle = [name for name in cleared if name not in said]
    return [row.at(idle[0])("nothing_to_clear", value=CLEARED, item=row.item.id)] if idle else ()


def personal_data(row: CheckedRow) -> Iterable[Problem]:
    """What is written here goes into handouts; 担当 names who reports, so that a name is at home there."""
    texts = [getattr(row.entry, name) for name in TEXTS]
    if not any(map(_personal, texts)):
        return ()
    return [
        row.at(column)("personal_data", value=found.text, kind=found.kind, column=BY_CODE[column].header)
        for column, text in zip(TEXTS, texts, strict=True)
        for found in _personal(text)
        if not (FIELDS[column].who and found.kind == personal.NAME)
    ]


@lru_cache(maxsize=8_192)
def _personal(text: str) -> tuple[personal.PersonalData, ...]:
    """What `personal.find` finds: 引き続き進める。 stands in a hundred rows of one sheet and needs one look."""
    return tuple(personal.find(text)) if text else ()


CHECKS: tuple[Check, ...] = (
    Check("done_but_percent", frozenset({"status", "percent"}), done_but_percent),
    Check("done_but_reported_percent", frozenset({"status", "percent"}), done_but_reported_percent),
    Check("retired_status", frozenset({"status"}), retired_status),
    Check("percent_100_not_done", frozenset({"status", "percent"}), percent_100_not_done),
    Check("count_below_last", frozenset({"count"}), count_below_last),
    Check("nothing_reported", frozenset({"status", "percent", "count"}), nothing_reported),
    Check("nothing_to_clear", frozenset(), nothing_to_clear),
    Check("personal_data", frozenset(), personal_data),
)


def check(row: CheckedRow) -> list[Problem]:
    """Every problem that the checks find in a row."""
    checks = [each for each in CHECKS if each.needs.isdisjoint(row.faulty)] if row.faulty else CHECKS
    return [problem for each in checks for problem in each.find(row)]

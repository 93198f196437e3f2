"""Checks of one read row: a table of named rules, each of which yields problems (design/reading.md, "Problems")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from kyoten.columns import BY_CODE
from kyoten.model import ActionItem, ProgressEntry
from kyoten.problems import Problem, problem
from kyoten.progress import personal
from kyoten.settings import Rating, Settings


@dataclass(frozen=True)
class Row:
    """What a check may look at. `addresses`: column code → A1; `faulty`: codes of cells that could not be read;
    `last_count`: the cumulative 実績 reported before in this fiscal year."""

    item: ActionItem
    entry: ProgressEntry
    sheet: str
    addresses: Mapping[str, str]
    faulty: frozenset[str]
    last_count: int | None
    settings: Settings

    @cached_property
    def rating(self) -> Rating | None:
        return self.settings.rating(self.entry.status) if self.entry.status else None

    def at(self, column: str) -> Callable[..., Problem]:
        """`problem` at the row's cell of a column."""
        return partial(problem, sheet=self.sheet, cell=self.addresses.get(column, ""))


@dataclass(frozen=True)
class Check:
    """A rule; it runs only where every cell it `needs` could be read."""

    name: str
    needs: frozenset[str]
    find: Callable[[Row], Iterator[Problem]]


def done_but_percent(row: Row) -> Iterator[Problem]:
    """完了 beside less than 100 %: one of the two is wrong, so the row stays out until it is known which."""
    percent = row.entry.percent
    if percent is not None and percent < 100 and row.rating and row.rating.percent == 100:
        yield row.at("percent")("done_but_percent", value=f"{percent:g}", status=row.rating.name)


def percent_100_not_done(row: Row) -> Iterator[Problem]:
    """100 % without 完了: possible, but the item does not count as complete."""
    if row.entry.percent == 100 and (row.rating is None or row.rating.percent != 100):
        done = next((rating.name for rating in row.settings.scale if rating.percent == 100), "完了")
        status = row.entry.status or "空欄"
        yield row.at("percent")("percent_100_not_done", value="100", status=status, done=done)


def count_below_last(row: Row) -> Iterator[Problem]:
    """実績 is cumulative over the year and cannot fall."""
    count, last = row.entry.count, row.last_count
    if count is not None and last is not None and count < last:
        yield row.at("count")("count_below_last", value=count, last=last)


def nothing_reported(row: Row) -> Iterator[Problem]:
    """Texts, but nothing that says how far the item has come."""
    entry = row.entry
    if entry.cells and entry.status is None and entry.percent is None and entry.count is None:
        yield row.at("status")("nothing_reported", item=row.item.id)


def personal_data(row: Row) -> Iterator[Problem]:
    """What is written here goes into handouts; 担当 names who reports, so that a name is at home there."""
    for column in ("result", "issue", "next_action", "person"):
        text = getattr(row.entry, column)
        for found in personal.find(text) if text else ():
            if (column, found.kind) != ("person", personal.NAME):
                header = BY_CODE[column].header
                yield row.at(column)("personal_data", value=found.text, kind=found.kind, column=header)


CHECKS: tuple[Check, ...] = (
    Check("done_but_percent", frozenset({"status", "percent"}), done_but_percent),
    Check("percent_100_not_done", frozenset({"status", "percent"}), percent_100_not_done),
    Check("count_below_last", frozenset({"count"}), count_below_last),
    Check("nothing_reported", frozenset({"status", "percent", "count"}), nothing_reported),
    Check("personal_data", frozenset(), personal_data),
)


def check(row: Row) -> Iterator[Problem]:
    """Every problem that the checks find in a row."""
    for each in CHECKS:
        if not each.needs & row.faulty:
            yield from each.find(row)

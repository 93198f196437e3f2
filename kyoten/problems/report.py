"""What was understood of one workbook, and what it leaves open for a person to answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kyoten.fiscal import Quarter
from kyoten.model import ProgressEntry
from kyoten.problems.account import CellGroup, left_out
from kyoten.problems.problem import Problem, Severity


class Conversion(NamedTuple):
    """A value that was read as something else than what stands in the cell, and the rule that did it."""

    sheet: str
    cell: str
    source: str
    result: str
    rule: str


@dataclass(frozen=True)
class WordAsked:
    """A word in a column of ratings that is none of the scale's; `told`: its problem at each cell that has it."""

    word: str
    told: tuple[Problem, ...]

    @property
    def where(self) -> str:
        """12か所、例：報告!E5"""
        return f"{len(self.told)}か所、例：{self.told[0].place}"


@dataclass(frozen=True)
class Report:
    """What was understood of one workbook: entries that may be stored, and all that stood in the way."""

    file: str
    readable: bool
    quarter: Quarter | None = None
    role: str | None = None
    entries: tuple[ProgressEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    unmatched: tuple[str, ...] = ()
    blank: tuple[str, ...] = field(default=())
    """Ids of items whose row was there but empty: not reported."""
    doubts: tuple[Doubt, ...] = ()
    headers: tuple[HeaderSeen, ...] = ()
    """The headers of sheets that are not ours."""
    words: tuple[WordAsked, ...] = ()
    """Each of them is one problem among `problems`."""
    account: tuple[CellGroup, ...] = ()
    """What became of every filled cell of the workbook, each in one group."""

    @property
    def left_out(self) -> list[CellGroup]:
        """The cells that were not read, the folded last."""
        return left_out(self.account)

    @property
    def storable(self) -> bool:
        """Whether there is anything to store."""
        return self.readable and bool(self.entries)

    @property
    def of_each_cell(self) -> tuple[Problem, ...]:
        """The problems, those about a word at every cell that has it."""
        told = {(each.told[0].code, each.word): each.told for each in self.words}
        return tuple(one for each in self.problems for one in told.get((each.code, each.value), (each,)))

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


@dataclass(frozen=True)
class Doubt:
    """A row that may be one of several items, or none: a person picks. `candidates`: (item id, text, score 0–100).

    `source` names the row for the answer (kyoten.sheet.known.Choices.picks): 報告!B12, or 報告!B12#2 for the second
    text of a cell. `quarter` 1–4 where the row itself names one.
    """

    sheet: str
    cell: str
    text: str
    candidates: tuple[tuple[str, str, float], ...]
    source: str
    quarter: int | None = None


def of_one_item(doubts: Iterable[Doubt]) -> list[list[Doubt]]:
    """The doubts that one answer settles: rows of different quarters that say the same, in the order of the first."""
    groups: dict[object, list[Doubt]] = {}
    for each in doubts:
        same = groups.setdefault((each.sheet, each.text, each.candidates), [])
        if same and (each.quarter is None or each.quarter in {one.quarter for one in same}):
            groups[each.source] = [each]
        else:
            same.append(each)
    return list(groups.values())


@dataclass(frozen=True)
class HeaderSeen:
    """How a sheet's columns were understood: what a person sees and changes on screen.

    `words`, `codes`: one a column; that of kyoten.sheet.columns, code@quarter, "ignore", or "" for not understood.
    `first_row`: the first row of data, from 0. `rows`: the sheet's first rows as shown. `known`: understood so far that
    it could be read. `signature` names the header for the answer (Choices.assignments).
    """

    sheet: str
    signature: str
    first_row: int
    words: tuple[str, ...]
    codes: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    known: bool

"""What a quarter still lacks when it is to be closed: said before, so that a person decides knowingly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kyoten.fiscal import QUARTERS, Quarter
from kyoten.problems.problem import Problem
from kyoten.storage.store import Store, SubmissionRecord, standing_closings
from kyoten.views.submission_status import Cell


@dataclass(frozen=True)
class ClosingCheck:
    """`missing`: role → how many of the items asked for are not reported; `waiting`: (file, rows kept out)."""

    quarter: Quarter
    missing: tuple[tuple[str, int], ...]
    waiting: tuple[tuple[str, int], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """One each; that nothing is missing where nothing is."""
        return tuple(self._sentences()) or (f"{self.quarter.label}に求めた報告はそろっています。",)

    def _sentences(self) -> Iterator[str]:
        if self.missing:
            roles = "、".join(f"{role}{count}件" for role, count in self.missing)
            yield f"{self.quarter.label}に求めた報告のうち、{roles}が未報告です。"
        if self.waiting:
            files = "、".join(f"「{file}」の{count}件" for file, count in self.waiting)
            yield f"{self.quarter.label}には直しを待っている行があります({files})。"


def closing_checks(store: Store, site: str, year: int, number: int | None, cells: Sequence[Cell]) -> list[ClosingCheck]:
    """Of the quarter, or of a year's (None), as far as they are not closed yet. `cells`: of the whole year and all
    roles (submission_status)."""
    closed = standing_closings(store.closings(site, year))
    quarters = [Quarter(year, each) for each in ([number] if number else QUARTERS) if each not in closed]
    return [_check(cells, store.open_problems(site, quarter), quarter) for quarter in quarters]


def _check(
    cells: Iterable[Cell], waiting: Iterable[tuple[SubmissionRecord, list[Problem]]], quarter: Quarter
) -> ClosingCheck:
    here = [cell for cell in cells if cell.quarter == quarter and cell.reported < cell.asked]
    return ClosingCheck(
        quarter,
        tuple((cell.role, cell.asked - cell.reported) for cell in here),
        tuple((record.file, len(problems)) for record, problems in waiting),
    )

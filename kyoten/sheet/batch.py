"""Several workbooks at once: which of them may be taken in together, and what keeps the others out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kyoten.fiscal import Quarter
from kyoten.model import ProgressEntry
from kyoten.problems.problem import Problem
from kyoten.problems.report import Report, of_one_item
from kyoten.sheet.closed_quarters import differs

ANSWERABLE = frozenset(
    (
        *("no_quarter", "percent_ambiguous", "rows_shifted", "unknown_status", "status_symbol_ambiguous"),
        *("ambiguous_header", "percent_or_marks", "count_of_quarter", "same_columns", "columns_open"),
        "column_of_other_time",
    )
)
"""Errors that an answer about the file settles. Rows of which somebody has to pick the item are the report's doubts."""
_OF_ROWS = frozenset({"doubtful_match", "unmatched_row"})
_NAMED = 20
"""Items that the sentence about shared items names."""


class FileState(StrEnum):
    RIGHT = "取り込めます"
    ASKED = "お尋ねがあります"
    WRONG = "直しが要ります"
    STORED = "取り込み済み"


@dataclass(frozen=True)
class BatchFile:
    """Where one file of several stands. `number`: the submission that it already is. `questions`: how many answers it
    waits for; `problems`: what no answer settles, errors and warnings. `shared`: ids of items of which other files of
    the batch (`others`, by name) say something else of the same quarter."""

    report: Report
    state: FileState
    questions: int
    problems: tuple[Problem, ...]
    number: int | None = None
    shared: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def shared_words(self) -> str:
        """Which items other files report as well; "" where none."""
        if not self.shared:
            return ""
        count = len(self.others) + 1
        ids = "、".join(self.shared[:_NAMED])
        ids += f" ほか{len(self.shared) - _NAMED}件" if len(self.shared) > _NAMED else ""
        names = "と".join(f"「{name}」" for name in (*self.others, self.report.file))
        many = f"{count}つ" if count < 10 else f"{count}個"
        return f"同じ項目を{many}のファイルが報告しています: {ids}({names})。後から取り込んだ内容に変わります。"


def batch(
    files: Sequence[tuple[Report, int | None]], stored: Mapping[Quarter, Mapping[str, ProgressEntry]]
) -> list[BatchFile]:
    """Where each file stands, in the order given.

    `files`: each report, and the submission that its bytes already are; `stored`: quarter → item id → what is reported,
    samples left out. Of files that say different things of one item and quarter the first goes (those stored, then
    those that are right, in their order), and the others wait for a person. Files that say the same wait for nobody.
    """
    found = [_alone(report, number) for report, number in files]
    said: dict[tuple[Quarter, str], list[tuple[int, ProgressEntry]]] = defaultdict(list)
    for place in sorted(range(len(found)), key=lambda each: (_RANK.get(found[each].state, len(_RANK)), each)):
        one = found[place]
        shared: dict[str, None] = {}
        others: set[int] = set()
        for entry in one.report.entries:
            earlier = said[entry.quarter, entry.item]
            if one.state is not FileState.STORED:
                other = {index for index, told in earlier if differs(entry, told)}
                shared |= dict.fromkeys([entry.item] if other else [])
                others |= other
            earlier.append((place, _told(entry, stored, is_stored=one.state is FileState.STORED)))
        if shared:
            found[place] = _asked(one, tuple(shared), tuple(files[each][0].file for each in sorted(others)))
    return found


_RANK = {FileState.STORED: 0, FileState.RIGHT: 1}


def _told(
    entry: ProgressEntry, stored: Mapping[Quarter, Mapping[str, ProgressEntry]], *, is_stored: bool
) -> ProgressEntry:
    """What is reported of the item once the file is stored."""
    before = stored.get(entry.quarter, {}).get(entry.item)
    if before is None:
        return entry
    return before if is_stored else entry.over(before)


def _asked(one: BatchFile, shared: tuple[str, ...], others: tuple[str, ...]) -> BatchFile:
    state = FileState.ASKED if one.state is FileState.RIGHT else one.state
    return BatchFile(one.report, state, one.questions + 1, one.problems, one.number, shared, others)


def _alone(report: Report, number: int | None) -> BatchFile:
    """The file as if it were the only one."""
    asking = {(p.code, p.sheet, p.value) for p in report.problems if p.code in ANSWERABLE}
    # Rows of a sheet whose columns are in question say so each; the column's own problem is the question.
    columns = {(code, sheet) for code, sheet, _ in asking if code != "columns_open"}
    asking = {each for each in asking if each[0] != "columns_open" or not any(s == each[1] for _, s in columns)}
    questions = len(asking) + len(of_one_item(report.doubts))
    if not report.storable and not questions:  # no column is understood: which they are is what is asked
        questions = len({each.signature for each in report.headers if not each.known})
    settled = ANSWERABLE | (_OF_ROWS if report.doubts else frozenset())
    problems = tuple(each for each in report.problems if each.code not in settled)
    return BatchFile(report, _state(report, number, questions, problems), questions, problems, number)


def _state(report: Report, number: int | None, questions: int, problems: Sequence[Problem]) -> FileState:
    if number is not None:
        return FileState.STORED
    if not report.storable:
        return FileState.ASKED if questions else FileState.WRONG
    if any(each in report.errors for each in problems):
        return FileState.WRONG
    return FileState.ASKED if questions else FileState.RIGHT

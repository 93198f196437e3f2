"""The account: every filled cell of a table that was read is taken, asked about, or said as left out
(docs/reading.md, "The account"). It is drawn up from what came out of the reading, not from the reading itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kyoten.model import Plan
from kyoten.plan import columns as kinds
from kyoten.plan.columns import HeaderColumn
from kyoten.plan.function_names import function_in_title, function_name, same_function
from kyoten.plan.settle_columns import HIDDEN, LAST_YEAR
from kyoten.plan.tables import Table
from kyoten.problems.problem import Problem, problem
from kyoten.table.marks import without_mark
from kyoten.table.roles import role_tags
from kyoten.table.words import is_ditto, is_empty, is_same_as_left
from kyoten.text import key

_LEFT_OUT = (kinds.OTHER, kinds.IGNORE, LAST_YEAR, HIDDEN)
_BESIDE = (kinds.TARGET, kinds.INDICATOR, kinds.MONTHS, kinds.PERSON, kinds.ROLE, kinds.ROLE_MARK)
_FLAGS = re.compile(r"[【\[［](?:継続|新規)[】\]］]")
_NUMBERS = re.compile(r"\d{1,2}|[ァ-ン]|[ivx]{1,4}", re.IGNORECASE)


def unaccounted(tables: Sequence[Table], plan: Plan) -> tuple[Problem, ...]:
    """What of the cells is in nothing that the plan says: () where the reading adds up."""
    said = _Said(plan)
    found = (each for table in tables for each in _of_table(table, said))
    return tuple(found)


class _Said:
    """Everything that came out of a reading, by the cell where it stood."""

    def __init__(self, plan: Plan) -> None:
        self.texts: dict[str, list[str]] = defaultdict(list)
        for part in (plan.items, plan.five_year_tasks, plan.target_states, plan.viewpoints):
            for each in part:
                self.texts[each.source].append(each.text)
        self.functions = plan.functions
        self.structure = {key(each.text) for part in (plan.target_states, plan.viewpoints) for each in part}
        self.places = {each.place for each in plan.problems if each.code not in ("target_not_counted",)}
        self.headed = {each.source for each in plan.repairs if each.code == "heading_row"}
        self.answered = {
            each.source for each in plan.repairs if each.code in ("lone_star", "unmarked_viewpoint", "no_bullet")
        }


def _of_table(table: Table, said: _Said) -> Iterator[Problem]:
    columns = {column.number: column for column in table.layout.columns}
    acting = {column.number for column in table.layout.actions}
    for row in table.rows:
        cells = table.cells(row)
        if row in table.headings or _is_said(table, row, cells, said):
            continue
        acts = bool(cells.keys() & acting) or any(
            top < row <= bottom for top, left, bottom, _ in table.sheet.merged if left in acting
        )
        for number, text in cells.items():
            column = columns.get(number)
            if rest := _rest(table.sheet.source(row, number), text, column, said, acts=acts):
                name = table.sheet.shown_name
                yield problem("part_not_read", sheet=name, cell=table.sheet.address(row, number), value=rest)


def _is_said(table: Table, row: int, cells: Iterable[int], said: _Said) -> bool:
    """A hidden row is told of at its first cell."""
    return row in table.sheet.hidden_rows and any(table.sheet.source(row, number) in said.places for number in cells)


def _rest(source: str, text: str, column: HeaderColumn | None, said: _Said, *, acts: bool) -> str:
    """What of a cell's text is nowhere; "" for nothing."""
    if source in said.places or is_empty(text) or is_ditto(text) or is_same_as_left(text):
        return ""
    taken = said.texts.get(source, [])
    if column is None:
        return _without(text, taken)
    if column.kind in _LEFT_OUT:
        return "" if column.source in said.places or column.kind == kinds.IGNORE else text
    if column.kind in _BESIDE:
        return "" if acts else text
    if not taken and (source in said.answered or (column.kind in kinds.STRUCTURE and _is_structure(text, said))):
        return ""
    return _without(text, taken)


def _is_structure(text: str, said: _Said) -> bool:
    """Whether a text names a function, state or viewpoint that was named elsewhere first."""
    name = function_name(text)
    return (
        any(same_function(name, each) for each in said.functions)
        or function_in_title(text) in said.functions
        or key(without_mark(text)) in said.structure
    )


def _without(text: str, taken: Sequence[str]) -> str:
    """A cell's text without the texts taken from it, its tags, headings and marks."""
    if len(taken) == 1 and not key(text.replace(taken[0], "", 1)):
        return ""
    left = _FLAGS.sub(" ", role_tags(()).sub(" ", text))
    for each in sorted(taken, key=len, reverse=True):
        if each in left:
            left = left.replace(each, "\n", 1)
        else:
            for line in each.splitlines():
                left = left.replace(line.strip(), "\n", 1)
    words = [line.strip() for line in left.splitlines()]
    return " ".join(
        word
        for word in words
        if key(word) and not _NUMBERS.fullmatch(key(word)) and not _is_numbering(word) and not _in_brackets(word)
    )


def _is_numbering(word: str) -> bool:
    return not key(without_mark(f"{word} 文")).replace("文", "")


def _in_brackets(word: str) -> bool:
    return re.fullmatch(r"[【<＜〈《\[［〔≪].{1,30}[】>＞〉》\]］〕≫][:：]?", word) is not None

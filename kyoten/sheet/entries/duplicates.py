"""Several rows of one item: one report where they say the same or stand beside one merged cell, else a problem.

Source: docs/reading.md, "Theirs" and "Problems".
"""

from __future__ import annotations

from collections.abc import Sequence

from kyoten.model import FIGURES, TEXTS, ProgressEntry
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.sheet.entries.read_rows import RowRead
from kyoten.sheet.values.display import first_few

_OFFIGURES = {"nothing_reported", "done_but_percent", "percent_100_not_done", "count_below_last"}
"""Checks of figures: what they found in a row without them is not so of the whole."""
_MERGED_RULE = "結合されたセルの項目の行を、1件の報告にまとめました"
_LISTED = 5
"""Rows named in a sentence; a whole column filled with one number would make as many sentences of as many places."""


def once_each(rows: Sequence[RowRead]) -> tuple[list[RowRead], list[Problem]]:
    """Each item once. Rows that say the same count once; where they differ, none counts and each is a problem."""
    by_item: dict[str, list[RowRead]] = {}
    for row in rows:
        by_item.setdefault(row.item.id, []).append(row)
    kept: list[RowRead] = []
    problems: list[Problem] = []
    for group in by_item.values():
        if len(group) == 1:
            kept.append(group[0])
            continue
        filled = _merged_joined([row for row in group if not row.blank]) or group[:1]
        if len({_content(row.draft) for row in filled}) == 1:
            kept.append(filled[0])
            if len(filled) > 1:
                problems.append(_twice("same_row_twice", filled[1], filled))
        else:
            error = _twice("duplicate_item", filled[0], filled)
            kept += [_kept_out(row, error) for row in filled]
    return kept, problems


def _content(entry: ProgressEntry) -> tuple[object, ...]:
    """All that an entry says and takes back, without its item and the cells that say it."""
    return (*entry[1:-1], frozenset(entry.cleared))


def _kept_out(row: RowRead, error: Problem) -> RowRead:
    return row._replace(problems=(error._replace(sheet=row.sheet, cell=row.cell), *row.problems))


def _twice(code: str, row: RowRead, group: Sequence[RowRead]) -> Problem:
    places = "、".join(each.place for each in group[:_LISTED])
    if len(group) > _LISTED:
        places += f"ほか計{len(group)}行"
    return problem(code, sheet=row.sheet, cell=row.cell, value=row.item.id, places=places)


def _merged_joined(rows: Sequence[RowRead]) -> list[RowRead]:
    """The rows of one item; those that name it by the same merged cell are one."""
    groups: dict[tuple[str, str], list[RowRead]] = {}
    for row in rows:
        groups.setdefault((row.sheet, row.cell or str(row.row)), []).append(row)
    return [each for group in groups.values() for each in ([_joined(group)] if _is_merged(group) else group)]


def _is_merged(group: Sequence[RowRead]) -> bool:
    return len(group) > 1 and len({row.row for row in group}) == len(group)


def _joined(group: Sequence[RowRead]) -> RowRead:
    """Their texts line by line. Where no row has all the figures that stand in them, they are not of one report."""
    full = max(group, key=lambda row: sum(getattr(row.draft, code) is not None for code in FIGURES))
    others = [row for row in group if row is not full]
    problems = [*full.problems, *(p for row in others for p in row.problems if p.code not in _OFFIGURES)]
    if any(getattr(row.draft, code) not in (None, getattr(full.draft, code)) for row in others for code in FIGURES):
        problems.append(_differ(group))
    lines = first_few([f"{row.row + 1}行" for row in group], _LISTED)
    taken = Conversion(full.sheet, full.cell, lines, "1件", _MERGED_RULE)
    return group[0]._replace(
        draft=_draft(full.draft, [row.draft for row in group]),
        problems=tuple(dict.fromkeys(problems)),
        conversions=(*(each for row in group for each in row.conversions), taken),
    )


def _draft(full: ProgressEntry, drafts: Sequence[ProgressEntry]) -> ProgressEntry:
    # A text that is merged over the rows, too, is said once.
    texts = {code: dict.fromkeys(text for each in drafts if (text := getattr(each, code))) for code in TEXTS}
    cells = dict.fromkeys(cell for each in drafts for cell in each.cells)
    return full._replace(**{code: "\n".join(lines) for code, lines in texts.items()}, cells=tuple(cells))  # type: ignore[arg-type]


def _differ(group: Sequence[RowRead]) -> Problem:
    first, rows = group[0], first_few([str(row.row + 1) for row in group], _LISTED, between="・")
    return problem("merged_item_rows_differ", sheet=first.sheet, cell=first.cell, value=first.item.id, places=rows)

"""Several rows beside one merged cell of an item: one report (docs/reading.md, "Theirs")."""

from __future__ import annotations

from kyoten.model import ProgressEntry
from kyoten.problems.problem import Problem, problem
from kyoten.problems.report import Conversion
from kyoten.sheet.rows.entries import RowRead

_FIGURES = ("status", "percent", "count")
_TEXTS = ("result", "issue", "next_action", "person")
_OF_FIGURES = {"nothing_reported", "done_but_percent", "percent_100_not_done", "count_below_last"}
"""Checks of figures: what they found in a row without them is not so of the whole."""
_RULE = "結合されたセルの項目の行を、1件の報告にまとめました"
_LISTED = 5


def joined(rows: list[RowRead]) -> list[RowRead]:
    """The rows of one item; those that name it by the same cell are one, their texts line by line."""
    groups: dict[tuple[str, str], list[RowRead]] = {}
    for row in rows:
        groups.setdefault((row.sheet, row.cell or str(row.row)), []).append(row)
    return [each for group in groups.values() for each in (_joined(group) if _is_merged(group) else group)]


def _is_merged(group: list[RowRead]) -> bool:
    return len(group) > 1 and len({row.row for row in group}) == len(group)


def _joined(group: list[RowRead]) -> list[RowRead]:
    """One row; where no row has all the figures that stand in them, the figures are not those of one report."""
    full = max(group, key=lambda row: sum(getattr(row.draft, code) is not None for code in _FIGURES))
    others = [row for row in group if row is not full]
    problems = [*full.problems, *(p for row in others for p in row.problems if p.code not in _OF_FIGURES)]
    if any(getattr(row.draft, code) not in (None, getattr(full.draft, code)) for row in others for code in _FIGURES):
        problems.append(_differ(group))
    lines = [f"{row.row + 1}行" for row in group]
    listed = "、".join(lines[:_LISTED]) + ("ほか" if len(lines) > _LISTED else "")
    told = Conversion(full.sheet, full.cell, listed, "1件", _RULE)
    conversions = (*(each for row in group for each in row.conversions), told)
    draft = _draft(full.draft, [row.draft for row in group])
    return [group[0]._replace(draft=draft, problems=tuple(dict.fromkeys(problems)), conversions=conversions)]


def _draft(full: ProgressEntry, drafts: list[ProgressEntry]) -> ProgressEntry:
    # A text that is merged over the rows, too, is said once.
    texts = {code: dict.fromkeys(said for each in drafts if (said := getattr(each, code))) for code in _TEXTS}
    cells = dict.fromkeys(cell for each in drafts for cell in each.cells)
    return full._replace(**{code: "\n".join(said) for code, said in texts.items()}, cells=tuple(cells))  # type: ignore[arg-type]


def _differ(group: list[RowRead]) -> Problem:
    rows = "・".join(str(row.row + 1) for row in group[:_LISTED]) + ("ほか" if len(group) > _LISTED else "")
    first = group[0]
    return problem("merged_item_rows_differ", sheet=first.sheet, cell=first.cell, value=first.item.id, places=rows)

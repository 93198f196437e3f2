"""計画: items with their targets, gaps, repairs with their answers (`load`). What an import changes: import_preview."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kyoten.model import ActionItem, Plan, Repair
from kyoten.plan.gaps import Gap, gaps
from kyoten.plan.item_edit import LABELS, words
from kyoten.plan.kinds_and_targets import schedule
from kyoten.problems.problem import Unreadable
from kyoten.reader.memory import Read
from kyoten.reader.workbook import Workbook, read_workbook
from kyoten.storage.store import FieldChange, RepairAnswer, Store, StoredPlan
from kyoten.views.frames import table_of
from kyoten.views.year_data import stored_plan, terms

if TYPE_CHECKING:
    import pandas as pd

ANSWERS = {"confirmed": "このままでよい", "other": "ほかの読み方", "changed": "読み方が違う"}
"""What Store.answer_repair takes → on screen."""


@dataclass(frozen=True)
class RepairLine:
    """A repair with the text in its cell, and the answer that still stands for it (None: not answered)."""

    repair: Repair
    text: str
    answer: RepairAnswer | None

    @property
    def waits(self) -> bool:
        return self.repair.confirm and self.answer is None


_CELL = re.compile(r"(?P<sheet>.*!)?(?:R(?P<line>\d+)C\d+|[A-Z]+(?P<row>\d+)|(?P<named>.+?)(?: 列\d+)?)")


def items_at(plan: Plan, source: str) -> tuple[ActionItem, ...]:
    """The items that were read from a cell; where there are none, those of its row."""
    own = tuple(item for item in plan.items if item.source == source)
    return own or tuple(item for item in plan.items if _row_of(item.source) == _row_of(source))


def _row_of(source: str) -> tuple[str, str]:
    """Sheet and row of a source: 計画!E4, R4C5, 表2 行5 列3."""
    found = _CELL.fullmatch(source)
    return (found["sheet"] or "", found["line"] or found["row"] or found["named"]) if found else (source, "")


@dataclass(frozen=True)
class PlanPage:
    """What 計画 shows of a year."""

    stored: StoredPlan
    repairs: tuple[RepairLine, ...]
    gaps: tuple[Gap, ...]
    changes: tuple[FieldChange, ...]
    persons: Mapping[str, str] = field(default_factory=dict)
    """Item id → who is in charge at the year's end, by last year's word too."""

    def items_table(self) -> pd.DataFrame:
        """One row an item: its changeable fields, what its words propose, and what was changed by hand."""
        heads = ["項目番号", "機能", "役割", "項目", *LABELS.values(), "計画の文からの案", "変更した欄"]
        rows = []
        for item in self.stored.plan.items:
            person = self.persons.get(item.id, "")
            changed = "、".join(LABELS[name] for name in self.stored.changed.get(item.id, {}))
            fields = (item.kind.value, item.target_count, item.due_months, item.at_least, person)
            rows.append((item.id, item.function, item.role, item.text, *fields, proposal(item.text), changed))
        return table_of(rows, heads)

    def changes_table(self, item: str | None = None) -> pd.DataFrame:
        """What was changed by hand, newest first; of one item where given."""
        heads = ["項目番号", "欄", "これまで", "変更後", "変更した人", "日時"]
        kept = [change for change in self.changes if item in (None, change.item)]
        rows = [
            (c.item, LABELS[c.field], words(c.field, c.old), words(c.field, c.new), c.by, c.at) for c in reversed(kept)
        ]
        return table_of(rows, heads)


def proposal(text: str) -> str:
    """What an item's own words propose: 回数型 3回(7月・11月・3月)."""
    found = schedule(text)
    count = "" if found.target_count is None else f" {'最低' if found.at_least else ''}{found.target_count}回"
    months = "・".join(f"{month}月" for month in found.due_months)
    return f"{found.kind.value}{count}" + (f"({months})" if months else "")


def load(store: Store, site: str, year: int, read: Read = read_workbook) -> PlanPage:
    """計画 of a year, with the texts that its repairs speak of. Raises NothingToShow where no plan is stored.

    `read`: how the matrix that was sent is opened, or found where it was opened before (`WorkbookMemory.read`).
    """
    with store.snapshot() as now:
        stored = stored_plan(now, site, year)
        original = now.plan_original(site, year, stored.version)
        persons = terms(now, site, year)[-1].persons
        answers, changes = now.repair_answers(site, year), now.item_changes(site, year)
    lines = repair_lines(stored.plan, _original_texts(stored, original, read), answers, stored.version)
    return PlanPage(stored, lines, gaps(stored.plan), tuple(changes), persons)


def _original_texts(stored: StoredPlan, original: tuple[str, bytes] | None, read: Read) -> dict[str, str]:
    wanted = {repair.source for repair in stored.plan.repairs}
    if original is None or not wanted:
        return {}
    try:
        return source_texts(read(original[1], original[0]), wanted)
    except Unreadable:
        # It was readable when it came in; without it the conclusions still stand, only their source text is missing.
        return {}


def source_texts(workbook: Workbook, sources: Collection[str]) -> dict[str, str]:
    """Source → the text of its cell, for the sources given."""
    return {
        sheet.source(row, column): str(value)
        for sheet in workbook.sheets
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value is not None and sheet.source(row, column) in sources
    }


def repair_lines(
    plan: Plan, texts: Mapping[str, str], answers: Iterable[RepairAnswer] = (), version: int | None = None
) -> tuple[RepairLine, ...]:
    """Every repair of a plan in its order. An answer stands for the version it was given for, and for a later one
    where the same cell has the same text and that repair."""
    newest = {(answer.source, code): answer for answer in answers for code in answer.codes}
    return tuple(
        RepairLine(repair, texts.get(repair.source, ""), _standing(repair, texts, newest, version))
        for repair in plan.repairs
    )


def _standing(
    repair: Repair, texts: Mapping[str, str], answers: Mapping[tuple[str, str], RepairAnswer], version: int | None
) -> RepairAnswer | None:
    answer = answers.get((repair.source, repair.code))
    if answer is None or not repair.confirm:
        return None
    same = bool(answer.text) and answer.text == texts.get(repair.source, "")
    return answer if answer.version == version or same else None

"""What storing a matrix would do to the plan of its year, and what only a person can say of it (docs/time.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kyoten.model import Plan
from kyoten.plan import function_renames
from kyoten.plan.choices import NO_CHOICES, PlanChoices
from kyoten.plan.function_renames import FunctionRename
from kyoten.plan.item_edit import LABELS, apply_changes, words
from kyoten.plan.item_ids import keep_ids
from kyoten.plan.plan_diff import PlanDiff, compare
from kyoten.plan.which_is_which import Guess, Which, decide
from kyoten.problems.problem import Problem, problem
from kyoten.sheet.values.display import line_within
from kyoten.storage.store import FunctionName, Store, StoredPlan
from kyoten.views.frames import table_of

if TYPE_CHECKING:
    import pandas as pd

FIELDS = {
    "function": "機能",
    "target_states": "目指す拠点の姿",
    "viewpoints": "振り返りの視点",
    "role": "役割",
    "text": "本文",
    **{name: LABELS[name] for name in ("kind", "target_count", "due_months", "at_least")},
    "restated": "再掲",
    "starred": "☆",
    "continued": "継続",
    "new": "新規",
}
"""Field of an item → its name on screen."""
SAME, CHANGED, ADDED, REMOVED = "同じ", "変更", "新規", "終了"
"""What becomes of an item."""

_LONGEST = 40
"""Letters of an item's text in a question."""
_NOTHING = Which({})


@dataclass(frozen=True)
class ImportPreview:
    """`plan` is what to store, with the ids kept; `which`: what is which, `renames`: functions under another name, both
    with what is asked; `open_renames`: those without an answer. `reported`: items that end and have own reports of the
    quarter from which the plan is to hold or of later ones: they stay stored, and count no more."""

    plan: Plan
    before: StoredPlan | None
    difference: PlanDiff
    which: Which = _NOTHING
    renames: tuple[FunctionRename, ...] = ()
    open_renames: tuple[FunctionRename, ...] = ()
    reported: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """同じ132件、変更1件、新規2件、終了0件; 新しい計画(135項目) where there was none."""
        if self.before is None:
            return f"新しい計画({len(self.plan.items)}項目)"
        found = self.difference
        same = len(self.plan.items) - len(found.added) - len(found.changed)
        counts = (SAME, same), (CHANGED, len(found.changed)), (ADDED, len(found.added)), (REMOVED, len(found.removed))
        return "、".join(f"{name}{count}件" for name, count in counts)

    @property
    def asked(self) -> tuple[Problem, ...]:
        """What has to be answered before the plan can be stored, as questions in words."""
        return (*map(_rename_asked, self.open_renames), *map(_guess_asked, self.which.open))

    def table(self) -> pd.DataFrame:
        """One row an item that comes or ends, one a changed field: 区分, 項目番号, 役割, 欄, これまで, 今回."""
        return difference_table(self.difference)

    def items_table(self) -> pd.DataFrame:
        """Every item of both plans, the old text beside the new: 区分, 項目番号, 役割, これまで, 今回; those that end
        last."""
        heads = ["区分", "項目番号", "役割", "これまで", "今回"]
        return table_of(list(self._item_rows()), heads)

    def _item_rows(self) -> Iterator[tuple[str, str, str, str, str]]:
        before = {item.id: item for item in self.before.plan.items} if self.before else {}
        changed = {change.id for change in self.difference.changed}
        for item in self.plan.items:
            was = before.get(item.id)
            state = ADDED if was is None else CHANGED if item.id in changed else SAME
            yield state, item.id, item.role, was.text if was else "", item.text
        for item in self.difference.removed:
            yield REMOVED, item.id, item.role, item.text, ""


def difference_table(found: PlanDiff) -> pd.DataFrame:
    """One row an item that comes or ends, one a changed field: 区分, 項目番号, 役割, 欄, これまで, 今回."""
    rows = [(ADDED, item.id, item.role, "", "", item.text) for item in found.added]
    rows += [
        (CHANGED, each.id, each.new.role, FIELDS[name], _field(each.old, name), _field(each.new, name))
        for each in found.changed
        for name in each.fields
    ]
    rows += [(REMOVED, item.id, item.role, "", item.text, "") for item in found.removed]
    return table_of(rows, ["区分", "項目番号", "役割", "欄", "これまで", "今回"])


def _field(item: object, name: str) -> str:
    value = getattr(item, name)
    if name in ("target_states", "viewpoints"):
        return "\n".join(value)
    return words(name, value)


def _rename_asked(each: FunctionRename) -> Problem:
    return problem("function_renamed", value=each.name, former=each.former)


def _guess_asked(each: Guess) -> Problem:
    first = each.candidates[0]
    sheet, _, cell = first.source.rpartition("!")
    return problem(
        "which_is_which",
        sheet=sheet,
        cell=cell,
        value=line_within(first.text, _LONGEST),
        item=each.old.id,
        old=line_within(each.old.text, _LONGEST),
        reasons="、".join(each.reasons),
    )


def preview_import(
    store: Store, site: str, plan: Plan, first: int = 1, choices: PlanChoices = NO_CHOICES
) -> ImportPreview:
    """A matrix as read, held against the newest version of its year; stores nothing. `first`: the quarter (1–4) from
    which it is to hold; `choices`: with what was answered of its items and functions."""
    year = plan.fiscal_year
    with store.snapshot() as now:
        stored = now.plan(site, year)
        older = stored or now.plan(site, year - 1)
        taken, reported = now.item_ids(site, year), now.reported_items(site, year, first)
        known = now.function_names(site)
    renames = _asked_names(plan, older.plan, known) if older else ()
    open_renames = tuple(each for each in renames if each.name not in choices.functions)
    if stored is None:
        made = ImportPreview(plan, None, compare(Plan(year), plan))
        return replace(made, renames=renames, open_renames=open_renames)
    renamed = _renamed(plan, stored.plan, known, renames, choices)
    which = decide(plan, stored.plan, choices.items, renamed)
    kept = keep_ids(plan, stored.plan, taken=taken, same=which.same, renamed=renamed)
    # What was changed by hand stays over the new version too, so it is no difference; nor is a function's new name of
    # its items.
    difference = compare(under_new_names(stored.plan, renamed), apply_changes(kept, stored.changed))
    ended = {item.id for item in difference.removed}
    still = tuple(item for item in reported if item in ended)
    return ImportPreview(kept, stored, difference, which, renames, open_renames, still)


def function_answers(renames: Iterable[FunctionRename], choices: PlanChoices) -> list[FunctionName]:
    """What was answered about functions, as the store keeps it."""
    return [
        FunctionName(each.name, each.former, choices.functions[each.name] == each.former)
        for each in renames
        if each.name in choices.functions
    ]


def _asked_names(new: Plan, old: Plan, known: Iterable[FunctionName]) -> tuple[FunctionRename, ...]:
    """Those of which nobody has said anything yet."""
    said = {(each.name, each.former) for each in known}
    return tuple(each for each in function_renames.asked(new, old) if (each.name, each.former) not in said)


def _renamed(
    new: Plan, old: Plan, known: Iterable[FunctionName], asked: Iterable[FunctionRename], choices: PlanChoices
) -> Mapping[str, str]:
    """A function's name in the new plan → in the old one: as confirmed before or now, or as is likely until somebody
    answers."""
    pairs = confirmed(new, old, known)
    said = {each.name: choices.functions.get(each.name, each.former) for each in asked}
    return {name: former for name, former in {**pairs, **said}.items() if former}


def confirmed(new: Plan, old: Plan, known: Iterable[FunctionName]) -> dict[str, str]:
    """A function's name in the new plan → in the old one, of what somebody has confirmed."""
    has, had = set(new.functions), set(old.functions)
    return {each.name: each.former for each in known if each.same and each.name in has - had and each.former in had}


def under_new_names(old: Plan, renamed: Mapping[str, str]) -> Plan:
    """A plan with its items under the names that their functions have since; `renamed`: new name → old one."""
    names = {former: name for name, former in renamed.items()}
    return replace(old, items=tuple(replace(i, function=names.get(i.function, i.function)) for i in old.items))

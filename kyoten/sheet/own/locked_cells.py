"""Whether the plan's words in a sheet of ours are still the plan's (they are locked, but without a password)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from kyoten.model import ActionItem, Plan
from kyoten.problems.problem import Problem, problem
from kyoten.sheet.columns import BY_CODE, Part
from kyoten.sheet.own.machine_row import MarkedSheet
from kyoten.sheet.template.plan_words import plan_words, without_person
from kyoten.sheet.values.display import shown
from kyoten.text import key


class LockedCells:
    """Compares one sheet's plan columns with the plan. `functions`: key of a name → the function that has it or had
    it."""

    def __init__(self, marked: MarkedSheet, plan: Plan, functions: Mapping[str, str], *, older: bool) -> None:
        self._marked = marked
        self._code = "plan_revised" if older else "locked_changed"
        self._columns = [
            (index, code)
            for index, code in marked.columns.items()
            if BY_CODE[code].part is Part.PLAN and code != "item"
        ]
        self._functions = functions
        self._by_text = {key(item.text): item.id for item in plan.items}

    def check(self, row: int, item: ActionItem) -> Iterator[Problem]:
        """A warning for each cell that says something else; an error where it is another item's plan text."""
        sheet = self._marked.sheet
        words = plan_words(item)
        for index, code in self._columns:
            value = shown(sheet.cell(row, index))
            if code == "target":
                value = without_person(value)
            if value == words[code] or key(value) == key(words[code]):
                continue
            if code == "function" and self._functions.get(key(value)) == item.function:
                continue
            say = partial(problem, sheet=sheet.name, cell=sheet.address(row, index), value=value)
            other = self._by_text.get(key(value)) if code == "text" else None
            if other:
                yield say("item_and_text_disagree", item=item.id, other=other)
            else:
                yield say(self._code, column=BY_CODE[code].header)

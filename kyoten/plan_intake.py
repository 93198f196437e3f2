"""A plan's workbook on its way in: understood with what the site remembers, stored once it is confirmed.

The pages and the command line both go through here, so that both understand a workbook in the same way, and neither
stores a plan of which something is still to be asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kyoten.fiscal import Quarter, today_in_japan, year_label
from kyoten.model import Plan
from kyoten.plan.choices import NO_CHOICES, OTHER_READING, PlanChoices
from kyoten.plan.item_edit import LONGEST_PERSON
from kyoten.plan.repairs import OTHER
from kyoten.plan.understand import PlanReading, understand
from kyoten.plan.year import is_far
from kyoten.problems.problem import Problem, Unreadable, problem
from kyoten.reader.workbook import Workbook
from kyoten.sheet.foreign.header.words import column_code
from kyoten.sheet.own.machine_row import find_marker
from kyoten.storage.remembered_headers import with_remembered
from kyoten.storage.store import ReasonMissing, RepairAnswer, Store, StoreRefusal
from kyoten.views.import_preview import function_answers, preview_import
from kyoten.views.plan_view import source_texts

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_PROGRESS = ("status", "percent")
_REPORTED = (*_PROGRESS, "count", "result", "issue", "next_action")


class PlanQuestionsOpen(StoreRefusal):
    """What only a person can answer is asked before anything is stored: `asked`, the questions."""

    def __init__(self, asked: Iterable[Problem]) -> None:
        self.asked = tuple(asked)
        super().__init__("".join(f"{each.message}{each.remedy}" for each in self.asked[:3]))


def check(
    workbook: Workbook,
    choices: PlanChoices = NO_CHOICES,
    *,
    store: Store | None = None,
    site: str | None = None,
    today: dt.date | None = None,
) -> PlanReading:
    """A workbook understood as a plan. What was decided now (`choices`) goes before what the site remembers: headers,
    and answers to doubtful repairs of that year's plan, for cells that still say the same. `today`: the day from which
    a year may lie far off, the day of the call if not given.

    Raises Unreadable for a report that Kyoten handed out.
    """
    if own := next((sheet for sheet in workbook.sheets if find_marker(sheet)), None):
        raise Unreadable(problem("plan_is_report", sheet=own.name))
    today = today or today_in_japan()
    if store is None or site is None:
        return _asked(understand(workbook, choices), today)
    known = with_remembered(choices, store.remembered_headers(site))
    reading = understand(workbook, known)
    before = _standing_answers(store.repair_answers(site, reading.plan.fiscal_year), workbook)
    answers = {**before, **choices.answers}
    if OTHER_READING in before.values():
        reading = understand(workbook, replace(known, answers=answers))
    return _asked(reading, today)


def refuse_open(reading: PlanReading) -> None:
    """Raises PlanQuestionsOpen where something has to be answered before the plan can be stored."""
    if reading.open_questions:
        raise PlanQuestionsOpen(reading.open_questions)


def accept(
    store: Store,
    site: str,
    reading: PlanReading,
    *,
    file: str,
    data: bytes,
    by: str,
    texts: Mapping[str, str] = NO_TEXTS,
    holds_from: int = 1,
) -> int:
    """Store a plan as the next version, its items with the ids that they keep; its number. `texts`: source → text of
    the cells that were repaired; `holds_from`: the quarter (1–4) from which it holds.

    Columns assigned by hand are remembered for the next workbook with such a header, functions under another name for
    every sheet, answers to doubtful repairs for that cell, and persons that a column names are written beside their
    items where nobody has named one: all of it in one transaction. Raises PlanQuestionsOpen, also where it is open
    which item is which, and the store's refusals (StoreRefusal).
    """
    refuse_open(reading)
    if not by.strip():
        raise ReasonMissing("計画の取込", "取り込む人の名前")
    with store.transaction() as deed:
        shown = preview_import(deed, site, reading.plan, holds_from, reading.choices)
        if shown.asked:
            raise PlanQuestionsOpen(shown.asked)
        plan = shown.plan
        version = deed.save_plan(site, plan, file=file, data=data, by=by, holds_from=holds_from)
        deed.name_functions(site, plan.fiscal_year, function_answers(shown.renames, reading.choices), by)
        deed.remember_headers(site, reading.choices, by)
        _write_answers(deed, site, plan, reading.choices, texts=texts, by=by)
        kept = dict(zip((item.id for item in reading.plan.items), (item.id for item in plan.items), strict=True))
        named = {change.item for change in deed.item_changes(site, plan.fiscal_year) if change.field == "person"}
        for item, person in reading.persons.items():
            if kept[item] not in named:
                deed.change_item(site, plan.fiscal_year, kept[item], {"person": person[:LONGEST_PERSON]}, by)
    return version


def _standing_answers(answers: Iterable[RepairAnswer], workbook: Workbook) -> dict[tuple[str, str], str]:
    """(source, code) → the newest answer, for the cells that say what they said then."""
    listed = list(answers)
    texts = source_texts(workbook, {each.source for each in listed})
    newest = {(each.source, code): each for each in listed for code in each.codes}
    return {key: each.answer for key, each in newest.items() if each.text and texts.get(each.source) == each.text}


def _write_answers(
    store: Store, site: str, plan: Plan, choices: PlanChoices, *, texts: Mapping[str, str], by: str
) -> None:
    """The answers given before the plan was stored; one that stands already is not written again."""
    stood = {
        (each.source, code): (each.answer, each.text)
        for each in store.repair_answers(site, plan.fiscal_year)
        for code in each.codes
    }
    for repair in plan.repairs:
        answer = choices.answers.get((repair.source, repair.code))
        text = texts.get(repair.source, "")
        if answer and repair.confirm and stood.get((repair.source, repair.code)) != (answer, text):
            note = OTHER.get(repair.code, "") if answer == OTHER_READING else ""
            store.answer_repair(
                site, plan.fiscal_year, repair.source, answer, note=note, by=by, text=text, codes=(repair.code,)
            )


def _asked(reading: PlanReading, today: dt.date) -> PlanReading:
    """With what has to be said of it as a whole: its year lies far off, or it looks like a report."""
    year, named = reading.plan.fiscal_year, reading.named_year
    reading = _with_warning(reading)
    if not year or reading.years or reading.choices.sure_of_year == year or not is_far(year, named, today):
        return reading
    off = named is not None and named != year
    than = f"表に書かれた{year_label(named or 0)}" if off else f"今年度({year_label(Quarter.of(today).year)})"
    found = problem("far_year", value=year_label(year), than=than)
    return replace(reading, plan=replace(reading.plan, problems=(found, *reading.plan.problems)))


def _with_warning(reading: PlanReading) -> PlanReading:
    """Where the columns are those of a report too, somebody may have dropped the wrong file."""
    words = [word for header in reading.headers if header.known for word in header.words if word]
    codes = {word: code for word in words if (code := column_code(word)) in _REPORTED}
    if len(set(codes.values())) < 2 or not set(codes.values()) & set(_PROGRESS):
        return reading
    found = problem("plan_like_report", sheet=reading.headers[0].sheet, value="、".join(codes))
    return replace(reading, plan=replace(reading.plan, problems=(found, *reading.plan.problems)))

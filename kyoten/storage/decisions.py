"""What people decide about a plan, its findings and how they are judged: the Store's methods for it.

One transaction for each decision; nothing is overwritten, everything is kept with who and when. The clock is asked
within it: what waits for another writer is recorded after him.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.engine import Connection

from kyoten.fiscal import QUARTERS, Quarter, year_label
from kyoten.model import ActionItem
from kyoten.plan import item_edit
from kyoten.settings import Settings
from kyoten.storage import (
    acknowledgements,
    item_changes,
    item_links,
    journal,
    persons,
    plan_rows,
    repair_answers,
    site_settings,
)
from kyoten.storage.database import Database
from kyoten.storage.records import Acknowledgement, FieldChange, RepairAnswer, SavedLink, SavedSettings, StoredPlan
from kyoten.storage.refusals import (
    BadAnswer,
    BadChange,
    ItemNotThen,
    NoPlan,
    ReasonMissing,
    UnknownItem,
    UnknownRepair,
)


class Decisions(Database):
    """Changed items, answered repairs, 了承, links between years, settings."""

    def change_item(
        self, site: str, year: int, item: str, changes: Mapping[str, Any], by: str, *, holds_from: int | None = None
    ) -> tuple[FieldChange, ...]:
        """Change fields of an item (kyoten.plan.item_edit.FIELDS) from a quarter (1–4) in which the plan has it, or
        from its beginning (None); what was recorded, () where nothing differed.

        Raises NoPlan, UnknownItem, ItemNotThen, BadChange.
        """
        values = item_edit.normal(changes)
        with self._writing() as connection:
            owner, now = plan_rows.lock_site(connection, site), self._clock()
            stored, found = _with_item(connection, _plan(connection, site, year), item, holds_from)
            if reasons := item_edit.refusals(found, values):
                raise BadChange(reasons)
            person = persons.in_charge(connection, site, year, item)
            made = item_changes.add(
                connection, owner, stored, item, values, person=person, by=by, now=now, holds_from=holds_from or 1
            )
            if made:
                changed = "、".join(
                    f"{item_edit.LABELS[m.field]} {_words(m, 'old')} → {_words(m, 'new')}" for m in made
                )
                journal.record(connection, journal.ITEM_CHANGED, now, by, site=site, note=f"{item} {changed}")
        return made

    def item_changes(self, site: str, year: int, item: str | None = None) -> list[FieldChange]:
        """Every change of a year's items, or of one of them, oldest first."""
        with self._reading() as connection:
            return item_changes.listed(connection, site, year, item, until=self._until)

    def answer_repair(
        self,
        site: str,
        year: int,
        source: str,
        answer: str,
        *,
        note: str,
        by: str,
        text: str = "",
        codes: Sequence[str] = (),
    ) -> None:
        """Confirm the doubtful repairs at a cell of the newest plan, or say that another reading is right.

        `answer`: "confirmed", "other" for the reading that was taken instead, or "changed" with a note that says what
        is right; `text`: what stands in the cell; `codes`: of the repairs that are meant, else of all.
        Raises NoPlan, UnknownRepair, BadAnswer, ReasonMissing.
        """
        if answer not in repair_answers.ANSWERS:
            raise BadAnswer(answer, repair_answers.ANSWERS)
        if answer == repair_answers.CHANGED and not note.strip():
            raise ReasonMissing("修復と違う読み方の回答", "正しい読み方")
        with self._writing() as connection:
            owner, now = plan_rows.lock_site(connection, site), self._clock()
            stored = _plan(connection, site, year)
            asked = repair_answers.asked_at(stored.plan, source)
            codes = tuple(codes) or asked
            if not codes or set(codes) - set(asked):
                raise UnknownRepair(source)
            made = RepairAnswer(source, codes, text, answer, note.strip(), stored.version, by, now)
            repair_answers.add(connection, owner, year, made)
            journal.record(connection, journal.REPAIR_ANSWERED, now, by, site=site, note=f"{source} {answer}")

    def repair_answers(self, site: str, year: int) -> list[RepairAnswer]:
        """Every answer of a year, oldest first; the newest on a cell counts.."""
        with self._reading() as connection:
            return repair_answers.listed(connection, site, year)

    def acknowledge(
        self, site: str, item: str, rule: str, until: Quarter, *, reason: str, by: str, since: int = 1
    ) -> int:
        """Accept a rule's finding on an item through a quarter of the plan's year; the 了承's number. `since`: the
        quarter (1–4) of the finding, before which it changes nothing.

        A newer one on the same rule and item replaces the older. Raises ReasonMissing, NoPlan, UnknownItem.
        """
        if not reason.strip():
            raise ReasonMissing("了承")
        with self._writing() as connection:
            owner, now = plan_rows.lock_site(connection, site), self._clock()
            if _plan(connection, site, until.year).plan.item(item) is None:
                raise UnknownItem(item, year_label(until.year))
            number = acknowledgements.add(
                connection, owner, item, rule, until, since=since, reason=reason.strip(), by=by, now=now
            )
            note = f"{item} {rule} {until.label}まで {reason.strip()}"
            journal.record(connection, journal.ACKNOWLEDGED, now, by, site=site, note=note)
        return number

    def withdraw(self, acknowledgement: int, by: str) -> None:
        """Let a 了承 hold no more. Raises UnknownAcknowledgement, AlreadyWithdrawn."""
        with self._writing() as connection:
            now = self._clock()
            site, was = acknowledgements.withdraw(connection, acknowledgement, by, now)
            journal.record(connection, journal.WITHDRAWN, now, by, site=site, note=f"{was.item} {was.rule}")

    def acknowledgements(self, site: str, year: int) -> list[Acknowledgement]:
        """Every 了承 of a year, withdrawn and replaced ones included, oldest first."""
        with self._reading() as connection:
            return acknowledgements.listed(connection, site, year, self._until)

    def newest_acknowledgements(self, site: str, year: int) -> list[Acknowledgement]:
        """Of each finding and each quarter from which a 了承 of it holds the newest, withdrawn or not, oldest first."""
        with self._reading() as connection:
            return acknowledgements.newest_listed(connection, site, year, self._until)

    def save_links(self, site: str, year: int, links: Mapping[str, str | None], by: str) -> int:
        """Say which item of the year before an item of this year continues (None: none); how many words were new.

        Items left out keep their links. Raises NoPlan, UnknownItem, BadLink.
        """
        with self._writing() as connection:
            owner, now = plan_rows.lock_site(connection, site), self._clock()
            new, old = _plan(connection, site, year).plan, _plan(connection, site, year - 1).plan
            standing = item_links.standing(connection, site, year)
            item_links.check(links, new, old, standing)
            news = {item: to for item, to in links.items() if item not in standing or standing[item] != to}
            item_links.add(connection, owner, year, news, by=by, now=now)
            if news:
                note = f"{year_label(year)} {len(news)}件"
                journal.record(connection, journal.LINKS_SAVED, now, by, site=site, note=note)
        return len(news)

    def said_links(self, site: str, year: int) -> dict[str, str | None]:
        """Item of the year → the item of the year before that it continues, None where somebody said that it continues
        none; nothing of items of which nobody spoke."""
        with self._reading() as connection:
            return item_links.standing(connection, site, year, self._until)

    def links(self, site: str, year: int) -> dict[str, str]:
        """Item of the year → the item of the year before that it continues."""
        return {item: previous for item, previous in self.said_links(site, year).items() if previous is not None}

    def saved_links(self, site: str, year: int) -> list[SavedLink]:
        """Every link that was ever set for a year's items, oldest first."""
        with self._reading() as connection:
            return item_links.listed(connection, site, year, self._until)

    def settings(self, site: str) -> Settings:
        """What the site saved last, else the defaults."""
        with self._reading() as connection:
            return site_settings.holding(site_settings.newest_listed(connection, site, self._until))

    def save_settings(self, site: str, settings: Settings, by: str, *, holds_from: Quarter | None = None) -> None:
        """Save a site's settings beside the older ones, which stay in the quarters before (None: they hold always)."""
        with self._writing() as connection:
            owner, now = plan_rows.lock_site(connection, site), self._clock()
            site_settings.add(connection, owner, settings, by, now, first=holds_from)
            journal.record(connection, journal.SETTINGS_SAVED, now, by, site=site)

    def settings_history(self, site: str) -> list[SavedSettings]:
        """Everything that was ever saved for a site, oldest first."""
        with self._reading() as connection:
            return site_settings.listed(connection, site, self._until)


def _plan(connection: Connection, site: str, year: int) -> StoredPlan:
    found = plan_rows.newest(connection, site, year)
    if found is None:
        raise NoPlan(site, year_label(year))
    return item_changes.overlay(connection, found[1])


def _with_item(
    connection: Connection, newest: StoredPlan, item: str, holds_from: int | None
) -> tuple[StoredPlan, ActionItem]:
    """The newest version of the year that has an item, and the item. Raises UnknownItem, and ItemNotThen where what
    holds in the quarter asked for does not have it."""
    found = newest.plan.item(item)
    if found and (holds_from is None or newest.holds_from <= holds_from):
        return newest, found
    versions = {n: plan_rows.newest(connection, newest.site, newest.year, quarter=n) for n in QUARTERS}
    there = {number: each[1] for number, each in versions.items() if each and each[1].plan.item(item)}
    if not there:
        raise UnknownItem(item, year_label(newest.year))
    if holds_from is not None and holds_from not in there:
        raise ItemNotThen(item, year_label(newest.year), sorted(there), holds_from)
    stored = item_changes.overlay(connection, there[max(there)])
    return stored, next(each for each in stored.plan.items if each.id == item)


def _words(change: FieldChange, which: str) -> str:
    return item_edit.words(change.field, getattr(change, which))

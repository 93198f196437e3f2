"""The year's judgement of items and target states, with next year's direction: the Store's methods (docs/measures.md,
"評価と方向").

Nothing is overwritten: a newer one on the same subject replaces. A closed year's are those of its closing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import QUARTERS, Quarter, year_label
from kyoten.model import Plan
from kyoten.settings import DIRECTIONS, Settings
from kyoten.storage import acknowledgements, closing_rows, item_changes, journal, plan_rows, site_settings
from kyoten.storage.closing_records import Closing, standing_closings
from kyoten.storage.closing_refusals import PeriodClosed
from kyoten.storage.database import Database
from kyoten.storage.decision_tables import judgements
from kyoten.storage.recorded import Moment, before, newest, row_of_site
from kyoten.storage.refusals import BadJudgement, JudgedMeanwhile, NoPlan, NotJudged, ReasonMissing


@dataclass(frozen=True)
class Judgement:
    """What somebody decided of a `subject` (state_subject, or an item's id): the letter of the scale with its name
    then, next year's direction, why. `number` tells one from a newer one on the same subject."""

    number: int
    subject: str
    letter: str
    name: str
    direction: str
    reason: str
    by: str
    at: dt.datetime
    sample: bool = False
    withdrawn_by: str | None = None
    withdrawn_at: dt.datetime | None = None

    @property
    def words(self) -> str:
        """B 概ね達成・継続"""
        return f"{self.letter} {self.name}・{self.direction}"


def state_subject(function: str, number: int) -> str:
    """How a target state is named: 親子の居場所/1."""
    return f"{function}/{number}"


class Judgements(Database):
    """One transaction for each deed."""

    def judge(
        self,
        site: str,
        year: int,
        subject: str,
        letter: str,
        direction: str,
        *,
        reason: str,
        by: str,
        seen: int | None = None,
    ) -> int:
        """Judge an item or a target state of the plan that the year ended with; the judgement's number.

        `seen`: the number of the judgement that was looked at (0: there was none), where another one must not be
        replaced unseen. Raises ReasonMissing, NoPlan, BadJudgement, JudgedMeanwhile, PeriodClosed.
        """  # fmt: skip
        if not reason.strip():
            raise ReasonMissing("評価")
        with self._writing() as connection:
            owner, now = plan_rows.lock_site(connection, site), self._clock()
            _refuse_closed(connection, site, year)
            settings = _settings(connection, site, year)
            name = _checked(_last_plan(connection, site, year), settings, subject, letter, direction)
            _refuse_newer(connection, site, year, subject, seen)
            row = {
                "site_id": owner, "fiscal_year": year, "subject": subject, "letter": letter, "name": name,
                "direction": direction, "reason": reason.strip(), "done_by": by, "at": now,
                "sample": acknowledgements.on_sample(connection, owner, year),
            }  # fmt: skip
            number: int = connection.execute(sa.insert(judgements).values(row).returning(judgements.c.id)).scalar_one()
            note = f"{year_label(year)} {subject} {letter} {direction} {reason.strip()}"
            journal.record(connection, journal.JUDGED, now, by, site=site, note=note)
        return number

    def withdraw_judgement(self, site: str, year: int, subject: str, by: str) -> Judgement:
        """Take the standing judgement of a subject back: none stands then. Raises NotJudged, PeriodClosed."""
        with self._writing() as connection:
            plan_rows.lock_site(connection, site)
            now = self._clock()
            _refuse_closed(connection, site, year)
            found = standing(connection, site, year).get(subject)
            if found is None:
                raise NotJudged(subject)
            gone = {"withdrawn_by": by, "withdrawn_at": now}
            connection.execute(sa.update(judgements).where(judgements.c.id == found.number).values(gone))
            note = f"{year_label(year)} {subject} {found.words}"
            journal.record(connection, journal.JUDGEMENT_WITHDRAWN, now, by, site=site, note=note)
        return found

    def judgements(self, site: str, year: int) -> dict[str, Judgement]:
        """Subject → its standing judgement; of a closed year, as it was closed."""
        with self._reading() as connection:
            closed = _closed(connection, site, year, self._until)
            return standing(connection, site, year, closed.at if closed else self._until)

    def all_judgements(self, site: str, year: int) -> list[Judgement]:
        """Every one of a year, replaced and withdrawn ones too, oldest first."""
        with self._reading() as connection:
            return _found(connection, sa.select(judgements).where(_of_year(site, year, self._until)))


def standing(connection: Connection, site: str, year: int, until: Moment = None) -> dict[str, Judgement]:
    """The newest of each subject, unless it was withdrawn (before a moment)."""
    return {
        subject: each
        for subject, each in _newest(connection, site, year, until).items()
        if each.withdrawn_at is None or (until is not None and each.withdrawn_at >= until)
    }


def _newest(connection: Connection, site: str, year: int, until: Moment = None) -> dict[str, Judgement]:
    """Of each subject, in the order in which they were made; withdrawn ones too."""
    query = sa.select(judgements).where(newest(judgements, _of_year(site, year, until), judgements.c.subject))
    return {each.subject: each for each in _found(connection, query)}


def _of_year(site: str, year: int, until: Moment) -> sa.ColumnElement[bool]:
    columns = judgements.c
    return sa.and_(columns.site_id == row_of_site(site), columns.fiscal_year == year, before(until, columns.at))


def _found(connection: Connection, query: sa.Select[Any]) -> list[Judgement]:
    return [_judgement(row) for row in connection.execute(query.order_by(judgements.c.id)).mappings()]


def _judgement(row: sa.RowMapping) -> Judgement:
    same = ("subject", "letter", "name", "direction", "reason", "at", "sample", "withdrawn_by", "withdrawn_at")
    return Judgement(number=row["id"], by=row["done_by"], **{name: row[name] for name in same})


def _last_plan(connection: Connection, site: str, year: int) -> Plan:
    """The plan that holds at the year's end."""
    found = plan_rows.newest(connection, site, year, quarter=QUARTERS[-1])
    if found is None:
        raise NoPlan(site, year_label(year))
    return item_changes.overlay(connection, found[1]).plan


def _settings(connection: Connection, site: str, year: int) -> Settings:
    return site_settings.holding(site_settings.newest_listed(connection, site), Quarter(year, QUARTERS[-1]))


def _checked(plan: Plan, settings: Settings, subject: str, letter: str, direction: str) -> str:
    """The name of the letter. Raises BadJudgement."""
    states = {state_subject(each.function, each.number) for each in plan.target_states}
    if plan.item(subject) is None and subject not in states:
        raise BadJudgement(
            f"「{subject}」は{year_label(plan.fiscal_year)}末の計画にないため、評価と来年度の方向を決められません。"
        )
    grade = settings.grade(letter)
    if grade is None:
        listed = "、".join(each.letter for each in settings.grades)
        raise BadJudgement(f"評価「{letter}」は評価の段階にありません。{listed}のどれかにしてください。")
    if direction not in DIRECTIONS:
        raise BadJudgement(f"来年度の方向「{direction}」はありません。{'、'.join(DIRECTIONS)}のどれかにしてください。")
    return grade.name


def _refuse_newer(connection: Connection, site: str, year: int, subject: str, seen: int | None) -> None:
    if seen is None:
        return
    found = _newest(connection, site, year).get(subject)
    if found is None:
        return
    stands = found.withdrawn_at is None
    if stands and found.number != seen:
        raise JudgedMeanwhile(subject, found.by, f"「{found.words}」に決めています")
    if not stands and seen == found.number:
        raise JudgedMeanwhile(subject, found.withdrawn_by or "", "取り消しています")


def _closed(connection: Connection, site: str, year: int, until: Moment) -> Closing | None:
    """The closing of the year itself, where it stands."""
    return standing_closings(closing_rows.listed(connection, site, year, until)).get(None)


def _refuse_closed(connection: Connection, site: str, year: int) -> None:
    if closed := _closed(connection, site, year, None):
        raise PeriodClosed(closed, "評価は変えられません")

"""Submissions and their entries, within a transaction that the Store has opened."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import Quarter
from kyoten.problems.report import Report
from kyoten.storage import closing_rows, codec, journal
from kyoten.storage.plan_rows import add_file
from kyoten.storage.recorded import Moment, before
from kyoten.storage.records import Event, StoredEntry, SubmissionRecord, standing_entries
from kyoten.storage.refusals import AlreadySubmitted, NothingToStore, UnknownSubmission
from kyoten.storage.tables import entries, files, plans, sites, submissions

_STANDING = submissions.c.taken_back.is_(sa.false())


def quarter_of(report: Report) -> Quarter:
    """The quarter that a report is filed under: its own, else the newest of its entries.

    Raises NothingToStore for a report that was not readable or has no entries.
    """
    if not report.readable or not report.entries:
        raise NothingToStore(report.file)
    return report.quarter or max(entry.quarter for entry in report.entries)


def add(
    connection: Connection,
    report: Report,
    data: bytes,
    *,
    site: str,
    owner: int,
    plan_id: int,
    by: str,
    sample: bool,
    received: dt.datetime,
) -> int:
    """Store a report with its bytes and entries; its number. Raises AlreadySubmitted."""
    quarter = quarter_of(report)
    row = {
        "site_id": owner,
        "plan_id": plan_id,
        "fiscal_year": quarter.year,
        "quarter": quarter.number,
        "role": report.role,
        "sha256": hashlib.sha256(data).hexdigest(),
        "submitted_by": by,
        "received": received,
        "sample": sample,
        "taken_back": False,
    }
    refuse_double(connection, row, report.file)
    row["file_id"] = add_file(connection, report.file, data)
    number: int = connection.execute(sa.insert(submissions).values(row).returning(submissions.c.id)).scalar_one()
    rows = [codec.entry_row(entry, number, position) for position, entry in enumerate(report.entries)]
    connection.execute(sa.insert(entries), rows)
    journal.record(connection, journal.SUBMITTED, received, by, site=site, submission=number, note=report.file)
    return number


def refuse_double(connection: Connection, row: codec.Row, file: str) -> None:
    """Raise AlreadySubmitted where the same bytes stand for the same quarter."""
    same = [submissions.c[name] == row[name] for name in ("site_id", "fiscal_year", "quarter", "sha256", "sample")]
    found = connection.execute(sa.select(submissions.c.id).where(*same, _STANDING)).scalar()
    if found is not None:
        raise AlreadySubmitted(file, Quarter(row["fiscal_year"], row["quarter"]).full_label, found)


def locked(connection: Connection, number: int) -> codec.Row:
    """A submission's columns with its `site` and `file`, held until the transaction ends. Raises UnknownSubmission."""
    query = (
        sa.select(submissions, sites.c.name.label("site"), files.c.name.label("file"))
        .join(sites, submissions.c.site_id == sites.c.id)
        .join(files, submissions.c.file_id == files.c.id)
        .where(submissions.c.id == number)
        .with_for_update(of=submissions)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        raise UnknownSubmission(number)
    return dict(row)


def mark(connection: Connection, row: codec.Row, action: str, at: dt.datetime, by: str, *, reason: str = "") -> None:
    """Let a submission count no longer (journal.TAKEN_BACK) or again (journal.RESTORED), and record it."""
    values = {"taken_back": action == journal.TAKEN_BACK}
    connection.execute(sa.update(submissions).where(submissions.c.id == row["id"]).values(values))
    journal.record(connection, action, at, by, site=row["site"], submission=row["id"], note=reason)


def original(connection: Connection, number: int) -> tuple[str, bytes]:
    """File name and bytes as they came. Raises UnknownSubmission."""
    query = sa.select(files.c.name, files.c.data).join(submissions, submissions.c.file_id == files.c.id)
    row = connection.execute(query.where(submissions.c.id == number)).first()
    if row is None:
        raise UnknownSubmission(number)
    return row.name, bytes(row.data)


def standing(connection: Connection, site: str, year: int, until: Moment = None) -> list[StoredEntry]:
    """What counts of each item and quarter (records.standing_entries), by quarter, then as the sheets had them; of a
    closed quarter what counted when it was closed.

    The order is that in which the reports were stored, whatever the computer's clock did meanwhile.
    """
    found: list[StoredEntry] = []
    for moment, numbers in closing_rows.by_moment(connection, site, year, until):
        query = _entries(site, year).where(_counted(moment), entries.c.quarter.in_(numbers))
        ordered = query.order_by(entries.c.quarter, submissions.c.id, entries.c.position)
        found += standing_entries(_stored(row) for row in connection.execute(ordered).mappings())
    return found


def _counted(until: Moment) -> sa.ColumnElement[bool]:
    """The condition that a submission counts, or counted at a moment: it had come in and was not taken back."""
    if until is None:
        return _STANDING
    return sa.and_(before(until, submissions.c.received), sa.not_(journal.taken_back(submissions.c.id, until)))


def has_sample(connection: Connection, site: str, year: int, until: Moment = None) -> bool:
    """Whether a report of the sample counts in a year (counted at a moment)."""
    query = sa.select(submissions.c.id).join(sites, submissions.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site, submissions.c.fiscal_year == year, submissions.c.sample)
    return connection.execute(query.where(_counted(until)).limit(1)).first() is not None


def every(connection: Connection, site: str, year: int, until: Moment = None) -> list[StoredEntry]:
    """Every entry of every submission of a year, in the order in which they were stored."""
    query = _entries(site, year).where(before(until, submissions.c.received))
    ordered = query.order_by(submissions.c.id, entries.c.position)
    return [_stored(row) for row in connection.execute(ordered).mappings()]


def quarters(connection: Connection, site: str, year: int | None = None) -> list[Quarter]:
    """The quarters that have a standing report, oldest first."""
    query = (
        sa.select(entries.c.fiscal_year, entries.c.quarter)
        .distinct()
        .join(submissions, entries.c.submission_id == submissions.c.id)
        .join(sites, submissions.c.site_id == sites.c.id)
        .where(sites.c.name == site, _STANDING)
    )
    if year is not None:
        query = query.where(entries.c.fiscal_year == year)
    return sorted(Quarter(row.fiscal_year, row.quarter) for row in connection.execute(query))


def listed(connection: Connection, site: str, year: int, until: Moment = None) -> Iterator[SubmissionRecord]:
    """All submissions of a year, taken back ones included, oldest first."""
    count = sa.select(sa.func.count()).where(entries.c.submission_id == submissions.c.id).scalar_subquery()
    query = (
        sa.select(submissions, files.c.name.label("file"), files.c.size, plans.c.version, count.label("entries"))
        .join(sites, submissions.c.site_id == sites.c.id)
        .join(files, submissions.c.file_id == files.c.id)
        .join(plans, submissions.c.plan_id == plans.c.id)
        .where(sites.c.name == site, submissions.c.fiscal_year == year, before(until, submissions.c.received))
        .order_by(submissions.c.id)
    )
    changes = journal.changes_by_submission(connection, site, until)
    for row in connection.execute(query).mappings():
        yield SubmissionRecord(
            id=row["id"],
            site=site,
            quarter=Quarter(row["fiscal_year"], row["quarter"]),
            role=row["role"],
            plan_version=row["version"],
            file=row["file"],
            sha256=row["sha256"],
            size=row["size"],
            by=row["submitted_by"],
            received=row["received"],
            sample=row["sample"],
            taken_back=_taken_back(row["taken_back"], changes.get(row["id"], ()), until),
            entries=row["entries"],
            events=changes.get(row["id"], ()),
        )


def _taken_back(now: bool, events: Sequence[Event], until: Moment) -> bool:
    return now if until is None else bool(events) and events[-1].action == journal.TAKEN_BACK


def _entries(site: str, year: int) -> sa.Select[tuple[object, ...]]:
    return (
        sa.select(entries, submissions.c.received, submissions.c.sample, files.c.name.label("file"))
        .join(submissions, entries.c.submission_id == submissions.c.id)
        .join(sites, submissions.c.site_id == sites.c.id)
        .join(files, submissions.c.file_id == files.c.id)
        .where(sites.c.name == site, entries.c.fiscal_year == year)
    )


def _stored(row: sa.RowMapping) -> StoredEntry:
    entry = codec.entry_from_row(dict(row))
    return StoredEntry(entry, row["submission_id"], row["file"], row["received"], row["sample"])

"""The errors that kept rows of a submission out, kept with it in the same transaction."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.fiscal import Quarter
from kyoten.problems.problem import Problem, Severity
from kyoten.problems.report import Report
from kyoten.storage import submission_rows
from kyoten.storage.database import Database
from kyoten.storage.intake_tables import open_problems
from kyoten.storage.records import SubmissionRecord

_FIELDS = ("code", "sheet", "cell", "value", "message", "remedy")


def add(connection: Connection, submission: int, report: Report) -> None:
    """Keep the report's errors; its warnings kept nothing out."""
    rows = [
        {"submission_id": submission, "position": place, **{name: getattr(each, name) for name in _FIELDS}}
        for place, each in enumerate(report.errors)
    ]
    if rows:
        connection.execute(sa.insert(open_problems), rows)


class OpenProblems(Database):
    """The Store's method for what waits to be mended."""

    def open_problems(self, site: str, quarter: Quarter) -> list[tuple[SubmissionRecord, list[Problem]]]:
        """Submissions of a quarter whose rows were partly left out, with the errors, newest first.

        A submission's errors are settled when its role reports the quarter anew, or when it is taken back.
        """
        with self._reading() as connection:
            return waiting(connection, site, quarter)


def waiting(connection: Connection, site: str, quarter: Quarter) -> list[tuple[SubmissionRecord, list[Problem]]]:
    """OpenProblems.open_problems, within a transaction."""
    records = [r for r in submission_rows.listed(connection, site, quarter.year) if r.quarter == quarter]
    newest = {record.role: record for record in records if not record.taken_back}
    found = [(record, _problems(connection, record.id)) for record in newest.values()]
    return [(record, problems) for record, problems in reversed(found) if problems]


def _problems(connection: Connection, submission: int) -> list[Problem]:
    query = sa.select(open_problems).where(open_problems.c.submission_id == submission)
    rows = connection.execute(query.order_by(open_problems.c.position)).mappings()
    return [Problem(Severity.ERROR, **{name: row[name] for name in _FIELDS}) for row in rows]

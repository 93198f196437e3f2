"""What was reported, read from the database: the Store's methods for entries, submissions and quarters."""

from __future__ import annotations

from kyoten.fiscal import Quarter
from kyoten.storage import plan_rows, submission_rows
from kyoten.storage.database import Database
from kyoten.storage.records import StoredEntry, SubmissionRecord


class ReportQueries(Database):
    """Reads, and the lock under which what was read is still so when it is acted on; storing, taking back and restoring
    are the Store's own."""

    def lock(self, site: str) -> None:
        """Within `transaction`: let nobody else store a report of the site before it ends."""
        with self._writing() as connection:
            plan_rows.lock_site(connection, site)

    def entries(self, site: str, year: int) -> list[StoredEntry]:
        """One entry per item and quarter of what was not taken back, each with what later submissions corrected."""
        with self._reading() as connection:
            return submission_rows.standing(connection, site, year, self._until)

    def reports(self, site: str, year: int) -> list[StoredEntry]:
        """Every entry of every submission of a year, superseded and taken back ones included, oldest first."""
        with self._reading() as connection:
            return submission_rows.every(connection, site, year, self._until)

    def submissions(self, site: str, year: int) -> list[SubmissionRecord]:
        """All submissions of a year, taken back ones included, oldest first."""
        with self._reading() as connection:
            return list(submission_rows.listed(connection, site, year, self._until))

    def has_sample(self, site: str, year: int) -> bool:
        """Whether a report of the sample counts in a year."""
        with self._reading() as connection:
            return submission_rows.has_sample(connection, site, year, self._until)

    def original(self, submission: int) -> tuple[str, bytes]:
        """File name and bytes of a submission as they came. Raises UnknownSubmission."""
        with self._reading() as connection:
            return submission_rows.original(connection, submission)

    def quarters(self, site: str, year: int | None = None) -> list[Quarter]:
        """Quarters that have a report (of one year, or of all), oldest first."""
        with self._reading() as connection:
            return submission_rows.quarters(connection, site, year)

    def latest_quarter(self, site: str, year: int | None = None) -> Quarter | None:
        """The newest quarter that has a report; None where nothing was reported."""
        found = self.quarters(site, year)
        return found[-1] if found else None

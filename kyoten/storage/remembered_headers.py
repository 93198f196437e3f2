"""How a site reads the headers of sheets that are not ours: assigned once on screen, known the next time.

Nothing is overwritten: the newest row of a header's signature counts, the older ones tell who decided what and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.plan.choices import PlanChoices
from kyoten.sheet.known import Choices
from kyoten.storage import journal, plan_rows
from kyoten.storage.database import Database
from kyoten.storage.intake_tables import remembered_headers
from kyoten.storage.tables import sites

Decided = TypeVar("Decided", Choices, PlanChoices)
"""What was decided about a quarter's sheet, or about a plan."""


@dataclass(frozen=True)
class RememberedHeader:
    """`columns`: column index (from 0) → code; `first_row`: of data. Both as Choices or PlanChoices have them."""

    signature: str
    columns: Mapping[int, str]
    first_row: int | None = None


def with_remembered(choices: Decided, remembered: Iterable[RememberedHeader]) -> Decided:
    """What was decided now goes before what a site remembers of such headers (Store.remembered_headers)."""
    listed = list(remembered)
    columns = {each.signature: each.columns for each in listed}
    rows = {each.signature: each.first_row for each in listed if each.first_row is not None}
    return replace(
        choices,
        assignments={**columns, **choices.assignments},
        first_rows={**rows, **choices.first_rows},
    )


class HeaderMemory(Database):
    """The Store's methods for remembered headers."""

    def remember_headers(self, site: str, choices: Choices | PlanChoices, by: str) -> None:
        """Keep every header that was assigned by hand for the next workbook that has it."""
        for signature, columns in choices.assignments.items():
            self.remember_header(
                site, RememberedHeader(signature, dict(columns), choices.first_rows.get(signature)), by
            )

    def remember_header(self, site: str, header: RememberedHeader, by: str) -> None:
        """Keep how a header is read; nothing where it is already read so."""
        now = self._clock()
        row = {
            "signature": header.signature,
            "columns": {str(number): code for number, code in header.columns.items()},
            "first_row": header.first_row,
            "done_by": by,
            "at": now,
        }
        with self._writing() as connection:
            row["site_id"] = plan_rows.lock_site(connection, site)
            if header not in _newest(connection, site):
                connection.execute(sa.insert(remembered_headers).values(row))
                journal.record(connection, journal.HEADER_REMEMBERED, now, by, site=site, note=header.signature)

    def remembered_headers(self, site: str) -> list[RememberedHeader]:
        """The newest reading of each header that the site has assigned by hand."""
        with self._reading() as connection:
            return _newest(connection, site)


def _newest(connection: Connection, site: str) -> list[RememberedHeader]:
    query = sa.select(remembered_headers).join(sites, remembered_headers.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site).order_by(remembered_headers.c.id)
    newest = {row["signature"]: _header(row) for row in connection.execute(query).mappings()}
    return list(newest.values())


def _header(row: sa.RowMapping) -> RememberedHeader:
    columns = {int(number): code for number, code in row["columns"].items()}
    return RememberedHeader(row["signature"], columns, row["first_row"])

"""How a site reads the headers of sheets that are not ours: assigned once on screen, known the next time.

Nothing is overwritten: the newest row of a header's signature counts, the older ones tell who decided what and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from kyoten.storage import plan_rows
from kyoten.storage.database import Database
from kyoten.storage.engine import reading, writing
from kyoten.storage.intake_tables import remembered_headers
from kyoten.storage.tables import sites


@dataclass(frozen=True)
class RememberedHeader:
    """`columns`: column index (from 0) → code as kyoten.sheet.known.Choices has it; `first_row`: of data, from 0."""

    signature: str
    columns: Mapping[int, str]
    first_row: int | None = None


class HeaderMemory(Database):
    """The Store's methods for remembered headers."""

    def remember_header(self, site: str, header: RememberedHeader, by: str) -> None:
        """Keep how a header is read; nothing where it is already read so."""
        if header in self.remembered_headers(site):
            return
        row = {
            "signature": header.signature,
            "columns": {str(number): code for number, code in header.columns.items()},
            "first_row": header.first_row,
            "done_by": by,
            "at": self._clock(),
        }
        with writing(self._engine) as connection:
            row["site_id"] = plan_rows.lock_site(connection, site)
            connection.execute(sa.insert(remembered_headers).values(row))

    def remembered_headers(self, site: str) -> list[RememberedHeader]:
        """The newest reading of each header that the site has assigned by hand."""
        query = sa.select(remembered_headers).join(sites, remembered_headers.c.site_id == sites.c.id)
        query = query.where(sites.c.name == site).order_by(remembered_headers.c.id)
        with reading(self._engine) as connection:
            newest = {row["signature"]: _header(row) for row in connection.execute(query).mappings()}
        return list(newest.values())


def _header(row: sa.RowMapping) -> RememberedHeader:
    columns = {int(number): code for number, code in row["columns"].items()}
    return RememberedHeader(row["signature"], columns, row["first_row"])

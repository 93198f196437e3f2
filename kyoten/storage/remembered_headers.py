"""How a site reads the headers and the status words of sheets: answered once on screen, known the next time.

Nothing is overwritten: the newest row of a header's signature counts, the older ones tell who decided what and when. A
word has a row like a header's: its signature is the word behind `_WORD`, which no header begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from kyoten.plan.choices import PlanChoices
from kyoten.sheet.known import Choices
from kyoten.sheet.values.rating_words import symbol_key
from kyoten.storage import journal, plan_rows
from kyoten.storage.database import Database
from kyoten.storage.intake_tables import remembered_headers
from kyoten.storage.tables import sites

_WORD, _MEANS = "*status:", "status"
"""`_MEANS`: the key under which a word's row holds its rating, "" for none."""
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
    """The Store's methods for remembered headers and words."""

    def remember_headers(self, site: str, choices: Choices | PlanChoices, by: str) -> None:
        """Keep every header that was assigned by hand for the next workbook that has it."""
        for signature, columns in choices.assignments.items():
            self.remember_header(
                site, RememberedHeader(signature, dict(columns), choices.first_rows.get(signature)), by
            )

    def remember_header(self, site: str, header: RememberedHeader, by: str) -> None:
        """Keep how a header is read; nothing where it is already read so."""
        columns = {str(number): code for number, code in header.columns.items()}
        self._remember(site, {"signature": header.signature, "columns": columns, "first_row": header.first_row}, by)

    def remembered_headers(self, site: str) -> list[RememberedHeader]:
        """The newest reading of each header that the site has assigned by hand."""
        with self._reading() as connection:
            newest = _newest(connection, site)
        return [_header(row) for row in newest.values() if not row["signature"].startswith(_WORD)]

    def remember_words(self, site: str, words: Mapping[str, str], by: str) -> None:
        """Keep what words in a column of ratings mean (kyoten.sheet.known.Choices.symbols)."""
        for word, name in words.items():
            self._remember(
                site, {"signature": _WORD + symbol_key(word), "columns": {_MEANS: name}, "first_row": None}, by
            )

    def remembered_words(self, site: str) -> dict[str, str]:
        """The newest answer about each word that the site was asked about: a rating's name, or NO_STATUS."""
        with self._reading() as connection:
            newest = _newest(connection, site)
        return {
            signature.removeprefix(_WORD): row["columns"][_MEANS]
            for signature, row in newest.items()
            if signature.startswith(_WORD)
        }

    def _remember(self, site: str, what: Mapping[str, Any], by: str) -> None:
        """Add a row; nothing where the newest says the same."""
        now = self._clock()
        with self._writing() as connection:
            owner = plan_rows.lock_site(connection, site)
            newest = _newest(connection, site).get(what["signature"])
            if newest is None or any(newest[name] != value for name, value in what.items()):
                row = {**what, "site_id": owner, "done_by": by, "at": now}
                connection.execute(sa.insert(remembered_headers).values(row))
                journal.record(connection, journal.HEADER_REMEMBERED, now, by, site=site, note=what["signature"])


def _newest(connection: Connection, site: str) -> dict[str, sa.RowMapping]:
    """Signature → its newest row."""
    query = sa.select(remembered_headers).join(sites, remembered_headers.c.site_id == sites.c.id)
    query = query.where(sites.c.name == site).order_by(remembered_headers.c.id)
    return {row["signature"]: row for row in connection.execute(query).mappings()}


def _header(row: sa.RowMapping) -> RememberedHeader:
    columns = {int(number): code for number, code in row["columns"].items()}
    return RememberedHeader(row["signature"], columns, row["first_row"])

"""Whether a function of a plan is one of the plan before under another name: asked once, then known of the site.

Nothing is overwritten: the newest word on two names counts, the older ones tell who said what and when.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from kyoten.storage import journal, plan_rows
from kyoten.storage.database import Database
from kyoten.storage.decision_tables import function_names
from kyoten.storage.recorded import before
from kyoten.storage.tables import sites


class FunctionName(NamedTuple):
    """`same`: whether `name` is the new name of `former`; False: another function, decided by a person."""

    name: str
    former: str
    same: bool


class FunctionNames(Database):
    """The Store's methods for the names of functions."""

    def name_functions(self, site: str, year: int, names: Iterable[FunctionName], by: str) -> None:
        """Keep what was said of functions of a year's plan; nothing where the same is known."""
        now = self._clock()
        with self._writing() as connection:
            owner, known = plan_rows.lock_site(connection, site), self._inside(connection).function_names(site)
            for each in names:
                if each in known:
                    continue
                row = {"site_id": owner, "fiscal_year": year, **each._asdict(), "done_by": by, "at": now}
                connection.execute(sa.insert(function_names).values(row))
                sign = "→" if each.same else "≠"
                note = f"{each.former} {sign} {each.name}"
                journal.record(connection, journal.FUNCTION_NAMED, now, by, site=site, note=note)

    def function_names(self, site: str) -> list[FunctionName]:
        """The newest word on each two names of functions, oldest first."""
        query = sa.select(function_names).join(sites, function_names.c.site_id == sites.c.id)
        query = query.where(sites.c.name == site, before(self._until, function_names.c.at))
        with self._reading() as connection:
            rows = connection.execute(query.order_by(function_names.c.id)).mappings()
            newest = {(r["name"], r["former"]): FunctionName(r["name"], r["former"], r["same"]) for r in rows}
        return list(newest.values())

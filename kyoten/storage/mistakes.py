"""Mistakes undone (docs/time.md): plans taken away, sites and years hidden, sites renamed: the Store's methods."""

from __future__ import annotations

from kyoten.fiscal import year_label
from kyoten.storage import hidden, item_changes, journal, plan_listing, plan_removal, plan_rows, site_names
from kyoten.storage.database import Database
from kyoten.storage.records import PlanVersion
from kyoten.storage.refusals import NoPlan, NothingLeftToShow, UnknownSite


class Mistakes(Database):
    """Nothing is deleted: what is taken away or hidden is marked, with who and when."""

    def sites(self, *, with_hidden: bool = False) -> list[str]:
        """Sites that have a plan, in the order in which they came."""
        with self._reading() as connection:
            out = set() if with_hidden else hidden.sites_hidden(connection, self._until)
            return [name for name in plan_rows.sites_with_plans(connection) if name not in out]

    def years(self, site: str, *, with_hidden: bool = False) -> list[int]:
        """Fiscal years that a site has a plan for, oldest first."""
        with self._reading() as connection:
            out = set() if with_hidden else hidden.years_hidden(connection, site, self._until)
            return [year for year in plan_rows.years(connection, site) if year not in out]

    def plan_versions(self, site: str | None = None) -> list[PlanVersion]:
        """Every version of every plan (of a site), those taken away or hidden too, by site, year and version."""
        with self._reading() as connection:
            return plan_listing.every(connection, site)

    def remove_plan(self, site: str, year: int, by: str) -> int:
        """Take the newest version of a year's plan away; its number. The version before it holds again, or, where there
        is none, the year is gone.

        Raises NoPlan, PlanInUse where something rests on it.
        """
        now = self._clock()
        with self._writing() as connection:
            owner = plan_rows.lock_site(connection, site)
            found = plan_rows.newest(connection, site, year)
            if found is None:
                raise NoPlan(site, year_label(year))
            row, stored = found[0], item_changes.overlay(connection, found[1])
            plan_removal.remove(connection, owner, row, stored, by=by, now=now)
            note = f"{year_label(year)} 第{stored.version}版 {stored.file}"
            journal.record(connection, journal.PLAN_REMOVED, now, by, site=site, note=note)
        return stored.version

    def remove_site(self, site: str, by: str) -> int:
        """Take a site away, all its plans with it; how many versions. Raises UnknownSite, PlanInUse."""
        with self.transaction() as deed:
            standing = [each for each in deed.plan_versions(site) if not each.removed]
            if not standing:
                raise UnknownSite(site)
            for each in reversed(standing):
                deed.remove_plan(site, each.year, by)
        return len(standing)

    def hide(self, site: str, year: int | None = None, *, by: str, hidden: bool = True) -> None:
        """Offer a site (`year` None), or one of its years, no more, or again; nothing where it is so already.

        Raises UnknownSite, NoPlan, NothingLeftToShow.
        """
        with self.transaction() as deed:
            deed._hide(site, year, by=by, out=hidden)

    def _hide(self, site: str, year: int | None, *, by: str, out: bool) -> None:
        if site not in self.sites(with_hidden=True):
            raise UnknownSite(site)
        if year is not None and year not in self.years(site, with_hidden=True):
            raise NoPlan(site, year_label(year))
        shown = self.sites() if year is None else self.years(site)
        subject = site if year is None else year
        if (subject in shown) is not out:
            return
        if out and len(shown) == 1:
            raise NothingLeftToShow
        now = self._clock()
        with self._writing() as connection:
            owner = plan_rows.lock_site(connection, site)
            hidden.add(connection, owner, year, hidden=out, by=by, now=now)
            action = journal.HIDDEN if out else journal.SHOWN
            journal.record(connection, action, now, by, site=site, note=year_label(year) if year else "")

    def rename_site(self, site: str, name: str, by: str) -> None:
        """Call a site by another name, everywhere. Sheets that carry the old one are still its own.

        Raises UnknownSite, BadSiteName.
        """
        name, now = name.strip(), self._clock()
        with self._writing() as connection:
            owner = plan_rows.site_id(connection, site)
            if owner is None:
                raise UnknownSite(site)
            site_names.rename(connection, owner, site, name, by=by, now=now)
            journal.record(connection, journal.SITE_RENAMED, now, by, site=name, note=f"{site} → {name}")

    def former_names(self, site: str) -> frozenset[str]:
        """What a site was called before."""
        with self._reading() as connection:
            return site_names.former(connection, site)

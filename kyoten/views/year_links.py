"""Which item of last year's plan each item continues: what a person decided, and what the texts propose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from kyoten.model import ActionItem, Plan
from kyoten.plan.item_ids import continued_from
from kyoten.storage.store import Store
from kyoten.text import similarity
from kyoten.views.year_data import stored_plan

SAVED, PROPOSED, NONE_SAID, NONE_FOUND = "保存済み", "提案", "つながりなし", "見つからない"


@dataclass(frozen=True)
class YearLink:
    """An item, the item of last year that it continues (None: none), and where that comes from (a state above)."""

    item: ActionItem
    previous: ActionItem | None
    state: str

    @property
    def likeness(self) -> float | None:
        """0–100 between the two texts."""
        return None if self.previous is None else similarity(self.item.text, self.previous.text)

    @property
    def note(self) -> str:
        """What to look at: an item that says 継続 and continues nothing."""
        return "継続とあるが、つながる項目がない" if self.item.continued and self.previous is None else ""


@dataclass(frozen=True)
class YearLinks:
    """Every item of a year's plan in plan order, and last year's items that none of them continues."""

    links: tuple[YearLink, ...]
    ended: tuple[ActionItem, ...]

    @property
    def proposals(self) -> dict[str, str]:
        """What is only proposed: give it to Store.save_links to accept it."""
        return {link.item.id: link.previous.id for link in self.links if link.state == PROPOSED and link.previous}

    def table(self) -> pd.DataFrame:
        """One row an item: 項目番号, 役割, 項目, 前年度の項目番号, 前年度の項目, 類似度 (0–100), 区分, 備考."""
        heads = ["項目番号", "役割", "項目", "前年度の項目番号", "前年度の項目", "類似度", "区分", "備考"]
        return pd.DataFrame([_row(link) for link in self.links], columns=heads)


def _row(link: YearLink) -> tuple[object, ...]:
    before = (link.previous.id, link.previous.text) if link.previous else ("", "")
    return (link.item.id, link.item.role, link.item.text, *before, link.likeness, link.state, link.note)


def link_years(new: Plan, old: Plan, said: Mapping[str, str | None]) -> YearLinks:
    """`said`: item → the item of last year it continues, None for none; what nobody spoke of is proposed by text.

    An item of last year that somebody linked already is proposed for no other.
    """
    taken = {previous for previous in said.values() if previous is not None}
    open_items = tuple(item for item in new.items if item.id not in said)
    left = tuple(item for item in old.items if item.id not in taken)
    proposed = continued_from(Plan(new.fiscal_year, open_items), Plan(old.fiscal_year, left))
    links = tuple(_link(item, old, said, proposed) for item in new.items)
    continued = {link.previous.id for link in links if link.previous}
    return YearLinks(links, tuple(item for item in old.items if item.id not in continued))


def _link(item: ActionItem, old: Plan, said: Mapping[str, str | None], proposed: Mapping[str, str]) -> YearLink:
    if item.id in said:
        previous = old.item(said[item.id] or "")
        return YearLink(item, previous, SAVED if previous else NONE_SAID)
    previous = old.item(proposed.get(item.id, ""))
    return YearLink(item, previous, PROPOSED if previous else NONE_FOUND)


def load(store: Store, site: str, year: int) -> YearLinks:
    """The year's links. Raises NothingToShow where this year's or last year's plan is not stored."""
    with store.snapshot() as now:
        new, old = stored_plan(now, site, year), stored_plan(now, site, year - 1)
        said = {link.item: link.previous for link in now.saved_links(site, year)}
    return link_years(new.plan, old.plan, said)

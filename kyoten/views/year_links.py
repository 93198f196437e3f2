"""Which item of last year's plan each item continues: what a person decided, and what the texts propose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kyoten.fiscal import year_label
from kyoten.model import ActionItem, Plan
from kyoten.plan.item_ids import continued_from
from kyoten.plan.which_is_which import DECISIVE, says_another
from kyoten.storage.store import Judgement, Store
from kyoten.text import similarity
from kyoten.views.frames import table_of
from kyoten.views.year_data import stored_plan

if TYPE_CHECKING:
    import pandas as pd

    from kyoten.views.view import View

SAVED, PROPOSED, NONE_SAID, NONE_FOUND = "保存済み", "提案", "つながりなし", "見つからない"


@dataclass(frozen=True)
class YearLink:
    """An item, the item of last year that it continues (None: none), and where that comes from (a state above).

    `judged`: what was decided of that item at its year's end. `doubtful`: it is only proposed, and the texts say
    another word or number: nobody should say yes in passing.
    """

    item: ActionItem
    previous: ActionItem | None
    state: str
    doubtful: bool = False
    judged: Judgement | None = None

    @property
    def likeness(self) -> float | None:
        """0–100 between the two texts."""
        return None if self.previous is None else similarity(self.item.text, self.previous.text)

    @property
    def note(self) -> str:
        """What to look at: a doubtful proposal, or an item that says 継続 and continues nothing."""
        if self.doubtful:
            return DECISIVE
        return "継続とあるが、つながる項目がない" if self.item.continued and self.previous is None else ""


@dataclass(frozen=True)
class YearLinks:
    """Every item of a year's plan in plan order, and last year's items that none of them continues."""

    links: tuple[YearLink, ...]
    ended: tuple[ActionItem, ...]

    @property
    def proposals(self) -> dict[str, str]:
        """What is only proposed: item → the item of last year."""
        return {link.item.id: link.previous.id for link in self.links if link.state == PROPOSED and link.previous}

    @property
    def doubtful(self) -> tuple[YearLink, ...]:
        """The proposals that are to be answered one by one."""
        return tuple(link for link in self.links if link.doubtful)

    @property
    def sure(self) -> dict[str, str]:
        """The other proposals: give them to Store.save_links to accept them in one go."""
        asked = {link.item.id for link in self.doubtful}
        return {item: previous for item, previous in self.proposals.items() if item not in asked}

    def table(self) -> pd.DataFrame:
        """One row an item: 項目番号, 役割, 項目; of last year's item 番号, 文, 評価; 類似度 (0–100), 区分, 備考."""
        heads = [
            "項目番号",
            "役割",
            "項目",
            "前年度の項目番号",
            "前年度の項目",
            "前年度の評価",
            "類似度",
            "区分",
            "備考",
        ]
        return table_of([_row(link) for link in self.links], heads)


def _row(link: YearLink) -> tuple[object, ...]:
    before = (link.previous.id, link.previous.text) if link.previous else ("", "")
    judged = link.judged.words if link.judged else ""
    return (link.item.id, link.item.role, link.item.text, *before, judged, link.likeness, link.state, link.note)


def link_years(
    new: Plan, old: Plan, said: Mapping[str, str | None], judged: Mapping[str, Judgement] | None = None
) -> YearLinks:
    """`said`: item → the item of last year it continues, None for none; what nobody spoke of is proposed by text.

    An item of last year that somebody linked already is proposed for no other.
    """
    taken = {previous for previous in said.values() if previous is not None}
    open_items = tuple(item for item in new.items if item.id not in said)
    left = tuple(item for item in old.items if item.id not in taken)
    proposed = continued_from(Plan(new.fiscal_year, open_items), Plan(old.fiscal_year, left))
    links = tuple(_link(item, new, old, said, proposed) for item in new.items)
    links = tuple(replace(link, judged=(judged or {}).get(link.previous.id if link.previous else "")) for link in links)
    continued = {link.previous.id for link in links if link.previous}
    return YearLinks(links, tuple(item for item in old.items if item.id not in continued))


def _link(
    item: ActionItem, new: Plan, old: Plan, said: Mapping[str, str | None], proposed: Mapping[str, str]
) -> YearLink:
    if item.id in said:
        previous = old.item(said[item.id] or "")
        return YearLink(item, previous, SAVED if previous else NONE_SAID)
    previous = old.item(proposed.get(item.id, ""))
    if previous is None:
        return YearLink(item, None, NONE_FOUND)
    texts = _without_year(item.text, new.fiscal_year), _without_year(previous.text, old.fiscal_year)
    return YearLink(item, previous, PROPOSED, doubtful=says_another(*texts))


def _without_year(text: str, year: int) -> str:
    """The plan's own year (平成24年度, H24年度, 2012年度, 24年度) moves on with it, and is no other number."""
    number = re.escape(year_label(year).lstrip("令和平成昭").removesuffix("年度"))
    own = rf"(?<![0-9])(?:(?:令和|平成|昭和|[RHS])?0?{number}|{year})年度"
    return re.sub(own, "年度", unicodedata.normalize("NFKC", text))


def continuing(view: View) -> dict[str, YearLink]:
    """A view's items that continue one of last year's, as said or as proposed, by id."""
    return view.cached(_continuing)


def _continuing(view: View) -> dict[str, YearLink]:
    if view.last_year is None:
        return {}
    found = link_years(view.plan, view.last_year.plan, view.last_year.said)
    return {link.item.id: link for link in found.links if link.previous}


def load(store: Store, site: str, year: int) -> YearLinks:
    """The year's links. Raises NothingToShow where this year's or last year's plan is not stored."""
    with store.snapshot() as now:
        new, old = stored_plan(now, site, year), stored_plan(now, site, year - 1)
        said, judged = now.said_links(site, year), now.judgements(site, year - 1)
    return link_years(new.plan, old.plan, said, judged)

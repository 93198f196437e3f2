"""What every page shows: site, period, roles and functions. Chosen once in the side bar, kept in the address.

The address always holds the whole choice (?year=2011&quarter=2&role=法人), also where it is the default, so that a link
shows what its sender saw even after a newer quarter has come in. (Streamlit's own binding leaves defaults out.)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from kyoten.fiscal import QUARTERS, Quarter, day_words, end_of_day, today_in_japan, year_label
from kyoten.ui import address, past_day
from kyoten.views.period_state import period_state
from kyoten.views.sites_and_years import AvailableYear, opens

T = TypeVar("T")


@dataclass(frozen=True)
class Choice:
    """No roles or functions = all of them."""

    site: str
    quarter: Quarter
    roles: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    alone: bool = True
    """Whether it is the only site here: then the address need not name it."""
    as_of: dt.date | None = None
    """The day whose state of the store is shown; None: now."""

    def params(self) -> dict[str, str | list[str]]:
        """As it stands in the address."""
        return {
            "site": [] if self.alone else self.site,
            "year": str(self.quarter.year),
            "quarter": str(self.quarter.number),
            "role": list(self.roles),
            "function": list(self.functions),
            "as_of": self.as_of.isoformat() if self.as_of else [],
        }


def choose(
    sites: Sequence[str], years_of: Callable[[str], Mapping[int, AvailableYear]], page: str = ""
) -> Choice | None:
    """Draw the side bar's widgets and give what they say; None where no plan is stored. `years_of`: what there is of a
    site. `page`: its part of the address, which holds its own filters too (kyoten.ui.address)."""
    if not sites:
        return None
    _adopt_address(page)
    with st.sidebar:
        site = sites[0] if len(sites) == 1 else _pick("拠点", sites, "site", str)
        years = years_of(site)
        if not years:  # somebody has just taken the site away
            st.rerun()
        first = opens(years, today_in_japan())
        _keep_legal("year", tuple(years), first.year)
        year = _pick("年度", sorted(years, reverse=True), "year", year_label)
        there = years[year]
        latest = there.latest.number if there.latest else 1
        _keep_legal("quarter", QUARTERS, first.number if year == first.year else latest)
        number = st.segmented_control(
            "四半期", QUARTERS, key="quarter", required=True, format_func="第{}".format, width="stretch"
        )
        final = st.empty()
        roles = _pick_many("役割", there.roles, "role", "すべての役割")
        functions = _pick_many("機能", there.functions, "function", "すべての機能")
        as_of = _pick_day()
        said = [each for each in there.closings if as_of is None or each.at < end_of_day(as_of)]
        final.caption(f":material/lock_clock: 第{number or 1}四半期は {period_state(said, number or 1).label}")
    choice = Choice(site, Quarter(year, number or 1), roles, functions, len(sites) == 1, as_of)
    _write_address(choice, page)
    return choice


def _pick(label: str, options: Sequence[T], key: str, words: Callable[[T], str]) -> T:
    _keep_legal(key, options, options[0])
    return st.selectbox(label, options, key=key, format_func=words, persist_state="session")


def _pick_many(label: str, options: Sequence[str], key: str, placeholder: str) -> tuple[str, ...]:
    valid = [word for word in st.session_state.get(key, []) if word in options]
    st.session_state[key] = valid
    picked = st.multiselect(label, options, key=key, placeholder=placeholder, persist_state="session")
    return tuple(word for word in options if word in picked)


def _pick_day() -> dt.date | None:
    """The day that is looked back to; None for now, and for a day that has not come."""
    today = today_in_japan()
    said = st.session_state.get("as_of")
    if isinstance(said, dt.date) and said > today:
        st.warning(f"{day_words(said)}は、まだ来ていません。今の内容を示します。", icon=":material/event_busy:")
    help_text = "その日までに届いた内容で、ページと帳票を見られます。空にすると今の内容です。"
    picked = past_day.pick("時点", "as_of", today, help_text)
    return picked if picked and picked < today else None


def _keep_legal(key: str, options: Sequence[object], default: object) -> None:
    """A link may name a year or quarter that is not there: fall back rather than fail."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = default


def _adopt_address(page: str = "") -> None:
    """Take over what the address says where somebody else changed it: a link, the back button, a hand. And where the
    session has lost it: a run that a click breaks off before the side bar is drawn forgets the side bar's widgets, and
    one that a dialog asks for may find them without a value."""
    params = st.query_params
    written: dict[str, list[str]] = st.session_state.get("_address", {})
    for key, read in (("site", str), ("year", _number), ("quarter", _number)):
        said = params.get_all(key)
        if said and (said != written.get(key) or st.session_state.get(key) is None):
            st.session_state[key] = read(said[-1])
    said = params.get_all("as_of")
    if (said or "quarter" in params) and said != written.get("as_of", []):
        st.session_state["as_of"] = _day(said[-1]) if said else None
    for key in ("role", "function"):
        said = params.get_all(key)
        # An absent list means "all" only in an address that holds a choice at all.
        if (said or "quarter" in params) and said != written.get(key, []):
            st.session_state[key] = said
    address.adopt(page, written)


def _write_address(choice: Choice, page: str) -> None:
    params = choice.params() | address.params(page)
    st.session_state["_address"] = {k: [v] if isinstance(v, str) else v for k, v in params.items()}
    now = {key: st.query_params.get_all(key) for key in params}
    if now != st.session_state["_address"]:
        st.query_params.from_dict(params)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() else None

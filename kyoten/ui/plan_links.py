"""計画, 前年度とのつながり: which item of last year's plan each item continues, to confirm and to change."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from kyoten.fiscal import year_label
from kyoten.model import ActionItem
from kyoten.storage.store import StoreRefusal
from kyoten.ui import named_action, page_cache, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.year_links import NONE_FOUND, NONE_SAID, PROPOSED, SAVED, YearLink, YearLinks

PLACE = "plan_links"
JUDGED = "前年度の評価"
_COLUMNS = (
    TableColumn("項目番号", CardPart.FACT, 84, rank=1),
    TableColumn("項目", CardPart.TITLE, 220),
    TableColumn("役割", CardPart.FACT, 66),
    TableColumn("区分", CardPart.SIGN, 96, rank=2),
    TableColumn("前年度の項目番号", CardPart.FACT, 96, rank=1),
    TableColumn("前年度の項目", width=220, rank=2),
    TableColumn(JUDGED, width=130),
    TableColumn("類似度", width=70, right=True),
    TableColumn("備考", width=180),
)


def show(known: YearLinks, choice: Choice) -> None:
    """What stands, what is only proposed, and the form of the chosen item."""
    st.markdown(f"### {year_label(choice.quarter.year - 1)}の計画とのつながり")
    st.caption(summary(known))
    named_action.show(PLACE)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        named_action.name_field(f"by_{PLACE}", "決める人", width=260)
        if known.sure:
            st.button(
                f"提案{len(known.sure)}件をまとめて確定する",
                type="primary",
                key="links_all",
                on_click=_save,
                args=(choice, dict(known.sure)),
            )
    _doubtful(known)
    table = _narrowed(known.table(), choice)
    picked = grid(table, "plan_links", "項目と前年度の項目のつながりの表。行を選ぶと変えられます。")
    link = next((each for each in known.links if each.item.id == picked), None)
    if link:
        _one(known, link, choice)
    ended(known, choice.quarter.year - 1)


def _doubtful(known: YearLinks) -> None:
    """What the button for all leaves open, and why."""
    if not known.doubtful:
        return
    st.warning(
        f"要になる言葉か数が違う提案{len(known.doubtful)}件は、まとめて確定しません。表の行を選び、1件ずつ確定してください。"
    )
    with st.expander(f"要になる言葉か数が違う提案 {len(known.doubtful)}件"):
        st.markdown(
            "\n".join(
                f"- {_words(each.item)}  \n  前年度　{_words(each.previous)}"
                for each in known.doubtful
                if each.previous
            )
        )


def summary(known: YearLinks) -> str:
    """保存済み 3件 · 提案 100件 · …"""
    states = [link.state for link in known.links]
    words = [f"{state} {states.count(state)}件" for state in (SAVED, PROPOSED, NONE_SAID, NONE_FOUND)]
    return "　·　".join([*words, f"今年度に続きのない前年度の項目 {len(known.ended)}件"])


def ended(known: YearLinks, year: int) -> None:
    """Last year's items that nothing continues."""
    if known.ended:
        with st.expander(f"{year_label(year)}の項目のうち、続きのないもの {len(known.ended)}件"):
            st.markdown("\n".join(f"- {_words(item)}" for item in known.ended))


def _words(item: ActionItem) -> str:
    return plain(label(item))


def label(item: ActionItem) -> str:
    """1-1-H01 法人 …: an item in one line."""
    return f"{item.id}　{item.role}　{' '.join(item.text.split())}"


def _narrowed(table: pd.DataFrame, choice: Choice) -> pd.DataFrame:
    rows = table[table["役割"].isin(choice.roles)] if choice.roles else table
    return rows.reset_index(drop=True)


def grid(table: pd.DataFrame, key: str, label: str, *, chosen: bool = True) -> str | None:
    """Items beside those of last year; the chosen row's 項目番号. 類似度 100: the same text."""
    known = [column for column in _COLUMNS if column.head in table]
    shown = table[[column.head for column in known]].copy()
    shown["類似度"] = shown["類似度"].map("{:.0f}".format, na_action="ignore")
    return readable_table.frame(shown.fillna(""), key, label, known, picks="項目番号" if chosen else "")


def _one(known: YearLinks, link: YearLink, choice: Choice) -> None:
    item, previous = link.item, link.previous
    key = f"link_{choice.quarter.year}_{item.id}_{link.state}_{previous.id if previous else ''}"
    options = {"": "つながりなし"} | {
        each.id: label(each) for each in (*([previous] if previous else []), *known.ended)
    }
    with st.container(border=True, key=f"one_link_{item.id}"), st.form(key, border=False, enter_to_submit=False):
        st.markdown(f"**{_words(item)}**")
        # Options of a select box are plain text, so what people typed needs no care there.
        st.selectbox(
            "前年度のどの項目の続きか",
            list(options),
            index=list(options).index(previous.id) if previous else 0,
            format_func=options.__getitem__,
            key=f"to_{key}",
        )
        st.form_submit_button("このつながりで確定する", on_click=_save_one, args=(choice, item.id, f"to_{key}"))


def _save_one(choice: Choice, item: str, key: str) -> None:
    _save(choice, {item: st.session_state[key] or None})


def _save(choice: Choice, links: dict[str, str | None]) -> None:
    by = named_action.name_given(f"by_{PLACE}", PLACE)
    if by is None:
        return
    try:
        count = page_cache.store().save_links(choice.site, choice.quarter.year, links, by)
    except StoreRefusal as refusal:
        named_action.refused(str(refusal), PLACE)
        return
    if count:
        named_action.done(f"つながりを{count}件確定しました。", PLACE)
    else:
        named_action.nothing("すでに同じ内容で確定しています。", PLACE)

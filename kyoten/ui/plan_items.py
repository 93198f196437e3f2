"""計画, 項目: every item with its kind and target; the chosen one's form and what was changed of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from kyoten.fiscal import FISCAL_MONTHS, moment_words
from kyoten.model import ActionItem, Kind
from kyoten.plan.item_edit import LABELS, LONGEST_PERSON, MOST_TIMES, words
from kyoten.plan.kinds_and_targets import schedule
from kyoten.storage.store import FieldChange, StoreRefusal
from kyoten.ui import closed_note, named_action, page_cache, page_parts, plan_page, plan_period, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.views.plan_view import PlanPage, proposal
from kyoten.views.tables import searched
from kyoten.views.view import View

PLACE = "plan_item"
_OPEN = "_plan_open_item"
"""The item that was opened from elsewhere."""
_CHANGED = "変更した欄と元の案"
_COLUMNS = (
    TableColumn("項目番号", CardPart.FACT, 84, rank=1),
    TableColumn("項目", CardPart.TITLE, 250),
    TableColumn("役割", CardPart.FACT, 66, rank=1),
    TableColumn("種類", CardPart.FACT, 70, rank=1),
    TableColumn("目標", width=90),
    TableColumn("予定の月", width=110),
    TableColumn("担当", width=90),
    TableColumn(_CHANGED, width=170),
    TableColumn("機能", CardPart.FACT, 130),
)


def open_item(item: str) -> None:
    """Turn to an item's form from another part of the page; runs in a callback."""
    for key, value in ((_OPEN, item), ("plan_search", item), (plan_page.PART, plan_page.ITEMS)):
        st.session_state[key] = value


def show(page: PlanPage, view: View) -> None:
    """The table of items, narrowed as the side bar says, and below it the form of the chosen row."""
    whole = _table(page, view)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input("検索", placeholder="項目の文や番号の一部", key="plan_search", persist_state="session")
        kinds = st.pills("種類", [kind.value for kind in Kind], selection_mode="multi", key="plan_kinds")
        changed = st.toggle("変更した項目だけ", key="plan_changed")
    table = _narrowed(whole, typed or "", kinds, changed)
    if table.empty:
        st.info("この条件に当たる項目はありません。検索の言葉や絞り込みを変えてください。", icon=":material/info:")
        return
    st.caption(
        f"{len(table)} / {len(whole)}件。種類・目標・月は計画の文から読み取った案です。行を選ぶと変更の欄が開きます。"
    )
    picked = _grid(table) or _opened_from_elsewhere(table)
    if picked and (item := page.stored.plan.item(picked)):
        _opened(page, view, item)
    elif page.changes:
        with st.expander(f"変更の記録 {len(page.changes)}件", icon=":material/history:"):
            _history(page, None)


def _table(page: PlanPage, view: View) -> pd.DataFrame:
    table = page.items_table()
    table = table[table["項目番号"].isin([track.item.id for track in view.tracks])].reset_index(drop=True)
    rows = table.to_dict("records")
    table["目標"] = [_times(row["目標回数"], row["最低の回数"]) for row in rows]
    table["予定の月"] = [words("due_months", row["予定の月"]) if row["予定の月"] else "" for row in rows]
    table[_CHANGED] = [_changed_words(row["変更した欄"], row["計画の文からの案"]) for row in rows]
    return table[[column.head for column in _COLUMNS]]


def _times(count: float, at_least: bool) -> str:
    """年3回, 最低 年2回, or "" where there is no number."""
    return "" if pd.isna(count) else f"{'最低 ' if at_least else ''}年{count:.0f}回"


def _changed_words(changed: str, proposed: str) -> str:
    return f"{changed}(案は{proposed})" if changed else ""


def _narrowed(table: pd.DataFrame, typed: str, kinds: list[str], changed: bool) -> pd.DataFrame:
    found = searched(table, typed, (), only_flagged=False)
    if kinds:
        found = found[found["種類"].isin(kinds)]
    if changed:
        found = found[found[_CHANGED] != ""]
    return found.reset_index(drop=True)


def _grid(table: pd.DataFrame) -> str | None:
    label = "行動計画の項目の表。行を選ぶと変更の欄が開きます。"
    return readable_table.frame(table, "plan_items", label, _COLUMNS, picks="項目番号")


def _opened_from_elsewhere(table: pd.DataFrame) -> str | None:
    """As long as the list still holds it."""
    item: str | None = st.session_state.get(_OPEN)
    if item in list(table["項目番号"]) and st.session_state.get("plan_search") == item:
        return item
    st.session_state.pop(_OPEN, None)
    return None


def _opened(page: PlanPage, view: View, item: ActionItem) -> None:
    with st.container(border=True, key=f"plan_item_{item.id}"):
        st.caption(f"{item.id}　·　{plain(item.function)}　·　{plain(item.role)}　·　{plain(item.source)}")
        st.markdown(f"### {plain(item.text)}")
        _standing(view, item)
        named_action.show(PLACE)
        _form(page, item)
        count = sum(change.item == item.id for change in page.changes)
        if count:
            st.markdown(f"**変更の記録** {count}件")
            _history(page, item.id)


def _standing(view: View, item: ActionItem) -> None:
    """What the rules say of it in the chosen quarter: it follows every change of the target."""
    st.caption(f"計画の文からの案：{proposal(item.text)}　·　{view.quarter.label}の判定は次のとおりです。")
    found = view.findings_of(item.id)
    for finding in found:
        st.markdown(f":material/flag: **{finding.severity}**　{plain(finding.reason)}")
    if not found:
        st.markdown(":material/check: 要対応の理由はありません。")


def _form(page: PlanPage, item: ActionItem) -> None:
    # A new key after each change: the form then shows what is stored, also when another tab stored it.
    key = f"{page.stored.year}_{item.id}_{sum(change.item == item.id for change in page.changes)}"
    person = page.persons.get(item.id, "")
    st.session_state.setdefault(f"count_{key}", item.target_count)
    with st.form(f"form_{key}", border=False, enter_to_submit=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            kinds = [kind.value for kind in Kind]
            st.segmented_control(LABELS["kind"], kinds, default=item.kind.value, key=f"kind_{key}", required=True)
            # Without a value of its own the field can be emptied; what it begins with stands in the state.
            st.number_input(
                "目標回数(年)", min_value=1, max_value=MOST_TIMES, value=None, step=1, key=f"count_{key}", width=140
            )
            st.checkbox("最低の回数(これ以上)", value=item.at_least, key=f"least_{key}")
            st.text_input(LABELS["person"], value=person, max_chars=LONGEST_PERSON, key=f"person_{key}", width=200)
        st.pills(
            LABELS["due_months"],
            FISCAL_MONTHS,
            selection_mode="multi",
            default=[month for month in FISCAL_MONTHS if month in item.due_months],
            format_func="{}月".format,
            key=f"months_{key}",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            number = page_parts.chosen().quarter.number
            st.segmented_control(
                "いつから", [number, 1] if number > 1 else [1], default=number, required=True, key=f"first_{key}",
                format_func=plan_period.first_words, help="「から」を選ぶと、それより前の四半期の数字は変わりません。",
            )  # fmt: skip
            named_action.name_field(f"by_{key}", "変更する人", width=260)
            st.form_submit_button("変更を保存", type="primary", on_click=_save, args=(page, item, key))
            if _by_hand(item):
                st.form_submit_button("計画の文からの案に戻す", on_click=_back, args=(page, item, key))
        closed_note.show(page.stored.site, page.stored.year)


def _by_hand(item: ActionItem) -> bool:
    proposed = schedule(item.text)
    return any(getattr(item, name) != getattr(proposed, name) for name in ("kind", "target_count", "due_months"))


def _save(page: PlanPage, item: ActionItem, key: str) -> None:
    state = st.session_state
    months = tuple(month for month in FISCAL_MONTHS if month in (state[f"months_{key}"] or ()))
    # Buttons know no order; the plan's own is no change.
    same = sorted(months) == sorted(item.due_months)
    _change(
        page,
        item,
        {
            "kind": state[f"kind_{key}"],
            "target_count": state[f"count_{key}"],
            "at_least": state[f"least_{key}"],
            "due_months": item.due_months if same else months,
            "person": state[f"person_{key}"] or "",
        },
        key,
    )


def _back(page: PlanPage, item: ActionItem, key: str) -> None:
    proposed = schedule(item.text)
    _change(
        page,
        item,
        {name: getattr(proposed, name) for name in ("kind", "target_count", "due_months", "at_least")},
        key,
    )


def _change(page: PlanPage, item: ActionItem, values: dict[str, Any], key: str) -> None:
    by = named_action.name_given(f"by_{key}", PLACE)
    if by is None:
        return
    try:
        first = int(st.session_state.get(f"first_{key}") or 1)
        changes = page_cache.store().change_item(
            page.stored.site, page.stored.year, item.id, values, by, holds_from=first if first > 1 else None
        )
    except StoreRefusal as refusal:
        named_action.refused(str(refusal), PLACE)
        return
    if changes:
        named_action.done(f"{item.id}を変えました：{'、'.join(map(_change_words, changes))}。", PLACE)
    else:
        named_action.nothing("保存済みの内容と同じため、変わったところはありません。", PLACE)


def _change_words(change: FieldChange) -> str:
    old, new = (words(change.field, value) for value in (change.old, change.new))
    return f"{LABELS[change.field]} {old} → {new}"


def _history(page: PlanPage, item: str | None) -> None:
    table = page.changes_table(item)
    table["日時"] = [moment_words(at) for at in table["日時"]]
    if item is not None:
        table = table.drop(columns="項目番号")
    readable_table.frame(table, f"changes_{item}", "変更の記録。新しい順です。")

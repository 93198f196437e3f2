"""計画, 表の取込: a matrix is dropped, read, held against what is stored, and saved once it is confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from kyoten.fiscal import year_label
from kyoten.model import Plan
from kyoten.plan.item_edit import apply_changes
from kyoten.plan.read import read_plan
from kyoten.problems.problem import Problem, Unreadable
from kyoten.reader.endings import PLAN_ENDINGS, names
from kyoten.reader.workbook import LIMITS
from kyoten.storage.store import StoreRefusal
from kyoten.text import file_label
from kyoten.ui import dropped_files, named_action, page_cache, page_parts, plan_page, plan_preview
from kyoten.ui.dropped_files import DroppedFile
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.plan_view import ImportPreview, preview_import, source_texts

PLACE, CONFIRM = "plan_import", "plan_confirm"
"""Where it is said that it was done, and, beside the button, why it was not."""
NEW_SITE = "新しい拠点"
_FIRST_YEAR = 2000


@dataclass(frozen=True)
class Matrix:
    """A dropped file as read: a plan with the texts of the cells that were repaired, or why there is none."""

    plan: Plan
    texts: Mapping[str, str]
    problem: Problem | None = None


def first() -> None:
    """The page before any plan is stored."""
    st.markdown("### 行動計画がまだありません")
    st.caption("はじめに行動計画の表を取り込みます。保存すると、概要・台帳・報告用紙が使えるようになります。")
    take(None)


def take(choice: Choice | None) -> None:
    """Drop, look, confirm. Nothing is stored before the button is pressed."""
    with st.container(border=True):
        st.markdown("#### 行動計画の表を取り込む")
        named_action.show(PLACE)
        file = st.file_uploader(
            f"{names(PLAN_ENDINGS)}の表",
            type=list(PLAN_ENDINGS),
            key=f"plan_file_{st.session_state.get('_plan_round', 0)}",
            max_upload_size=LIMITS.file_bytes // 2**20,
        )
        files = dropped_files.dropped([file] if file else [])
        if not files:
            st.caption(
                "直した表を取り込み直すときも、翌年度の計画を取り込むときも、ここに置きます。"
                "読み取った内容と今の計画との違いを確かめてから保存します。ここに置いただけでは何も保存されません。"
            )
            return
        [dropped] = files
        name = plain(file_label(dropped.name))
        with st.spinner(f"{name} を読み取っています"):
            read = _read(dropped, None)
        if read.problem:
            st.markdown(f"**{name}**　取り込めません。")
            page_parts.problem_list([read.problem])
            return
        _looked_at(dropped, read, choice)


def _looked_at(file: DroppedFile, read: Matrix, choice: Choice | None) -> None:
    """Year and site to read it for, what was understood, what would change, and the button."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = _year(file, read)
        site = _site(file, choice)
    if year is None:
        st.warning(
            f"「{plain(file_label(file.name))}」から年度を読み取れません。どの年度の計画かを上で選んでください。",
            icon=":material/event:",
        )
        return
    if year != read.plan.fiscal_year:
        read = _read(file, year)
    if not read.plan.items:
        st.error(
            "行動計画が1件も読み取れないため、取り込めません。役割の列を確かめてください。", icon=":material/error:"
        )
        page_parts.problem_list(read.plan.problems)
        return
    preview = file.once(
        "preview",
        (site, year, page_cache.revision()),
        lambda: plan_preview.preview(page_cache.store(), site, read.plan, read.texts),
    )
    plan_preview.show(preview, file_label(file.name))
    _confirm(file, read.plan, preview.shown, site)


def _year(file: DroppedFile, read: Matrix) -> int | None:
    this = dt.date.today().year
    years = sorted({*range(_FIRST_YEAR, this + 3), read.plan.fiscal_year} - {0}, reverse=True)
    year: int | None = st.selectbox(
        "年度",
        years,
        index=years.index(read.plan.fiscal_year) if read.plan.fiscal_year else None,
        format_func=year_label,
        placeholder="選んでください",
        key=f"plan_year_{file.digest}",
        help="見出しから読み取った年度です。前の年度の表を写して作ったときなど、違う場合は選び直してください。",
        width=200,
    )
    return year


def _site(file: DroppedFile, choice: Choice | None) -> str | None:
    """The site that the plan is for; None for a new one, whose name is asked for at the end."""
    if choice is None:
        return None
    sites = [*page_cache.available().sites, NEW_SITE]
    chosen = st.selectbox("拠点", sites, index=sites.index(choice.site), key=f"plan_site_{file.digest}", width=360)
    return None if chosen == NEW_SITE else chosen


def _confirm(file: DroppedFile, plan: Plan, shown: ImportPreview, site: str | None) -> None:
    if shown.missing:
        return
    if is_same(shown):
        st.info("保存済みの計画と同じ内容です。取り込む必要はありません。", icon=":material/check:")
        return
    year = year_label(shown.plan.fiscal_year)
    named_action.show(CONFIRM)
    with (
        st.form(f"plan_confirm_{file.digest}", border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        if site is None:
            st.text_input(
                "新しい拠点の名称", key="new_site", max_chars=60, placeholder="例 ○○区地域子育て支援拠点", width=360
            )
        named_action.name_field(f"by_{file.digest}", "取り込む人", width=260)
        st.form_submit_button(
            f"{year}の計画として保存する", type="primary", on_click=_save, args=(file, plan, shown, site)
        )


def is_same(shown: ImportPreview) -> bool:
    """Whether saving would change nothing at all: then there is nothing to confirm."""
    before = shown.before
    return before is not None and not before.sample and apply_changes(shown.plan, before.changed) == before.plan


def _save(file: DroppedFile, plan: Plan, shown: ImportPreview, site: str | None) -> None:
    """Runs once a click, and saves what was shown or nothing. `plan`: as it was read."""
    by, store = named_action.name_given(f"by_{file.digest}", CONFIRM), page_cache.store()
    if by is None:
        return
    name = site or str(st.session_state.get("new_site") or "").strip()
    if not name:
        named_action.refused("新しい拠点の名称を入れてください。", CONFIRM)
        return
    if site is None and name in store.sites():
        named_action.refused(
            f"「{name}」はすでにある拠点です。拠点の欄で選ぶと、今の計画との違いを確かめられます。", CONFIRM
        )
        return
    if preview_import(store, name, plan) != shown:
        named_action.refused(
            "表示している間に計画が変わりました。違いをもう一度確かめてから保存してください。", CONFIRM
        )
        return
    try:
        version = store.save_plan(name, shown.plan, file=file_label(file.name), data=file.data, by=by)
    except StoreRefusal as refusal:
        named_action.refused(str(refusal), CONFIRM)
        return
    _saved(name, shown, version)


def _saved(site: str, shown: ImportPreview, version: int) -> None:
    """Say so, take the file off the page, and turn to the year that came in."""
    year = shown.plan.fiscal_year
    words = f"「{site}」の{year_label(year)}の行動計画を第{version}版として保存しました：{shown.summary}。"
    if shown.before is None and year - 1 in page_cache.store().years(site):
        words += "続けて「前年度とのつながり」で、前年度のどの項目の続きかを確かめてください。"
    named_action.done(words, PLACE)
    st.session_state["_plan_round"] = st.session_state.get("_plan_round", 0) + 1
    for key, value in (("site", site), ("year", year), (plan_page.PART, plan_page.IMPORT)):
        st.session_state[key] = value


def _read(file: DroppedFile, year: int | None) -> Matrix:
    """As the matrix of a year (None: the one that it names). The file is opened once, whichever year is chosen."""

    def read() -> Matrix:
        try:
            book = page_cache.workbooks().read(file.data, file_label(file.name))
            found = read_plan(book, year=year)
        except Unreadable as fault:
            return Matrix(Plan(0), {}, fault.problem)
        return Matrix(found, source_texts(book, {repair.source for repair in found.repairs}))

    return file.once("named year" if year is None else "chosen year", year, read)

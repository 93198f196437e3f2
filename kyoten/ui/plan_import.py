"""計画, 表の取込: a matrix is dropped, read, asked about, held against what is stored, saved once it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from kyoten.fiscal import year_label
from kyoten.plan.choices import NO_CHOICES, PlanChoices
from kyoten.plan.understand import PlanReading
from kyoten.plan_intake import accept, check
from kyoten.problems.problem import Problem, Unreadable
from kyoten.reader.endings import PLAN_ENDINGS, names
from kyoten.reader.workbook import LIMITS
from kyoten.storage.store import StoreRefusal
from kyoten.text import file_label
from kyoten.ui import (
    dropped_files,
    named_action,
    page_cache,
    page_parts,
    plan_answers,
    plan_page,
    plan_period,
    plan_preview,
    plan_questions,
)
from kyoten.ui.dropped_files import DroppedFile
from kyoten.ui.foreign_text import plain
from kyoten.ui.plan_preview import Preview
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.import_preview import ImportPreview, preview_import
from kyoten.views.what_next import NO_PLAN

PLACE, CONFIRM = "plan_import", "plan_confirm"
"""Where it is said that it was done, and, beside the button, why it was not."""
NEW_SITE = "新しい拠点"


@dataclass(frozen=True)
class Looked:
    """A file as it is understood with the answers so far. `first`: without any; `preview` None where nobody can say yet
    which year's plan it is, or nothing could be read."""

    first: PlanReading
    now: PlanReading
    preview: Preview | None


def first() -> None:
    """The page before any plan is stored."""
    st.markdown(f"## {NO_PLAN.now.removesuffix('。')}")
    st.caption("はじめに行動計画の表を取り込みます。保存すると、すべての画面が使えるようになります。")
    take(None)


def take(choice: Choice | None) -> None:
    """Drop, look, answer, confirm. Nothing is stored before the button is pressed."""
    with st.container(border=True):
        st.markdown("### 行動計画の表を取り込む")
        named_action.show(PLACE)
        # Any file may come, whatever its name: one that is no table gets a sentence, where a list of endings would only
        # turn it away without a word.
        file = st.file_uploader(
            f"{names(PLAN_ENDINGS)}の表",
            key=f"plan_file_{st.session_state.get('_plan_round', 0)}",
            max_upload_size=LIMITS.file_bytes // 2**20,
        )
        files = dropped_files.dropped([file] if file else [])
        found = files[0] if files else _once_more()
        if found is None:
            st.caption(
                "直した表を取り込み直すときも、翌年度の計画を取り込むときも、ここに置きます。"
                "読み取った内容と今の計画との違いを確かめてから保存します。ここに置いただけでは何も保存されません。"
            )
            return
        row = st.container(horizontal=True, vertical_alignment="bottom")
        with row:
            site = _site(found, choice)
        name = plain(file_label(found.name))
        with st.spinner(f"{name} を読み取っています"):
            looked = _look(found, site)
        if isinstance(looked, Problem):
            st.markdown(f"**{name}**　取り込めません。")
            page_parts.problem_list([looked])
            return
        with row:
            plan_questions.year(looked.first, looked.now, found.digest)
        _looked_at(found, looked, site)


def _once_more() -> DroppedFile | None:
    """The stored plan's own file, brought back to be read in another way."""
    found = dropped_files.brought_back()
    if found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info("保存済みの計画の原本を、ほかの読み方で読み直しています。", icon=":material/restart_alt:")
            st.button("やめる", on_click=dropped_files.put_away)
    return found


def _looked_at(file: DroppedFile, looked: Looked, site: str | None) -> None:
    """What was understood, what it leaves open, what would change, and the button."""
    now, preview = looked.now, looked.preview
    st.markdown(f"**{plain(file_label(file.name))}**　{_summary(looked)}")
    if like := next((each for each in now.plan.problems if each.code == "plan_like_report"), None):
        st.warning(plain(f"{like.message}{like.remedy}"), icon=":material/swap_horiz:")
    plan_questions.ask(looked.first, now, file.digest)
    if preview is None:
        return
    plan_period.ask(file, site, now.plan.fiscal_year)
    plan_preview.show(preview, file.digest, open_questions=bool(now.open_questions))
    if now.open_questions:
        st.info("上の問いに答えると、今の計画との違いを確かめて保存できます。", icon=":material/help:")
        return
    if waiting := len(preview.shown.asked):
        named_action.show(CONFIRM)
        st.info(f"上の問い(残り{waiting}件)に答えると、保存できます。", icon=":material/help:")
        return
    _confirm(file, looked, preview, site)


def _summary(looked: Looked) -> str:
    plan = looked.now.plan
    if not plan.items:
        return "まだ取り込めません。"
    if looked.preview is None or looked.now.open_questions:
        return f"{len(plan.items)}項目を読み取りました。保存の前に、答えていただくことがあります。"
    waiting = len(looked.preview.shown.asked)
    asked = f"　·　:orange[:material/help: お尋ね{waiting}件]" if waiting else ""
    return f"{year_label(plan.fiscal_year)}　·　{plain(looked.preview.shown.summary)}{asked}"


def _site(file: DroppedFile, choice: Choice | None) -> str | None:
    """The site that the plan is for; None for a new one, whose name is asked for at the end."""
    if choice is None:
        return None
    sites = [*page_cache.sites(), NEW_SITE]
    chosen = st.selectbox("拠点", sites, index=sites.index(choice.site), key=f"plan_site_{file.digest}", width=360)
    return None if chosen == NEW_SITE else chosen


def _look(file: DroppedFile, site: str | None) -> Looked | Problem:
    """Understood anew where an answer or the store has changed; opened once, and tried once where it can't be read."""
    first: PlanReading | Problem = file.once("first", None, lambda: _checked(file, NO_CHOICES, None))
    if isinstance(first, Problem):
        return first
    choices, store = plan_answers.given(file.digest), page_cache.store()

    def look() -> Looked | Problem:
        remembered = site is not None and store.remembered_headers(site)
        answered = site is not None and store.repair_answers(site, choices.year or first.plan.fiscal_year)
        decided = remembered or answered or choices != NO_CHOICES
        now = _checked(file, choices, site) if decided else first
        if isinstance(now, Problem):
            return now
        if not now.plan.items or not now.plan.fiscal_year or now.years:
            return Looked(first, now, None)
        book = page_cache.workbooks().read(file.data, file_label(file.name))
        first_quarter = plan_period.first(file, site)
        return Looked(first, now, plan_preview.preview(store, site, now, book, first_quarter))

    return file.once("looked", (site, page_cache.revision(), choices, plan_period.first(file, site)), look)


def _checked(file: DroppedFile, choices: PlanChoices, site: str | None) -> PlanReading | Problem:
    """As the answers and the site's memory have it (None: a new site, which remembers nothing)."""
    try:
        book = page_cache.workbooks().read(file.data, file_label(file.name))
        return check(book, choices, store=page_cache.store(), site=site)
    except Unreadable as fault:
        return fault.problem


def _confirm(file: DroppedFile, looked: Looked, preview: Preview, site: str | None) -> None:
    shown = preview.shown
    named_action.show(CONFIRM)
    if plan_preview.is_same(shown):
        st.info("保存済みの計画と同じ内容です。取り込む必要はありません。", icon=":material/check:")
        return
    with (
        st.form(f"plan_confirm_{file.digest}", border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        if site is None:
            st.text_input(
                "新しい拠点の名称(必須)",
                key="new_site",
                max_chars=60,
                placeholder="例 ○○区地域子育て支援拠点",
                width=360,
            )
        named_action.name_field(f"by_{file.digest}", "取り込む人(必須)", width=260)
        st.form_submit_button(
            f"{year_label(shown.plan.fiscal_year)}の計画として保存する",
            type="primary",
            on_click=_save,
            args=(file, looked.now, preview, site),
        )


def _save(file: DroppedFile, reading: PlanReading, preview: Preview, site: str | None) -> None:
    """Runs once a click, and saves what was shown or nothing."""
    # Another tab may have stored a first plan meanwhile: what is said of it is said here, not on the list of items.
    st.session_state[plan_page.PART] = plan_page.IMPORT
    by, store, shown = named_action.name_given(f"by_{file.digest}", CONFIRM), page_cache.store(), preview.shown
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
    first = plan_period.first(file, site)
    if preview_import(store, name, reading.plan, first, reading.choices) != shown:
        named_action.refused(
            "表示している間に計画が変わりました。違いをもう一度確かめてから保存してください。", CONFIRM
        )
        return
    texts = {line.repair.source: line.text for line in preview.repairs}
    try:
        version = accept(
            store,
            name,
            reading,
            file=file_label(file.name),
            data=file.data,
            by=by,
            texts=texts,
            holds_from=first,
        )
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
    dropped_files.put_away()
    dropped_files.dropped([])
    st.session_state["_plan_round"] = st.session_state.get("_plan_round", 0) + 1
    for key, value in (("site", site), ("year", year)):
        st.session_state[key] = value

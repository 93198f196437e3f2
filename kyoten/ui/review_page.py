"""The page 振り返り, part by part: the draft to take away, target states with what each role did, five-year tasks."""

from __future__ import annotations

import streamlit as st

from kyoten.export.xlsx import review_workbook
from kyoten.fiscal import year_code, year_label
from kyoten.ui import opened, page_cache
from kyoten.ui.foreign_text import plain
from kyoten.views import annual_review as reviews
from kyoten.views.annual_review import (
    DRAFT,
    ItemYear,
    QuarterReport,
    Review,
    StateYear,
    TaskYear,
    ViewpointYear,
    counts_words,
)
from kyoten.views.view import View
from kyoten.views.words import percent_words

_ROLE_WIDTH = 260
"""Pixels that a role's items need beside another's; where there are fewer, roles stand under each other."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def load(view: View) -> Review:
    """The review of a view, kept with it (a view is made anew whenever something was stored)."""
    return view.cached(_review)


def _review(view: View) -> Review:
    return reviews.load(page_cache.store(), view)


def title(review: Review) -> None:
    """Which year, up to when."""
    quarter = review.view.quarter
    st.markdown(f"## {year_label(quarter.year)}の振り返り")
    if quarter.number < 4:
        st.caption(f"{quarter.label}までの報告によります。年度を通して見るには、四半期で第4を選んでください。")


def draft(review: Review) -> None:
    """The draft of 単年度振り返り: what it holds, and the workbook to go on with."""
    meta = review.view.meta
    with st.container(border=True, key="review_draft"):
        st.markdown(f"**単年度振り返り**　:orange-badge[:material/edit_note: {DRAFT}]")
        st.caption(
            "各期の報告の文を、成果と課題の欄に四半期の順で集めたExcelブックです。"
            "文は報告のままで、手を入れて仕上げられます。"
        )
        st.download_button(
            f"{DRAFT}を受け取る",
            # Built in the request for the file, and only when somebody asks for it.
            data=lambda: review_workbook.workbook(review),
            file_name=f"{year_code(meta.quarter.year)}_単年度振り返り_{DRAFT}{'_サンプル' if meta.sample else ''}.xlsx",
            mime=_XLSX,
            on_click="ignore",
            icon=":material/download:",
            type="primary",
            key="take_review",
        )


def pick_function(review: Review) -> str | None:
    """The function to show, the same that 機能別 shows; None where the choice holds no target state."""
    functions = list(dict.fromkeys(state.function for state in review.states))
    if not functions:
        st.info(
            "選んだ範囲に、振り返る項目がありません。役割や機能の絞り込みを変えてください。", icon=":material/info:"
        )
        return None
    if st.session_state.get("one_function") not in functions:
        st.session_state["one_function"] = functions[0]
    chosen = st.segmented_control(
        "機能を選ぶ",
        functions,
        key="one_function",
        required=True,
        persist_state="session",
        format_func=plain,
    )
    return chosen or functions[0]


def states(review: Review, function: str) -> None:
    """Each target state of a function; its viewpoints are drawn when it is opened."""
    here = [state for state in review.states if state.function == function]
    for number, state in enumerate(here):
        star = "☆ " if state.starred else ""
        heading = f"**{plain(state.label)} {star}{plain(state.text)}**　{state.counts_words}"
        # Named by the quarter too: a box that was opened for one period says nothing of another.
        functions = list(dict.fromkeys(each.function for each in review.states))
        key = f"state_{review.view.quarter.code}_{functions.index(function)}_{number}"
        box = st.expander(heading, expanded=number == 0, key=key, on_change="rerun")
        if box.open:
            with box:
                _state(state)


def _state(state: StateYear) -> None:
    if not state.viewpoints:
        st.caption("この姿に結び付く視点と行動計画がありません。")
    for number, viewpoint in enumerate(state.viewpoints):
        if number:
            st.divider()
        _viewpoint(viewpoint)


def _viewpoint(viewpoint: ViewpointYear) -> None:
    st.markdown(f"### {'☆ ' if viewpoint.starred else ''}{plain(viewpoint.title)}")
    if not viewpoint.counts.items and not viewpoint.items and not viewpoint.shared:
        st.markdown(":orange[:material/rule: 行動計画なし]　この視点には行動計画がありません。")
        return
    st.caption(counts_words(viewpoint.counts))
    if viewpoint.shared:
        st.caption(f"ほかの視点に記した項目：{'、'.join(viewpoint.shared)}")
    if viewpoint.items:
        with st.grid(len(viewpoint.roles), min_column_width=_ROLE_WIDTH):
            for role in viewpoint.roles:
                with st.container():
                    st.markdown(f":blue-badge[:material/groups: {plain(role)}]")
                    for item in viewpoint.by(role):
                        _item(item)


def _item(item: ItemYear) -> None:
    with st.container(border=True, key=f"told_{item.item}"):
        restated = "" if item.counted else "　(再掲のため数えません)"
        ended = f"　:gray-badge[:material/event_busy: {item.ended}]" if item.ended else ""
        person = f"　担当：{plain(item.person)}" if item.person else ""
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            # An item that the plan has no more has no view of its own.
            if not item.ended:
                st.button(
                    item.item, type="tertiary", key=f"open_{item.item}", help="項目の経過と原本を開く",
                    on_click=opened.item, args=(item.item,),
                )  # fmt: skip
            number = f"{item.item}　" if item.ended else ""
            st.caption(f"{number}{_standing(item)}{restated}{ended}{person}", help=_evidence(item), width="stretch")
        lines = [f"**{plain(item.text)}**"]
        lines += [f":red[:material/flag: {each.severity}]　{plain(each.reason)}" for each in item.findings]
        st.markdown("  \n".join(lines))
        lines = [_report(report) for report in item.reports]
        if item.reports and (coming := item.reports[-1].entry.next_action):
            lines.append(f":gray[次の対応]　{plain(coming)}")
        if lines:
            st.markdown("  \n".join(lines))


def _evidence(item: ItemYear) -> str | None:
    """Where each quarter's words stand: shown when the pointer or the finger asks."""
    cells = [f"{each.quarter.label}　{plain(each.file)} の {plain(each.entry.source)}" for each in item.reports]
    return "根拠  \n" + "  \n".join(cells) if cells else None


def _standing(item: ItemYear) -> str:
    if not item.reports:
        return ":material/help: 報告なし"
    sign = ":material/check_circle:" if item.complete else ":material/pending:"
    value = "" if item.value is None else f" {percent_words(item.value)}"
    return f"{sign} {plain(item.status)}{value}"


def _report(report: QuarterReport) -> str:
    """One quarter: how far, what was done, and what stood in the way."""
    result, issue = plain(report.entry.result), plain(report.entry.issue)
    words = f":gray[{report.quarter.label}　{plain(report.status)} {report.progress}]　{result}"
    return f"{words}  \n:orange[:material/error_outline: 課題]　{issue}" if issue else words


def tasks(review: Review, function: str) -> None:
    """The five-year tasks of a function against this year's items, and the years that served them."""
    here = [each for each in review.tasks if each.task.function == function]
    if not here:
        return
    served = sum(bool(each.items) for each in here)
    st.markdown(f"### 次期5か年で取り組むこと　{len(here)}件のうち{served}件に今年度の項目があります")
    st.caption("文の似た行動計画を、取り組んだ項目とみなしています。言い回しが大きく違う項目は結び付きません。")
    only = st.toggle("今年度の項目がないものだけ", key="tasks_open")
    shown = [each for each in here if not (only and each.items)]
    st.markdown("\n".join(map(_task, shown)) or "どの取組にも今年度の項目があります。")


def _task(each: TaskYear) -> str:
    role = f"**{plain(each.task.role)}**　" if each.task.role else ""
    text = plain(" ".join(each.task.text.split()))
    if each.items:
        named = "、".join(item for item, _ in each.items)
        sign = f":green[:material/check: 今年度の項目あり]　{named}"
    else:
        sign = ":orange[:material/rule: 今年度の項目なし]"
    years = f"取り組んだ年度：{each.years_words}" if each.years else each.years_words
    return f"- {role}{text}  \n  {sign}　:gray[{years}]"

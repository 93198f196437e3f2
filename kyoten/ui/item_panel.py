"""One item opened: its findings, its quarters side by side, and the cells and files that said so."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import cached
from kyoten.ui.parts import plain
from kyoten.views.item_detail import ItemStory, QuarterStory, item_story
from kyoten.views.view import View


def show(view: View, item: str) -> None:
    """Below a table: everything known of the chosen item."""
    story = item_story(view, item)
    with st.container(border=True, key=f"item_{item}"):
        st.caption(f"{story.item}　·　{story.head}　·　{story.kind}{'　' + story.target if story.target else ''}")
        st.markdown(f"#### {plain(story.text)}")
        _place(story)
        for finding in story.findings:
            st.markdown(f":material/flag: **{finding.severity}**　{plain(finding.reason)}")
        st.divider()
        columns = st.columns(max(len(story.quarters), 2))
        for column, quarter in zip(columns, reversed(story.quarters), strict=False):
            with column:
                _quarter(quarter)


def _place(story: ItemStory) -> None:
    lines = [f"目指す拠点の姿：{plain(text)}" for text in story.target_states]
    lines += [f"振り返りの視点：{plain(text)}" for text in story.viewpoints]
    lines.append(f"計画の記載箇所：{story.plan_source}")
    if story.restates:
        lines.append(f"再掲：{story.restates} で数えます")
    st.caption("  \n".join(lines))


def _quarter(told: QuarterStory) -> None:
    st.markdown(f"**{told.quarter.label}**　{told.status}　{told.progress}")
    st.caption(f"計画 {told.expected}" + (f"　·　実績 {told.count}" if told.count else ""))
    for name, words in (("取組実績", told.result), ("課題", told.issue), ("次期の対応", told.next_action)):
        if words:
            st.markdown(f"**{name}**  \n{plain(words)}")
    if told.person:
        st.caption(f"担当：{plain(told.person)}")
    if told.reported and told.submission is not None:
        st.caption(f"根拠：{plain(told.file)} の {plain(told.source)}")
        _original(told.submission, told)


def _original(submission: int, told: QuarterStory) -> None:
    def data() -> bytes:
        return cached.store().original(submission)[1]

    st.download_button(
        "原本",
        data=data,
        file_name=told.file,
        on_click="ignore",
        icon=":material/download:",
        key=f"original_{submission}_{told.quarter.code}_{told.source}",
    )

"""One item opened: its findings, its quarters side by side, and the cells and files that said so."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kyoten.fiscal import year_label
from kyoten.model import FIELDS
from kyoten.ui import page_cache, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.views.item_detail import Forerunner, ItemDetail, QuarterDetail, item_detail
from kyoten.views.view import View


def show(view: View, item: str) -> None:
    """Everything known of an item, in the dialog that it opens in."""
    detail = item_detail(view, item)
    with st.container(border=True, key=f"item_{item}"):
        kind = f"{detail.kind}　{detail.target}".rstrip("　")
        st.caption(f"{detail.item}　·　{plain(detail.head)}　·　{plain(kind)}")
        st.markdown(f"## {plain(detail.text)}")
        _place(detail)
        page_parts.silent_roles([detail.silent] if detail.silent else [])
        for finding in detail.findings:
            st.markdown(f":material/flag: **{finding.severity}**　{plain(finding.reason)}")
        st.divider()
        _quarters(detail.quarters)
        if detail.forerunner:
            _forerunner(detail.forerunner)


def _quarters(quarters: Sequence[QuarterDetail]) -> None:
    """Side by side, the first one first."""
    columns = st.columns(max(len(quarters), 2))
    for column, quarter in zip(columns, reversed(quarters), strict=False):
        with column:
            _quarter(quarter)


def _forerunner(before: Forerunner) -> None:
    """Last year's item: whether anybody has confirmed it, its words, and its reports."""
    st.divider()
    year = year_label(before.year)
    if before.proposed:
        st.markdown(f"**{year}の {before.item}(提案)**　{plain(before.text)}")
        st.caption(
            "文が似ているための提案です。「計画」の「前年度とのつながり」で確定するまで、数字や担当には使いません。"
        )
    else:
        st.markdown(f"**{year}の {before.item}(前年度の項目)**　{plain(before.text)}")
    facts = [f"目標：{plain(before.target)}"] if before.target else []
    facts += [f"担当：{plain(before.person)}"] if before.person else []
    if before.judged:
        facts.append(f"前年度の評価：{plain(before.judged.words)}({plain(before.judged.reason)})")
    st.caption("　·　".join([*facts, f"率は{year}の評価尺度と目標によります"]))
    _quarters(before.quarters)


def _place(detail: ItemDetail) -> None:
    lines = [f"目指す拠点の姿：{plain(text)}" for text in detail.target_states]
    lines += [f"振り返りの視点：{plain(text)}" for text in detail.viewpoints]
    lines.append(f"計画の記載箇所：{plain(detail.plan_source)}")
    if detail.person:
        lines.append(f"担当：{plain(detail.person)}{'(前年度の項目から引き継ぎ)' if detail.carried else ''}")
    if detail.restates:
        lines.append(f"再掲：{detail.restates} で数えます")
    st.caption("  \n".join(lines))


def _quarter(detail: QuarterDetail) -> None:
    st.markdown(f"**{detail.quarter.label}**　{plain(detail.status)}　{detail.progress}")
    st.caption(f"計画 {detail.expected}" + (f"　·　実績 {detail.count}" if detail.count else ""))
    named = [(FIELDS[name], words) for name, words in detail.texts.items()]
    for field, words in named:
        if not field.who:
            st.markdown(f"**{field.label}**  \n{plain(words)}")
    for field, words in named:
        if field.who:
            st.caption(f"{field.label}：{plain(words)}")
    if detail.reported and detail.submission is not None:
        st.caption(f"根拠：{plain(detail.file)} の {plain(detail.source)}")
        _original(detail.submission, detail)


def _original(submission: int, detail: QuarterDetail) -> None:
    def data() -> bytes:
        return page_cache.store().original(submission)[1]

    st.download_button(
        "原本",
        data=data,
        file_name=detail.file,
        on_click="ignore",
        icon=":material/download:",
        key=f"original_{submission}_{detail.quarter.code}_{detail.source}",
    )

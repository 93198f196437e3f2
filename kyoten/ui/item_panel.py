"""One item opened: its findings, its quarters side by side, and the cells and files that said so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from kyoten.fiscal import japanese_day, year_label
from kyoten.model import FIELDS
from kyoten.rules.table import RULE_NAMES
from kyoten.ui import excerpt_panel, page_cache, page_parts
from kyoten.ui.foreign_text import plain
from kyoten.views.actions import date_words
from kyoten.views.excerpt import place_words
from kyoten.views.item_detail import Forerunner, ItemDetail, QuarterDetail, item_detail
from kyoten.views.view import View


def show(view: View, item: str) -> None:
    """Everything known of an item, in the dialog that it opens in."""
    detail = item_detail(view, item)
    with st.container(border=True, key=f"item_{item}"):
        kind = f"{detail.kind}　{detail.target}".rstrip("　")
        st.caption(f"{detail.item}　·　{plain(detail.head)}　·　{plain(kind)}")
        st.markdown(f"**{plain(detail.text)}**")
        page_parts.silent_roles([detail.silent] if detail.silent else [], "item")
        for finding in detail.findings:
            st.markdown(f":material/flag: **{finding.severity}**　{plain(finding.reason)}")
        _quarters(detail.quarters)
        _decided(view, detail)
        excerpt_panel.show(_originals(view, detail), item)
        _place(detail)
        if detail.forerunner:
            _forerunner(detail.forerunner)


def _decided(view: View, detail: ItemDetail) -> None:
    """What was decided of it so far: findings accepted for now, and the judgement of the year."""
    lines = [
        f":material/task_alt: **了承**　{RULE_NAMES[finding.rule]}を{by.until.label}まで　{plain(by.reason)}　"
        f":gray[{plain(by.by)} · {date_words(japanese_day(by.at))}]"
        for finding, by in detail.acknowledged
    ]
    if judged := view.judgements.get(detail.item):
        lines.append(
            f":material/gavel: **評価**　{plain(judged.words)}　{plain(judged.reason)}　"
            f":gray[{plain(judged.by)} · {date_words(japanese_day(judged.at))}]"
        )
    if lines:
        st.markdown("**これまでの決定**  \n" + "  \n".join(lines))


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
    lines.append(f"計画の記載箇所：{plain(place_words(detail.plan_source))}")
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
        st.caption(f"根拠：{plain(detail.file)} の {plain(place_words(detail.source))}")


def _originals(view: View, detail: ItemDetail) -> list[excerpt_panel.Original]:
    """The reports of the year, the newest first, last year's, and the plan."""
    before = detail.forerunner
    listed = [(each.quarter.label, each) for each in detail.quarters]
    listed += [(each.quarter.full_label, each) for each in before.quarters] if before else []
    found = [
        excerpt_panel.Original(label, each.file, each.source, partial(_original, each.submission))
        for label, each in listed
        if each.reported and each.submission is not None
    ]
    plan = page_cache.store().plan_original(view.meta.site, view.quarter.year)
    if plan and detail.plan_source:
        found.append(excerpt_panel.Original("計画", plan[0], detail.plan_source, lambda: plan[1]))
    return found


def _original(submission: int) -> bytes:
    return page_cache.store().original(submission)[1]

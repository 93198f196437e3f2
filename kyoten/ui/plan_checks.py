"""計画, 読み取りの確認 and 計画のすき間: doubtful repairs to be answered, and what was planned but never tasked."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from kyoten.plan.gaps import KINDS, STATE, TASK, VIEWPOINT, Gap
from kyoten.storage.store import StoreRefusal
from kyoten.ui import named_action, page_cache
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.plan_view import ANSWERS, PlanPage, RepairLine

PLACE = "plan_repairs"
_ADVICE = {
    VIEWPOINT: "振り返りの視点に、結び付く行動計画が一つもありません。計画に加えるか、空欄でよいかを決めてください。",
    STATE: "欄のある役割に、その姿の行動計画がありません。役割の分担が意図どおりかを確かめてください。",
    TASK: "5か年の取組のうち、今年度の行動計画に似た文がないものです。今年度に取り組むかを確かめてください。",
}
_LONG = 12


def repairs(page: PlanPage) -> None:
    """Cells whose reading waits for an answer, one card each; below them what was answered and what was sure."""
    cells: dict[str, list[RepairLine]] = {}
    for line in page.repairs:
        if line.repair.confirm:
            cells.setdefault(line.repair.source, []).append(line)
    waiting = [lines for lines in cells.values() if any(line.waits for line in lines)]
    answered = [lines for lines in cells.values() if lines not in waiting]
    st.markdown(f"#### 確認を待っている読み取り {len(waiting)}か所")
    named_action.show(PLACE)
    if waiting:
        st.caption(
            "表の崩れを直して読んだ箇所のうち、別の読み方もあり得るところです。原文と見比べて答えてください。"
            "「読み方が違う」と答えた箇所は、表を直して取り込み直すと計画に反映されます。"
        )
    elif page.repairs:
        st.success("確認を待っている箇所はありません。", icon=":material/check:")
    else:
        st.info("この計画には、直して読んだ箇所がありません。", icon=":material/check:")
    if cells:
        named_action.name_field(f"by_{PLACE}", "答える人", width=260)
    for lines in waiting:
        _card(page, lines)
    if answered:
        with st.expander(f"回答済み {len(answered)}か所", icon=":material/check:"):
            for lines in answered:
                _card(page, lines)
    _sure([line for line in page.repairs if not line.repair.confirm])


def _card(page: PlanPage, lines: list[RepairLine]) -> None:
    """One cell: its text beside what was concluded, and the answer."""
    source, answer = lines[0].repair.source, lines[0].answer
    key = f"{page.stored.year}_{source}_{answer.at.timestamp() if answer else ''}"
    with st.container(border=True, key=f"repair_{source}"):
        left, right = st.columns(2)
        left.caption(f"原文　{plain(source)}")
        left.markdown(plain(lines[0].text) or "(原文を読み出せません)")
        right.caption("読み取り")
        right.markdown("  \n".join(plain(line.repair.message) for line in lines))
        if answer:
            note = f"　{plain(answer.note)}" if answer.note else ""
            st.markdown(f":green[:material/check: 確認済み]　{ANSWERS[answer.answer]}{note}({plain(answer.by)})")
        else:
            st.markdown(":orange[:material/help: 要確認]")
        named_action.show(_beside(source))
        with (
            st.form(f"repair_form_{key}", border=False, enter_to_submit=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            st.segmented_control(
                "回答",
                list(ANSWERS),
                format_func=ANSWERS.__getitem__,
                default=answer.answer if answer else None,
                key=f"answer_{key}",
            )
            st.text_input(
                "補足(読み方が違うときは、正しい読み方)",
                value=answer.note if answer else "",
                max_chars=200,
                key=f"note_{key}",
            )
            st.form_submit_button("答え直す" if answer else "答える", on_click=_answer, args=(page, lines, key))


def _beside(source: str) -> str:
    """Where a card says why its answer was not taken."""
    return f"{PLACE}_{source}"


def _answer(page: PlanPage, lines: list[RepairLine], key: str) -> None:
    source, chosen = lines[0].repair.source, st.session_state.get(f"answer_{key}")
    by = named_action.name_given(f"by_{PLACE}", _beside(source))
    if by is None:
        return
    if not chosen:
        named_action.refused("回答を選んでください。", _beside(source))
        return
    note = st.session_state.get(f"note_{key}") or ""
    try:
        page_cache.store().answer_repair(
            page.stored.site, page.stored.year, source, chosen, note=note, by=by, text=lines[0].text
        )
    except StoreRefusal as refusal:
        named_action.refused(str(refusal), _beside(source))
    else:
        named_action.done(f"{source}に「{ANSWERS[chosen]}」と答えました。", PLACE)


def _sure(lines: list[RepairLine]) -> None:
    if not lines:
        return
    with st.expander(f"確かな修復 {len(lines)}か所(回答は要りません)", icon=":material/build:"):
        repair_list(lines)


def repair_list(lines: Iterable[RepairLine]) -> None:
    """Repairs as a list: place, whether it must be confirmed, the cell's text and what was concluded."""
    st.markdown("\n".join(map(_repair_words, lines)))


def _repair_words(line: RepairLine) -> str:
    sign = ""
    if line.waits:
        sign = "　:orange[:material/help: 要確認]"
    elif line.answer:
        sign = f"　:green[:material/check: 確認済み({ANSWERS[line.answer.answer]})]"
    text = one_line(line.text) or "(原文を読み出せません)"
    return f"- **{plain(line.repair.source)}**{sign}　{plain(line.repair.message)}  \n  原文：{text}"


def gaps(page: PlanPage, choice: Choice) -> None:
    """The gaps of the chosen functions and roles, kind by kind; long lists are folded."""
    found = [gap for gap in page.gaps if _chosen(gap, choice)]
    st.markdown(f"#### 計画のすき間 {len(found)}件")
    if not found:
        st.info("選んだ範囲に、行動計画の抜けは見つかりません。", icon=":material/check:")
        return
    st.caption("計画の表にあって、行動計画と結び付いていないところです。場所は原本のセルです。")
    for kind, label in KINDS.items():
        here = [gap for gap in found if gap.kind == kind]
        if here:
            with st.expander(f"**{label}**　{len(here)}件", expanded=len(here) <= _LONG):
                st.caption(_ADVICE[kind])
                _by_function(here)


def _chosen(gap: Gap, choice: Choice) -> bool:
    in_function = not choice.functions or gap.function in choice.functions
    # A five-year task's tag is no role of the plan; a viewpoint has none.
    return in_function and (gap.kind != STATE or not choice.roles or gap.role in choice.roles)


def _by_function(found: list[Gap]) -> None:
    for function in dict.fromkeys(gap.function for gap in found):
        st.markdown(f"**{plain(function)}**")
        st.markdown("\n".join(_gap_words(gap) for gap in found if gap.function == function))


def _gap_words(gap: Gap) -> str:
    star = "☆ " if gap.starred else ""
    role = f"**{plain(gap.role)}**　" if gap.role else ""
    return f"- {role}{star}{one_line(gap.text)}({plain(gap.source)})"

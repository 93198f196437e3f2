"""計画, 読み取りの確認: doubtful repairs of the stored plan, to be answered with effect."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from kyoten.plan.repairs import OTHER as OTHERS
from kyoten.plan.repairs import OTHER_WORDS
from kyoten.storage.repair_answers import CHANGED, CONFIRMED, OTHER
from kyoten.storage.store import StoreRefusal
from kyoten.ui import dropped_files, named_action, page_cache, plan_answers, plan_page, plan_period
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.plan_items import open_item
from kyoten.views.plan_view import ANSWERS, PlanPage, RepairLine, items_at

PLACE = "plan_repairs"
_BUTTONS = 6
"""Items of a cell that can be opened from its card."""


def repairs(page: PlanPage) -> None:
    """Cells whose reading waits for an answer, one card each; below them what was answered and what was sure."""
    cells: dict[str, list[RepairLine]] = {}
    for line in page.repairs:
        if line.repair.confirm:
            cells.setdefault(line.repair.source, []).append(line)
    waiting = [lines for lines in cells.values() if any(line.waits for line in lines)]
    answered = [lines for lines in cells.values() if lines not in waiting]
    st.markdown(f"### 確認を待っている読み取り {len(waiting)}か所")
    named_action.show(PLACE)
    if waiting:
        st.caption(
            "表の崩れを直して読んだ箇所のうち、別の読み方もあり得るところです。原文と見比べて答えてください。"
            "ほかの読み方を選ぶと、原本をその読み方で読み直し、違いを確かめてから保存できます。"
            "どちらも違うときは、正しい読み方を書き残し、項目を開いて直すか、表を直して取り込み直します。"
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
    source = lines[0].repair.source
    answer = None if any(line.waits for line in lines) else lines[0].answer
    key = f"{page.stored.year}_{source}_{answer.at.timestamp() if answer else ''}"
    with st.container(border=True, key=f"repair_{source}"):
        left, right = st.columns(2)
        left.caption(f"原文　{plain(source)}")
        left.markdown(plain(lines[0].text) or "(原文を読み出せません)")
        right.caption("読み取り")
        right.markdown("  \n".join(plain(line.repair.message.partition(OTHER_WORDS)[0]) for line in lines))
        if answer:
            note = f"　{plain(answer.note)}" if answer.note else ""
            st.markdown(f":green[:material/check: 確認済み]　{ANSWERS[answer.answer]}{note}({plain(answer.by)})")
        else:
            st.markdown(":orange[:material/help: 要確認]")
        named_action.show(_beside(source))
        options = _options(lines)
        answers, given = list(options), _given(lines)
        with st.form(f"repair_form_{key}", border=False, enter_to_submit=False):
            # Buttons in a row would hide what is long on a narrow screen; these go on to the next line.
            st.radio(
                "回答",
                answers,
                index=answers.index(given) if given in answers else None,
                format_func=options.__getitem__,
                horizontal=True,
                key=f"answer_{key}",
            )
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.text_input(
                    "補足(読み方が違うときは、正しい読み方)",
                    value=answer.note if answer else "",
                    max_chars=200,
                    key=f"note_{key}",
                )
                st.form_submit_button("答え直す" if answer else "答える", on_click=_answer, args=(page, lines, key))
        _open_items(page, source)


def _options(lines: Sequence[RepairLine]) -> dict[str, str]:
    """Answer → its words. The other reading of a repair is an answer of its own (other:code)."""
    back = any(_taken(line) for line in lines)
    others = {f"{OTHER}:{line.repair.code}": OTHERS[line.repair.code] for line in lines if line.repair.code in OTHERS}
    return {CONFIRMED: "はじめの読み方に戻す" if back else ANSWERS[CONFIRMED], **others, CHANGED: ANSWERS[CHANGED]}


def _taken(line: RepairLine) -> bool:
    """Whether the other reading is the one that stands."""
    return line.answer is not None and line.answer.answer == OTHER


def _given(lines: Sequence[RepairLine]) -> str | None:
    taken = next((f"{OTHER}:{line.repair.code}" for line in lines if _taken(line)), None)
    return taken or (lines[0].answer.answer if lines[0].answer else None)


def _open_items(page: PlanPage, source: str) -> None:
    """The items that were read there, each to be opened and changed by hand."""
    items = items_at(page.stored.plan, source)[:_BUTTONS]
    if items:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("ここから読んだ項目を開いて直す", width="content")
            for item in items:
                st.button(item.id, key=f"open_{source}_{item.id}", type="tertiary", on_click=open_item, args=(item.id,))


def _beside(source: str) -> str:
    """Where a card says why its answer was not taken."""
    return f"{PLACE}_{source}"


def _answer(page: PlanPage, lines: list[RepairLine], key: str) -> None:
    source, chosen = lines[0].repair.source, st.session_state.get(f"answer_{key}")
    if chosen and (chosen.startswith(OTHER) or (chosen == CONFIRMED and any(map(_taken, lines)))):
        _read_again(page, lines, chosen)
        return
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


def _read_again(page: PlanPage, lines: Sequence[RepairLine], chosen: str) -> None:
    """Lay the plan's own file on the import's page, read in the chosen way: what differs is looked at, then saved."""
    stored = page.stored
    original = page_cache.store().plan_original(stored.site, stored.year, stored.version)
    if original is None or _given(lines) == chosen:
        return
    file = dropped_files.bring_back(*original)
    code = chosen.partition(":")[2]
    answers = {
        (line.repair.source, line.repair.code): OTHER if line.repair.code == code else CONFIRMED
        for line in lines
        if line.repair.code == code or (_taken(line) and not code)
    }
    plan_answers.keep(file.digest, year=stored.year, answers={**plan_answers.given(file.digest).answers, **answers})
    plan_period.as_correction(file, stored.site)
    st.session_state[plan_page.PART] = plan_page.IMPORT


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

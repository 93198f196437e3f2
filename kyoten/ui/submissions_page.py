"""The page 提出状況, part by part: role × quarter, the history, one file opened, taking it back and restoring it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st

from kyoten.fiscal import moment_words, today_in_japan
from kyoten.storage.store import Event, Revision, SubmissionRecord
from kyoten.ui import named_action, page_cache, readable_table
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import submission_status
from kyoten.views.submission_status import (
    LATE,
    MISSING,
    NOT_YET,
    NOTHING_ASKED,
    ON_TIME,
    PARTLY,
    Arrival,
    Cell,
    Page,
)

SIGNS = {
    ON_TIME: ("green", "✓"),
    LATE: ("amber", "◆"),
    PARTLY: ("amber", "◇"),
    MISSING: ("red", "▼"),
    NOT_YET: ("gray", "…"),
    NOTHING_ASKED: ("gray", "－"),
}
_EVENTS = {"taken_back": "取り下げ", "restored": "元に戻した"}


def page(choice: Choice) -> Page:
    """The chosen year, of the chosen roles."""
    whole = page_cache.newest(_page, choice.site, choice.quarter.year, today_in_japan())
    if not choice.roles:
        return whole
    cells = tuple(cell for cell in whole.cells if cell.role in choice.roles)
    arrivals = tuple(each for each in whole.arrivals if each.record.role in (None, *choice.roles))
    return replace(whole, cells=cells, arrivals=arrivals)


@st.cache_resource(max_entries=16, show_spinner=False)
def _page(site: str, year: int, today: dt.date, revision: Revision) -> Page:
    with page_cache.at(revision) as now:
        return submission_status.load(now, site, year, today=today)


def grid(shown: Page, choice: Choice) -> None:
    """One row a role, one column a quarter: sign and word, how many, on which days."""
    due = {cell.quarter: cell.deadline for cell in shown.cells}
    rows: dict[str, list[str | readable_table.CellWords]] = {}
    for cell in shown.cells:
        rows.setdefault(cell.role, [cell.role]).append(cell_words(cell))
    columns = [TableColumn("役割", CardPart.TITLE, 110)]
    columns += [TableColumn(f"{quarter.label}(期限 {_day(day)})", width=180) for quarter, day in due.items()]
    readable_table.show(columns, list(rows.values()), "submission_grid", "役割と四半期ごとの提出状況")
    st.caption(
        "件数は、その四半期に報告を求めた項目のうち報告のあった数、日付は最初と最後の受付日です。"
        "完了・中止の項目と、まだ予定のない項目には報告を求めません。"
        + ("提出状況は機能では絞り込みません。" if choice.functions else "")
    )


def cell_words(cell: Cell) -> readable_table.CellWords:
    """Sign and word, then the count and the days."""
    tone, sign = SIGNS[cell.state]
    words = readable_table.CellWords(words=cell.state, tone=tone, sign=sign)
    if cell.state != NOTHING_ASKED:
        words["note"] = "　".join(_facts(cell))
    return words


def _facts(cell: Cell) -> Iterator[str]:
    yield f"{cell.reported}/{cell.asked}件"
    if cell.first and cell.last:
        yield _day(cell.first) if cell.first == cell.last else f"{_day(cell.first)}〜{_day(cell.last)}"
    if cell.state == PARTLY and cell.late:
        yield "期限後の報告を含む"


def _day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def history(shown: Page) -> None:
    """Every submission of the year, newest first; the chosen one opens."""
    st.markdown("### 提出の履歴")
    if not shown.arrivals:
        st.info(
            "この年度の報告はまだありません。報告用紙を渡し、戻ったものを取り込んでください。", icon=":material/info:"
        )
        st.page_link("submit.py", label="報告の取込を開く", icon=":material/upload_file:")
        return
    st.caption(f"{len(shown.arrivals)}件。新しい順に並びます。行を選ぶと、原本の受け取りと取り下げができます。")
    # Above the list: below it, the chosen one would be out of sight.
    place = st.container()
    picked = _chosen_row(shown)
    if picked is not None:
        with place:
            opened(shown.arrivals[picked])


_HISTORY = (
    TableColumn("番号", CardPart.FACT, 56),
    TableColumn("受付", CardPart.FACT, 130),
    TableColumn("四半期", CardPart.FACT, 86, rank=1),
    TableColumn("役割", CardPart.FACT, 66, rank=1),
    TableColumn("ファイル", CardPart.TITLE, 190),
    TableColumn("件数", CardPart.FACT, 64, right=True),
    TableColumn("状態", CardPart.SIGN, 80, rank=2),
    TableColumn("提出者", width=130),
    TableColumn("変更", width=220),
)


def _chosen_row(shown: Page) -> int | None:
    table = shown.history_table()
    table["受付"] = [moment_words(at) for at in table["受付"]]
    table["件数"] = [f"{count}件" for count in table["件数"]]
    picked = readable_table.frame(
        table[[column.head for column in _HISTORY]], "arrivals",
        "提出の履歴。行を選ぶと原本の受け取りと取り下げができます。", _HISTORY, picks="番号",
    )  # fmt: skip
    numbers = [str(number) for number in table["番号"]]
    return numbers.index(picked) if picked else None


def opened(arrival: Arrival) -> None:
    """One submission: what it is and changed, what was done with it, its file, and what can be done."""
    record = arrival.record
    with st.container(border=True, key=f"submission_{record.id}"):
        st.markdown(f"#### {plain(record.file)}")
        st.markdown("  \n".join(_told(arrival)))
        with st.container(horizontal=True):
            st.download_button(
                "原本を受け取る",
                data=partial(_bytes, record.id),
                file_name=record.file,
                on_click="ignore",
                icon=":material/download:",
                key=f"original_{record.id}",
            )
            if record.taken_back:
                st.button(
                    "元に戻す", key=f"restore_{record.id}", icon=":material/undo:", on_click=_ask, args=(record, False)
                )
            else:
                st.button(
                    "取り下げる", key=f"take_back_{record.id}", icon=":material/block:", on_click=_ask,
                    args=(record, True),
                )  # fmt: skip


def _told(arrival: Arrival) -> Iterator[str]:
    record = arrival.record
    yield (
        f"報告番号 {record.id}　·　{record.quarter.full_label}　·　{plain(record.role or '全役割')}"
        f"　·　報告{record.entries}件" + ("　·　サンプル" if record.sample else "")
    )
    yield f"{moment_words(record.received)} 受付　·　提出者 {plain(record.by)}"
    yield f"受付時の変更：{plain(arrival.words)}"
    for event in record.events:
        yield f"{moment_words(event.at)} {_EVENTS[event.action]}　·　{plain(event.by)}{_because(event)}"
    if record.taken_back:
        yield ":gray[:material/block: **取り下げ**　どの数字にも入っていません。]"


def _because(event: Event) -> str:
    return f"　·　理由：{plain(event.note)}" if event.note else ""


def _bytes(number: int) -> bytes:
    return page_cache.store().original(number)[1]


def _ask(record: SubmissionRecord, back: bool) -> None:
    (_take_back_dialog if back else _restore_dialog)(record)


@st.dialog("報告を取り下げますか")
def _take_back_dialog(record: SubmissionRecord) -> None:
    named_action.in_dialog()
    st.markdown(
        f"{plain(record.file)}の報告{record.entries}件は、どの数字にも入らなくなります。"
        "前に同じ項目の報告があれば、そちらが使われます。ファイルは残り、後で元に戻せます。"
    )
    with st.form(f"take_back_form_{record.id}", border=False):
        named_action.reason_field("take_back_reason", "別の四半期の内容だった、など")
        named_action.name_field("take_back_by")
        st.form_submit_button("取り下げる", type="primary", key="take_back_yes", on_click=_take_back, args=(record,))


@st.dialog("報告を元に戻しますか")
def _restore_dialog(record: SubmissionRecord) -> None:
    named_action.in_dialog()
    st.markdown(f"{plain(record.file)}の報告{record.entries}件が、再び数字に入ります。")
    with st.form(f"restore_form_{record.id}", border=False):
        named_action.name_field("restore_by")
        st.form_submit_button("元に戻す", type="primary", key="restore_yes", on_click=_restore, args=(record,))


def _take_back(record: SubmissionRecord) -> None:
    reason = named_action.typed("take_back_reason")
    named_action.attempt(
        lambda name: page_cache.store().take_back(record.id, name, reason),
        f"報告番号 {record.id}({record.file})を取り下げました。",
        name=named_action.typed("take_back_by"),
        reason=reason,
    )


def _restore(record: SubmissionRecord) -> None:
    named_action.attempt(
        lambda name: page_cache.store().restore(record.id, name),
        f"報告番号 {record.id}({record.file})を元に戻しました。",
        name=named_action.typed("restore_by"),
    )

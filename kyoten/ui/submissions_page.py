"""The page 提出状況, part by part: role × quarter, the history, one file opened, taking it back and restoring it."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from kyoten.fiscal import moment_words, today_in_japan
from kyoten.storage.store import Event, Revision, SubmissionRecord
from kyoten.ui import named_action, page_cache
from kyoten.ui.foreign_text import plain
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
    ON_TIME: ("green", "check_circle"),
    LATE: ("orange", "schedule"),
    PARTLY: ("orange", "incomplete_circle"),
    MISSING: ("red", "error"),
    NOT_YET: ("gray", "hourglass_empty"),
    NOTHING_ASKED: ("gray", "remove"),
}
_JOINER = "\u2060"
_ROWS = 14
"""What the history shows at its own height; a longer one scrolls."""
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
    st.table(grid_table(shown), hide_index=True, border="horizontal", alt="役割と四半期ごとの提出状況")
    st.caption(
        "件数は、その四半期に報告を求めた項目のうち報告のあった数、日付は最初と最後の受付日です。"
        "完了・中止の項目と、まだ予定のない項目には報告を求めません。"
        + ("提出状況は機能では絞り込みません。" if choice.functions else "")
    )


def grid_table(shown: Page) -> pd.DataFrame:
    """Markdown for st.table: one row a role under one of the deadlines; columns 役割, 第1四半期 … 第4四半期."""
    due = {cell.quarter.label: f":gray[{_day(cell.deadline)}]" for cell in shown.cells}
    rows: dict[str, dict[str, str]] = {}
    for cell in shown.cells:
        rows.setdefault(cell.role, {"役割": f"**{plain(_whole(cell.role))}**"})[cell.quarter.label] = cell_words(cell)
    return pd.DataFrame([{"役割": ":gray[期限]", **due}, *rows.values()])


def cell_words(cell: Cell) -> str:
    """Sign and word, then the count and the days."""
    colour, sign = SIGNS[cell.state]
    words = f":{colour}[:material/{sign}: **{cell.state}**]"
    if cell.state == NOTHING_ASKED:
        return words
    facts = [f"{cell.reported}/{cell.asked}件"]
    if cell.first and cell.last:
        facts.append(_day(cell.first) if cell.first == cell.last else f"{_day(cell.first)}〜{_day(cell.last)}")
    late = "  \n:gray[期限後の報告を含む]" if cell.state == PARTLY and cell.late else ""
    return f"{words}  \n{'　'.join(facts)}{late}"


def _day(day: dt.date) -> str:
    return _whole(f"{day.month}月{day.day}日")


def _whole(words: str) -> str:
    """Never broken over two lines: on a phone a narrow column would stand a short word on its side."""
    return _JOINER.join(words)


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
    picked = _chosen_row(shown)
    if picked is not None:
        opened(shown.arrivals[picked])


def _chosen_row(shown: Page) -> int | None:
    table = shown.history_table()
    event = st.dataframe(
        table,
        hide_index=True,
        column_config={
            "番号": st.column_config.NumberColumn(width=50),
            "受付": st.column_config.DatetimeColumn(format="YYYY/MM/DD HH:mm", timezone="Asia/Tokyo", width=130),
            "提出者": st.column_config.TextColumn(width=165),
            "四半期": st.column_config.TextColumn(width=80),
            "役割": st.column_config.TextColumn(width=60),
            "ファイル": st.column_config.TextColumn(width=190),
            "件数": st.column_config.NumberColumn(width=50, format="%d件"),
            "変更": st.column_config.TextColumn(width=330),
            "状態": st.column_config.TextColumn(width=70),
        },
        # A new submission moves the rows: what was chosen by its row is then chosen anew.
        key=f"arrivals_{zlib.crc32(','.join(map(str, table['番号'])).encode())}",
        on_select="rerun",
        selection_mode="single-row",
        column_order=["番号", "受付", "四半期", "役割", "提出者", "ファイル", "件数", "状態", "変更"],
        height=460 if len(table) > _ROWS else "content",
        alt="提出の履歴。行を選ぶと原本の受け取りと取り下げができます。",
    )
    rows = event["selection"]["rows"]
    return int(rows[0]) if rows and rows[0] < len(table) else None


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

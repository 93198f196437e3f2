"""The page 報告の取込, piece by piece: the sheet to hand out, the files dropped, their results, the confirmation."""

from __future__ import annotations

import datetime as dt
import hashlib

import streamlit as st

from kyoten import intake
from kyoten.intake import Intake
from kyoten.overview import effect_table
from kyoten.problems import Report
from kyoten.progress.diff import Changes
from kyoten.store import StoreRefusal
from kyoten.tables import changes_table, conversions_table, entries_table
from kyoten.ui import loaders, parts
from kyoten.ui.choice import Choice
from kyoten.view import View
from kyoten.workbook import LIMITS

TYPES = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv")
EVERY_ROLE = "すべての役割"


def hand_out(view: View, choice: Choice) -> None:
    """This quarter's sheet, per role, with last quarter's values in it."""
    with st.container(border=True):
        st.markdown(f"#### 1　報告用紙を渡す({choice.quarter.label})")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            role = st.selectbox("役割", [*view.plan.roles, EVERY_ROLE], key="sheet_role", width=200)
            wanted = None if role == EVERY_ROLE else role
            st.download_button(
                "報告用紙を受け取る",
                data=lambda: intake.sheet_for(loaders.store(), choice.site, choice.quarter, wanted),
                file_name=f"{choice.quarter.code}_報告_{role}.xlsx",
                mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                on_click="ignore",
                icon=":material/download:",
                key="sheet",
            )
        st.caption(
            "前の四半期の値が灰色で入っています。色の付いた欄に記入してもらい、そのまま送り返してもらってください。"
        )


def take_in(view: View, choice: Choice) -> None:
    """Files dropped here are read and shown; nothing is stored before its own button is pressed."""
    with st.container(border=True):
        st.markdown("#### 2　記入されたブックを取り込む")
        for message in st.session_state.pop("_taken_in", []):
            st.success(message, icon=":material/check:")
        files = st.file_uploader(
            "Excel・ODS・CSV(いくつでも)",
            type=list(TYPES),
            accept_multiple_files=True,
            key=f"files_{st.session_state.get('_round', 0)}",
            max_upload_size=LIMITS.file_bytes // 2**20,
        )
        if not files:
            st.caption("読み取った内容と変わる数字を確かめてから保存します。ここに置いただけでは何も保存されません。")
            return
        by = st.text_input("取り込む人", key="by", persist_state="session", placeholder="氏名または部署")
        for file in files:
            _result(file.name, file.getvalue(), choice, by or "")


def _result(name: str, data: bytes, choice: Choice, by: str) -> None:
    with st.spinner(f"{name} を読み取っています"):
        taken = _checked(choice, name, data)
    report, digest = taken.report, _digest(data)
    with st.container(border=True):
        st.markdown(f"**{parts.plain(name)}**　{_summary(report)}")
        if refusal := st.session_state.pop(f"_refused_{digest}", None):
            st.error(refusal, icon=":material/error:")
        if number := _already_stored(choice, data):
            st.success(f"取り込み済みです(報告番号 {number})。", icon=":material/check:")
        elif report.storable and report.quarter and report.quarter != choice.quarter:
            st.warning(
                f"このブックは{report.quarter.full_label}の報告です(画面で選んでいるのは{choice.quarter.full_label})。"
                f"取り込むと{report.quarter.label}の報告になります。",
                icon=":material/event:",
            )
        parts.problem_list(report.problems)
        if not report.storable:
            return
        if not number:
            _effect(taken, choice)
            if taken.changes:
                _changes(taken.changes, digest)
        _details(report)
        if not number:
            _confirm(taken, choice, by)


def _summary(report: Report) -> str:
    if not report.storable:
        return "取り込めません。"
    errors = len(report.errors)
    words = [report.quarter.full_label if report.quarter else "", report.role or "", f"報告{len(report.entries)}件"]
    words += [f"未記入{len(report.blank)}件"] if report.blank else []
    words += [f"誤り{errors}件"] if errors else []
    warnings = len(report.problems) - errors
    words += [f"注意{warnings}件"] if warnings else []
    return "　·　".join(word for word in words if word)


def _effect(taken: Intake, choice: Choice) -> None:
    """The overview's figures now and afterwards."""
    pairs = intake.effect(loaders.store(), choice.site, taken, dt.date.today())
    if not pairs:
        return
    st.markdown("**取り込むと概要の数字はこうなります**")
    st.table(effect_table(pairs), hide_index=True, border="horizontal", width="content", alt="概要の数字の変わり方")


def _changes(changes: Changes, digest: str) -> None:
    """Counts per kind of change, and the rows behind the one that is picked."""
    groups = {label: rows for label, rows in changes.groups() if rows}
    if not groups:
        return
    picked = st.pills(
        "今の内容との違い(押すと項目が出ます)",
        list(groups),
        format_func=lambda label: f"{label} {len(groups[label])}件",
        key=f"changes_{digest}",
    )
    if picked:
        st.table(changes_table(groups[picked]), hide_index=True, border="horizontal", alt=f"{picked}の項目")


def _details(report: Report) -> None:
    if report.conversions:
        with st.expander(f"読み替えた値 {len(report.conversions)}件"):
            st.dataframe(conversions_table(report.conversions), hide_index=True, alt="読み替えた値の一覧")
    with st.expander(f"読み取った報告 {len(report.entries)}件"):
        st.dataframe(entries_table(report.entries), hide_index=True, alt="読み取った報告の一覧")


def _confirm(taken: Intake, choice: Choice, by: str) -> None:
    report, digest = taken.report, _digest(taken.data)
    label = f"{report.quarter.label}の報告{len(report.entries)}件を取り込む" if report.quarter else "取り込む"
    if report.errors:
        st.caption(
            f"誤り{len(report.errors)}件のある行は取り込まれません。直したブックをもう一度ここに置けば、後から加わります。"
        )
        label = f"正しい行だけ取り込む({len(report.entries)}件)"
    st.button(label, type="primary", key=f"confirm_{digest}", on_click=_store, args=(taken, choice.site, by))


def _store(taken: Intake, site: str, by: str) -> None:
    """Runs once a click. A second click, or another tab's, finds the file stored and is told so."""
    by = st.session_state.get("by") or by or "画面"
    try:
        number = intake.accept(loaders.store(), taken, site=site, by=by)
    except StoreRefusal as refusal:
        st.session_state[f"_refused_{_digest(taken.data)}"] = str(refusal)
    else:
        quarter, count = taken.report.quarter, len(taken.report.entries)
        words = f"{quarter.full_label if quarter else ''}の報告{count}件を取り込みました(報告番号 {number})。"
        st.session_state.setdefault("_taken_in", []).append(f"{taken.report.file}：{words}")


def _already_stored(choice: Choice, data: bytes) -> int | None:
    """The number of the submission that these very bytes already are, if they stand."""
    whole = hashlib.sha256(data).hexdigest()
    records = loaders.store().submissions(choice.site, choice.quarter.year)
    return next((r.id for r in records if r.sha256 == whole and not r.taken_back and not r.sample), None)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _checked(choice: Choice, name: str, data: bytes) -> Intake:
    return _check(choice.site, choice.quarter.year, name, _digest(data), loaders.store().revision(), data)


@st.cache_data(max_entries=32, show_spinner=False)
def _check(site: str, year: int, name: str, digest: str, revision: int, _data: bytes) -> Intake:
    """Checked once per file and state of the store, not at every touch of the page."""
    del digest, revision
    return intake.check(loaders.store(), site, year, name, _data)

"""One file that was dropped: what was understood, what it leaves open, what is wrong, what would change, confirm."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from kyoten import intake
from kyoten.fiscal import today_in_japan
from kyoten.intake import Intake, OnStep
from kyoten.problems.report import Report
from kyoten.sheet.annotate.annotate import annotate
from kyoten.sheet.changes import Changes
from kyoten.ui import open_questions, page_cache, page_parts, readable_table, submit_store
from kyoten.ui.dropped_files import DroppedFile
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.ui.submit_store import CheckedFile
from kyoten.views.overview import Figure
from kyoten.views.tables import (
    changes_table,
    conversions_table,
    effect_table,
    entries_table,
    left_out_table,
    replaced_table,
)
from kyoten.views.view import View

_REPLACED = (
    TableColumn("項目番号", CardPart.TITLE, 84),
    TableColumn("四半期", CardPart.FACT, 90),
    TableColumn("欄", CardPart.FACT, 90),
    TableColumn("これまで", width=220, rank=1),
    TableColumn("今回", width=220, rank=1),
)
_ENTRIES = (TableColumn("四半期", CardPart.FACT, 90), TableColumn("項目番号", CardPart.TITLE, 90))
_FOLDED_WIDTH = 720
"""Pixels of the list of titles, legends and notes."""


def show(one: CheckedFile, view: View, choice: Choice) -> None:
    """The file's card. Nothing is stored here but by its button."""
    file, taken, stands = one.file, one.taken, one.stands
    report, stored = taken.report, stands.number
    with st.container(border=True):
        st.markdown(f"**{plain(file.name)}**　{_summary(report)}")
        if said := submit_store.said(file):
            st.error(plain(said), icon=":material/error:")
        if stored:
            st.success(f"取り込み済みです(報告番号 {stored})。", icon=":material/check:")
        elif report.storable:
            _confirm(one, choice)
        _other_quarter(taken, choice)
        if stands.shared:
            st.warning(plain(stands.shared_words), icon=":material/warning:")
        if not stored and report.readable:
            remembered = page_cache.stored(choice).words
            open_questions.ask(report, file.digest, view.plan, view.meta.settings, remembered)
        page_parts.problem_list(report.problems)
        _send_back(file, taken)
        if report.storable and not stored:
            _preview(file, taken, choice)
        _left_out(report, file.digest)
        if report.storable:
            _details(report, file.digest)


def checked(file: DroppedFile, choice: Choice, on_progress: OnStep) -> Intake:
    """Checked once for each state of the store and each set of answers; opened once whatever they are."""
    before: Intake | None = file.last("intake")
    if before and not before.report.readable:
        return before  # nothing that is stored or answered mends it, and trying may take long: it is dropped once more
    given = open_questions.given(file.digest)
    return file.once(
        "intake",
        (choice.site, choice.quarter.year, page_cache.revision(), given),
        lambda: intake.check(
            page_cache.stored(choice),
            file.name,
            file.data,
            choices=given,
            read=page_cache.workbooks().read,
            on_progress=on_progress,
        ),
    )


def _summary(report: Report) -> str:
    if not report.storable:
        return "まだ取り込めません。" if report.doubts or report.headers else "取り込めません。"
    errors = len(report.errors)
    words = [report.quarter.full_label if report.quarter else "", report.role or "", f"報告{len(report.entries)}件"]
    words += [f"未記入{len(report.blank)}件"] if report.blank else []
    words += [f"誤り{errors}件"] if errors else []
    warnings = len(report.problems) - errors
    words += [f"注意{warnings}件"] if warnings else []
    return "　·　".join(plain(word) for word in words if word)


def _other_quarter(taken: Intake, choice: Choice) -> None:
    report = taken.report
    if not report.storable or report.quarter is None:
        return
    if taken.other_quarters:
        st.info(
            f"ほかの四半期の報告{taken.other_quarters}件も、それぞれの四半期に取り込みます。", icon=":material/event:"
        )
    elif report.quarter != choice.quarter:
        st.warning(
            f"このブックは{report.quarter.full_label}の報告です(画面で選んでいるのは{choice.quarter.full_label})。"
            f"取り込むと{report.quarter.label}の報告になります。",
            icon=":material/event:",
        )


def _send_back(file: DroppedFile, taken: Intake) -> None:
    """The sender's own workbook with its cells marked, for mailing back."""
    if not taken.report.problems or not taken.report.readable:
        return
    ending = "xlsm" if file.name.lower().endswith(".xlsm") else "xlsx"
    st.download_button(
        "指摘を書き込んだブックを受け取る",
        data=lambda: file.once("marked", taken.report, lambda: annotate(file.data, taken.report)),
        file_name=f"指摘_{page_parts.file_stem(file.name)}.{ending}",
        on_click="ignore",
        icon=":material/rate_review:",
        help="送られたブックの体裁のまま、指摘のセルに色と注記を付け、指摘一覧のシートを加えます。",
        key=f"annotate_{file.digest}",
    )


def effect(file: DroppedFile, taken: Intake, choice: Choice) -> tuple[tuple[Figure, Figure], ...]:
    """The overview's figures now and once this file is taken in; () where nothing would be."""

    def made() -> tuple[tuple[Figure, Figure], ...]:
        now = page_cache.view(replace(choice, quarter=taken.report.quarter or choice.quarter, roles=(), functions=()))
        return intake.effect(now, page_cache.year_data(choice), taken.report)

    return file.once("effect", (choice.site, page_cache.revision(), today_in_japan(), taken), made)


def _preview(file: DroppedFile, taken: Intake, choice: Choice) -> None:
    """The overview's figures now and afterwards, and what changes against what is stored."""
    if pairs := effect(file, taken, choice):
        st.markdown("**取り込むと概要の数字はこうなります**")
        readable_table.frame(effect_table(pairs), f"effect_{file.digest}", "概要の数字の変化")
    st.caption(taken.kept_words)
    if taken.changes:
        _changes(taken.changes, file.digest)


def _changes(changes: Changes, digest: str) -> None:
    groups = {label: rows for label, rows in changes.groups() if rows}
    if changes.unmatched:
        st.caption(f"照合できない行 {len(changes.unmatched)}件：{plain('、'.join(changes.unmatched[:20]))}")
    if changes.replaced:
        with st.expander(f"書き換わる報告 {len(changes.replaced)}か所", icon=":material/edit_note:", expanded=True):
            st.caption("すでに報告されている次の内容が、このブックの内容に変わります。")
            page_parts.long_table(
                replaced_table, changes.replaced, "書き換わる報告の一覧", key=f"replaced_{digest}", columns=_REPLACED
            )
    if not groups:
        return
    picked = st.pills(
        "今の内容との違い(押すと項目が出ます)",
        list(groups),
        format_func=lambda label: f"{label} {len(groups[label])}件",
        key=f"changes_{digest}",
    )
    if picked:
        table = changes_table(groups[picked])
        readable_table.frame(table, f"changed_items_{picked}_{digest}", f"{picked}の項目")


def _left_out(report: Report, digest: str) -> None:
    """The cells that were not read; titles, legends and notes folded away below."""
    found = report.left_out
    open_ones, folded = [each for each in found if not each.folded], [each for each in found if each.folded]
    if not found:
        return
    with st.expander(f"読まなかったセル {sum(each.number for each in open_ones)}個", icon=":material/visibility_off:"):
        if open_ones:
            page_parts.long_table(left_out_table, open_ones, "読まなかったセルの一覧", key=f"left_out_{digest}")
        if folded:
            number = sum(each.number for each in folded)
            st.caption(f"ほかに、表題・凡例・注記など、報告の値でないセル{number}個は読んでいません。")
            # Without a width of its own it is as narrow as its button, and only the first column is seen.
            with st.popover("表題・凡例・注記など"), st.container(width=_FOLDED_WIDTH):
                page_parts.long_table(left_out_table, folded, "表題・凡例・注記などの一覧", key=f"folded_{digest}")


def _details(report: Report, digest: str) -> None:
    if report.conversions:
        with st.expander(f"読み替えた値 {len(report.conversions)}件"):
            page_parts.long_table(
                conversions_table, report.conversions, "読み替えた値の一覧", key=f"conversions_{digest}"
            )
    with st.expander(f"読み取った報告 {len(report.entries)}件"):
        page_parts.long_table(
            entries_table, report.entries, "読み取った報告の一覧", key=f"entries_{digest}", columns=_ENTRIES
        )


def _confirm(one: CheckedFile, choice: Choice) -> None:
    """The button, in view as soon as the file is read; what it does stands below it."""
    report = one.taken.report
    label = f"{one.quarter.label}の報告{len(report.entries)}件を取り込む"
    if report.errors:
        label = f"正しい行だけ取り込む({len(report.entries)}件)"
    st.button(label, type="primary", key=f"confirm_{one.file.digest}", on_click=_store, args=(one, choice))
    if report.errors:
        st.caption(
            f"誤り{len(report.errors)}件のある行は取り込まれません。やめるときは、上のファイルを外してください。"
            "取り込まなかった行は、直しを待っている行として残ります。"
        )


def _store(one: CheckedFile, choice: Choice) -> None:
    """Runs once a click. A second click, or another tab's, finds the file stored and is answered so."""
    submit_store.store([one], choice)

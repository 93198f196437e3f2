"""The page 報告の取込, part by part: the sheet to hand out, the files dropped, and what still waits to be mended."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kyoten import intake
from kyoten.problems.problem import worst_first
from kyoten.reader.endings import SHEET_ENDINGS, names
from kyoten.reader.workbook import LIMITS
from kyoten.sheet.batch import batch
from kyoten.ui import (
    dropped_files,
    named_action,
    page_cache,
    page_parts,
    submit_result,
    submit_store,
    submit_together,
    taken_in,
)
from kyoten.ui.dropped_files import DroppedFile
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.ui.submit_store import CheckedFile
from kyoten.views.view import View

EVERY_ROLE = "すべての役割"
_NAME_WIDTH = 360


def hand_out(view: View, choice: Choice, *, folded: bool) -> None:
    """This quarter's sheet, per role, with last quarter's values in it; `folded` to a line while files lie below, whose
    buttons are to be seen."""
    title = f"1　報告用紙を渡す({choice.quarter.label})"
    if folded:
        with st.expander(title):
            _sheet(view, choice)
        return
    with st.container(border=True):
        st.markdown(f"## {title}")
        _sheet(view, choice)


def _sheet(view: View, choice: Choice) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role = st.selectbox("役割", [*view.plan.roles, EVERY_ROLE], key="sheet_role", width=200)
        wanted = None if role == EVERY_ROLE else role
        st.download_button(
            "報告用紙を受け取る",
            data=lambda: intake.sheet_for(page_cache.store(), choice.site, choice.quarter, wanted),
            file_name=f"{choice.quarter.code}_報告_{role}.xlsx",
            mime=page_parts.XLSX,
            on_click="ignore",
            icon=":material/download:",
            key="sheet",
        )
    st.caption(
        "前の四半期の値が灰色で入っています。色の付いた欄に記入してもらい、そのまま送り返してもらってください。"
        "ほかの様式の表も、見出しと項目の文から読み取れます。"
    )


def take_in(view: View, choice: Choice) -> bool:
    """Files dropped here are read and shown; nothing is stored before its own button is pressed. Whether any lie
    here."""
    with st.container(border=True):
        st.markdown("## 2　記入されたブックを取り込む")
        if view.meta.state.closed:
            st.info(
                f"{choice.quarter.label}は{view.meta.state.label}のため、この四半期の報告は取り込めません。"
                "直すときは「提出状況」で確定を解除します。",
                icon=":material/lock:",
            )
        # Any file may come, whatever its name: one that is no table gets a sentence (see kyoten.ui.plan_import).
        files = st.file_uploader(
            f"{names(SHEET_ENDINGS)}(いくつでも)",
            accept_multiple_files=True,
            key="files",
            max_upload_size=LIMITS.file_bytes // 2**20,
        )
        listed = dropped_files.dropped(files)
        taken_in.show({file.digest for file in listed}, choice)
        if not listed:
            st.caption("読み取った内容と変わる数字を確かめてから保存します。ここに置いただけでは何も保存されません。")
            return False
        files_once = {file.digest: file for file in reversed(listed)}
        found = _checked([file for file in listed if files_once[file.digest] is file], choice)
        if any(not each.stands.number and each.taken.report.storable for each in found):
            named_action.name_field(submit_store.NAME, "取り込む人(必須)", width=_NAME_WIDTH)
            named_action.show(submit_store.NAME)
        if len(found) > 1:
            submit_together.show(found, choice)
        cards = {each.file.digest: each for each in found}
        for file in listed:
            if files_once[file.digest] is file:
                submit_result.show(cards[file.digest], view, choice)
            else:
                _same_bytes(file.name, files_once[file.digest].name)
    return True


def _checked(files: Sequence[DroppedFile], choice: Choice) -> list[CheckedFile]:
    """Every file understood, behind a bar that moves, and where each stands among the others."""
    bar, taken = st.empty(), []
    for number, file in enumerate(files):

        def on_progress(share: float, words: str, number: int = number, name: str = file.name) -> None:
            bar.progress((number + share) / len(files), f"{number + 1} / {len(files)}　{plain(name)}　{words}")

        taken.append(submit_result.checked(file, choice, on_progress))
    bar.empty()
    there = submit_store.stored_already(choice)
    reports = [(each.report, there.get(file.digest)) for file, each in zip(files, taken, strict=True)]
    stand = batch(reports, page_cache.stored(choice).reported)
    return [CheckedFile(*each) for each in zip(files, taken, stand, strict=True)]


def _same_bytes(name: str, other: str) -> None:
    name, other = plain(name), plain(other)
    st.info(
        f"「{name}」は「{other}」と中身が同じです。別の報告として取り込むときは、「{other}」を外してください。",
        icon=":material/file_copy:",
    )


def waiting(choice: Choice) -> None:
    """Rows of the quarter's submissions that were left out for their errors, until they are reported anew."""
    found = page_cache.store().open_problems(choice.site, choice.quarter)
    if not found:
        return
    with st.container(border=True):
        st.markdown("## 直しを待っている行")
        st.caption("取り込まなかった行です。直したブックを取り込むと、ここから消えます。")
        for record, problems in found:
            with st.expander(f"{plain(record.file)}　{len(problems)}件　{plain(record.role or '')}"):
                page_parts.problem_list(worst_first(problems))

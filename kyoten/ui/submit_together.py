"""Several files dropped at once: one list of them all, and one button that takes in those that are right."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kyoten.intake import Intake
from kyoten.problems.problem import worst_first
from kyoten.sheet.batch import FileState
from kyoten.ui import named_action, readable_table, submit_result, submit_store
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.ui.submit_store import CheckedFile

PLACE = "submit_together"
_COLUMNS = (
    TableColumn("ファイル", CardPart.TITLE, 170),
    TableColumn("状態", CardPart.SIGN, 110, rank=2),
    TableColumn("報告番号・理由", width=200, rank=2),
    TableColumn("四半期", CardPart.FACT, 90),
    TableColumn("役割", CardPart.FACT, 66),
    TableColumn("報告", width=60, right=True),
    TableColumn("指摘", width=60, right=True),
    TableColumn("お尋ね", width=70, right=True),
    TableColumn("概要の数字", width=200, rank=1),
)


def show(files: Sequence[CheckedFile], choice: Choice) -> None:
    """The button, then the list and what has to be known before."""
    named_action.show(PLACE)
    st.markdown(f"**置かれたファイル {len(files)}件**")
    right = tuple(each for each in files if each.stands.state is FileState.RIGHT)
    if right:
        st.button(
            f"取り込める{len(right)}件をまとめて取り込む",
            type="primary",
            key="take_in_together",
            on_click=_store,
            args=(right, len(files), choice),
        )
        if len(right) < len(files):
            st.caption("ほかのファイルはそのまま残ります。下の枠で答えるか、確かめてから1件ずつ取り込みます。")

    label = "置かれたファイルの一覧。報告番号か、取り込めない理由も出ます。"
    readable_table.frame(_table(files, choice), "files_together", label, _COLUMNS)
    st.caption("数字の変化は、そのファイルだけを取り込んだときの概要の数字です。")
    for each in files:
        if each.stands.shared:
            st.warning(plain(each.stands.shared_words), icon=":material/warning:")


def _table(files: Sequence[CheckedFile], choice: Choice) -> pd.DataFrame:
    """One row a file: what it is, where it stands, and why it is not taken in or as what it is."""
    rows = [
        (
            each.file.name,
            each.stands.state.value,
            _why(each),
            _quarters(each.taken),
            _roles(each.taken),
            len(each.taken.report.entries),
            len(each.stands.problems),
            each.stands.questions,
            "" if each.stands.number else _effect(each, choice),
        )
        for each in files
    ]
    return pd.DataFrame(rows, columns=[column.head for column in _COLUMNS])


def _quarters(taken: Intake) -> str:
    found = {each.quarter for each in taken.report.entries} | (
        {taken.report.quarter} if taken.report.quarter else set()
    )
    return "・".join(each.label for each in sorted(found)) or "—"


def _roles(taken: Intake) -> str:
    found = dict.fromkeys(each.role for each in taken.report.entries if each.role)
    return taken.report.role or "・".join(found) or "—"


def _effect(one: CheckedFile, choice: Choice) -> str:
    """完了率 12.5 % → 13.0 %、未報告 40 件 → 39 件: the figures that change."""
    pairs = submit_result.effect(one.file, one.taken, choice)
    words = [f"{now.label} {now.words} → {then.words}" for now, then in pairs if now.words != then.words]
    replaced = len(one.taken.changes.replaced) if one.taken.changes else 0
    words += [f"書き換え {replaced}か所"] if replaced else []
    return "、".join(words) or ("変わりません" if pairs else "—")


def _why(one: CheckedFile) -> str:
    stands, report = one.stands, one.taken.report
    if stands.number:
        return f"報告番号 {stands.number}"
    if said := submit_store.refusal(one.file):
        return said
    if stands.state is FileState.WRONG:
        worst = worst_first(stands.problems)
        return f"{worst[0].place}　{worst[0].message}".strip() if worst else "記入がありません。"
    if stands.shared:
        return f"{len(stands.shared)}項目をほかのファイルも報告しています。"
    if stands.state is FileState.ASKED:
        return "下の枠で答えてください。" if report.readable else ""
    return ""


def _store(right: Sequence[CheckedFile], count: int, choice: Choice) -> None:
    """Runs once a click: those that are still as they were shown, and what came of it."""
    numbers = submit_store.store(right, choice)
    if named_action.waits(submit_store.NAME):
        return
    if not numbers:
        named_action.nothing("新しく取り込んだファイルはありません。下の一覧のとおりです。", PLACE)
        return
    left = f"取り込まなかった{count - len(numbers)}件は、下の一覧のとおりです。" if len(numbers) < count else ""
    named = "、".join(map(str, numbers))
    named_action.done(f"{len(numbers)}件を取り込みました(報告番号 {named})。{left}", PLACE)

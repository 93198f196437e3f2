"""The page 委員会の質問: one question at a time, its answer in a sentence and a table, and where more stands."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import last_meeting, opened, readable_table
from kyoten.ui.address import QUESTION
from kyoten.ui.foreign_text import plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.committee.answer import Answer, AnswerColumn, words
from kyoten.views.committee.questions import QUESTIONS
from kyoten.views.view import View

FIRST = next(iter(QUESTIONS))
NUMBER = "項目番号"
SINCE = ("slipped", "changed")
"""Those that ask for the day of the last meeting."""
MORE = {
    "slipped": ("changes.py", "前回の会議から", ":material/update:"),
    "not_reported": ("submissions.py", "提出状況", ":material/assignment_turned_in:"),
    "prospects": ("register.py", "台帳", ":material/list_alt:"),
    "in_charge": ("plan.py", "計画(担当を決める)", ":material/edit_calendar:"),
    "year_ago": ("overview.py", "概要(前年度との比較)", ":material/dashboard:"),
    "changed": ("changes.py", "前回の会議から", ":material/update:"),
}
"""The page that says more, by question."""


def show(view: View, choice: Choice) -> None:
    """The questions, the chosen one's answer, and the link to the page that says more."""
    if st.session_state.get(QUESTION) not in QUESTIONS:
        st.session_state[QUESTION] = FIRST
    key = st.pills(
        "質問", list(QUESTIONS), format_func=lambda each: QUESTIONS[each].title, key=QUESTION, required=True,
        persist_state="session", wrap=True,
    ) or FIRST  # fmt: skip
    seen = last_meeting.since(view, choice) if key in SINCE else view
    _answer(seen.cached(QUESTIONS[key].make), key)
    page, label, icon = MORE[key]
    st.page_link(page, label=f"「{label}」を開く", icon=icon)


def _column(column: AnswerColumn, number: int) -> TableColumn:
    """The item's text, or else the first column, is what a row is about; counts are right under each other."""
    if column.head == "項目" or (number == 0 and column.head != NUMBER):
        return TableColumn(column.head, CardPart.TITLE, 170)
    if column.head in (NUMBER, "役割"):
        return TableColumn(column.head, CardPart.FACT, 84, rank=1)
    return TableColumn(column.head, width=100 if column.number else 0, right=column.number)


def _answer(answer: Answer, key: str) -> None:
    st.markdown(f"## {plain(answer.question)}")
    if not answer.there:
        st.info(plain(answer.sentence), icon=":material/info:")
        return
    st.markdown(f"**{plain(answer.sentence)}**")
    if answer.rows:
        rows = [["" if cell in (None, "") else words(cell) for cell in row] for row in answer.rows]
        columns = [_column(column, number) for number, column in enumerate(answer.columns)]
        if answer.columns[0].head == NUMBER:
            ids = [row[0] for row in rows]
            readable_table.show(columns, rows, f"answer_{key}", answer.question, ids=ids, on_open=opened.item)
        else:
            readable_table.show(columns, rows, f"answer_{key}", answer.question)
    if answer.note:
        st.caption(plain(answer.note))

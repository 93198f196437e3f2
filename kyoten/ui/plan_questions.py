"""What a plan's workbook leaves open and a person decides: its year, its sheets, whose its actions are, what is hidden.

Every answer stays for the session, and the workbook is understood anew with it. Nothing is stored before the plan is
saved, and it can't be saved before what must be answered is (kyoten.plan_intake).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from kyoten.fiscal import today_in_japan, year_label
from kyoten.plan import columns as kinds
from kyoten.plan.understand import PlanReading
from kyoten.problems.problem import Problem
from kyoten.problems.report import HeaderSeen
from kyoten.ui import plan_columns
from kyoten.ui.foreign_text import plain
from kyoten.ui.plan_answers import assign, given, keep

_FIRST_YEAR = 2000
_HIDDEN = ("hidden_row", "hidden_column")


def year(first: PlanReading, now: PlanReading, digest: str) -> None:
    """The year to read it for. Of several that the file names nobody chooses but a person; else any may be chosen."""
    chosen = given(digest).year
    understood = now.plan.fiscal_year or None
    this = today_in_japan().year
    every = sorted({*range(_FIRST_YEAR, this + 3), *([understood] if understood else [])}, reverse=True)
    years = sorted(first.years, reverse=True) or every
    value = chosen if chosen in years else None if first.years else understood
    key = f"plan_year_{digest}"
    st.selectbox(
        "どの年度の計画を取り込みますか" if first.years else "年度",
        years,
        index=years.index(value) if value else None,
        format_func=year_label,
        placeholder="選んでください",
        key=key,
        on_change=lambda: keep(digest, year=st.session_state[key]),
        help="表から読み取った年度です。前の年度の表を写して作ったときなど、違う場合は選び直してください。",
        width=260 if first.years else 200,
    )


def ask(first: PlanReading, now: PlanReading, digest: str) -> None:
    """Draw what must be answered, each with its place, then what may be; what was answered can be changed.

    `first`: the file as it reads without any answer; `now`: with those so far.
    """
    _says_what_is_open(now)
    _far_year(now, digest)
    _roles(first, now, digest)
    if len(first.sheets) > 1:
        _sheets(first.sheets, digest)
    if given(digest).hidden or any(each.code in _HIDDEN for each in now.plan.problems):
        _hidden(digest)
    plan_columns.ask(first, now, digest)


def _says_what_is_open(now: PlanReading) -> None:
    """One sentence for each question that is answered somewhere else than at its own field."""
    for each in now.open_questions:
        if each.code == "several_years":
            words = f"年度が複数あります({each.value})。どの年度の計画を取り込むかを選んでください。"
        elif each.code == "no_year":
            words = "年度を読み取れません。何年度の計画かを選んでください。"
        elif each.code == "far_year":
            words = each.message
        elif each.code in ("no_matrix", "no_items"):
            words = f"{each.message}下の「列の割当」で、どの列が何かを選んでください。"
        else:
            continue
        st.warning(plain(words), icon=":material/help:")


def _far_year(now: PlanReading, digest: str) -> None:
    """A year that lies far off is taken once somebody says that it is meant."""
    year, sure = now.plan.fiscal_year, given(digest).sure_of_year
    if sure != year and not any(each.code == "far_year" for each in now.open_questions):
        return
    key = f"plan_far_year_{year}_{digest}"
    st.checkbox(
        f"{year_label(year)}の計画で間違いありません",
        value=sure == year,
        key=key,
        on_change=lambda: keep(digest, sure_of_year=year if st.session_state[key] else None),
    )


def _roles(first: PlanReading, now: PlanReading, digest: str) -> None:
    """Whose the actions of a column are of which nothing says it."""
    listed = [*first.plan.problems, *now.plan.problems]
    asked = {(each.cell, each.value): each for each in listed if each.code == "no_role"}
    open_ones = {(each.cell, each.value) for each in now.open_questions if each.code == "no_role"}
    if open_ones:
        st.warning("行動計画がどの役割のものか分からない列があります。役割を選んでください。", icon=":material/help:")
    drawn: set[tuple[str, int]] = set()
    # Those that are open first: one that an answer has settled (its sheet is left out) may be of the same column.
    for place, each in sorted(asked.items(), key=lambda one: one[0] not in open_ones):
        found = _column_of(each, now.headers)
        if found and (column := (found[0].signature, found[1])) not in drawn:
            drawn.add(column)
            _role(each, *found, digest=digest, open_now=place in open_ones)


def _column_of(asked: Problem, headers: Iterable[HeaderSeen]) -> tuple[HeaderSeen, int] | None:
    """The header that the question is about, and the number of its column."""
    named = [
        (header, number)
        for header in headers
        for number, word in enumerate(header.words)
        if word == asked.value and header.codes[number].partition(":")[0] == kinds.ACTION
    ]
    return next((each for each in named if each[0].sheet == asked.sheet), named[0] if named else None)


def _role(asked: Problem, header: HeaderSeen, number: int, *, digest: str, open_now: bool) -> None:
    by_row = any(code.partition(":")[0] in (kinds.ROLE, kinds.ROLE_MARK) for code in header.codes)
    now = given(digest).role if by_row else header.codes[number].partition(":")[2]
    if not (open_now or now):
        return
    key = f"plan_role_{header.signature}_{number}_{digest}"

    def answer() -> None:
        role = str(st.session_state[key] or "").strip()
        if by_row:
            keep(digest, role=role)
        else:
            assign(digest, header.signature, number, f"{kinds.ACTION}:{role}" if role else "")

    options = list(dict.fromkeys([*plan_columns.ROLES, *([now] if now else [])]))
    where = f"{asked.sheet}!{asked.cell}" if asked.sheet else asked.cell
    st.selectbox(
        plain(f"見出し「{asked.value}」({where})の行動計画は、どの役割のものですか"),
        options,
        index=options.index(now) if now else None,
        placeholder="役割を選ぶか、名前を入れてください",
        accept_new_options=True,
        key=key,
        on_change=answer,
        width=480,
    )


def _sheets(names: tuple[str, ...], digest: str) -> None:
    key = f"plan_sheets_{digest}"

    def answer() -> None:
        kept = set(st.session_state[key] or ())
        keep(digest, without_sheets=frozenset(name for name in names if name not in kept))

    st.pills(
        "読むシート(計画でないものは外してください)",
        names,
        selection_mode="multi",
        default=[name for name in names if name not in given(digest).without_sheets],
        format_func=plain,
        key=key,
        on_change=answer,
    )


def _hidden(digest: str) -> None:
    words: Mapping[bool, str] = {False: "含めない", True: "計画に含める"}
    key = f"plan_hidden_{digest}"
    st.segmented_control(
        "非表示の行と列",
        list(words),
        format_func=words.__getitem__,
        default=given(digest).hidden,
        required=True,
        key=key,
        on_change=lambda: keep(digest, hidden=bool(st.session_state[key])),
        help="ブックで非表示にされた行と列があります。どこかは「読まなかったもの」に出ます。",
    )

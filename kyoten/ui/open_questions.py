"""What a workbook leaves open and a person decides: its quarter, its columns, its rows, its symbols.

Every answer stays for the session, and the file is understood anew with it. Nothing is stored before the file is taken
in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from kyoten.fiscal import Quarter
from kyoten.model import FIELDS, PUBLIC, Plan
from kyoten.problems.report import Doubt, HeaderSeen, Report, of_one_item
from kyoten.settings import Settings
from kyoten.sheet.columns import BY_CODE
from kyoten.sheet.known import NO_CHOICES, Choices
from kyoten.sheet.values.cell_values import NO_STATUS, answered_word
from kyoten.sheet.values.rating_words import symbol_key
from kyoten.text import flat
from kyoten.ui import column_choices
from kyoten.ui.column_choices import OPEN, Codes
from kyoten.ui.foreign_text import plain

_AT_ONCE = 20
"""Questions of one kind that are drawn at once: a browser with thousands of them stands still."""
_NO_STATUS = "状況ではない"
_NAMED = 5
"""Sheets named in a heading."""
_FIELDS = (*("text", "item", "function", "target_state", "viewpoint", "role", "quarter", "year"), *FIELDS)


def given(digest: str) -> Choices:
    """The answers so far for the file with that digest."""
    answers: Choices = st.session_state.get(_key(digest), NO_CHOICES)
    return answers


def ask(report: Report, digest: str, plan: Plan, settings: Settings, remembered: Mapping[str, str]) -> None:
    """Draw every question that the report leaves open, and what was answered before, to be changed. `remembered`: what
    the site answered about words in other books."""
    codes = {each.code for each in report.problems}
    if "no_quarter" in codes or given(digest).quarter:
        _quarter(digest, plan.fiscal_year)
    if "percent_ambiguous" in codes or given(digest).fractions:
        _fractions(digest)
    if "rows_shifted" in codes or given(digest).rows_as_they_stand:
        _rows_off(digest)
    _symbols(report, digest, settings, remembered)
    held = {each.sheet for each in report.problems if each.code in ("columns_open", "same_columns")}
    _headers(report.headers, held, digest)
    _rows(report.doubts, digest, plan)


def _quarter(digest: str, year: int) -> None:
    def answer() -> None:
        number = st.session_state[f"quarter_{digest}"]
        _answer(digest, quarter=Quarter(year, number) if number else None)

    st.segmented_control(
        "どの四半期の報告ですか",
        (1, 2, 3, 4),
        format_func="第{}四半期".format,
        key=f"quarter_{digest}",
        on_change=answer,
    )


def _fractions(digest: str) -> None:
    words = {"ratio": "割合(0.5は50%)", "percent": "百分率(0.5は0.5%)"}

    def answer() -> None:
        _answer(digest, fractions=st.session_state[f"fractions_{digest}"])

    st.segmented_control(
        "1以下の進捗率の読み方", list(words), format_func=words.__getitem__, key=f"fractions_{digest}", on_change=answer
    )


def _rows_off(digest: str) -> None:
    key = f"rows_as_they_stand_{digest}"
    st.checkbox(
        "行はずれていません。このまま読みます",
        value=given(digest).rows_as_they_stand,
        key=key,
        on_change=lambda: _answer(digest, rows_as_they_stand=bool(st.session_state[key])),
    )


def _symbols(report: Report, digest: str, settings: Settings, remembered: Mapping[str, str]) -> None:
    """Symbols and words in a status column that the scale does not give to one rating, and, folded away, those that
    were read as the site answered before."""
    asked = {each.word: f"({each.where})" for each in report.words}
    open_ones = sorted(set(asked) - set(given(digest).symbols))
    if len(open_ones) > _AT_ONCE:
        st.caption(
            f"状況の段階として読めない言葉が{len(open_ones)}種類あります。はじめの{_AT_ONCE}種類から選んでください。"
        )
    names = [rating.name for rating in settings.offered]
    used = {word for each in report.conversions if (word := answered_word(each.rule))}
    before = {word: said for word in used if (said := remembered.get(symbol_key(word))) is not None}
    for symbol in (*sorted(set(given(digest).symbols) - set(before)), *open_ones[:_AT_ONCE]):
        _symbol(symbol, asked.get(symbol, ""), digest, names)
    if before:
        with st.expander(f"以前の回答で読んだ状況の言葉 {len(before)}種類"):
            for symbol in sorted(before):
                _symbol(symbol, f"(以前の回答は「{before[symbol] or _NO_STATUS}」)", digest, names)


def _symbol(symbol: str, where: str, digest: str, names: Sequence[str]) -> None:
    key = f"symbol_{symbol}_{digest}"

    def answer() -> None:
        rest = {k: v for k, v in given(digest).symbols.items() if k != symbol}
        said = st.session_state[key]
        _answer(digest, symbols=rest if said is None else rest | {symbol: said})

    st.pills(
        f"状況の「{plain(symbol)}」はどの段階ですか{plain(where)}",
        [*names, NO_STATUS],
        format_func=lambda name: name or _NO_STATUS,
        key=key,
        on_change=answer,
    )


def _headers(headers: Sequence[HeaderSeen], held: Collection[str], digest: str) -> None:
    """One question for each header, however many sheets have it; those that are not understood come first. `held`:
    sheets of which rows wait for an answer, though the header could be read."""
    alike: dict[str, list[HeaderSeen]] = {}
    asked = [replace(each, known=each.known and each.sheet not in held) for each in headers]
    for header in sorted(asked, key=lambda each: each.known):
        alike.setdefault(header.signature, []).append(header)
    for group in list(alike.values())[:_AT_ONCE]:
        _columns(group[0], [each.sheet for each in group], digest)
    if (rest := len(alike) - _AT_ONCE) > 0:
        st.caption(f"見出しの違う表が、ほかに{rest}種類あります。上の表の列を選び終えると、ここに出ます。")


def _columns(header: HeaderSeen, sheets: Sequence[str], digest: str) -> None:
    """The sheet's first rows in view, and for each column what it is."""
    # Who has begun to assign goes on: the list must not close under her hand as soon as it can be read.
    begun = header.signature in given(digest).assignments
    title = "列の割当" if header.known and not begun else "列の割当(読み方を選んでください)"
    named = "・".join(sheets[:_NAMED]) + (f"ほか{len(sheets) - _NAMED}枚" if len(sheets) > _NAMED else "")
    with st.expander(f"{title}　{plain(named)}", expanded=begun or not header.known):
        column_choices.rows(header)

        def move(row: int) -> None:
            _answer(digest, first_rows={**given(digest).first_rows, header.signature: row})

        def assign(number: int, code: str) -> None:
            chosen = given(digest).assignments
            mine = {**dict(enumerate(header.codes)), **chosen.get(header.signature, {}), number: code}
            assigned = {column: each for column, each in mine.items() if each != OPEN}
            _answer(digest, assignments={**chosen, header.signature: assigned})

        column_choices.first_row(header, digest, "報告が始まる行", move)
        column_choices.columns(header, digest, _CODES, assign)


def _column_words(code: str) -> str:
    name, _, quarter = code.partition("@")
    return BY_CODE[name].header + (f"(第{quarter}四半期)" if quarter else "")


_CODES = Codes((*_FIELDS, *(f"{each}@{q}" for q in (1, 2, 3, 4) for each in PUBLIC)), _column_words, "(選んでください)")


def _rows(doubts: tuple[Doubt, ...], digest: str, plan: Plan) -> None:
    """Rows that may be one of several items: nothing is taken before somebody has picked."""
    picked = given(digest).picks
    if not doubts and not picked:
        return
    likeliest = sorted(of_one_item(doubts), key=lambda same: -max((s for *_, s in same[0].candidates), default=0.0))
    with st.expander(f"どの項目の報告か選んでください({len(doubts)}行)", expanded=bool(doubts)):
        for same in likeliest[:_AT_ONCE]:
            _row(same, digest, plan)
        if len(likeliest) > _AT_ONCE:
            st.caption(f"似ている項目のある行から{_AT_ONCE}行ずつ出します。選ぶと次の行が出ます。")
        if picked:
            st.caption(f"選び終えた行 {len(picked)}件")
            st.button("選び直す", key=f"repick_{digest}", on_click=lambda: _answer(digest, picks={}))


def _row(same: Sequence[Doubt], digest: str, plan: Plan) -> None:
    """One question for a row, and for those of other quarters that say the same."""
    doubt = same[0]
    words = {item: f"{item}　{text}" for item, text, _ in doubt.candidates} | {OPEN: "どの項目でもない(取り込まない)"}
    others = {item.id: f"{item.id}　{item.role}　{flat(item.text)}" for item in plan.items if item.id not in words}

    def answer(key: str) -> None:
        if st.session_state[key] is not None:
            picked = dict.fromkeys((each.source for each in same), st.session_state[key])
            _answer(digest, picks={**given(digest).picks, **picked})

    key, other = f"pick_{doubt.source}_{digest}", f"other_{doubt.source}_{digest}"
    st.radio(
        f"**{plain(doubt.source)}{f'ほか{len(same) - 1}行' if len(same) > 1 else ''}**　{plain(doubt.text)}",
        list(words),
        index=None,
        format_func=lambda item: plain(words[item]),
        key=key,
        on_change=lambda: answer(key),
    )
    st.selectbox(
        f"{doubt.source}のほかの項目",
        list(others),
        index=None,
        format_func=others.__getitem__,
        placeholder="候補にない項目(番号や文で探せます)",
        key=other,
        on_change=lambda: answer(other),
        label_visibility="collapsed",
        width=480,
    )


def _key(digest: str) -> str:
    return f"answers_{digest}"


def _answer(digest: str, **changes: object) -> None:
    st.session_state[_key(digest)] = replace(given(digest), **changes)  # type: ignore[arg-type]  # fields by name

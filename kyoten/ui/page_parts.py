"""What pages are built of: figures, tables, problem lists, empty states."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import TypeVar

import pandas as pd
import streamlit as st

from kyoten.problems.problem import Problem, Severity, worst_first
from kyoten.rules.base import STALLED
from kyoten.rules.silent_roles import SilentRole
from kyoten.ui import item_rows, opened, readable_table
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.actions import date_words
from kyoten.views.figure_items import SILENT, FigureKey
from kyoten.views.overview import Figure
from kyoten.views.tables import problems_table
from kyoten.views.view import View
from kyoten.views.what_next import NO_PLAN

T = TypeVar("T")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_stem(name: str) -> str:
    """A sender's file name without its ending, for the name of a file that is offered: letters and marks that every
    system takes."""
    stem = name.rsplit(".", 1)[0]
    return "".join(c if c.isprintable() and c not in '\\/:*?"<>|' else "_" for c in stem)[:80] or "ブック"


def chosen() -> Choice:
    """What pages/frame.py found chosen."""
    choice: Choice = st.session_state["choice"]
    return choice


def metric(figure: Figure) -> None:
    """One of the overview's figures with its change against the quarter before, and under it the numbers behind it,
    which a label would cut, as the way to the items."""
    same = figure.delta == 0
    with st.container(border=True, height="stretch", gap="xxsmall", key=f"metric_{figure.label}"):
        st.metric(
            figure.label,
            figure.words,
            "増減なし" if same else figure.delta and f"{figure.delta} {figure.judged}",
            delta_color="off" if same else "normal" if figure.good_when == "up" else "inverse",
            delta_arrow="off" if same else "auto",
            help=figure.help,
        )
        if figure.opens:
            words = figure.counts or f"{figure.words}の一覧"
            _opens(figure.opens, words, of=figure.label, key=f"figure_{figure.opens.kind}")


def _opens(figure: FigureKey, words: str, *, of: str, key: str) -> None:
    """The words as the way to the items that a figure counts. `of`: whose items they are."""
    st.button(
        f"{words} :material/chevron_right:",
        key=key,
        type="tertiary",
        help=f"{of}の項目を見る",
        on_click=opened.listed,
        args=(figure,),
    )


def items_grid(
    table: pd.DataFrame, key: str, *, view: View | None = None, sortable: bool = False, first: int = 0
) -> None:
    """A table of items (kyoten/ui/item_rows.py); a click anywhere on a row opens its item (kyoten.ui.opened)."""
    label = "項目の表。行を押すと、その項目の経過と根拠が開きます。"
    item_rows.show(table, key, label, view=view, sortable=sortable, first=first, on_open=opened.item)


def chosen_row(table: pd.DataFrame, key: str) -> str | None:
    """A table of items of which one row can be chosen; the chosen row's 項目番号, or None."""
    return item_rows.show(table, key, "項目の表。行を選べます。")


_LISTED, _OF_A_KIND = 30, 5
"""Problems that are written out, and how many of a kind where there are more; the rest are in a table."""
_HELD = 2_000
"""Rows that are sent to a browser."""


PROBLEM_COLUMNS = (
    TableColumn("種類", CardPart.SIGN, 60, rank=1),
    TableColumn("場所", CardPart.FACT, 110, rank=1),
    TableColumn("記入", width=150),
    TableColumn("指摘", CardPart.TITLE, 260),
    TableColumn("直し方", width=200, rank=2),
)


def problem_list(problems: Iterable[Problem]) -> None:
    """Every problem, errors first: severity as sign and word, place, what is wrong, what to do."""
    listed = worst_first(problems)
    if len(listed) <= _LISTED:
        st.markdown("\n".join(map(_problem_line, listed)))
        return
    by_kind = {code: list(group) for code, group in groupby(listed, key=lambda each: each[:2])}
    st.markdown("\n".join(chain.from_iterable(map(_first_lines, list(by_kind.values())[: _LISTED // _OF_A_KIND]))))
    with st.expander(f"すべての指摘 {len(listed):,}件"):
        key = f"problems_{zlib.crc32(repr(listed).encode()):x}"
        long_table(problems_table, listed, "指摘の一覧", key=key, columns=PROBLEM_COLUMNS)


def _first_lines(kind: Sequence[Problem]) -> Iterator[str]:
    yield from map(_problem_line, kind[:_OF_A_KIND])
    if (rest := len(kind) - _OF_A_KIND) > 0:
        yield f"    - 同じ種類の指摘が、ほかに{rest:,}件あります"


def long_table(
    table: Callable[[Sequence[T]], pd.DataFrame],
    rows: Sequence[T],
    alt: str,
    *,
    key: str,
    columns: Sequence[TableColumn] = (),
) -> None:
    """A table of rows that may be very many: so many of them as a browser holds, and how many there are."""
    readable_table.frame(table(rows[:_HELD]), key, alt, columns)
    if len(rows) > _HELD:
        st.caption(f"{len(rows):,}件のうち、はじめの{_HELD:,}件です。")


def _problem_line(each: Problem) -> str:
    sign = ":red[:material/error: 誤り]" if each.severity is Severity.ERROR else ":orange[:material/warning: 注意]"
    return f"- {sign}　**{plain(each.place or 'ファイル全体')}**　{plain(each.message)}{plain(each.remedy)}"


def silent_roles(silent: Iterable[SilentRole], place: str = "") -> None:
    """A line for each role that has reported nothing of the quarter though its deadline has passed, and the way to its
    items. `place`: where it is drawn besides the page itself."""
    for each in silent:
        colour = "red" if each.severity == STALLED else "orange"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = f":{colour}[:material/flag: {each.severity}]　**{plain(each.reason)}**"
            st.markdown(words, width="content")
            silence = FigureKey(SILENT, role=each.role)
            _opens(silence, f"{len(each.items)}件", of=one_line(each.role), key=f"silent_{place}_{each.role}")


def first_steps(view: View) -> None:
    """What to do first where nobody has reported anything of the year yet."""
    with st.container(border=True):
        st.markdown(
            "### はじめにすること\n"
            "1. 「計画」で、項目、種類、目標の月や回数が計画書のとおりか確かめます。\n"
            f"2. 「設定」で、報告の期限を確かめます({view.quarter.label}は"
            f"{date_words(view.meta.settings.deadline(view.quarter))})。\n"
            "3. 「報告の取込」で役割ごとの報告用紙を渡し、戻ったものを取り込みます。"
        )
        with st.container(horizontal=True):
            st.page_link("plan.py", label="計画を開く", icon=":material/edit_calendar:")
            st.page_link("settings.py", label="設定を開く", icon=":material/tune:")
            st.page_link("submit.py", label="報告の取込を開く", icon=":material/upload_file:")


def no_plan() -> None:
    """Every page but 計画 and the start page, before any plan is stored."""
    st.markdown(f"## {NO_PLAN.now.removesuffix('。')}")
    st.info(f"{NO_PLAN.step}保存すると、すべての画面が使えるようになります。", icon=":material/info:")
    st.page_link("plan.py", label="計画の表を取り込む", icon=":material/upload_file:")

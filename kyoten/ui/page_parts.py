"""What pages are built of: figures, tables, problem lists, empty states."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from kyoten.problems.problem import Problem, Severity, worst_first
from kyoten.rules.base import STALLED
from kyoten.rules.silent_roles import SilentRole
from kyoten.ui import opened
from kyoten.ui.foreign_text import plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views.actions import date_words
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
    which a label would cut."""
    same = figure.delta == 0
    with st.container(border=True, height="stretch"):
        st.metric(
            figure.label,
            figure.words,
            "増減なし" if same else figure.delta and f"{figure.delta} {figure.judged}",
            delta_color="off" if same else "normal" if figure.good_when == "up" else "inverse",
            delta_arrow="off" if same else "auto",
            help=figure.help,
        )
        if figure.counts:
            st.caption(figure.counts)


def rows_key(name: str, ids: pd.Series) -> str:
    """A grid's key that changes with its rows: a row chosen in one list must not open another item in the next."""
    return f"{name}_{zlib.crc32('|'.join(ids.tolist()).encode()):x}"


NUMBER = "項目番号"


def items_grid(table: pd.DataFrame, key: str, *, progress: str | None = None, height: int | None = None) -> None:
    """A table of items; a click anywhere on a row opens its item (kyoten.ui.opened), as does the arrow to the right.

    `table` has a column 項目番号, shown first; `progress` names the column drawn as a bar (0–100).
    """
    name = rows_key(key, table[NUMBER])
    ids = tuple(table[NUMBER])
    config = _config(progress) | {
        NUMBER: st.column_config.ButtonColumn(
            width=85, type="tertiary", alignment="left", key=f"{name}_open", on_click=_open_button, args=(name, ids)
        )
    }
    st.dataframe(
        table,
        hide_index=True,
        column_config=config,
        column_order=[NUMBER, *(each for each in _columns(table) if each != NUMBER)],
        key=name,
        on_select=partial(_open_row, name, ids),
        selection_mode="single-cell",
        height=height or "auto",
        placeholder="—",
        alt="項目の表。行を押すと、その項目の経過と根拠が開きます。キーボードでは、上下の矢印で行を選び、右の矢印で開きます。",
    )


def _open_row(name: str, ids: Sequence[str]) -> None:
    """Opens the clicked row's item and lets go of the row, so that it can be clicked again.

    A cell of the first column opens nothing: the grid picks one by itself whenever it gets the focus (by the tabulator,
    by a click on a head, when the dialog closes), and the arrows go from row to row in it. Its button has its own call.
    """
    cells = st.session_state[name]["selection"]["cells"]
    if cells and cells[0][1] != NUMBER and cells[0][0] < len(ids):
        opened.item(ids[cells[0][0]])
        st.session_state[name] = {"selection": {"rows": [], "columns": [], "cells": []}}


def _open_button(name: str, ids: Sequence[str]) -> None:
    click = st.session_state[f"{name}_open"]
    if click["row"] < len(ids):
        opened.item(ids[click["row"]])


def chosen_row(table: pd.DataFrame, key: str) -> str | None:
    """A table of items of which one row can be chosen; the chosen row's 項目番号, or None."""
    event = st.dataframe(
        table,
        hide_index=True,
        column_config=_config(None),
        column_order=_columns(table),
        key=rows_key(key, table[NUMBER]),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="—",
        alt="項目の表。行を選べます。",
    )
    rows = event["selection"]["rows"]
    return str(table.iloc[rows[0]][NUMBER]) if rows and rows[0] < len(table) else None


def _columns(table: pd.DataFrame) -> list[str]:
    """Where nobody is named, a column of nothing says nothing."""
    return [name for name in table.columns if name != "担当" or table[name].any()]


def _config(progress: str | None) -> dict[str, Any]:
    config: dict[str, Any] = {
        NUMBER: st.column_config.TextColumn(width=75),
        "項目": st.column_config.TextColumn(width=300),
        "役割": st.column_config.TextColumn(width=60),
        "担当": st.column_config.TextColumn(width=90),
        "重さ": st.column_config.TextColumn(width=50),
        "決定": st.column_config.TextColumn(width=135),
        "理由": st.column_config.TextColumn(width=410),
        "いつから": st.column_config.TextColumn(width=80),
    }
    if progress:
        config[progress] = st.column_config.ProgressColumn(
            progress, min_value=0, max_value=100, format="%.0f%%", width=120
        )
    return config


_LISTED, _OF_A_KIND = 30, 5
"""Problems that are written out, and how many of a kind where there are more; the rest are in a table."""
_HELD = 2_000
"""Rows that are sent to a browser."""


def problem_list(problems: Iterable[Problem]) -> None:
    """Every problem, errors first: severity as sign and word, place, what is wrong, what to do."""
    listed = worst_first(problems)
    if len(listed) <= _LISTED:
        st.markdown("\n".join(map(_problem_line, listed)))
        return
    by_kind = {code: list(group) for code, group in groupby(listed, key=lambda each: each[:2])}
    st.markdown("\n".join(chain.from_iterable(map(_first_lines, list(by_kind.values())[: _LISTED // _OF_A_KIND]))))
    with st.expander(f"すべての指摘 {len(listed):,}件"):
        long_table(problems_table, listed, "指摘の一覧")


def _first_lines(kind: Sequence[Problem]) -> Iterator[str]:
    yield from map(_problem_line, kind[:_OF_A_KIND])
    if (rest := len(kind) - _OF_A_KIND) > 0:
        yield f"    - 同じ種類の指摘が、ほかに{rest:,}件あります"


def long_table(table: Callable[[Sequence[T]], pd.DataFrame], rows: Sequence[T], alt: str) -> None:
    """A table of rows that may be very many: so many of them as a browser holds, and how many there are."""
    st.dataframe(table(rows[:_HELD]), hide_index=True, alt=alt)
    if len(rows) > _HELD:
        st.caption(f"{len(rows):,}件のうち、はじめの{_HELD:,}件です。")


def _problem_line(each: Problem) -> str:
    sign = ":red[:material/error: 誤り]" if each.severity is Severity.ERROR else ":orange[:material/warning: 注意]"
    return f"- {sign}　**{plain(each.place or 'ファイル全体')}**　{plain(each.message)}{plain(each.remedy)}"


def silent_roles(silent: Iterable[SilentRole]) -> None:
    """A line for each role that has reported nothing of the quarter though its deadline has passed."""
    for each in silent:
        colour = "red" if each.severity == STALLED else "orange"
        st.markdown(f":{colour}[:material/flag: {each.severity}]　**{plain(each.reason)}**")


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

"""The page 5か年: the years side by side, function by function, and the five-year tasks with what served them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import streamlit as st

from kyoten.fiscal import today_in_japan, year_label
from kyoten.measures import Group
from kyoten.storage.store import Revision
from kyoten.ui import address, page_cache
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import five_years
from kyoten.views.five_years import FiveYears, Served, TaskYears

_NAMED = 12
"""Items that are named beside a task and a year."""
RATES: dict[str, Callable[[Group], float | None]] = {
    "完了率": lambda group: group.completion_rate,
    "実施率": lambda group: group.carried_rate,
    "平均進捗率": lambda group: group.mean_progress,
}


def found(choice: Choice) -> FiveYears:
    """The five years that the chosen one is of."""
    # The choice without its quarter: all of a year's quarters have the same five years.
    key = (choice.site, choice.quarter.year, choice.roles, choice.functions, choice.as_of)
    return page_cache.newest(_found, key, choice.as_of or today_in_japan())


Key = tuple[str, int, tuple[str, ...], tuple[str, ...], dt.date | None]


@st.cache_resource(max_entries=8, show_spinner=False)
def _found(key: Key, today: dt.date, revision: Revision) -> FiveYears:
    site, year, roles, functions, as_of = key
    with page_cache.at(revision) as now:
        return five_years.load(now, site, year, roles=roles, functions=functions, today=today, as_of=as_of)


def years(five: FiveYears) -> None:
    """One row a year: what it had, what came of it; an empty cell where nothing is known."""
    rows = []
    for each in five.years:
        group = each.total
        rates = (group.completion_rate, group.carried_rate, group.mean_progress) if group else (None, None, None)
        counts = (group.items, group.completed, group.completable) if group else (None, None, None)
        rows.append((each.label, *counts, *rates, group.unreported if group else None, each.judged or None))
    heads = ["年度(どの四半期まで)", "項目数", "完了", "完了率の対象", "完了率", "実施率", "平均進捗率"]
    heads += ["最後の四半期に未報告", "評価"]
    st.dataframe(
        pd.DataFrame(rows, columns=heads),
        hide_index=True,
        column_config={
            heads[0]: st.column_config.TextColumn(width=230),
            **{head: st.column_config.NumberColumn(format="%d件", width=65) for head in heads[1:3]},
            heads[3]: st.column_config.NumberColumn(format="%d件", width=95),
            **{head: st.column_config.NumberColumn(format="%.1f%%", width=75) for head in heads[4:6]},
            heads[6]: st.column_config.NumberColumn(format="%.1f%%", width=90),
            heads[7]: st.column_config.NumberColumn(format="%d件", width=145),
            heads[8]: st.column_config.TextColumn(width=240),
        },
        placeholder="—",
        alt="年度ごとの項目数、完了、完了率とその対象、実施率、平均進捗率、評価の表",
    )
    st.caption(
        f"{five.missing}各年度の計画と評価尺度により、その年度に報告のある最も新しい四半期の値です。"
        "「—」は値がないことを示し、0ではありません。"
    )


def functions(five: FiveYears) -> None:
    """One row a function, one column a year."""
    address.keep_legal("five_rate", list(RATES), "完了率")
    picked = (
        st.segmented_control("数字", list(RATES), required=True, key="five_rate", persist_state="session") or "完了率"
    )
    rate = RATES[picked]
    heads = [year_label(each.year) for each in five.years]
    rows = [
        (name, *(rate(group) if (group := each.of(name)) else None for each in five.years)) for name in five.functions
    ]
    st.dataframe(
        pd.DataFrame(rows, columns=["機能", *heads]),
        hide_index=True,
        column_config={
            "機能": st.column_config.TextColumn(width=170),
            **{head: st.column_config.NumberColumn(format="%.1f%%", width=120) for head in heads},
        },
        placeholder="—",
        alt=f"機能ごと、年度ごとの{picked}の表",
    )


def tasks(five: FiveYears) -> None:
    """Every task, function by function, with what served it year by year."""
    for function in five.functions:
        here = [each for each in five.tasks if each.task.function == function]
        if here:
            with st.expander(f"**{plain(function)}**　{len(here)}件", key=f"five_{function}"):
                st.markdown("\n".join(map(_task, here)))


def _task(each: TaskYears) -> str:
    role = f"**{one_line(each.task.role)}**　" if each.task.role else ""
    lines = [f"- {role}{one_line(each.task.text)}"]
    lines += [f"    - {year_label(year)}：{_served(served)}" for year, served in each.years.items() if served]
    if none := [year_label(year) for year, served in each.years.items() if served is None]:
        lines.append(f"    - {'・'.join(none)}：計画なし")
    return "\n".join(lines)


def _served(served: Served) -> str:
    if not served.items:
        return "対応する項目なし"
    done = "報告なし" if served.done is None else f"うち完了{served.done}項目"
    alike = f"。文が似た項目 {'、'.join(served.alike)}" if served.alike else ""
    more = f" ほか{len(served.items) - _NAMED}項目" if len(served.items) > _NAMED else ""
    return f"対応する項目 {len(served.items)}項目({done}) {'、'.join(served.items[:_NAMED])}{more}{alike}"

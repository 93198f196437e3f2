"""The page 5か年: the years side by side, function by function, and the five-year tasks with what served them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import streamlit as st

from kyoten.fiscal import today_in_japan, year_label
from kyoten.measures import Group
from kyoten.storage.store import Revision
from kyoten.ui import address, figure_menu, page_cache, readable_table
from kyoten.ui.foreign_text import one_line, plain
from kyoten.ui.readable_table import CardPart, TableColumn
from kyoten.ui.sidebar_choice import Choice
from kyoten.views import five_years
from kyoten.views.five_years import FiveYears, Served, TaskYears
from kyoten.views.words import NO_VALUE, rate_words

_MENU = "表の数から、その項目の一覧を開きます。"
_OF_RATE = {"完了率": "completable", "実施率": "told", "平均進捗率": "covered"}
"""What a rate is of."""
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
        words = [*map(_count, counts), *map(rate_words, rates), _count(group.unreported if group else None)]
        rows.append((each.label, *words, each.judged or NO_VALUE))
    heads = ["年度(どの四半期まで)", "項目数", "完了", "完了率の対象", "完了率", "実施率", "平均進捗率"]
    heads += ["最後の四半期に未報告", "評価"]
    columns = [
        TableColumn(heads[0], CardPart.TITLE, 150),
        *(TableColumn(head, width=84, right=True) for head in heads[1:7]),
        TableColumn(heads[7], width=90, right=True),
        TableColumn(heads[8], width=170),
    ]
    label = "年度ごとの項目数、完了、完了率とその対象、実施率、平均進捗率、評価の表"
    readable_table.show(columns, rows, "five_years", label)
    figure_menu.show(five_years.year_figures(five), "five_years", _MENU)
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
    rows = [
        (name, *(rate_words(rate(group) if (group := each.of(name)) else None) for each in five.years))
        for name in five.functions
    ]
    columns = [TableColumn("機能", CardPart.TITLE, 150)]
    columns += [TableColumn(year_label(each.year), width=90, right=True) for each in five.years]
    readable_table.show(columns, rows, "five_functions", f"機能ごと、年度ごとの{picked}の表")
    figure_menu.show(five_years.function_figures(five, _OF_RATE[picked]), "five_functions", _MENU)


def _count(number: int | None) -> str:
    return NO_VALUE if number is None else f"{number}件"


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

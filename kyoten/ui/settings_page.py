"""The page 設定: what can be set, as widgets. What they say is checked before it is saved (settings_save).

Every widget's key holds the draft's name, so that another draft (a newer saved state, the defaults) starts afresh.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from kyoten.chart import signs
from kyoten.fiscal import Quarter, day_words
from kyoten.rules.table import RULES
from kyoten.settings import Rating, Settings, deadline_key
from kyoten.ui.foreign_text import plain
from kyoten.views import settings_checks
from kyoten.views.settings_words import DEADLINE_DAYS, ORDER, THRESHOLDS, Threshold, editable, in_order

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NEW_COLOUR = "#9AA5B1"
"""What a step that is added begins with."""
_MOST = 999
"""What a field takes at all; what is allowed says kyoten.views.settings_checks, in a sentence."""


@dataclass(frozen=True)
class Draft:
    """What the widgets start from, and the name that tells them from another draft's."""

    name: str
    start: Settings


def edit(draft: Draft, year: int) -> Settings:
    """Draw every widget and give what they say. Not checked: it may hold anything that somebody typed."""
    steps, numbers, days, rules, grades = st.tabs(["評価尺度", "しきい値", "報告の期限", "規則", "年度末の評価"])
    with steps:
        pending = _scale(draft, draft.start)
    with numbers:
        pending = _thresholds(draft, pending)
    with days:
        pending = _deadlines(draft, pending, year)
    with rules:
        pending = _rules(draft, pending)
    with grades:
        return _grades(draft, pending)


def _scale(draft: Draft, pending: Settings) -> Settings:
    st.caption(
        "セルを押すと書き換えられます。行の追加は最下行、削除は左端の印を選んでごみ箱を押します。"
        "割合の小さい順に並べ、割合を空にした状況(率に含めません)を最後に置きます。"
    )
    edited = st.data_editor(
        editable(draft.start),
        hide_index=True,
        num_rows="dynamic",
        key=f"scale_{draft.name}",
        column_config={
            ORDER: st.column_config.NumberColumn(width=40, step=1, format="%d", help="並べる順"),
            settings_checks.COLUMNS["name"]: st.column_config.TextColumn(
                width=110, help="画面と資料に出る名前(10字以内)"
            ),
            settings_checks.COLUMNS["percent"]: st.column_config.NumberColumn(
                width=80, format="%g", help="0〜100。空にすると率に含めません"
            ),
            settings_checks.COLUMNS["colour"]: None,
            settings_checks.COLUMNS["symbol"]: st.column_config.TextColumn(
                width=60, help="報告用紙で使う記号(◎ ○ △ ×)"
            ),
            settings_checks.COLUMNS["icon"]: st.column_config.TextColumn(
                width=50,
                help="言葉に添える印。空にすると割合から示します。◎○△×に似た印は、報告の記号と紛れるため使いません",
            ),
            settings_checks.RETIRED: st.column_config.CheckboxColumn(
                width=70, help="これからの報告用紙には出しません。これまでの報告はそのまま残ります"
            ),
            settings_checks.FORMER: st.column_config.TextColumn(
                width=110, disabled=True, help="名前を書き換えると、前の名前はここに残り、前の名前の報告も読めます"
            ),
            settings_checks.WAS: None,
        },
        placeholder="—",
        alt="評価尺度の表。セルを書き換えられます。",
    )
    ratings = _colours(draft, settings_checks.read_scale(in_order(edited)))
    st.caption("画面と資料ではこう見えます")
    st.table(_legend(ratings, pending), hide_index=True, border="horizontal", width="content", alt="評価尺度の見え方")
    pending = replace(pending, scale=ratings)
    now = pending.status_now(draft.start.cancelled)
    names = list(dict.fromkeys([r.name for r in ratings if r.name and r.percent is None] + [now]))
    ends = st.selectbox(
        "項目を終わりにする状況",
        names,
        index=names.index(now),
        help="この状況になった項目には、以後の報告を求めません。",
        key=f"cancelled_{draft.name}_{now}",
        width=260,
    )
    return replace(pending, cancelled=ends or now)


def _colours(draft: Draft, ratings: tuple[Rating, ...]) -> tuple[Rating, ...]:
    """The ratings in the colours that are picked for them; one that is renamed keeps its picker."""
    st.caption("色(押すと選べます)")
    keys = _picker_keys(draft, ratings)
    with st.container(horizontal=True, key="scale_colours"):
        return tuple(_coloured(each, f"colour_{key}_{draft.name}") for each, key in zip(ratings, keys, strict=True))


def _picker_keys(draft: Draft, ratings: tuple[Rating, ...]) -> list[str]:
    """The saved name of each rating, where it has one that no other has; else its place."""
    left, keys = {each.name for each in draft.start.scale}, list[str]()
    for number, rating in enumerate(ratings):
        before = next((name for name in (*reversed(rating.former), rating.name) if name in left), str(number))
        left.discard(before)
        keys.append(before)
    return keys


def _coloured(rating: Rating, key: str) -> Rating:
    value = rating.colour if _COLOUR.fullmatch(rating.colour) else _NEW_COLOUR
    said = st.color_picker(plain(rating.name) or "名前のない状況", value, key=key)
    # The browser gives small letters: that alone is no change.
    return rating if said.upper() == rating.colour.upper() else replace(rating, colour=said.upper())


def _legend(ratings: tuple[Rating, ...], settings: Settings) -> Any:  # noqa: ANN401 - a Styler, which pandas does not name publicly
    """Colour, sign with word, percent and symbol of each step."""
    rows = [
        ("　　", plain(signs.with_sign(r, settings)), "率に含めない" if r.percent is None else f"{r.percent:g}%")
        for r in ratings
    ]
    colours = [r.colour if _COLOUR.fullmatch(r.colour) else "#FFFFFF" for r in ratings]
    table = pd.DataFrame(rows, columns=["色", "状況", "割合"])
    return table.style.apply(lambda _: [f"background-color: {colour}" for colour in colours], subset=["色"], axis=0)


def _thresholds(draft: Draft, pending: Settings) -> Settings:
    with st.grid(2, min_column_width=230):
        said = {each.field: _number(each, draft) for each in THRESHOLDS}
    return replace(pending, **said)


def _number(each: Threshold, draft: Draft) -> Any:  # noqa: ANN401 - int or float, as the setting is
    value = getattr(draft.start, each.field)
    label = f"{each.label}({each.unit})" if each.unit else each.label
    key = f"{each.field}_{draft.name}"
    with st.container():
        if each.field == "not_started_quarter":
            said = st.segmented_control(
                label, (1, 2, 3, 4), default=value, required=True, format_func="第{}四半期".format, key=key
            )
        elif each.whole:
            said = st.number_input(label, min_value=0, max_value=_MOST, value=int(value), step=1, key=key)
        else:
            said = st.number_input(
                label, min_value=0.0, max_value=float(_MOST), value=float(value), step=5.0, format="%g", key=key
            )
        st.caption(each.help)
    return value if said is None else said


def _grades(draft: Draft, pending: Settings) -> Settings:
    st.caption(
        "「振り返り」で、項目と目指す拠点の姿を評価する段階です。良い順に並べます。"
        "下限は、最新の進捗がこれ以上のときにその段階を提案する割合で、最後の段階は0にします。"
    )
    edited = st.data_editor(
        pd.DataFrame(settings_checks.grades_rows(draft.start)).astype({settings_checks.GRADE_COLUMNS["least"]: float}),
        hide_index=True,
        num_rows="dynamic",
        key=f"grades_{draft.name}",
        width="content",
        alt="年度末の評価の段階の表。セルを書き換えられます。",
    )
    rows = [{str(name): value for name, value in row.items()} for row in edited.to_dict("records")]
    return replace(pending, grades=settings_checks.read_grades(rows))


def _deadlines(draft: Draft, pending: Settings, year: int) -> Settings:
    pending = replace(pending, deadline_days=_number(DEADLINE_DAYS, draft))
    st.markdown("**四半期ごとに決める日**")
    st.caption("空にした四半期の期限は、上の日数で決まります。")
    with st.grid(2, min_column_width=230):
        for number in (1, 2, 3, 4):
            quarter = Quarter(year, number)
            day = _own_day(draft, quarter, pending.deadline_days)
            pending = replace(pending, deadlines=settings_checks.with_deadline(pending, quarter, day))
    return pending


def _own_day(draft: Draft, quarter: Quarter, days: int) -> dt.date | None:
    own = dict(draft.start.deadlines).get(deadline_key(quarter))
    first, last = quarter.end, quarter.next().end - dt.timedelta(days=1)
    fits = own is None or first <= own <= last
    usual = quarter.deadline(days)
    with st.container():
        said = st.date_input(
            quarter.full_label,
            value=own,
            # The calendar opens within these; a day saved outside them is shown all the same, and named as wrong.
            min_value=first if fits else dt.date(1, 1, 1),
            max_value=last if fits else dt.date(9999, 12, 31),
            key=f"deadline_{deadline_key(quarter)}_{draft.name}",
        )
        st.caption(f"空なら {day_words(usual)}")
    return said if isinstance(said, dt.date) else None


def _rules(draft: Draft, pending: Settings) -> Settings:
    st.caption("使わない規則に当てはまる項目は、要対応の一覧にも件数にも出ません。")
    off = set[str]()
    with st.grid(2, min_column_width=280):
        for rule in RULES:
            with st.container(border=True, height="stretch"):
                key = f"rule_{rule.code}_{draft.name}"
                on = st.toggle(f"**{rule.name}**", value=rule.code not in draft.start.rules_off, key=key)
                st.caption(f"{rule.description}({rule.severity}{'' if on else '・使わない'})")
                if not on:
                    off.add(rule.code)
    return replace(pending, rules_off=frozenset(off))

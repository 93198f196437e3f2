"""設定 in words: the names of the thresholds, what differs between two settings, the scale's rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kyoten.fiscal import Quarter, day_words
from kyoten.rules.table import RULES
from kyoten.settings import Rating, Settings
from kyoten.views.settings_checks import COLUMNS, scale_table

if TYPE_CHECKING:
    import pandas as pd

ORDER = "順"
"""The column by which the scale's rows are put in order."""


def saved_words(first: Quarter | None) -> str:
    """What is said when settings were saved that hold from a quarter on (None: always); closed ones stay."""
    since = f"{first.full_label}から" if first else "すべての四半期の"
    return f"設定を保存しました。{since}画面と資料に反映されます(確定した四半期は変わりません)。"


@dataclass(frozen=True)
class Threshold:
    """One number that can be set: its name, unit and what it does; `whole` = no fractions."""

    field: str
    label: str
    unit: str
    help: str
    whole: bool = True

    def words(self, value: float) -> str:
        """15日, 80%, 第2四半期."""
        return f"第{value}四半期" if self.field == "not_started_quarter" else f"{value:g}{self.unit}"


DEADLINE_DAYS = Threshold(
    "deadline_days", "四半期の末日から報告の期限まで", "日", "この日数を過ぎても報告がない項目が「未報告」になります。"
)
THRESHOLDS = (
    Threshold("on_track", "「順調」の下限", "%", "計画比がこれ以上なら順調です。", whole=False),
    Threshold(
        "slightly_behind", "「やや遅れ」の下限", "%",
        "計画比がこれ以上ならやや遅れ、これより小さければ遅れです。", whole=False,
    ),
    Threshold(
        "behind_points", "順調とする計画との差", "ポイント",
        "計画との差がこれ以内なら、進みの割合によらず順調です。", whole=False,
    ),
    Threshold(
        "nearly_achieved", "「概ね達成」の下限", "%",
        "第4四半期に、進捗がこれ以上なら概ね達成、これより小さければ未達です。", whole=False,
    ),
    Threshold("unreported_stalled", "未報告を停滞とする期数", "期", "これだけ続けて報告がないと停滞になります。"),
    Threshold(
        "no_change_quarters", "変化なしとする期数", "期", "これだけ続けて同じ進捗と状況が報告されると、変化なしです。"
    ),
    Threshold(
        "not_started_quarter", "着手しているはずの四半期", "", "この四半期の末を過ぎても未着手なら要対応になります。"
    ),
    Threshold(
        "same_undertaking", "同じ取組とみなす文の類似度", "",
        "別の役割の項目の文がこれ以上似ていれば、同じ取組とみなします(0〜100)。", whole=False,
    ),
)  # fmt: skip


def editable(settings: Settings) -> pd.DataFrame:
    """The scale's table with a number before each row, to put the rows in order."""
    table = scale_table(settings)
    table.insert(0, ORDER, range(1, len(table) + 1))
    return table


def in_order(edited: pd.DataFrame) -> list[dict[str, Any]]:
    """The edited table's rows by their number; rows without a number come last, as they stand."""
    rows = edited.sort_values(ORDER, kind="stable", na_position="last").to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def differences(old: Settings, new: Settings) -> tuple[str, ...]:
    """What the new settings change, one part of a sentence each: 報告の期限 15日 → 20日."""
    return (*_scale(old, new), *_grades(old, new), *_numbers(old, new), *_days(old, new), *_rules(old, new))


def _scale(old: Settings, new: Settings) -> Iterator[str]:
    before, after = ({rating.name: rating for rating in each.scale} for each in (old, new))
    renamed = {name: now.name for name in before if name not in after and (now := new.rating(name))}
    for name in (name for name in before if name not in after):
        yield f"状況「{name}」の名前 → {renamed[name]}" if name in renamed else f"状況「{name}」をなくす"
    before = {renamed.get(name, name): rating for name, rating in before.items()}
    for name, rating in after.items():
        if name not in before:
            yield f"状況「{name}」({_percent(rating)})を加える"
        else:
            yield from _step(before[name], rating)
    if [n for n in before if n in after] != [n for n in after if n in before]:
        yield f"状況の順 {'・'.join(before)} → {'・'.join(after)}"
    if renamed.get(old.cancelled, old.cancelled) != new.cancelled:
        yield f"項目を終わりにする状況 {old.cancelled} → {new.cancelled}"


def _step(old: Rating, new: Rating) -> Iterator[str]:
    if old.percent != new.percent:
        yield f"状況「{new.name}」の割合 {_percent(old)} → {_percent(new)}"
    if old.retired != new.retired:
        yield f"状況「{new.name}」を{'使わない' if new.retired else '使う'}"
    for field in ("colour", "symbol", "icon"):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield f"状況「{new.name}」の{COLUMNS[field]} {before or 'なし'} → {after or 'なし'}"


def _percent(rating: Rating) -> str:
    return "率に含めない" if rating.percent is None else f"{rating.percent:g}%"


def _numbers(old: Settings, new: Settings) -> Iterator[str]:
    for each in (DEADLINE_DAYS, *THRESHOLDS):
        before, after = getattr(old, each.field), getattr(new, each.field)
        if before != after:
            yield f"{each.label} {each.words(before)} → {each.words(after)}"


def _grades(old: Settings, new: Settings) -> Iterator[str]:
    if old.grades != new.grades:
        before, after = ("、".join(f"{each.words}({each.least:g}%から)" for each in s.grades) for s in (old, new))
        yield f"評価の段階 {before} → {after}"


def _days(old: Settings, new: Settings) -> Iterator[str]:
    before, after = dict(old.deadlines), dict(new.deadlines)
    for key in sorted({*before, *after}):
        if before.get(key) != after.get(key):
            year, number = map(int, key.split("-"))
            then, now = _day(before.get(key)), _day(after.get(key))
            yield f"{Quarter(year, number).full_label}の期限の日 {then} → {now}"


def _day(day: Any) -> str:  # noqa: ANN401 - a date or None
    return day_words(day) if day else "決めない"


def _rules(old: Settings, new: Settings) -> Iterator[str]:
    for rule in RULES:
        before, after = (rule.code in each.rules_off for each in (old, new))
        if before != after:
            yield f"規則「{rule.name}」を{'使わない' if after else '使う'}"

"""The same quarter of last year beside this one: the view's groups, each year measured by what held in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kyoten import measures
from kyoten.fiscal import Quarter, year_label
from kyoten.measures import Group
from kyoten.measures.rounding import rounded, signed
from kyoten.views.view import View, is_chosen
from kyoten.views.words import NO_VALUE, completion_counts, rate_words

WHOLE = "全体"
RATES = {"completion_rate": "完了率", "mean_progress": "平均進捗率", "pace": "計画比"}
"""What is compared, by the fields of measures.Group."""


@dataclass(frozen=True)
class YearPair:
    """A function, or the whole, in both years; None: the year has no item of it."""

    name: str
    then: Group | None
    now: Group | None

    def change(self, rate: str) -> float | None:
        """In points, to one decimal; None where one of the years is not known."""
        then, now = (getattr(group, rate) if group else None for group in (self.then, self.now))
        return None if then is None or now is None else rounded(now - then)

    def row(self) -> dict[str, Any]:
        """`name`; then `items`, `reported` and each of RATES of this year, with `_then` behind it of last year; with
        `_change` behind it what `change` gives of a rate. None where it is not known."""
        found: dict[str, Any] = {"name": self.name}
        for suffix, group in (("_then", self.then), ("", self.now)):
            found[f"items{suffix}"] = group.items if group else None
            found[f"reported{suffix}"] = group.items - group.unreported if group else None
            found |= {f"{rate}{suffix}": getattr(group, rate) if group else None for rate in RATES}
        return found | {f"{rate}_change": self.change(rate) for rate in RATES}

    @property
    def words(self) -> str:
        """完了率 8.8% → 9.7%(+0.9ポイント、34件のうち3件 → 31件のうち3件)、…"""
        return "、".join(self._rate(rate, label) for rate, label in RATES.items())

    def _rate(self, rate: str, label: str) -> str:
        then, now = (rate_words(getattr(group, rate) if group else None) for group in (self.then, self.now))
        change = self.change(rate)
        said = "" if change is None else change_words(change)
        if rate == "completion_rate":
            counts = [completion_counts(group) if group else "" for group in (self.then, self.now)]
            told = " → ".join(each or NO_VALUE for each in counts) if any(counts) else ""
            said = "、".join(part for part in (said, told) if part)
        return f"{label} {then} → {now}" + (f"({said})" if said else "")


@dataclass(frozen=True)
class LastYearBeside:
    """`quarter`: last year's; `reported`: whether anybody reported in it, `sample` where samples are among the reports;
    `pairs`: every function, then the whole."""

    quarter: Quarter
    reported: bool
    sample: bool
    pairs: tuple[YearPair, ...]

    def sentence(self, name: str = WHOLE) -> str:
        """前年度の同じ四半期(平成22年度 第2四半期)から：完了率 8.8% → 9.7%(+0.9ポイント、…)、…; or what is missing."""
        if not self.reported:
            return f"前年度の同じ四半期({self.quarter.full_label})の報告はありません。"
        pair = next(pair for pair in self.pairs if pair.name == name)
        if pair.then is None:
            return f"{year_label(self.quarter.year)}の計画に「{name}」の項目はありません。"
        sample = "、サンプルデータ" if self.sample else ""
        return f"前年度の同じ四半期({self.quarter.full_label}{sample})から：{pair.words}"


def change_words(change: float) -> str:
    """+0.9ポイント, -3.0ポイント, 増減なし."""
    return "増減なし" if change == 0 else f"{signed(change)}ポイント"


def beside(view: View) -> LastYearBeside | None:
    """None where last year has no plan. Findings are left out: who flags what depends on the year before, too."""
    last = view.last_year
    if last is None:
        return None
    number = view.quarter.number
    meta = view.meta
    tracks = [track for track in last.tracks(number) if is_chosen(track.item, meta.roles, meta.functions)]
    settings = last.terms[number - 1].settings
    then = {group.keys: group for by in _BY for group in measures.rollup(tracks, by, (), settings)}
    now = {group.keys: group for by in _BY for group in view.groups(*by)}
    names = dict.fromkeys(str(keys[0]) for keys in (*now, *then) if keys)
    pairs = [YearPair(name, then.get((name,)), now.get((name,))) for name in names]
    pairs.append(YearPair(WHOLE, then.get(()), now.get(())))
    reports = [track.now.report for track in tracks if track.counted and track.now.report]
    sample = any(report.sample for report in reports)
    return LastYearBeside(Quarter(view.quarter.year - 1, number), bool(reports), sample, tuple(pairs))


_BY: tuple[tuple[str, ...], ...] = (("function",), ())

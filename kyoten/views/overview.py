"""The figures at the top of 概要, each against the quarter before, and the sentence above them."""

from __future__ import annotations

from dataclasses import dataclass

from kyoten.measures.rounding import one_decimal, rounded
from kyoten.model import Kind
from kyoten.rules.table import RULES, STALLED
from kyoten.views.figure_items import FigureKey, figure_items
from kyoten.views.glossary import meaning
from kyoten.views.view import View
from kyoten.views.words import NO_VALUE, completion_counts, on_course_counts


@dataclass(frozen=True)
class Figure:
    """One figure as shown. `delta` is signed with an ASCII hyphen ("-3"), which is what st.metric takes for a fall;
    0 = no change, None = there is nothing to compare with. `good_when` is up or down. `counts`: the numbers behind a
    rate (122件のうち45件), "" where there are none."""

    label: str
    value: str
    unit: str
    delta: str | int | None
    good_when: str
    help: str
    counts: str = ""
    opens: FigureKey | None = None
    """The list of what it counts; of a rate, of what is above its line."""

    @property
    def words(self) -> str:
        """18.4 %, or — where nothing is known."""
        return NO_VALUE if self.value == NO_VALUE else f"{self.value} {self.unit}"

    @property
    def title(self) -> str:
        """完了率(122件のうち45件)."""
        return f"{self.label}({self.counts})" if self.counts else self.label

    @property
    def judged(self) -> str:
        """改善 or 悪化, by the direction that is good for the figure; "" where nothing changed or is known."""
        if not self.delta:
            return ""
        down = str(self.delta).startswith("-")
        return "改善" if down == (self.good_when == "down") else "悪化"


def figures(view: View, *, with_change: bool = True) -> tuple[Figure, ...]:
    """完了率, 実施率 where there are 継続型 items, 計画比 (%), 停滞, 未報告 (items).

    `with_change`: since the quarter before, which is made for it; else every `delta` is None.
    """
    now, then = _numbers(view), _numbers(view.before) if with_change and view.before else {}
    # Where other rules could find something then, or reports are still coming in, the numbers can't be compared.
    if view.before and (_stalling(view) != _stalling(view.before) or not _is_due(view)):
        then.pop("stalled", None)
    if not _is_due(view):
        then.pop("unreported", None)
    made = (
        ("completion", "完了率", "%", "ポイント", "up"),
        ("carried", "実施率", "%", "ポイント", "up"),
        ("pace", "計画比", "%", "ポイント", "up"),
        ("stalled", "停滞", "件", "件", "down"),
        ("unreported", "未報告", "件", "件", "down"),
    )
    counts = _counts(view)
    return tuple(
        Figure(
            label,
            _shown(now[key], unit),
            unit,
            _delta(now[key], then.get(key), step),
            good,
            meaning(label),
            counts.get(key, ""),
            FigureKey(_LISTS[key]),
        )
        for key, label, unit, step, good in made
        if key != "carried" or any(track.counted and track.item.kind == Kind.ONGOING for track in view.tracks)
    )


def _counts(view: View) -> dict[str, str]:
    """The numbers behind the rates."""
    total = view.total
    counts = {"completion": completion_counts(total), "pace": on_course_counts(total, view.quarter.number)}
    counts["stalled"] = f"ほかに報告のない役割{len(view.silent)}" if view.silent else ""
    return counts | {"carried": f"{total.told}四半期のうち{total.carried}四半期" if total.told else ""}


def _numbers(view: View) -> dict[str, float | None]:
    total = view.total
    return {
        "completion": total.completion_rate,
        "carried": total.carried_rate,
        "pace": total.pace,
        "stalled": len(figure_items(view, FigureKey("stalled"))),
        "unreported": total.unreported,
    }


_LISTS = {
    **{"completion": "completed", "carried": "told", "pace": "on_course", "stalled": "stalled"},
    "unreported": "unreported",
}


def _stalling(view: View) -> set[str]:
    """The rules that can make an item 停滞 in the view's quarter."""
    return {rule.code for rule in RULES if rule.severity == STALLED and view.quarter.number in rule.quarters}


def _is_due(view: View) -> bool:
    """Whether the deadline of the view's quarter has passed, as that of the quarter before had when it is looked at."""
    return view.meta.as_of > view.meta.settings.deadline(view.quarter)


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return NO_VALUE
    return one_decimal(value) if unit == "%" else str(int(value))


def _delta(now: float | None, then: float | None, unit: str) -> str | int | None:
    if then is None or now is None:
        return None
    change = rounded(now - then)
    if change == 0:
        return 0
    return f"{one_decimal(change) if unit == 'ポイント' else int(change)} {unit}"

"""The four figures at the top of 概要, each against the quarter before, and the sentence above them."""

from __future__ import annotations

from dataclasses import dataclass

from kyoten.rules.table import STALLED
from kyoten.views.view import View
from kyoten.views.words import NO_VALUE


@dataclass(frozen=True)
class Figure:
    """One figure as shown. `delta` is signed with an ASCII hyphen ("-3"), which is what st.metric takes for a fall;
    0 = no change, None = there is nothing to compare with. `good_when` is up or down."""

    label: str
    value: str
    unit: str
    delta: str | int | None
    good_when: str
    help: str

    @property
    def words(self) -> str:
        """18.4 %, or — where nothing is known."""
        return NO_VALUE if self.value == NO_VALUE else f"{self.value} {self.unit}"


def figures(view: View, *, with_change: bool = True) -> tuple[Figure, ...]:
    """完了率 (%), 計画に対する進み (%), 停滞 (items), 未報告 (items).

    `with_change`: since the quarter before, which is made for it; else every `delta` is None.
    """
    now, then = _numbers(view), _numbers(view.before) if with_change and view.before else {}
    made = (
        ("completion", "完了率", "%", "ポイント", "up", "完了 ÷ (項目数 − 中止 − 評価困難)。再掲は1件と数えます。"),
        (
            "pace",
            "計画に対する進み",
            "%",
            "ポイント",
            "up",
            "平均進捗率 ÷ 同じ項目の計画値。報告のあった項目で計算します。",
        ),
        ("stalled", "停滞", "件", "件", "down", "要対応のうち重さが「停滞」の項目数。理由は要対応のページにあります。"),
        ("unreported", "未報告", "件", "件", "down", "この四半期の報告がまだない項目数。進捗0%とは別に数えます。"),
    )
    return tuple(
        Figure(label, _shown(now[key], unit), unit, _delta(now[key], then.get(key), step), good, words)
        for key, label, unit, step, good, words in made
    )


def _numbers(view: View) -> dict[str, float | None]:
    total = view.total
    return {
        "completion": total.completion_rate,
        "pace": total.pace,
        "stalled": len({finding.item for finding in view.findings if finding.severity == STALLED}),
        "unreported": total.unreported,
    }


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return NO_VALUE
    return f"{value:.1f}" if unit == "%" else f"{value:.0f}"


def _delta(now: float | None, then: float | None, unit: str) -> str | int | None:
    if then is None or now is None:
        return None
    digits = 1 if unit == "ポイント" else 0
    change = round(now - then, digits)
    return 0 if change == 0 else f"{change:.{digits}f} {unit}"

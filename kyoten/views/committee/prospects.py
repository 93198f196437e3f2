"""How many of this year's goals will be reached (kyoten.measures.outlook), by function."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kyoten.measures import YEAR_END, Prospect, Reckoned, outlook
from kyoten.views.committee.answer import Answer, AnswerColumn, Value
from kyoten.views.view import View
from kyoten.views.words import named

QUESTION = "今年度の目標のうち、いくつに届きそうか"
WHOLE = "全体"
_RECKONED = (
    "見込みは、項目ごとの計画比(値 ÷ 計画)がこのまま続いた場合の計算で、約束ではない。"
    "100%で達成、{nearly:g}%以上で概ね達成の見込み。"
    "値の報告がない項目、予定の時期がまだ来ていない項目は「分からない」。この四半期の値がない項目は、前の値のペースでも届かなければ"
    "「届かない」、そのほかは「分からない」。"
)
_AT_THE_END = (
    "達成は、完了しているか値が100%の項目。概ね達成は{nearly:g}%以上、未達はそれ未満。この四半期の値がない項目は、前の値のペースでも"
    "届かなければ「未達」、そのほかは「分からない」。"
)


def prospects(view: View) -> Answer:
    """A row a function in plan order, then the whole."""
    number, settings = view.quarter.number, view.meta.settings
    shown = [each for each in Prospect if number != YEAR_END or each != Prospect.LIKELY]
    found = outlook(view.tracks, settings)
    if not any(each.track.known for each in found):
        return Answer(QUESTION, "").without("値の報告がまだないため、今年度の目標にいくつ届きそうかは分かりません。")
    columns = (
        AnswerColumn("機能", 18), AnswerColumn("目標(件)", 7, True),
        *(AnswerColumn(f"{each.label(number)}(件)", 9, True) for each in shown),
        AnswerColumn(f"{Prospect.SHORT.label(number)}の項目", 60),
    )  # fmt: skip
    note = (_AT_THE_END if number == YEAR_END else _RECKONED).format(nearly=settings.nearly_achieved)
    functions = dict.fromkeys(each.track.item.function for each in found)
    parts = [(name, [each for each in found if each.track.item.function == name]) for name in functions]
    rows = (_row(name, of, shown) for name, of in (*parts, *([(WHOLE, found)] if len(parts) > 1 else [])))
    return Answer(QUESTION, sentence(found, number), columns, tuple(rows), note)


def sentence(found: Sequence[Reckoned], number: int) -> str:
    """目標133件のうち達成13件、達成の見込み29件、概ね達成の見込み33件、届かない見込み47件、分からない11件(ほかに対象外1件)。"""
    counts = Counter(each.prospect for each in found)
    out = counts.pop(Prospect.EXCLUDED, 0)
    said = "、".join(
        f"{each.label(number)}{counts[each]}件"
        for each in Prospect
        if each != Prospect.EXCLUDED and (counts[each] or (each != Prospect.LIKELY or number != YEAR_END))
    )
    rest = f"(ほかに対象外{out}件)" if out else ""
    return f"目標{counts.total()}件のうち、{said}{rest}。"


def _row(name: str, found: Sequence[Reckoned], shown: Sequence[Prospect]) -> tuple[Value, ...]:
    counts = Counter(each.prospect for each in found)
    short = "" if name == WHOLE else named(each.track.item.id for each in found if each.prospect == Prospect.SHORT)
    goals = len(found) - counts[Prospect.EXCLUDED]
    return (name, goals, *(counts[each] for each in shown), short)

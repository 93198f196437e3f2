"""The year's judgements (kyoten.views.judgements) as outputs print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kyoten.fiscal import day_words, japanese_day
from kyoten.views.judgements import JudgedSubject, YearJudgements, is_time, year_judgements

if TYPE_CHECKING:
    from kyoten.views.view import View

TITLE = "年度末の評価"
Judged = Mapping[str, dict[str, Any]]
"""Subject → its cells."""
NOTHING: dict[str, Any] = dict.fromkeys(("grade", "direction", "why", "decided"))
HEADS = {
    "subject": "項目番号", "function": "機能", "role": "役割", "person": "担当", "text": "項目・目指す拠点の姿",
    "grade": "評価", "direction": "来年度の方向", "why": "評価の理由", "decided": "決めた人・日",
}  # fmt: skip


def found(view: View) -> YearJudgements | None:
    """What was decided; None before the year's end and where nothing is decided."""
    if not is_time(view):
        return None
    made = year_judgements(view)
    return made if made.decided else None


def cells(view: View) -> Judged:
    """Of what is decided; where nothing is yet, at the year's end, the proposal, marked as one."""
    made = year_judgements(view)
    return {each.subject: _cells(each) for each in made.all if each.decided or is_time(view)}


def rows(view: View) -> list[dict[str, Any]]:
    """One row a decided subject, target states first, by the keys of HEADS; [] where nothing is to be printed."""
    made = found(view)
    return [] if made is None else [_row(each) for each in made.decided]


def _row(each: JudgedSubject) -> dict[str, Any]:
    same = {name: getattr(each, name) for name in ("subject", "function", "text")}
    return {**same, "role": each.role or "目指す姿", "person": each.person or None, **_cells(each)}


def _cells(each: JudgedSubject) -> dict[str, Any]:
    if each.decided is None:
        grade = each.proposal.grade
        return {
            "grade": f"{grade.words}(提案)" if grade else "未決定", "direction": f"{each.proposal.direction}(提案)",
            "why": each.proposal.reason, "decided": None,
        }  # fmt: skip
    decided = each.decided
    return {
        "grade": f"{decided.letter} {decided.name}", "direction": decided.direction, "why": decided.reason,
        "decided": f"{decided.by} {day_words(japanese_day(decided.at))}",
    }  # fmt: skip

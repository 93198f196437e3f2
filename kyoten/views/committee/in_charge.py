"""Who is responsible for what: each person's items, and those of a role of which nobody is named."""

from __future__ import annotations

from kyoten.measures import Track
from kyoten.views.committee.answer import Answer, AnswerColumn, Value
from kyoten.views.view import View
from kyoten.views.words import named

NOBODY = "(決まっていない)"
QUESTION = Answer(
    "だれが何に責任を持つか",
    "",
    (
        AnswerColumn("役割", 9), AnswerColumn("担当", 18), AnswerColumn("項目数(件)", 7, True),
        AnswerColumn("完了(件)", 6, True), AnswerColumn("要対応(件)", 7, True), AnswerColumn("要対応の項目", 50),
        AnswerColumn("項目番号", 60),
    ),
    note="担当は、計画の画面で項目ごとに決める。前年度から続く項目は、前年度の担当を引き継ぐ。報告用紙の担当(問い合わせ先)は項目の画面にある。",
)  # fmt: skip


def in_charge(view: View) -> Answer:
    """Roles in the plan's order; within one the persons in the order of their items, nobody last."""
    counted = [track for track in view.tracks if track.counted]
    roles = view.plan.roles
    of: dict[tuple[str, str], list[Track]] = {}
    for track in counted:
        of.setdefault((track.item.role, view.persons.get(track.item.id, "")), []).append(track)
    listed = sorted(of.items(), key=lambda each: (roles.index(each[0][0]), not each[0][1], each[1][0].order))
    without = sum(len(tracks) for (_, person), tracks in listed if not person)
    persons = len({person for _, person in of if person})
    said = f"{len(counted)}件のうち{len(counted) - without}件に担当({persons}人)が決まっています"
    said = said if persons else "計画で担当を決めた項目はありません。役割ごとに示します"
    rest = f"。決まっていないのは{without}件" if persons and without else ""
    return QUESTION.answered(f"{said}{rest}。", (_row(view, *key, tracks) for key, tracks in listed))


def _row(view: View, role: str, person: str, tracks: list[Track]) -> tuple[Value, ...]:
    flagged = [track.item.id for track in tracks if track.item.id in view.flagged]
    complete = sum(track.now.complete for track in tracks)
    items = named(track.item.id for track in tracks)
    return role, person or NOBODY, len(tracks), complete, len(flagged), named(flagged), items

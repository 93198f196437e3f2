"""What changed since a day: how many changes of each kind, and of which items; all of them stand in 前回の会議から."""

from __future__ import annotations

from kyoten.views.changes_since import since
from kyoten.views.committee.answer import Answer, AnswerColumn
from kyoten.views.view import View
from kyoten.views.words import named

QUESTION = Answer(
    "前回の会議から、何が変わったか",
    "",
    (AnswerColumn("種類", 18), AnswerColumn("件数(件)", 7, True), AnswerColumn("項目番号", 110)),
    note="一つずつの変化は「前回の会議から」にある。",
)


def changed(view: View) -> Answer:
    """A row a kind that there is."""
    found = view.cached(since)
    if found is None:
        return QUESTION.without("前回の会議の日を選ぶと、その日の終わりから変わったことが出ます。")
    kinds = ((label, lines) for label, lines in found.groups.items() if lines)
    rows = (
        (label, len(lines), named(dict.fromkeys(line.item for line in lines if line.item))) for label, lines in kinds
    )
    return QUESTION.answered(found.summary, rows)

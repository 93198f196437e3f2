"""What did we say a year ago? Of each item that goes on, what last year's report of the same quarter said."""

from __future__ import annotations

from kyoten.fiscal import year_label
from kyoten.measures import Track
from kyoten.rules.table import SEVERITIES
from kyoten.views.committee.answer import Answer, AnswerColumn, Value
from kyoten.views.decisions import NOT_SAID, newest_text
from kyoten.views.last_year import beside
from kyoten.views.view import View
from kyoten.views.words import percent_words
from kyoten.views.year_links import continuing

QUESTION = Answer(
    "1年前に何と言ったか、今はどうか",
    "",
    (
        AnswerColumn("項目番号", 10), AnswerColumn("項目", 32), AnswerColumn("役割", 8),
        AnswerColumn("前年度の項目", 10), AnswerColumn("前年度の課題", 30), AnswerColumn("前年度の次期の対応", 30),
        AnswerColumn("前年度の進捗", 9),
        AnswerColumn("今年度の進捗", 9), AnswerColumn("今年度の要対応", 10),
    ),
    note="前年度の同じ四半期までの、最も新しい報告の文と値。前年度から続く項目だけを示し、要対応の項目を先に並べる。",
)  # fmt: skip


def year_ago(view: View) -> Answer:
    """The items that need a decision first, then in plan order."""
    last, year = view.last_year, year_label(view.quarter.year - 1)
    made = view.cached(beside)
    if last is None or made is None:
        return QUESTION.without(f"{year}の計画が取り込まれていないため、1年前に言ったことは分かりません。")
    if not made.reported:
        return QUESTION.without(made.sentence())
    then = {track.item.id: track for track in last.tracks(view.quarter.number)}
    previous = {item: link.previous.id for item, link in continuing(view).items() if link.previous}
    counted = [track for track in view.tracks if track.counted]
    pairs = [(track, then[previous[track.item.id]]) for track in counted if previous.get(track.item.id) in then]
    pairs.sort(key=lambda pair: (pair[0].item.id not in view.flagged, pair[0].order))
    rows = tuple(_row(view, *pair) for pair in pairs)
    told = sum(row[4] != NOT_SAID or row[5] != NOT_SAID for row in rows)
    said = f"前年度から続く項目は{len(rows)}件、うち{told}件に課題か次期の対応が書かれています。"
    return QUESTION.answered(f"{said}{made.sentence()}。", rows)


def _row(view: View, track: Track, then: Track) -> tuple[Value, ...]:
    item, found = track.item, {each.severity for each in view.findings_of(track.item.id)}
    severities = "・".join(each for each in SEVERITIES if each in found)
    return (
        item.id, item.text, item.role, then.item.id, newest_text(then, "issue"), newest_text(then, "next_action"),
        percent_words(then.now.current), percent_words(track.now.current), severities,
    )  # fmt: skip

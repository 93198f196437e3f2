"""判断を求める項目: one slide for 停滞 with what is asked, and an appendix of every item with all that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from kyoten.chart import sentences, style
from kyoten.export.contents import decision_tables
from kyoten.export.pptx import speaker_notes
from kyoten.export.pptx.row_table import Row, RowTable
from kyoten.export.pptx.slides import Slides, TableCell
from kyoten.rules.table import SEVERITIES, STALLED
from kyoten.views.decisions import AskedDecision
from kyoten.views.words import percent_words

if TYPE_CHECKING:
    from kyoten.views.view import View

ASKED = RowTable((("項目番号", 80.0), ("項目", 230.0), ("なぜ", 270.0), ("求める判断", 160.0), ("いつまで", 140.0)))
WHOLE = RowTable(
    (
        ("項目番号", 90.0), ("項目", 160.0), ("なぜ", 190.0), ("課題・次期の対応", 170.0), ("求める判断", 120.0),
        ("根拠", 150.0),
    )
)  # fmt: skip
NONE = "要対応の項目はない"


def add(slides: Slides, view: View) -> None:
    """The slide of 停滞 (of 注意 where nothing is 停滞), as many as it holds, or that there is nothing to decide."""
    page = decision_tables.found(view)
    sources = speaker_notes.sources(view.meta)
    if not page.lines:
        slides.titled(NONE, f"{page.summary}。", sources)
        return
    first = (*page.roles, *(page.stalled or page.decisions))
    rows = ASKED.pages([_asked(each) for each in first])[0]
    if (left := len(first) - len(rows)) or len(first) < len(page.lines):
        rows = ASKED.with_rest(rows, left, partial(_rest, len(page.decisions)))
    measure = "続いている期間の長い順。最も重い規則の理由と、求める判断、いつまで"
    alt = "。".join(f"{each.item or each.role}({each.severity}): {each.asked}" for each in first)
    slide = slides.titled(message(page.summary, page.stalled), measure, [*map(_note, first), "", *sources])
    ASKED.add(slide, rows, name=decision_tables.TITLE, alt=alt)


def add_appendix(slides: Slides, view: View) -> None:
    """Every item with its reasons, 課題, 次期の対応 and evidence, 停滞 first; no two slides with one title."""
    page = decision_tables.found(view)
    sources = speaker_notes.sources(view.meta)
    for severity in SEVERITIES:
        listed = [each for each in page.decisions if each.severity == severity]
        at, wholes = 0, [_whole(each) for each in listed]
        table = WHOLE.by_texts(wholes)
        for rows in table.pages(wholes) if listed else ():
            part, at = listed[at : at + len(rows)], at + len(rows)
            title = f"付録 {_span(severity, at - len(rows) + 1, part, len(listed))}"
            measure = "なぜ、課題と次期の対応、求める判断といつまで、根拠。進捗率は分かっている最新の値"
            slide = slides.titled(title, measure, [*map(_note, part), "", *sources])
            alt = "。".join(f"{each.item}({each.severity}): {each.why}" for each in part)
            table.add(slide, rows, name=decision_tables.TITLE, alt=alt)


def _span(severity: str, first: int, part: Sequence[AskedDecision], listed: int) -> str:
    """停滞の4〜6件目(17件中)：2-1-G03〜4-2-G01; no other slide begins with this one's item."""
    if len(part) == 1:
        return f"{severity}の{first}件目({listed}件中)：{part[0].item}"
    return f"{severity}の{first}〜{first + len(part) - 1}件目({listed}件中)：{part[0].item}〜{part[-1].item}"


def message(summary: str, stalled: Sequence[AskedDecision]) -> str:
    """要対応34件(停滞17件、注意17件)。停滞が最も多いのは親子の居場所(7件)"""
    if not stalled:
        return summary
    return f"{summary}。{sentences.most_of(STALLED, Counter(each.function for each in stalled))}"


def _asked(each: AskedDecision) -> Row:
    return (
        _who(each), TableCell(each.text), TableCell(each.reasons[0]), TableCell(each.asked, bold=True),
        TableCell(each.until),
    )  # fmt: skip


def _rest(listed: int, left: int) -> Row:
    """Where the others stand."""
    words = f"ほか{left}件と、" if left else ""
    cells = ("", f"{words}全{listed}件の課題・次期の対応・根拠は付録にある", "", "", "")
    return tuple(TableCell(text, colour=style.QUIET_TEXT) for text in cells)


def _whole(each: AskedDecision) -> Row:
    said = f"課題：{each.issue}\n次期の対応：{each.next_action}"
    return (
        _who(each),
        TableCell(f"{each.text}\n進捗率 {percent_words(each.progress)}"),
        TableCell(f"{each.severity} {each.since.label}から({each.rules})\n{each.why}"),
        TableCell(said),
        TableCell(f"{each.asked}\n{each.until}"),
        TableCell(each.evidence_words),
    )


def _who(each: AskedDecision) -> TableCell:
    """The item's number, its role, and who is in charge under it."""
    words = "\n".join(part for part in (each.item, each.role, each.person) if part)
    return TableCell(words, bold=True, colour=style.RED if each.severity == STALLED else style.INK)


def _note(each: AskedDecision) -> str:
    who = " ".join(part for part in (each.item, each.function, each.role, each.person) if part)
    stands = f"{each.severity}({each.since.label}から、進捗率{percent_words(each.progress)})"
    evidence = "、".join(each.evidence_words.splitlines())
    return (
        f"{who} {stands} {each.text} なぜ: {each.why}。課題: {each.issue} 次期の対応: {each.next_action} "
        f"求める判断: {each.asked}({each.until})。根拠: {evidence}"
    )

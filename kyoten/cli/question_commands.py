"""question and decisions: what a committee asks, and what it is asked to decide."""

from __future__ import annotations

import argparse
from dataclasses import replace

from kyoten.cli.context import quarter
from kyoten.cli.json_documents import answer_document, decision_page_document
from kyoten.cli.output import print_json
from kyoten.cli.view_commands import chosen_view, since_day, view_of
from kyoten.views.committee.answer import words
from kyoten.views.committee.questions import QUESTIONS
from kyoten.views.decisions import decision_page


def question(arguments: argparse.Namespace) -> int:
    """One question of a committee with its answer."""
    view = chosen_view(arguments)
    if arguments.since:
        day, meeting = since_day(arguments, view.meta.as_of)
        view = replace(view, since=view_of(arguments, day), since_meeting=meeting)
    answer = QUESTIONS[arguments.question].make(view)
    if arguments.json:
        print_json(answer_document(arguments.question, answer))
        return 0
    print(f"{answer.question}({quarter(arguments).full_label}、{view.meta.as_of.isoformat()}現在)")
    print(answer.sentence)
    if answer.rows:
        print(" | ".join(column.head for column in answer.columns))
    for row in answer.rows:
        print(" | ".join(map(words, row)))
    if answer.note:
        print(answer.note)
    return 0


def decisions(arguments: argparse.Namespace) -> int:
    """What is to be decided of each item, 停滞 first, the longest first."""
    view = chosen_view(arguments)
    page = decision_page(view)
    if arguments.json:
        print_json(decision_page_document(page))
        return 0
    at = f"{view.meta.as_of.isoformat()}現在、{view.meta.state.label}"
    print(f"{quarter(arguments).full_label}({at}): {page.summary}")
    for each in page.lines:
        whose = f"(担当 {each.person})" if each.person else ""
        which = f"{each.item} {each.function}・{each.role}" if each.item else each.role
        print(f"{each.severity} {which}{whose} {each.text}")
        print(f"  なぜ: {each.why}({each.since.label}から)")
        print(f"  課題: {each.issue} 次期の対応: {each.next_action}")
        print(f"  求める判断: {each.asked}({each.until})")
        print(f"  根拠: {'、'.join(each.evidence_words.splitlines())}")
    return 0

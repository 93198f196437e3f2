"""question and decisions: what a committee asks, and what it is asked to decide."""

from __future__ import annotations

import argparse

from kyoten.cli.context import quarter
from kyoten.cli.json_documents import answer_document, decision_page_document
from kyoten.cli.output import print_json
from kyoten.cli.view_commands import chosen_view, standing, with_since
from kyoten.views.committee.answer import words
from kyoten.views.committee.questions import QUESTIONS
from kyoten.views.decisions import decision_page


def question(arguments: argparse.Namespace) -> int:
    """One question of a committee with its answer."""
    view = with_since(arguments, chosen_view(arguments))
    answer = QUESTIONS[arguments.question].make(view)
    if arguments.json:
        print_json(answer_document(arguments.question, answer))
        return 0
    print(f"{answer.question}({quarter(arguments).full_label}、{standing(view)})")
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
    print(f"{quarter(arguments).full_label}({standing(view)}): {page.summary}")
    for each in page.lines:
        whose = f"(担当 {each.person})" if each.person else ""
        which = f"{each.item} {each.function}・{each.role}" if each.item else each.role
        print(f"{each.severity} {which}{whose} {each.text}")
        print(f"  なぜ: {each.why}({each.since.label}から)")
        print(f"  課題: {each.issue} 次期の対応: {each.next_action}")
        print(f"  求める判断: {each.asked}({each.until})")
        print(f"  根拠: {'、'.join(each.evidence_words.splitlines())}")
    return 0

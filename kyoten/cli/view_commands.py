"""summary, stalled and changes: numbers and findings of what is stored; and the view that a call asks for."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, quarter, site
from kyoten.cli.finding_documents import finding_documents
from kyoten.cli.json_documents import changes_document, summary_document
from kyoten.cli.meeting_commands import day_of
from kyoten.cli.output import print_json, print_table
from kyoten.fiscal import day_words, today_in_japan
from kyoten.measures import Group
from kyoten.rules.table import RULE_NAMES
from kyoten.views import named_meetings
from kyoten.views.changes_since import changes_since
from kyoten.views.view import View, load
from kyoten.views.words import completion_counts, on_course_counts, rate_words
from kyoten.views.year_data import refuse_future

HEADERS = {"function": "機能", "role": "役割", "state": "目指す拠点の姿"}


def summary(arguments: argparse.Namespace) -> int:
    """Groups and total of a quarter."""
    view = chosen_view(arguments)
    if arguments.json:
        print_json(summary_document(view, arguments.by))
        return 0
    print(f"{quarter(arguments).full_label}({standing(view)})")
    statuses = list(view.total.by_status)
    head = ["・".join(HEADERS[name] for name in arguments.by), "項目", *statuses, "未報告"]
    head += ["完了率", "実施率", "平均進捗率", "(値あり)", "計画", "計画比", "要対応"]
    number = view.quarter.number
    print_table(head, [_cells(group, number) for group in (*view.groups(*arguments.by), view.total)])
    return 0


def stalled(arguments: argparse.Namespace) -> int:
    """Every finding with its reason."""
    view = chosen_view(arguments)
    if arguments.json:
        print_json(finding_documents(view))
        return 0
    print(f"{quarter(arguments).full_label}({standing(view)}): 要対応 {len(view.flagged)}項目")
    for silent in view.silent:
        print(f"{silent.severity} {silent.reason}")
    for each in view.findings:
        since = each.since.label if each.since.year == view.quarter.year else each.since.full_label
        whose = f"(担当 {view.persons[each.item]})" if each.item in view.persons else ""
        print(f"{each.severity} {each.item}{whose} {RULE_NAMES[each.rule]}({since}から): {each.reason}")
    return 0


def changes(arguments: argparse.Namespace) -> int:
    """What changed between the ends of two days."""
    until = arguments.until or today_in_japan()
    since, meeting = _since_day(arguments, until)
    found = changes_since(_view_of(arguments, since), _known(arguments, _view_of(arguments, arguments.until)), meeting)
    if arguments.json:
        print_json(changes_document(found))
        return 0
    print(found.summary)
    for label, lines in found.groups.items():
        for line in lines:
            print(" ".join(part for part in (label, line.item, line.words) if part))
    return 0


def with_since(arguments: argparse.Namespace, view: View) -> View:
    """The view, with itself as of the end of the day of --since where the call has one."""
    if not arguments.since:
        return view
    day, meeting = _since_day(arguments, view.meta.as_of)
    return replace(view, since=_view_of(arguments, day), since_meeting=meeting)


def _since_day(arguments: argparse.Namespace, until: dt.date) -> tuple[dt.date, str]:
    """The day that --since says or whose meeting it names, and the name of what was held on it."""
    with opened(arguments) as store:
        name = site(store, arguments)
        day = day_of(store, name, arguments.since, quarter(arguments))
        meeting = named_meetings.name_of_day(store.meetings(name), day)
    if day >= until:
        raise Refused(f"--since の日({day_words(day)})は、{day_words(until)}より前の日にしてください。")
    return day, meeting


def chosen_view(arguments: argparse.Namespace) -> View:
    """Of the quarter, roles and functions that the call names, as of --as-of or --today, else today. Raises Refused
    where both are given, and for a role or function that the plan has not."""
    if arguments.as_of and arguments.today:
        raise Refused("--as-of と --today は、どちらか一つを指定してください。")
    return _known(arguments, _view_of(arguments, arguments.as_of, today=arguments.today))


def _view_of(arguments: argparse.Namespace, as_of: dt.date | None, today: dt.date | None = None) -> View:
    if as_of:
        refuse_future(as_of)
    with opened(arguments) as store:
        name = site(store, arguments)
        return load(
            store,
            name,
            quarter(arguments),
            roles=arguments.roles,
            functions=arguments.functions,
            today=today or today_in_japan(),
            as_of=as_of,
        )


def _known(arguments: argparse.Namespace, view: View) -> View:
    """The view, whose plan has every role and function that is asked for."""
    for label, chosen, known in (
        ("役割", arguments.roles, view.plan.roles),
        ("機能", arguments.functions, view.plan.functions),
    ):
        for name in chosen:
            if name not in known:
                raise Refused(f"{label}「{name}」は計画にありません。{'、'.join(known)}のどれかにしてください。")
    return view


def standing(view: View) -> str:
    """2011-10-20現在、速報; with the roles and functions that were chosen."""
    chosen = f"、{view.meta.scope_label}" if view.meta.roles or view.meta.functions else ""
    return f"{view.meta.as_of.isoformat()}現在、{view.meta.state.label}{chosen}"


def _cells(group: Group, number: int) -> list[str]:
    """A line of the summary; rates with the numbers that they are made of."""
    counts = (group.items, *group.by_status.values(), group.unreported)
    return [
        "・".join(map(str, group.keys)) or "合計",
        *map(str, counts),
        _with_counts(group.completion_rate, completion_counts(group)),
        rate_words(group.carried_rate),
        rate_words(group.mean_progress),
        f"({group.covered})",
        rate_words(group.expected),
        _with_counts(group.pace, on_course_counts(group, number)),
        str(group.flagged),
    ]


def _with_counts(rate: float | None, counts: str) -> str:
    return rate_words(rate) + (f"({counts})" if counts else "")

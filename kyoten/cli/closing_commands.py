"""close and reopen: a quarter or a year is closed (確定) in somebody's name, and opened again for a reason."""

from __future__ import annotations

import argparse

from kyoten.cli.context import opened, site, who
from kyoten.cli.output import say
from kyoten.fiscal import today_in_japan
from kyoten.views import submission_status
from kyoten.views.closing_check import closing_checks


def close(arguments: argparse.Namespace) -> int:
    """Close, and say what was missing."""
    with opened(arguments) as store:
        name, year, number = site(store, arguments), arguments.year, arguments.quarter
        cells = submission_status.load(store, name, year, today=today_in_japan()).cells
        checks = closing_checks(store, name, year, number, cells)
        made = store.close_period(name, year, number, by=who(arguments), leave_waiting=arguments.leave_waiting)
    for check in checks:
        for sentence in check.sentences:
            say(sentence)
    say(f"{'、'.join(each.label for each in made)}を確定しました。")
    return 0


def reopen(arguments: argparse.Namespace) -> int:
    """Open a closed quarter or year again."""
    with opened(arguments) as store:
        name = site(store, arguments)
        made = store.reopen_period(name, arguments.year, arguments.quarter, by=who(arguments), reason=arguments.reason)
    say(f"{made.label}の確定を解除しました。")
    return 0

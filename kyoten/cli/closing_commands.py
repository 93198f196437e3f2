"""close and reopen: a quarter or a year is closed (確定) in somebody's name, and opened again for a reason."""

from __future__ import annotations

import argparse

from kyoten.cli.context import opened, site, who
from kyoten.cli.output import say
from kyoten.fiscal import QUARTERS, Quarter, today_in_japan
from kyoten.storage.store import Store, standing_closings
from kyoten.views import submission_status
from kyoten.views.closing_check import closing_check


def close(arguments: argparse.Namespace) -> int:
    """Close, and say what was missing."""
    with opened(arguments) as store:
        name = site(store, arguments)
        missing = _missing(store, name, arguments)
        made = store.close_period(
            name, arguments.year, arguments.quarter, by=who(arguments), leave_waiting=arguments.leave_waiting
        )
    for sentence in missing:
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


def _missing(store: Store, name: str, arguments: argparse.Namespace) -> list[str]:
    """Of each quarter that would be closed."""
    closed = standing_closings(store.closings(name, arguments.year))
    numbers = [each for each in ([arguments.quarter] if arguments.quarter else QUARTERS) if each not in closed]
    cells = submission_status.load(store, name, arguments.year, today=today_in_japan()).cells
    quarters = [Quarter(arguments.year, number) for number in numbers]
    checks = [closing_check(cells, store.open_problems(name, each), each) for each in quarters]
    return [sentence for check in checks for sentence in check.sentences]

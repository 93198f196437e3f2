"""meeting add, list and remove: meetings by name, for `changes --since` and the page 前回の会議から."""

from __future__ import annotations

import argparse
import datetime as dt

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, site, who
from kyoten.cli.json_documents import meeting_document
from kyoten.cli.output import print_json, say
from kyoten.fiscal import Quarter
from kyoten.storage.store import Meeting, Store
from kyoten.views import named_meetings


def add(arguments: argparse.Namespace) -> int:
    """Name a meeting."""
    with opened(arguments) as store:
        name = site(store, arguments)
        number = store.add_meeting(name, arguments.name, arguments.day, who(arguments))
        made = next(each for each in store.meetings(name) if each.number == number)
    say(f"会議「{named_meetings.words(made)}」を登録しました。")
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Every meeting, the newest first."""
    with opened(arguments) as store:
        listed = store.meetings(site(store, arguments))
    if arguments.json:
        print_json([meeting_document(each) for each in listed])
        return 0
    for each in listed:
        print(f"{each.day.isoformat()} {each.name}")
    if not listed:
        say("登録された会議はありません。meeting add で登録できます。")
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Take a meeting's name back."""
    with opened(arguments) as store:
        name = site(store, arguments)
        found = [
            each
            for each in named_meetings.called(store.meetings(name), arguments.name, 0)
            if arguments.day in (None, each.day)
        ]
        gone = store.remove_meeting(name, _only(found, arguments.name, "--day で日").number, who(arguments))
    say(f"会議「{named_meetings.words(gone)}」の登録を取り消しました。")
    return 0


def day_of(store: Store, name: str, said: dt.date | str, quarter: Quarter) -> dt.date:
    """The day that was given, or that of the meeting that was named. Raises Refused."""
    if isinstance(said, dt.date):
        return said
    found = named_meetings.called(store.meetings(name), said, quarter.year)
    return _only(found, said, "日").day


def _only(found: list[Meeting], said: str, wanted: str) -> Meeting:
    if not found:
        raise Refused(
            f"「{said}」という会議は登録されていません。meeting list で確かめるか、"
            "日(例: 2012-01-22)を指定してください。"
        )
    if len(found) > 1:
        listed = "、".join(named_meetings.words(each) for each in found)
        raise Refused(f"「{said}」という会議は{len(found)}つあります({listed})。{wanted}を指定してください。")
    return found[0]

"""settings show and set: what the page 設定 shows and saves, with its checks."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, site, who
from kyoten.cli.output import confirmed, print_json, say
from kyoten.fiscal import Quarter
from kyoten.settings import Settings
from kyoten.views import settings_checks
from kyoten.views.settings_document import changed, document
from kyoten.views.settings_words import differences, saved_words


def show(arguments: argparse.Namespace) -> int:
    """What was saved last, or, of a quarter, what holds in it; without --json what differs from the defaults."""
    with opened(arguments) as store:
        name, at = site(store, arguments), _quarter(arguments)
        held = store.terms(name, at.year) if at else []
        settings = held[at.number - 1][1] if at and held else store.settings(name)
    if arguments.json:
        print_json(document(settings))
        return 0
    print("\n".join(differences(Settings(), settings)) or "初期設定のままです。")
    return 0


def save(arguments: argparse.Namespace) -> int:
    """Change settings, from a quarter on or always; shows what changes and asks."""
    first = _quarter(arguments)
    if (first is None) is not arguments.always:
        raise Refused("いつからかを、--year と --quarter で、または --always で(はじめから)指定してください。")
    said = _file(arguments.file) if arguments.file else {}
    said |= dict(arguments.values)
    with opened(arguments) as store:
        name = site(store, arguments)
        now = store.settings(name)
        wanted = changed(now, said)
        if wrong := settings_checks.errors(wanted, settings_checks.statuses_in_use(store, name)):
            raise Refused("".join(wrong))
        changes = differences(now, wanted)
        if not changes:
            say("変更はありません。")
            return 0
        say("\n".join(changes))
        if not confirmed("この設定を保存しますか。", yes=arguments.yes):
            say("保存しませんでした。")
            return 2
        store.save_settings(name, wanted, who(arguments), holds_from=first)
    say(saved_words(first))
    return 0


def _quarter(arguments: argparse.Namespace) -> Quarter | None:
    if (arguments.year is None) is not (arguments.quarter is None):
        raise Refused("--year と --quarter は、両方を指定してください。")
    return None if arguments.year is None else Quarter(arguments.year, arguments.quarter)


def _file(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text("utf-8-sig"))
    except ValueError as wrong:  # UnicodeDecodeError is one, too
        raise Refused(f"「{path}」をJSONとして読めません。settings show --json の形で書いてください。") from wrong
    if not isinstance(read, dict):
        raise Refused(f"「{path}」は設定の形ではありません。settings show --json の形で書いてください。")
    return read

"""search: words in what was reported, across the years."""

from __future__ import annotations

import argparse

from kyoten.cli.context import opened, site
from kyoten.cli.json_documents import hit_document
from kyoten.cli.output import print_json, say
from kyoten.views.search import Hit, load
from kyoten.views.search import search as find


def search(arguments: argparse.Namespace) -> int:
    """Every text that holds the words."""
    with opened(arguments) as store:
        hits = find(load(store, site(store, arguments), arguments.as_of), " ".join(arguments.words))
    if arguments.json:
        print_json([hit_document(each) for each in hits])
        return 0
    for each in hits:
        print(_line(each))
    if not hits:
        say(f"「{' '.join(arguments.words)}」を含む報告はありません。")
    return 0


def _line(hit: Hit) -> str:
    words = "".join(f"《{part}》" if marked else part for part, marked in hit.parts())
    place = " ".join(part for part in (hit.file, hit.source) if part)
    return f"{hit.when} {hit.item.id} {hit.item.role} {hit.field}：{words}" + (f"({place})" if place else "")

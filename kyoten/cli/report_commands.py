"""report: what stands in the store, as files to take away."""

from __future__ import annotations

import argparse

from kyoten.cli.arguments import Refused
from kyoten.cli.context import opened, quarter, write_file
from kyoten.cli.output import say
from kyoten.cli.view_commands import chosen_view, with_since
from kyoten.export.formats import FORMATS, PUBLICATION, REVIEW
from kyoten.export.xlsx import review_workbook
from kyoten.views import annual_review
from kyoten.views.view import View

_WITHOUT_CHANGES = {
    "zip": "グラフ集(zip)",
    PUBLICATION.name: "公開用のページ(html)",
    REVIEW: "単年度振り返りの下書き(review)",
}
"""The files that have no place for what changed since a day."""


def report(arguments: argparse.Namespace) -> int:
    """One part of the meeting pack, the page for the website, or the draft of the year's review."""
    if arguments.since and (words := _WITHOUT_CHANGES.get(arguments.format)):
        raise Refused(f"--since は、{words}には使えません。xlsx、pdf、pptx のどれかにしてください。")
    view = with_since(arguments, chosen_view(arguments))
    label, data = _made(arguments, view)
    write_file(arguments.output, data)
    scope = f"({view.meta.scope_label})" if view.meta.roles or view.meta.functions else ""
    say(f"{quarter(arguments).full_label}{scope}の{label}を「{arguments.output}」に保存しました。")
    return 0


def _made(arguments: argparse.Namespace, view: View) -> tuple[str, bytes]:
    """What the file is called, and its bytes."""
    if arguments.format == REVIEW:
        with opened(arguments) as store:
            return "単年度振り返りの下書き", review_workbook.workbook(annual_review.load(store, view))
    chosen = (FORMATS | {PUBLICATION.name: PUBLICATION})[arguments.format]
    return chosen.label, chosen.make(view)

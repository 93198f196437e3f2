"""HTML elements: escaped text, tables with scopes, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kyoten.export.contents.report_tables import PrintedTable


def tag(name: str, body: str, **attributes: str) -> str:
    """<name …>body</name>; `body` is HTML, attributes are texts (class_ for class, aria_label for aria-label)."""
    names = {key: key.rstrip("_").replace("_", "-") for key in attributes}
    written = "".join(f' {names[key]}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{body}</{name}>"


def text(name: str, words: str, **attributes: str) -> str:
    """As `tag`, of a text."""
    return tag(name, escape(words), **attributes)


def table(printed: PrintedTable, caption: str) -> str:
    """A data table in a box that scrolls sideways by itself; every head has its scope."""
    heads = "".join(
        text("th", head, scope="col", class_="name") if at < printed.labels else text("th", head, scope="col")
        for at, head in enumerate(printed.heads)
    )
    body = "".join(tag("tr", _row(row, printed.labels)) for row in printed.rows)
    inner = text("caption", caption) + tag("thead", tag("tr", heads)) + tag("tbody", body)
    # A box that scrolls has to be reached by the keyboard, and named for those who can't see it.
    return tag("div", tag("table", inner), class_="scroll", role="region", tabindex="0", aria_label=caption)


def _row(row: Iterable[str], labels: int) -> str:
    return "".join(text("th", word, scope="row") if at < labels else text("td", word) for at, word in enumerate(row))


def pairs(rows: Iterable[tuple[str, str]], caption: str) -> str:
    """Names and what they mean."""
    body = "".join(tag("tr", text("th", name, scope="row") + text("td", words)) for name, words in rows)
    return tag("table", text("caption", caption) + tag("tbody", body), class_="words")

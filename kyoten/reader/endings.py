"""Which files are asked for by the endings of their names: the one list for pages and messages.

What a file is, its content says (kyoten.reader.sniff); a name only helps whoever picks it.
"""

from __future__ import annotations

from collections.abc import Iterable

SHEET_ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv")
"""Of a quarter's sheet."""
DOCUMENTS = ("docx", "pdf")
"""Formats of documents, whose tables are read as a plan alone."""
PLAN_ENDINGS = (*SHEET_ENDINGS, *DOCUMENTS)
"""Of a plan."""


_NAMES = {
    **dict.fromkeys(("xlsx", "xlsm", "xls", "xlsb"), "Excel"),
    **dict.fromkeys(("csv", "tsv"), "CSV"),
    **{"ods": "ODS", "docx": "Word", "pdf": "PDF"},
}


def names(endings: Iterable[str]) -> str:
    """What people call them, for a sentence: Excel・ODS・CSV."""
    return "・".join(dict.fromkeys(_NAMES[each] for each in endings))

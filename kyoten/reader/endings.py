"""Which files are asked for by the endings of their names: the one list for pages and messages.

What a file is, its content says (kyoten.reader.sniff); a name only helps whoever picks it.
"""

from __future__ import annotations

SHEET_ENDINGS = ("xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv")
"""Of a quarter's sheet."""
PLAN_ENDINGS = SHEET_ENDINGS
"""Of a plan."""

"""The first rows of a sheet as texts (kyoten.table.header_rows, which the plan shares)."""

from kyoten.table.header_rows import TALLEST, SheetTexts, sheet_texts

__all__ = ["TALLEST", "SheetTexts", "sheet_texts"]

"""The quarter's sheet: Workbook → Report of a quarter, ours and other people's."""

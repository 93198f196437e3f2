"""What became of each filled cell of a report's workbook, drawn up once it is read (docs/reading.md)."""

"""Bytes → cells with addresses, within limits and in a process of its own. Entry: kyoten.reader.workbook."""

"""The workbook that is handed out each quarter."""

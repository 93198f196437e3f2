"""Reading back the workbook that Kyoten handed out."""

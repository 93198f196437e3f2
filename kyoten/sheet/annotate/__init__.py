"""The sender's own workbook back, with its problems marked in the cells."""

"""Rows of a report's table → entries, whoever's the table is."""

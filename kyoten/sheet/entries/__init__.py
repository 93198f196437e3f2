"""Rows of a report's table → entries, whoever's the table is: its cells read, carried down, checked, each item once."""

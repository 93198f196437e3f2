"""Kyoten: the progress dashboard of community childcare-support bases."""

__version__ = "0.1.0"

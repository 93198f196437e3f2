"""Why there is nothing to show of a period, as one Japanese sentence."""

from __future__ import annotations


class NothingToShow(LookupError):
    """There is no plan for the site and year, or there was none by then, or the day has not come."""

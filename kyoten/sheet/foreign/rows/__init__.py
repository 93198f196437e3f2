"""The rows under a header: which item each is of, and what it reports for which quarter."""

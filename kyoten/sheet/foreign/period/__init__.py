"""Years and quarters in words: of a header, a title, a name, a cell."""

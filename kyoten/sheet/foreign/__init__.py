"""Report sheets that are not ours: their header, period, layout and rows (docs/reading.md, "Theirs")."""

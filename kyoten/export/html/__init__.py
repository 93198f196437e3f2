"""The page for publication: one HTML file."""

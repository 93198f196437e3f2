"""Everything that typst sets: the handout as PDF, charts as PNG and SVG."""

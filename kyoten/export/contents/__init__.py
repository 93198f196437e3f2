"""What the outputs say, in words and rows, before any medium: no files, no mark-up."""

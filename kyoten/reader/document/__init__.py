"""Documents (Word, PDF): their tables, and the lines around them, as one sheet of cells with addresses."""

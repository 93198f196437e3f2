"""Report sheets that are not ours (docs/reading.md, "Theirs").

`read` puts a workbook's sheets together. `inspect_sheet` looks at each: `header` finds the header and tells what its
words mean, `columns` puts them beside the cells, `period` reads years and quarters in words. Then `rows` tells which
row is which item and reads its cells, quarter by quarter.
"""

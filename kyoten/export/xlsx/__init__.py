"""Excel workbooks (XlsxWriter), with native charts."""

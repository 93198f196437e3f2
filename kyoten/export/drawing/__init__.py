"""Charts as shapes for paper and web: one function a form. Entry: kyoten.export.drawing.layout."""

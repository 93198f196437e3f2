"""Charts on screen (plotly): one function a form. Entry: kyoten.chart.screen.figures."""

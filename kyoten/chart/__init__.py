"""One module per chart: the view's frames → frame, sentence, text alternative and figure. Entry: kyoten.chart.kinds."""

"""One module a chart: view → what it shows (a form), its sentence, text alternative and numbers. Entry: kinds.py."""

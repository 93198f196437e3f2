"""The rules that find what needs a decision (docs/measures.md); their table stands in kyoten.rules.table."""

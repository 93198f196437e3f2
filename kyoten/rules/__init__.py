"""The rules that find what needs a decision (design/measures.md); their table stands in kyoten.stalled."""

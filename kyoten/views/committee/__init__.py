"""What a committee asks, each question answered in one sentence and one table (docs/user-guide.md, "委員会の質問")."""

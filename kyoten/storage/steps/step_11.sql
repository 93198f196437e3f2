-- Step 11: whether a submission was taken back is one look at its newest mark. Never changed: databases made by it are
-- out there.

CREATE INDEX ix_journal_submission ON journal (submission_id, id);

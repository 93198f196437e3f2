-- Step 12: the year's judgement of items and target states, and next year's direction. Never changed: databases made by
-- it are out there.

CREATE TABLE judgements (
    id {SERIAL} NOT NULL CONSTRAINT pk_judgements PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    subject TEXT NOT NULL,
    letter TEXT NOT NULL,
    name TEXT NOT NULL,
    direction TEXT NOT NULL,
    reason TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at {MOMENT},
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_judgements_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE INDEX ix_judgements_newest ON judgements (site_id, fiscal_year, subject, at);

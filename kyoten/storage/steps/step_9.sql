-- Step 9: closing and reopening of quarters and years. Never changed: databases made by it are out there.

CREATE TABLE closings (
    id {SERIAL} NOT NULL CONSTRAINT pk_closings PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    quarter INTEGER,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_closings_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE INDEX ix_closings_year ON closings (site_id, fiscal_year);

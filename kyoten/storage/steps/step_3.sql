-- Step 3: remembered headers, errors that kept rows out. Never changed: databases made by it are out there.

CREATE TABLE remembered_headers (
    id {SERIAL} NOT NULL CONSTRAINT pk_remembered_headers PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    signature TEXT NOT NULL,
    columns JSON NOT NULL,
    first_row INTEGER,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_remembered_headers_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE open_problems (
    submission_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    value TEXT NOT NULL,
    message TEXT NOT NULL,
    remedy TEXT NOT NULL,
    CONSTRAINT pk_open_problems PRIMARY KEY (submission_id, position),
    CONSTRAINT fk_open_problems_submission_id FOREIGN KEY(submission_id) REFERENCES submissions (id) ON DELETE CASCADE
);

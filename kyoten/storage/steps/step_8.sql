-- Step 8: meetings by name. Never changed: databases made by it are out there.

CREATE TABLE meetings (
    id {SERIAL} NOT NULL CONSTRAINT pk_meetings PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    day DATE NOT NULL,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at {MOMENT},
    CONSTRAINT fk_meetings_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

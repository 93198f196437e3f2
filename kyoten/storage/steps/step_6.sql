-- Step 6: functions that a plan calls otherwise than the one before. Never changed: databases made by it are out there.

CREATE TABLE function_names (
    id {SERIAL} NOT NULL CONSTRAINT pk_function_names PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    name TEXT NOT NULL,
    former TEXT NOT NULL,
    same BOOLEAN NOT NULL,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_function_names_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

-- Step 7: plan versions taken away, sites and years hidden, former names of sites. Never changed: databases made by it
-- are out there.

ALTER TABLE plans ADD COLUMN removed {MOMENT};

ALTER TABLE plans ADD COLUMN removed_by TEXT;

CREATE TABLE hidings (
    id {SERIAL} NOT NULL CONSTRAINT pk_hidings PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER,
    hidden BOOLEAN NOT NULL,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_hidings_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE former_names (
    id {SERIAL} NOT NULL CONSTRAINT pk_former_names PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_former_names_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

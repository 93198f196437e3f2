-- Step 2: changed items, answered repairs, acknowledgements, links between years.
-- Never changed: databases made by it are out there.

CREATE TABLE item_changes (
    id {SERIAL} NOT NULL CONSTRAINT pk_item_changes PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    "old" JSON NOT NULL,
    "new" JSON NOT NULL,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_item_changes_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE INDEX ix_item_changes_item ON item_changes (site_id, fiscal_year, item);

CREATE TABLE repair_answers (
    id {SERIAL} NOT NULL CONSTRAINT pk_repair_answers PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    codes JSON NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,
    note TEXT NOT NULL,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_repair_answers_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE acknowledgements (
    id {SERIAL} NOT NULL CONSTRAINT pk_acknowledgements PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    item TEXT NOT NULL,
    rule TEXT NOT NULL,
    until INTEGER NOT NULL,
    reason TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at {MOMENT},
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_acknowledgements_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE item_links (
    id {SERIAL} NOT NULL CONSTRAINT pk_item_links PRIMARY KEY {AUTOINCREMENT},
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    item TEXT NOT NULL,
    previous TEXT,
    done_by TEXT NOT NULL,
    at {MOMENT} NOT NULL,
    CONSTRAINT fk_item_links_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

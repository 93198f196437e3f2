-- The schema as step 12 made it. Never changed: databases like this are out there.

CREATE TABLE schema_steps (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    applied DATETIME NOT NULL,
    CONSTRAINT pk_schema_steps PRIMARY KEY (number)
);

CREATE TABLE epochs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    epoch TEXT NOT NULL,
    begun DATETIME NOT NULL,
    CONSTRAINT uq_epochs_epoch UNIQUE (epoch)
);

CREATE TABLE sites (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    CONSTRAINT uq_sites_name UNIQUE (name)
);

CREATE TABLE files (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
);

CREATE TABLE journal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at DATETIME NOT NULL,
    done_by TEXT NOT NULL,
    action TEXT NOT NULL,
    site TEXT,
    submission_id INTEGER,
    note TEXT NOT NULL
);

CREATE TABLE plans (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    version INTEGER NOT NULL,
    file_id INTEGER NOT NULL,
    sample BOOLEAN NOT NULL,
    saved DATETIME NOT NULL,
    saved_by TEXT NOT NULL,
    holds_from INTEGER DEFAULT '1' NOT NULL,
    CONSTRAINT uq_plans_site_id UNIQUE (site_id, fiscal_year, version),
    CONSTRAINT fk_plans_site_id FOREIGN KEY(site_id) REFERENCES sites (id),
    CONSTRAINT fk_plans_file_id FOREIGN KEY(file_id) REFERENCES files (id)
);

CREATE TABLE settings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    saved DATETIME NOT NULL,
    saved_by TEXT NOT NULL,
    body JSON NOT NULL,
    from_year INTEGER,
    from_quarter INTEGER,
    CONSTRAINT fk_settings_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE item_changes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    item TEXT NOT NULL,
    field TEXT NOT NULL,
    old JSON NOT NULL,
    new JSON NOT NULL,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    holds_from INTEGER DEFAULT '1' NOT NULL,
    CONSTRAINT fk_item_changes_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE INDEX ix_item_changes_item ON item_changes (site_id, fiscal_year, item);

CREATE TABLE repair_answers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    version INTEGER NOT NULL,
    source TEXT NOT NULL,
    codes JSON NOT NULL,
    text TEXT NOT NULL,
    answer TEXT NOT NULL,
    note TEXT NOT NULL,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_repair_answers_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE acknowledgements (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    item TEXT NOT NULL,
    rule TEXT NOT NULL,
    until INTEGER NOT NULL,
    reason TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at DATETIME,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    since INTEGER DEFAULT '1' NOT NULL,
    CONSTRAINT fk_acknowledgements_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE item_links (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    item TEXT NOT NULL,
    previous TEXT,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_item_links_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE function_names (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    name TEXT NOT NULL,
    former TEXT NOT NULL,
    same BOOLEAN NOT NULL,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_function_names_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE remembered_headers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    signature TEXT NOT NULL,
    columns JSON NOT NULL,
    first_row INTEGER,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_remembered_headers_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE plan_items (
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    function TEXT NOT NULL,
    state INTEGER NOT NULL,
    target_states JSON NOT NULL,
    viewpoints JSON NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    target_count INTEGER,
    due_months JSON NOT NULL,
    at_least BOOLEAN NOT NULL,
    restated BOOLEAN NOT NULL,
    restates TEXT,
    starred BOOLEAN NOT NULL,
    continued BOOLEAN NOT NULL,
    new BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_plan_items PRIMARY KEY (plan_id, position),
    CONSTRAINT fk_plan_items_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_plan_items_id ON plan_items (plan_id, id);

CREATE TABLE plan_states (
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    function TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    starred BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_plan_states PRIMARY KEY (plan_id, position),
    CONSTRAINT fk_plan_states_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE plan_viewpoints (
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    function TEXT NOT NULL,
    target_states JSON NOT NULL,
    text TEXT NOT NULL,
    starred BOOLEAN NOT NULL,
    restated BOOLEAN NOT NULL,
    items JSON NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_plan_viewpoints PRIMARY KEY (plan_id, position),
    CONSTRAINT fk_plan_viewpoints_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE plan_tasks (
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    function TEXT NOT NULL,
    target_states JSON NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    restated BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    CONSTRAINT pk_plan_tasks PRIMARY KEY (plan_id, position),
    CONSTRAINT fk_plan_tasks_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE plan_repairs (
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    source TEXT NOT NULL,
    message TEXT NOT NULL,
    confirm BOOLEAN NOT NULL,
    CONSTRAINT pk_plan_repairs PRIMARY KEY (plan_id, position),
    CONSTRAINT fk_plan_repairs_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE plan_problems (
    plan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    severity TEXT NOT NULL,
    code TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    value TEXT NOT NULL,
    message TEXT NOT NULL,
    remedy TEXT NOT NULL,
    CONSTRAINT pk_plan_problems PRIMARY KEY (plan_id, position),
    CONSTRAINT fk_plan_problems_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id) ON DELETE CASCADE
);

CREATE TABLE submissions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    role TEXT,
    file_id INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    submitted_by TEXT NOT NULL,
    received DATETIME NOT NULL,
    sample BOOLEAN NOT NULL,
    taken_back BOOLEAN NOT NULL,
    CONSTRAINT fk_submissions_site_id FOREIGN KEY(site_id) REFERENCES sites (id),
    CONSTRAINT fk_submissions_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id),
    CONSTRAINT fk_submissions_file_id FOREIGN KEY(file_id) REFERENCES files (id)
);

CREATE UNIQUE INDEX uq_submissions_bytes ON submissions (site_id, fiscal_year, quarter, sha256, sample) WHERE taken_back IS 0;

CREATE TABLE entries (
    submission_id INTEGER NOT NULL,
    item TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    status TEXT,
    percent FLOAT,
    count INTEGER,
    result TEXT NOT NULL,
    issue TEXT NOT NULL,
    next_action TEXT NOT NULL,
    person TEXT NOT NULL,
    cells JSON NOT NULL,
    CONSTRAINT pk_entries PRIMARY KEY (submission_id, item, fiscal_year, quarter),
    CONSTRAINT fk_entries_submission_id FOREIGN KEY(submission_id) REFERENCES submissions (id) ON DELETE CASCADE
);

CREATE INDEX ix_entries_item ON entries (fiscal_year, item);

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

ALTER TABLE plans ADD COLUMN removed DATETIME;

ALTER TABLE plans ADD COLUMN removed_by TEXT;

CREATE TABLE hidings (
    id INTEGER NOT NULL CONSTRAINT pk_hidings PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER,
    hidden BOOLEAN NOT NULL,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_hidings_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE former_names (
    id INTEGER NOT NULL CONSTRAINT pk_former_names PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_former_names_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE meetings (
    id INTEGER NOT NULL CONSTRAINT pk_meetings PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    day DATE NOT NULL,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at DATETIME,
    CONSTRAINT fk_meetings_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE TABLE closings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    quarter INTEGER,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_closings_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE INDEX ix_closings_year ON closings (site_id, fiscal_year);

CREATE INDEX ix_item_changes_newest ON item_changes (site_id, fiscal_year, item, field, holds_from, at);

CREATE INDEX ix_acknowledgements_newest ON acknowledgements (site_id, fiscal_year, item, rule, since, at);

CREATE INDEX ix_item_links_newest ON item_links (site_id, fiscal_year, item, at);

CREATE INDEX ix_settings_newest ON settings (site_id, from_year, from_quarter, saved);

CREATE INDEX ix_journal_newest ON journal (site, action, submission_id, at);

CREATE INDEX ix_journal_site ON journal (site, at);

CREATE INDEX ix_journal_submission ON journal (submission_id, id);

CREATE TABLE judgements (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    subject TEXT NOT NULL,
    letter TEXT NOT NULL,
    name TEXT NOT NULL,
    direction TEXT NOT NULL,
    reason TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    withdrawn_by TEXT,
    withdrawn_at DATETIME,
    done_by TEXT NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT fk_judgements_site_id FOREIGN KEY(site_id) REFERENCES sites (id)
);

CREATE INDEX ix_judgements_newest ON judgements (site_id, fiscal_year, subject, at);

INSERT INTO schema_steps VALUES (1, 'plans, submissions, settings, journal', '2026-11-22 12:00:00.000000');
INSERT INTO schema_steps VALUES (2, 'changed items, answered repairs, acknowledgements, links between years', '2026-11-22 12:00:00.000000');
INSERT INTO schema_steps VALUES (3, 'remembered headers, errors that kept rows out', '2026-11-22 12:00:00.000000');
INSERT INTO schema_steps VALUES (4, 'epochs', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (5, 'from which quarter plans, changes, acknowledgements and settings hold', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (6, 'functions under another name', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (7, 'plans taken away, what is hidden, former names of sites', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (8, 'meetings by name', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (9, 'closing and reopening of quarters and years', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (10, 'indexes to find the newest decisions by', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (11, 'an index to find a submission''s newest mark by', '2026-11-26 12:00:00.000000');
INSERT INTO schema_steps VALUES (12, 'judgements of items and target states', '2026-11-26 12:00:00.000000');
INSERT INTO epochs VALUES (1, '5f3c0f1f7f3e4a7d9a3b2c1d0e9f8a7b', '2026-11-26 12:00:00.000000');

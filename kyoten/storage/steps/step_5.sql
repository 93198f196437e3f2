-- Step 5: from which quarter a plan, a change, settings and a 了承 hold. Never changed: databases made by it are out there.
-- What was stored before holds from the year's start, settings always.

ALTER TABLE plans ADD COLUMN holds_from INTEGER DEFAULT 1 NOT NULL;

ALTER TABLE item_changes ADD COLUMN holds_from INTEGER DEFAULT 1 NOT NULL;

ALTER TABLE acknowledgements ADD COLUMN since INTEGER DEFAULT 1 NOT NULL;

ALTER TABLE settings ADD COLUMN from_year INTEGER;

ALTER TABLE settings ADD COLUMN from_quarter INTEGER;

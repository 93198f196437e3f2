-- Step 10: the newest of what was decided is found without looking at all that was decided before. Never changed:
-- databases made by it are out there.

CREATE INDEX ix_item_changes_newest ON item_changes (site_id, fiscal_year, item, field, holds_from, at);

CREATE INDEX ix_acknowledgements_newest ON acknowledgements (site_id, fiscal_year, item, rule, since, at);

CREATE INDEX ix_item_links_newest ON item_links (site_id, fiscal_year, item, at);

CREATE INDEX ix_settings_newest ON settings (site_id, from_year, from_quarter, saved);

CREATE INDEX ix_journal_newest ON journal (site, action, submission_id, at);

CREATE INDEX ix_journal_site ON journal (site, at);

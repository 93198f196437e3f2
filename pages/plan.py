"""計画: the stored plan to look at and to change, what the reader wants confirmed, gaps, last year, and the import."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import (
    page_cache,
    plan_checks,
    plan_gaps,
    plan_import,
    plan_items,
    plan_links,
    plan_page,
    plan_versions,
)

choice = st.session_state.get("choice")
if choice is None:
    plan_import.first()
else:
    view = page_cache.view(choice)
    page, known = plan_page.load(choice), plan_page.links(choice)
    plan_page.title(page)
    match plan_page.part(page, known):
        case plan_page.REPAIRS:
            plan_checks.repairs(page)
        case plan_page.GAPS:
            plan_gaps.show(page, choice)
        case plan_page.LINKS if known:
            plan_links.show(known, choice)
        case plan_page.VERSIONS:
            plan_versions.show(choice)
        case plan_page.IMPORT:
            plan_import.take(choice)
        case _:
            plan_items.show(page, view)

"""計画: the stored plan to look at and to change, what the reader wants confirmed, gaps, last year, and the import."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import loaders, parts, plan, plan_checks, plan_import, plan_items, plan_links

choice = st.session_state.get("choice")
if choice is None:
    plan_import.first()
else:
    view = loaders.view(choice)
    parts.head(view.meta)
    page, known = plan.load(choice), plan.links(choice)
    plan.title(page)
    match plan.part(page, known):
        case plan.REPAIRS:
            plan_checks.repairs(page)
        case plan.GAPS:
            plan_checks.gaps(page, choice)
        case plan.LINKS if known:
            plan_links.show(known, choice)
        case plan.IMPORT:
            plan_import.take(choice)
        case _:
            plan_items.show(page, view)

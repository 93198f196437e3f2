"""要対応: what is stalled, since when and why, and what must be done about it?"""

from __future__ import annotations

import streamlit as st

from kyoten.ui import deeds, loaders, parts, stalled

choice = parts.chosen()
view = loaders.view(choice)

parts.head(view.meta)
st.markdown(f"### {stalled.headline(view)}")
deeds.notices()
stalled.listed(view, stalled.filtered(stalled.chosen_deed(view)))
deeds.refusal(stalled.ACCEPT)  # where another session has taken the form's finding away meanwhile
stalled.reminders(view)
stalled.acknowledged(view)

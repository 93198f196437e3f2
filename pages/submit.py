"""報告の取込: hand out the quarter's sheet; take it back, look at what was understood and what changes, confirm."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import intake, loaders, parts

choice = parts.chosen()
view = loaders.view(choice)

parts.head(view.meta)
st.markdown("### 報告の取込")
intake.hand_out(view, choice)
intake.take_in(choice)
intake.waiting(choice)

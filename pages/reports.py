"""帳票: the meeting pack, each chart and its data, of what is chosen. A file is built only when it is asked for."""

from __future__ import annotations

import streamlit as st

from kyoten.ui import loaders, parts, takeaway

choice = parts.chosen()
view = loaders.view(choice)

parts.head(view.meta)
st.markdown("### 帳票")
takeaway.pack(view)
takeaway.pictures(view)

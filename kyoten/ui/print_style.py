"""A printed page is its content: no navigation, no buttons, nothing to type into."""

from __future__ import annotations

import streamlit as st

_LEFT_OUT = (
    *("stSidebar", "stHeader", "stToolbar", "stExpandSidebarButton", "stFileUploader", "stForm"),
    *("stButton", "stDownloadButton", "stPageLink", "stPopover", "stToast"),
)
"""By the names that Streamlit gives its parts for tests; its classes change with every build."""
_STYLE = (
    "<style>@media print {"
    + ", ".join(f"[data-testid='{name}']" for name in _LEFT_OUT)
    + " { display: none !important } [data-testid='stMainBlockContainer'] { padding: 0; max-width: none } }</style>"
)


def add() -> None:
    """Once a run, anywhere on the page: a style alone takes no room."""
    st.html(_STYLE)

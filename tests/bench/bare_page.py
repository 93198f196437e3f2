"""A bare Streamlit page for load.py: it draws what 概要 draws, from ready data, and takes a file without looking at it.

Served by `streamlit run`; KYOTEN_READY_PAGE names the data (ready_page.elements, pickled).
"""

import os
import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parent))

import ready_page

if st.query_params.get("upload"):
    for file in st.file_uploader("files", accept_multiple_files=True, key="files"):
        st.markdown(f"{file.name} {len(file.getvalue())}")
        st.button("confirm", key=f"confirm_{file.file_id}")
else:
    ready_page.page(os.environ["KYOTEN_READY_PAGE"])

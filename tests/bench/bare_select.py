"""The least of a Streamlit page with a choice, for screen_speed.py: a heading, a select box and what it says."""

import streamlit as st

st.title("Bare")
with st.sidebar:
    chosen = st.selectbox("Quarter", ["1", "2", "3", "4"], index=1)
st.markdown(f"Chosen: {chosen}")

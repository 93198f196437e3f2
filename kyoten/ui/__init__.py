"""The screen: what the Streamlit scripts in pages/ are built of."""

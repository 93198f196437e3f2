"""Rows of a sheet that is not ours → items of the plan."""

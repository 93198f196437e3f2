"""A table of somebody else's: what the plan and the quarterly sheet both need to understand one."""

"""What can be wrong with a file, as data: one template a code, and the report of a reading."""

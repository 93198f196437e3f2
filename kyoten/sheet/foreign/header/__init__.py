"""Where a sheet's header is, and what its words mean."""

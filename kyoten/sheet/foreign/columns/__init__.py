"""What a sheet's columns hold: the header's words put beside the cells under them."""

"""What a page or an output shows of a period, made from measures and findings."""

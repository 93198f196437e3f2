"""What people type into cells → percents, ratings, counts and texts."""

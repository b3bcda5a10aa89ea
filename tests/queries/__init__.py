"""What the pages read, on both databases."""

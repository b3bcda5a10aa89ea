"""The verbs that write, tried on both databases."""

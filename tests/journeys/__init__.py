"""What a person does from end to end, in a real browser."""

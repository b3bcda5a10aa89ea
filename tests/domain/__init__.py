"""The rules of the house, by plain values."""

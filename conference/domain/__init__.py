"""The rules of the house as plain values and functions; knows nothing but the standard library."""

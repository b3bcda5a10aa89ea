"""The reads: each returns frozen dataclasses made for one page or one list."""

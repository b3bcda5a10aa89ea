"""The verbs that write: each takes a Session and `now`, flushes, and never commits."""

"""What the demo starts with: the 2015 programme, and guests, people and logins that are invented.

Plain data in (the TOML files in data/), frozen dataclasses out; the standard library is enough.
"""

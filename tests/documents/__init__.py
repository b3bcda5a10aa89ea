"""Tests of what is made for paper, calendars and mail."""

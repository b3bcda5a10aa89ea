"""Files made from plain data: lists as PDF, the day as a calendar, letters as mail."""

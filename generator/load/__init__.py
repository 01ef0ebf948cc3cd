"""Reading: text to typed records, each knowing its file and line; findings collected, never stopping at the first."""

"""The rules of the audit, one small function each; ``table`` is their table of contents."""

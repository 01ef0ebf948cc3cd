"""The audit of what is public."""

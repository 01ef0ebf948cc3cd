"""公开情况: what ought to be public, and how it stands on a day."""

"""Working days and deadlines: the calendar, and how a limit is counted day by day."""

"""What can be searched for, as files that a reader's browser loads in small parts."""

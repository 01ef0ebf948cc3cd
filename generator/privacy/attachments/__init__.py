"""What a file offered for download says, wherever in it; and the file without what is not for the public."""

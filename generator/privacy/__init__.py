"""What of a person may stand on no page and in no file: found in texts and in attachments, taken out of files."""

"""Two states of the records, and what changed between them for a reader; nothing here runs git or writes."""

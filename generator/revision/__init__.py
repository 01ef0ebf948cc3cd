"""What git holds: records of a revision, and the committed versions of files; nothing else runs git."""

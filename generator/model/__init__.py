"""The domain as data: one file a noun, no input or output, no HTML."""

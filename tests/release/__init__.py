"""Releases: whole or not at all, whatever happens in between."""

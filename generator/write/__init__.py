"""Putting the site on disk: the whole tree replaced at once or not at all."""

"""Releases of the site on the server it is shown from: made from a commit, whole or not at all, and gone back from."""

"""The office's desk: forms in a browser on this machine, and what goes with them; no part of the public site."""

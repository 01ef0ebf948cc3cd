"""From the public records to the pages: each page's path, title, kind and view; no HTML, no files."""

"""Links of pages that this program wrote: where they stand in the HTML, and where they lead.

takes  the HTML of a page, a page's folder and a link in it
gives  addresses as they are written; the path within the site
does not  say whether there is such a page
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
EXTERNAL = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.I)


@lru_cache(maxsize=1 << 16)
def resolve(folder: str, path: str) -> str:
    """Where a relative link leads, whatever it asks for; pages of one folder share most of their links."""
    return posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))

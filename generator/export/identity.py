"""Names for what leaves the site, which stay the same however often it is built and wherever it is put.

takes  the place's slug, the key of an entry or event within the place, the site's address where there is one
gives  a ``tag:`` URI (RFC 4151), or a ``urn:uuid:`` (RFC 9562, version 5) made of slug and key alone
does not  invent a host name
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit
from uuid import UUID, uuid5

SPACE = UUID("fc5255ee-bdb9-4ef3-980b-2cfce3785301")  # made once, by chance; it never changes


def uuid_of(slug: str, key: str) -> UUID:
    """The same for the same slug and key, always."""
    return uuid5(SPACE, f"{slug}/{key}")


def name_of(base: str, since: date | None, slug: str, key: str) -> str:
    """A ``tag:`` needs a host and a day on which the host was the site's own; without both, a ``urn:uuid:``."""
    host = urlsplit(base).hostname if base else None
    if not host or since is None:
        return uuid_of(slug, key).urn
    return f"tag:{host},{since.isoformat()}:{slug}/{key}"


def link_to(path: str, base: str, here: str) -> str:
    """Absolute where the site's address is known; otherwise the way from the file ``here``, so that any folder does."""
    if base:
        return base + path.removesuffix("index.html")
    if _folder(path).startswith(_folder(here)):
        return path.removeprefix(_folder(here))
    return "../" * here.count("/") + path


def _folder(path: str) -> str:
    return path[: path.rfind("/") + 1]

"""How the site is to be served: the one place that has the security policy, and the type of each kind of file.

takes  the name of a file
gives  headers and types
does not  serve or check anything
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {  # what a server is to send with every answer
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # the address of a search tells what somebody is in need of
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
TYPES = {  # fixed: what a machine's registry says of .js differs from machine to machine
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "json": "application/json",
    "csv": "text/csv",
    "txt": "text/plain",
    "xml": "application/xml",
    "ics": "text/calendar",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
}


def type_of(name: str) -> str:
    """The type a file is served as."""
    return TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def with_charset(kind: str) -> str:
    """A type as ``Content-Type`` has it: texts are UTF-8, and say so."""
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "application/json" else kind

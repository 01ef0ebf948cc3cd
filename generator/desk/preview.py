"""The site as the public would see it, under a folder of the desk.

takes  the built files, a path
gives  the file, its type, whether it was there
does not  change a byte of it
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.verify.policy import TYPES

Found = tuple[bytes, str, bool]


def page_of(files: Mapping[str, bytes], path: str) -> Found | None:
    """A file of the site; for a path without one the page that says so; ``None`` where there is no site."""
    name = f"{path}index.html" if path.endswith("/") or not path else path
    if name not in files and f"{name}/index.html" in files:
        name = f"{name}/index.html"
    is_there = name in files
    name = name if is_there else "404.html"
    if name not in files:
        return None
    kind = TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    charset = "; charset=utf-8" if kind.startswith("text/") or kind == "application/json" else ""
    return files[name], f"{kind}{charset}", is_there

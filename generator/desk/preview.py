"""The site as the public would see it, under a folder of the desk.

takes  the built files, a path
gives  the file, its type, whether it was there
does not  change a byte of it but for the way back to the desk, which every page gets
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.verify.policy import TYPES

Found = tuple[bytes, str, bool]
BODY = b"</body>"
BACK = (
    '<link rel="stylesheet" href="/preview.css"><p class="dk-preview">预览：这是公众会看到的样子，还没有发布。'
    '<a href="/">回办公台</a></p></body>'
).encode()


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
    content = files[name]
    if name.endswith(".html"):
        before, _, after = content.rpartition(BODY)
        content = before + BACK + after if before else content
    return content, f"{kind}{charset}", is_there

"""An attachment as it is published: without what its makers left in it unseen.

takes  bytes and media type of a file that was read without refusal
gives  bytes; deterministic, and a second time changes nothing
does not  check anything: that is done before
"""

from __future__ import annotations

from collections.abc import Callable

from generator.model.attachment import MEDIA_TYPES
from generator.privacy.attachments.jpeg import strip_jpeg
from generator.privacy.attachments.png import strip_png
from generator.privacy.attachments.reading import Refused, Why
from generator.privacy.attachments.stripoffice import strip_package
from generator.privacy.attachments.strippdf import strip_pdf

STRIPS: dict[str, Callable[[bytes], bytes]] = {
    "docx": strip_package,
    "xlsx": strip_package,
    "ofd": strip_package,
    "pdf": strip_pdf,
    "jpg": strip_jpeg,
    "png": strip_png,
    "csv": bytes,
    "txt": bytes,
}
BY_TYPE = {MEDIA_TYPES[suffix]: strip for suffix, strip in STRIPS.items()}


def strip_attachment(content: bytes, media_type: str) -> bytes:
    """What is offered for download. A file that cannot be cleaned is refused, with ``Refused``."""
    strip = BY_TYPE.get(media_type)
    if strip is None:
        raise Refused(Why.old, "是旧格式")
    try:
        return strip(content)
    except Refused:
        raise
    except (Exception, RecursionError):
        raise Refused(Why.broken, "里的文件属性去不掉") from None

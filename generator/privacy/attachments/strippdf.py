"""A PDF file written anew without properties, notes and what is no longer part of it.

takes  bytes of a file that was read without refusal
gives  bytes; the same ones each time, and the same again when stripped twice
does not  change what a page shows
"""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from generator.privacy.attachments.jpeg import strip_jpeg
from generator.privacy.attachments.pdf import open_pdf
from generator.privacy.attachments.reading import Refused

REMARKS = ("/Text", "/Popup")  # notes that show an icon, or nothing until they are opened
SIGNED = ("/T", "/Subj", "/CreationDate", "/M", "/NM", "/RC", "/Popup", "/IRT", "/RT")  # who wrote a mark, and when
SHOWN = ("/FreeText", "/Link", "/Widget")  # what they say is on the page
KEPT = ("/Link", "/Widget")
PROPERTIES = ("/Metadata", "/PieceInfo", "/LastModified")
OF_SIGNING = ("/Perms", "/DSS", "/Legal")


def strip_pdf(content: bytes) -> bytes:
    """One version, one set of objects, no identity."""
    writer = PdfWriter(clone_from=open_pdf(content))
    root = writer.root_object
    for key in OF_SIGNING:
        root.pop(key, None)
    for page in writer.pages:
        _notes(page)
    for one in writer._objects:
        _clean(one)
    return _written(PdfWriter(clone_from=io.BytesIO(_written(writer))))  # numbers its objects anew


def _written(writer: PdfWriter) -> bytes:
    """Without what nothing leads to any more."""
    writer.metadata = None
    writer._ID = None
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _notes(page: Any) -> None:
    if "/Annots" not in page:
        return
    kept = ArrayObject()
    listed = page["/Annots"].get_object()
    for reference in (list.__getitem__(listed, at) for at in range(len(listed))):
        note = reference.get_object()
        if not isinstance(note, DictionaryObject) or note.get("/Subtype") in REMARKS:
            continue
        kind = note.get("/Subtype")
        if kind not in KEPT:
            for key in SIGNED if kind in SHOWN else (*SIGNED, "/Contents"):
                note.pop(key, None)
        kept.append(reference)
    page[NameObject("/Annots")] = kept
    if not kept:
        del page["/Annots"]


def _clean(one: Any) -> None:
    """An object that the file numbers, and the dictionaries written inside it."""
    waiting = [one]
    while waiting:
        item = waiting.pop()
        if isinstance(item, DictionaryObject):
            for key in PROPERTIES:
                item.pop(key, None)
            if item.get("/FT") == "/Sig":
                item.pop("/V", None)
            if isinstance(item, StreamObject):
                _picture(item)
            waiting.extend(dict.values(item))
        elif isinstance(item, ArrayObject):
            waiting.extend(list.__iter__(item))


def _picture(item: StreamObject) -> None:
    """A photograph that lies in the file as the camera wrote it."""
    if item.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]) and item._data.startswith(b"\xff\xd8"):
        try:
            item._data = strip_jpeg(item._data)
        except Refused:
            return  # cut off, as some programmes leave it: what there is of it was searched

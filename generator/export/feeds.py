"""Atom (RFC 4287): a feed as a file.

takes  a feed as data, the site's address where there is one, who speaks, the as-of date
gives  XML, the same bytes for the same feed
does not  choose what is told

Atom demands a time with every ``updated``. Records have days; such a day is written as its first moment in Beijing and
means the day, no more. ``published`` may be left out, and is, except where the office recorded the time.
"""

from __future__ import annotations

import re
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.export.identity import link_to, name_of
from generator.pages.feed_views import Entry, Feed

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # one would spoil the whole file


def feed_file(feed: Feed, base: str, who_speaks: str, as_of: date) -> bytes:
    """The feed's bytes; its links are relative while the site has no address."""
    root = Element("feed", {"xmlns": ATOM, LANG: "zh-CN"})
    _text(root, "id", name_of(base, feed.since, feed.slug, f"{feed.key}/feed".lstrip("/")))
    _text(root, "title", feed.title)
    _text(root, "subtitle", who_speaks)
    newest = feed.entries[0] if feed.entries else None
    _text(root, "updated", _moment(newest.day, newest.time) if newest else _moment(as_of, ""))
    _text(SubElement(root, "author"), "name", feed.author)
    _link(root, link_to(feed.home, base, feed.path), "alternate", "text/html")
    if base:
        _link(root, base + feed.path, "self", "application/atom+xml")
    for entry in feed.entries:
        _entry(SubElement(root, "entry"), entry, feed, base)
    indent(root, space="")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(element: Element, entry: Entry, feed: Feed, base: str) -> None:
    _text(element, "id", name_of(base, feed.since, feed.slug, entry.key))
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.day, entry.time))
    if entry.time:
        _text(element, "published", _moment(entry.day, entry.time))
    if entry.author:
        _text(SubElement(element, "author"), "name", entry.author)
    _link(element, link_to(entry.path, base, feed.path), "alternate", "text/html")
    if entry.label:
        SubElement(element, "category", {"term": entry.kind, "label": entry.label})
    if entry.summary:
        _text(element, "summary", entry.summary)


def _moment(day: date, time: str) -> str:
    return f"{day.isoformat()}T{time or '00:00'}:00+08:00"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = NOT_XML.sub("", text)


def _link(parent: Element, target: str, rel: str, kind: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "href": target})

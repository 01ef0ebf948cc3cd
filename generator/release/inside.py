"""A site somebody else may have touched, read again: links, anchors, inline code, what is taken from elsewhere.

takes  the files of a site, as they lie on a disk or came over the network
gives  findings: those of ``verify/verify.py``, which looks at a site before it is let out
does not  trust the records: who speaks, where the site lies and which addresses it may name, the site itself says

Who speaks stands in the head of its first page, and is believed only in one of the two sentences there are; then every
page must say the same above and below. The addresses a link may name are the site's own and those of the channels in
its tables, as when it was built.
"""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.findings import Findings, Place
from generator.model.channel import Channel
from generator.plan.frames import GOVERNMENT, NOT_GOVERNMENT
from generator.verify.verify import verify_site

READ = (".html", ".css", ".svg", "feed.xml", "channels.csv")  # what is looked into; of the rest the name counts
WHO = re.compile(r'<p class="gk-mast__who">([^<]*)</p>')
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)"')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
HOME, NOT_FOUND = "index.html", "404.html"


def faults_inside(files: Sequence[tuple[str, bytes]], unread: Iterable[str]) -> Findings:
    """What is wrong on the pages themselves; ``unread`` are files that are looked at by name alone."""
    findings = Findings()
    texts = dict(_texts(files, findings))
    names = {*unread, *(name for name, _ in files if name not in texts)}
    pages = [(name, text.encode()) for name, text in texts.items()]
    who, addresses = _who(texts.get(HOME, "")), tuple(_addresses(texts))
    findings.extend(verify_site(pages, who, mount_of(texts), addresses, names))
    return findings


def mount_of(texts: Mapping[str, str]) -> str:
    """The path that the 404 page's links start from: what stands there before the path of the stylesheet."""
    here, there = (SHEET.search(texts.get(name, "")) for name in (HOME, NOT_FOUND))
    if here is None or there is None or not there[1].endswith(here[1]):
        return "/"
    return there[1].removesuffix(here[1])


def _texts(files: Sequence[tuple[str, bytes]], findings: Findings) -> Iterator[tuple[str, str]]:
    for name, content in files:
        if name.endswith(READ):
            try:
                yield name, content.decode()
            except UnicodeDecodeError:
                findings.add("V121", Place(name))


def _who(home: str) -> str:
    """The sentence at the top of the first page, if it is one that can be; else the one that must be."""
    found = WHO.search(home)
    sentence = html.unescape(found[1]) if found else ""
    before, after = GOVERNMENT.split("{}")
    speaks = sentence.startswith(before) and sentence.endswith(after) and len(sentence) > len(before + after)
    return sentence if speaks else NOT_GOVERNMENT


def _addresses(texts: Mapping[str, str]) -> Iterator[str]:
    """The site's own address, and those in the tables of channels."""
    own = CANONICAL.search(texts.get(HOME, ""))
    if own:
        yield html.unescape(own[1])
    title = Channel.model_fields["url"].title
    for name, text in texts.items():
        if name.endswith("channels.csv"):
            for row in csv.DictReader(text.removeprefix("\ufeff").splitlines()):
                if address := row.get(title or ""):
                    yield address

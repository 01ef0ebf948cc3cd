"""What was built is read again before it is let out.

takes  the files of the site, as they will be written
gives  findings
does not  trust the planner: it looks only at the HTML, and at where feeds lead

The scan is by regular expression over HTML that this program wrote itself and that the HTML checker validates in
the tests; a parser would take twenty times as long.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterable
from urllib.parse import unquote

from markupsafe import escape

from generator.findings import Findings, Place
from generator.verify.links import EXTERNAL, LINK, resolve

ID = re.compile(r'\sid="([^"]*)"')
INLINE = (
    (re.compile(r"<style[\s>]"), "行内样式表"),
    (re.compile(r"<[^>]*\sstyle="), "行内样式"),
    (re.compile(r"<[^>]*\son[a-z]+="), "行内脚本"),
    (re.compile(r"<script(?![^>]*(\ssrc=|\stype=\"application/(ld\+)?json\"))[^>]*>"), "行内脚本"),
    (re.compile(r"<base[\s>]"), "base 元素"),
    (re.compile(r"<meta[^>]*http-equiv"), "http-equiv"),
    (re.compile(r"javascript:"), "脚本网址"),
)
# What every pattern of INLINE needs; most pages have none of it, and are done with one search.
SUSPECT = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?! src=)|<base[\s>]|http-equiv|javascript:")
ELSEWHERE = re.compile(r"@import[^;]*|url\([^)]*\)|https?://(?!www\.w3\.org/)[^\s\"']*")
HEADER = re.compile(r"<header[\s>].*?</header>", re.S)
FOOTER = re.compile(r"<footer[\s>].*?</footer>", re.S)
PAGE_LIMIT = 60_000  # bytes of HTML a page may have; documents are as long as they are
NO_LIMIT = re.compile(r'<body[^>]*data-kind="document"')


def verify_site(
    files: Iterable[tuple[str, bytes]],
    who_speaks: str,
    mount: str,
    allowed: tuple[str, ...],
    unread: Collection[str] = (),
) -> Findings:
    """Check every page; ``allowed`` are the absolute addresses a link may name: the site's own, and channels'.

    ``unread`` are further files of the site, which a link may lead to.
    """
    findings = Findings()
    names = set(unread)
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    sentence = str(escape(who_speaks))
    for name, content in files:
        names.add(name)
        if name.endswith((".css", ".svg")) and (found := ELSEWHERE.search(content.decode())):
            findings.add("V105", Place(name), link=found.group())
        if name.endswith("feed.xml"):
            links.extend((name, link) for link in dict.fromkeys(LINK.findall(content.decode())))
        if not name.endswith(".html"):
            continue
        text = content.decode()
        ids[name] = _page(name, text, len(content), sentence, findings)
        links.extend((name, link) for link in dict.fromkeys(LINK.findall(text)))
    for name, link in links:
        _link(name, html.unescape(link), names, ids, mount, allowed, findings)
    return findings


def _page(name: str, text: str, size: int, sentence: str, findings: Findings) -> set[str]:
    place = Place(name)
    if SUSPECT.search(text):
        for pattern, what in INLINE:
            if pattern.search(text):
                findings.add("V106", place, what=what)
    for where, pattern in (("header", HEADER), ("footer", FOOTER)):
        if not any(sentence in part for part in pattern.findall(text)):
            findings.add("V107", place, where=where, sentence=sentence)
    if size > PAGE_LIMIT and not NO_LIMIT.search(text):
        findings.add("V104", place, size=f"{size:,}", limit=f"{PAGE_LIMIT:,}")
    found = ID.findall(text)
    unique = set(found)
    if len(unique) < len(found):
        twice = next(i for i in found if found.count(i) > 1)
        findings.add("V103", place, id=twice)
    return unique


def _link(
    name: str,
    link: str,
    names: set[str],
    ids: dict[str, set[str]],
    mount: str,
    allowed: tuple[str, ...],
    findings: Findings,
) -> None:
    place = Place(name)
    if EXTERNAL.match(link):
        if not link.startswith((*allowed, "tel:")):
            findings.add("V105", place, link=link)
        return
    path, _, fragment = link.partition("#")
    if path.startswith("/") and name != "404.html":
        findings.add("V101", place, link=link)
        return
    if path.startswith("/"):
        target = path.removeprefix(mount)
    else:
        target = resolve(posixpath.dirname(name), path) if path else name
    if target not in names:
        findings.add("V101", place, link=link)
    elif fragment and target in ids and unquote(fragment) not in ids[target]:
        findings.add("V102", place, link=link)

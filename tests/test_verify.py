"""What was built is read again before it is let out."""

from __future__ import annotations

import pytest

from generator.findings import Findings
from generator.verify.verify import verify_site
from tests.factories import spots

LIMIT = 60_000
WHO = "本站依据公开文件整理，不是政府网站，以原发布机关为准。"


def page(body: str = "", head: str = "", kind: str = "unit", header: str = WHO, footer: str = WHO) -> bytes:
    """A page that is in order, around ``body``."""
    return (
        f'<!doctype html><html lang="zh-CN"><head>{head}</head><body data-kind="{kind}">'
        f"<header>{header}</header><main>{body}</main><footer>{footer}</footer></body></html>"
    ).encode()


def check(*files: tuple[str, bytes], mount: str = "/", allowed: str = "") -> Findings:
    return verify_site(files, WHO, mount, (allowed,) if allowed else ())


def codes(body: str = "", **changes: str) -> list[str]:
    """What is found on one page with this body, beside another page and a stylesheet."""
    here = ("wuhai/index.html", page(body, **changes))
    there = ("wuhai/units/index.html", page('<p id="list">单位</p>'))
    return [code for code, _ in spots(check(here, there, ("assets/portal.css", b"")))]


@pytest.mark.parametrize(
    "link",
    [
        "units/index.html", "units/index.html#list", "../wuhai/units/index.html", "index.html", "#here", "", "#",
        "../assets/portal.css", "units/index%2Ehtml", "tel:12345", "units/index.html?j=wuhai#list",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(link: str) -> None:
    """A link to a file of the site, to an anchor of a page, or to a telephone is in order."""
    assert codes(f'<p id="here"><a href="{link}">去</a></p>') == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("units/jiaoyu/index.html", "V101"),
        ("units/jiaoyu/index.html?j=wuhai", "V101"),
        ("units/", "V101"),
        ("../../wuhai/index.html", "V101"),
        ("units/index.html#c-1", "V102"),
        ("#nowhere", "V102"),
        ("https://www.example.gov.cn/", "V105"),
        ("//example.com/x.js", "V105"),
        ("mailto:a@example.com", "V105"),
        ("data:image/png;base64,AAAA", "V105"),
    ],
)
def test_links_that_do_not(link: str, code: str) -> None:
    """A missing file, a missing anchor and another host are each found."""
    assert codes(f'<a href="{link}">去</a>') == [code]
    assert codes(f'<img alt="" src="{link}">') == [code]


def test_the_finding_names_page_and_link() -> None:
    """A broken link is found at its page, and named as it is written."""
    (found,) = check(("a/index.html", page('<a href="b.html?x=1&amp;y=2">去</a>')))
    assert (str(found.place), found.code, found.value("link")) == ("a/index.html", "V101", "b.html?x=1&y=2")


def test_the_sites_own_address_is_allowed() -> None:
    """An absolute link to the site itself is in order, one to a name that only begins like it is not."""
    head = '<link rel="canonical" href="https://www.example.gov.cn/zwgk/wuhai/">'
    files = [("index.html", page(head=head))]
    assert list(check(*files, allowed="https://www.example.gov.cn/zwgk/")) == []
    assert spots(check(*files, allowed="https://www.example.gov.cn/zwgk2/")) == [("V105", "index.html")]


@pytest.mark.parametrize(("mount", "code"), [("/zwgk/", None), ("/", "V101"), ("/other/", "V101")])
def test_the_404_page_starts_from_the_mount(mount: str, code: str | None) -> None:
    """A link from the root of the server leads into the site where it starts with the mount."""
    files = [("404.html", page('<a href="/zwgk/index.html">首页</a>')), ("index.html", page())]
    assert spots(check(*files, mount=mount)) == ([(code, "404.html")] if code else [])


def test_other_pages_have_no_absolute_path() -> None:
    """A link from the root of the server stands on the 404 page alone (contract §6)."""
    assert check(("a/index.html", page('<a href="/index.html">首页</a>')), ("index.html", page()))


def test_an_id_stands_once() -> None:
    """Two elements with one id are found; the same text in a data attribute is not."""
    (found,) = check(("a/index.html", page('<p id="b"></p><p id="a"></p><p id="a"></p>')))
    assert (found.code, str(found.place), found.value("id")) == ("V103", "a/index.html", "a")
    assert codes('<p id="a" data-id="a"></p><p data-id="a"></p>') == []


@pytest.mark.parametrize(("extra", "kind", "heavy"), [(0, "unit", False), (1, "unit", True), (1, "document", False)])
def test_a_page_has_a_weight(extra: int, kind: str, heavy: bool) -> None:
    """A page may weigh up to the limit and no byte more; a document is as long as it is."""
    body = "x" * (LIMIT - len(page(kind=kind)) + extra)
    assert codes(body, kind=kind) == (["V104"] if heavy else [])


@pytest.mark.parametrize(
    "body",
    [
        "<style>p{}</style>",
        '<p style="color:red"></p>',
        '<p onclick="x()"></p>',
        "<script>x()</script>",
        '<script type="module">x()</script>',
        '<base target="x">',
        '<meta http-equiv="refresh" content="0">',
    ],
)
def test_the_security_policy_is_kept(body: str) -> None:
    """Inline script or style, a base element or a refresh is found."""
    assert codes(body) == ["V106"]


def test_a_script_address_is_found_twice() -> None:
    """An address that is a script breaks the policy and leads out of the site."""
    assert codes('<a href="javascript:x()">去</a>') == ["V105", "V106"]


@pytest.mark.parametrize(
    "body",
    [
        '<script src="../assets/portal.css" defer></script>',
        '<script type="application/json">{}</script>',
        '<script type="application/ld+json">{}</script>',
        '<p data-style="x" data-on="y">style= onclick=</p>',
    ],
)
def test_what_the_policy_allows(body: str) -> None:
    """A script from a file, and values for scripts, are in order."""
    assert codes(body) == []


@pytest.mark.parametrize("part", ["header", "footer"])
def test_every_page_says_who_speaks(part: str) -> None:
    """The sentence on who speaks stands in a header and in a footer."""
    assert codes(**{part: "本站"}) == ["V107"]


def test_the_sentence_is_looked_for_as_html_has_it() -> None:
    """A sentence with a sign that HTML writes otherwise is found all the same."""
    files = [("index.html", page(header="本站由甲&amp;乙主办。", footer="本站由甲&amp;乙主办。"))]
    assert list(verify_site(files, "本站由甲&乙主办。", "/", "")) == []


def test_a_feed_leads_to_pages() -> None:
    """A relative link of a feed that leads to no page is found at the feed."""
    feed = b'<feed><link rel="alternate" href="units/index.html" /><link rel="alternate" href="meetings/index.html" /></feed>'
    found = check(("wuhai/feed.xml", feed), ("wuhai/units/index.html", page()))
    assert spots(found) == [("V101", "wuhai/feed.xml")]
    assert "meetings/index.html" in str(next(iter(found)).values)

"""What every page says about itself: who speaks, how old, where from; and what no page says."""

import re

import pytest
from html_pages import all_pages

WHO = "本站依据公开文件整理，不是政府网站，以原发布机关为准。"
PASSPORT = (
    "发布机构", "公开主体", "成文日期", "更新日期", "应公开日期", "实际公开日期", "是否按时", "上次核对", "下次核对", "责任科室",
    "来源", "指纹", "数据截至",
)  # fmt: skip
PLACES = ("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang")
# Pages that stand on national law, or list what is public; of the document they show at most who answers for it.
OF_ACCOUNT = ("account", "account-catalogue", "account-list", "account-reach", "account-trend", "account-units")
FROM_LAW = (
    "place-sitemap", "situation", "measures", "measure", "self-check", "channels", "ladder", "limits", "funds",
    "opening", "guide", "opening-rules", "opening-catalogue", "annuals", "annual", *OF_ACCOUNT,
)  # fmt: skip
VERDICTS = re.compile("逾期|迟报|超期|尚未公开|未公开|应公开而未公开|得分|评分|打分|分数|排名|名次|不达标|落后")


@pytest.fixture(params=["portal", "dafang"])
def pages(request):
    """Every page of the portal, and of 大方县 alone."""
    return list(all_pages(request.getfixturevalue(request.param).folder).values())


def without(pages, holds):
    """The addresses of the pages for which it does not hold."""
    return [page.path for page in pages if not holds(page)]


def test_who_speaks(pages):
    """The who-speaks sentence stands in a <header> and in a <footer> of every page, 404 included."""
    assert without(pages, lambda p: any(WHO in text for text in p.texts_in("header"))) == []
    assert without(pages, lambda p: any(WHO in text for text in p.texts_in("footer"))) == []


def test_titles(pages):
    """No two pages have the same title."""
    titles = [page.title for page in pages]
    assert sorted(t for t in set(titles) if titles.count(t) > 1) == []


def test_names_itself(pages):
    """Every page has its kind, and SiteName but on 404; there is no <base> and no meta refresh, and one <h1>."""
    assert without(pages, lambda p: p.kind) == []
    assert without(pages, lambda p: p.metas.get("SiteName") or p.kind == "not-found") == []
    assert without(pages, lambda p: p.kind != "not-found" or "SiteName" not in p.metas) == []
    assert without(pages, lambda p: p.tree.find("head/base") is None) == []
    assert without(pages, lambda p: not any(m.get("http-equiv") for m in p.tree.iter("meta"))) == []
    assert without(pages, lambda p: len(p.texts_in("h1")) == 1) == []


def test_passport(pages):
    """Every page carries the lines of its passport and 数据截至; 404 the last."""
    for words in PASSPORT:
        needed = [p for p in pages if p.kind != "not-found" or words == "数据截至"]
        assert without(needed, lambda p, words=words: words in p.text()) == [], words


def test_age_line(portal):
    """Every page of a place that shows what its document says opens with the document's age, but the site map.

    A page of changes says what the page says that it lies under.
    """
    every = all_pages(portal.folder)
    pages = [p for p in every.values() if p.path.split("/")[0] in PLACES and p.path.count("/") > 1]
    aged = [
        p for p in pages
        if every[p.path.partition("history/")[0].removesuffix("index.html") + "index.html"].kind not in FROM_LAW
        or any(p.tree.iter("blockquote"))
    ]  # fmt: skip
    assert len(aged) > 300
    assert without(aged, lambda p: re.search("依据(的文件没有写明日期|[0-9]{4}年)", p.text())) == []


def test_no_verdict(pages):
    """About the five bodies no page says, in the site's own words, late, unpublished, a score or a rank.

    The one place for such words is the page on method, which says that none are given; what a law says of those who
    are late is the law's, and stands on the pages of the law.
    """
    found = {p.path: VERDICTS.findall(p.text(quotes=False)) for p in pages if p.kind not in ("law", "measure-text")}
    method = found.pop("method/index.html")
    assert {path: words for path, words in found.items() if words} == {}
    assert set(method) <= {"打分", "排名"}


def test_the_words_are_seen(pages):
    """Proof of the instrument: what the site says is read without the quotations, and with them more."""
    page = next(p for p in pages if p.kind == "unit")
    assert len(page.text(quotes=False)) < len(page.text())
    assert "数据截至" in page.text(quotes=False)

"""The site opened from a folder, and every link of every page."""

from html_pages import all_pages, broken_links, pages_of_every_kind, unreachable
from test_walk import who_answers_for_medical_help
from walks import sample_of_clauses, to_the_sentence_and_back


def test_no_broken_link(portal):
    """Every link, picture, style and script of every page names a file of the site, and every # an element there."""
    assert len(all_pages(portal.folder)) > 300
    assert broken_links(portal) == []


def test_every_page_can_be_reached(portal):
    """From the home page, link by link, one comes to every page but 404."""
    assert unreachable(portal) == set()


def test_the_crawler_sees(tmp_path):
    """Proof of the instrument: a dead link, a dead anchor, a way out and a page nobody links to are all noticed."""
    from sites import Site

    html = '<!DOCTYPE html><title>x</title><body data-kind="x">'
    links = '<a href="none.html">1</a><a href="#none">2</a><a href="../out.html">3</a><a href="/a.html">4</a>'
    (tmp_path / "index.html").write_text(html + links + '<a href="a.html#yes">5</a><p id="yes">', encoding="utf-8")
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (tmp_path / "alone.html").write_text(html, encoding="utf-8")
    site = Site(tmp_path, "/")
    assert len(broken_links(site)) == 5
    assert unreachable(site) == {"alone.html"}


def test_the_walk_from_disk(portal, context):
    """The citizen's walk and the way to the sentence and back work from file:// as well."""
    page = context(has_touch=True, is_mobile=True).new_page()
    taps, _ = who_answers_for_medical_help(page, portal.on_disk("index.html"))
    assert taps <= 3
    for slug in ("wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang"):
        for unit, clause in sample_of_clauses(portal, slug, 3):
            page.goto(portal.on_disk(f"{slug}/units/{unit}/index.html"))
            to_the_sentence_and_back(page, clause)


def test_styles_and_script_load_from_disk(portal, context):
    """Every kind of page but 404 is dressed from disk, its script runs, and nothing fails or leaves the folder."""
    page = context(1280, 800).new_page()
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for kind, path in pages_of_every_kind(portal.folder):
        if kind == "not-found":
            continue
        page.goto(portal.on_disk(path))
        assert page.evaluate("[...document.styleSheets].length") == 1, path
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px", path
    assert said == []
    assert [url for url in asked if not url.startswith(portal.folder.as_uri())] == []

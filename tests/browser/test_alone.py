"""One place as its own site, mounted under a sub-path: 大方县 under /zwgk/shjz/."""

import re

import pytest
from html_pages import all_pages, broken_links, unreachable
from walks import duties, plain, sample_of_clauses, to_the_sentence_and_back

OTHERS = re.compile("乌海|同仁|伊金霍洛|新疆|wuhai|tongren|yijinhuoluo|xinjiang")
ACROSS = {"portal-home", "places", "topics", "topic"}


def test_the_others_are_gone(dafang):
    """No file of the site mentions another place, in text, address, data or settings."""
    for file in sorted(dafang.folder.rglob("*")):
        assert not OTHERS.search(file.relative_to(dafang.folder).as_posix())
        if file.is_file() and file.name != "original.txt":
            found = OTHERS.search(file.read_text(encoding="utf-8", errors="replace"))
            assert found is None, f"{file}: {found}"


def test_no_switch_and_no_pages_across(dafang):
    """The place's home is the root; there is no switch of place and no page across places."""
    pages = all_pages(dafang.folder)
    assert pages["index.html"].kind == "place-home"
    assert not (dafang.folder / "dafang").exists()
    assert {page.kind for page in pages.values()} & ACROSS == set()
    assert [page.path for page in pages.values() if "换地方" in "".join(page.texts_in("header"))] == []


def test_links(dafang):
    """No broken link or anchor, and every page can be reached from the root."""
    assert broken_links(dafang) == []
    assert unreachable(dafang) == set()


@pytest.mark.parametrize("where", ["behind a server", "from disk"])
def test_the_way_to_the_sentence(dafang, phone, where):
    """From the root to 医疗救助 and its unit in two taps, and from clauses to the sentence and back."""
    address = dafang.at if where == "behind a server" else dafang.on_disk
    phone.goto(address("index.html"))
    assert phone.locator("h1").inner_text().startswith("大方县")
    with phone.expect_navigation():
        phone.locator("main a", has_text="医疗救助").first.click()
    clauses = [c for duty in duties(dafang, "dafang") for c in duty["clauses"] if "yiliao" in c["topics"]]
    assert len(clauses) > 2
    shown = plain(phone.locator("main").inner_text())
    assert [c["text"] for c in clauses if plain(c["text"]) not in shown] == []
    for unit, clause in sample_of_clauses(dafang, "dafang", 4):
        phone.goto(address(f"units/{unit}/index.html"))
        to_the_sentence_and_back(phone, clause)


def test_lost_and_found(dafang, phone):
    """At any depth the 404 page is dressed and each of its links leads to a page under the sub-path."""
    for lost in ("nothing", "units/nothing/index.html", "a/b/c/d/"):
        assert phone.goto(dafang.url + lost).status == 404
        assert phone.evaluate("getComputedStyle(document.body).fontSize") == "18px"
        links = phone.locator("a[href]").evaluate_all("all => all.map(a => a.href)")
        assert len(links) >= 4
        assert all(link.startswith(dafang.url) for link in links if "#" not in link)
    for link in sorted({link.partition("#")[0] for link in links} - {dafang.url + lost}):
        assert phone.goto(link).status == 200, link


def test_nothing_asked_outside_the_sub_path(dafang, phone):
    """Behind the server the site asks for nothing above its sub-path."""
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    for path in sorted(all_pages(dafang.folder))[::6]:
        phone.goto(dafang.at(path))
    assert [url for url in asked if not url.startswith(dafang.url)] == []

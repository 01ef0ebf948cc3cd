"""The page of the search in a browser: keyboard, composition, announcements, hostile questions, from disk too."""

import re
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_axe import OPTIONS
from test_policy import watched  # noqa: F401 - a fixture

SEARCH = "search/index.html"
HITS = "ol[data-search-results] > li"
HOSTILE = (
    "<img src=x onerror=alert(1)><script>window.ran=1</script>", "'\"><svg/onload=window.ran=1>", ".*+?^${}()|[]\\(((a+)+)+$",
    "\u202e低保\u202c\u200f\u2066x", "\x00\x01\x1b\x7f低保\r\n\t", "👨‍👩‍👧‍👦🏳️‍🌈低保", "__proto__", "constructor toString", "低" * 10_000,
    "ａｂｃ" * 300, "？？？！！", "]]></script><!--",
)  # fmt: skip
RAW = ("%", "%zz%E4%BD", "%B5%CD%B1%A3", "+%2B+", "a&q=b&q", "%00", "%F0%9F%92")


def go(page, site, query="", more=""):
    """Open the page with a question and wait for its answer."""
    page.goto(site.url + SEARCH + (f"?q={quote(query)}{more}" if query else f"?{more}"))
    page.wait_for_selector(".gk-search:not([hidden])")
    if query:
        answered(page)


def answered(page):
    """Wait until the heading tells what came of it."""
    expect(page.locator("#gk-done")).not_to_have_text(re.compile("^(正在找.*)?$"))


def typed(page, text):
    """Type into the box and wait for suggestions."""
    page.locator("#gk-q").press_sequentially(text)
    page.wait_for_selector("#gk-hints [role=option]")


def leads_on(site, link):
    """Whether a link leads to a page there is, and to the place on it that it names."""
    path, anchor = link.evaluate("link => [new URL(link.href).pathname, link.hash.slice(1)]")
    page = site.folder / path.removeprefix(site.mount)
    return page.is_file() and (not anchor or f'id="{anchor}"' in page.read_text(encoding="utf-8"))


def test_results_are_marked_up(portal, phone):
    """Each result tells kind, place, id and units in its attributes, shows kind and place, and leads where it says."""
    go(phone, portal, "医疗救助", "&j=tongren")
    items = phone.locator(HITS)
    assert items.count() >= 3
    for item in items.all():
        values = [item.get_attribute(f"data-{name}") for name in ("kind", "jurisdiction", "id", "units")]
        assert all(value is not None for value in values)
        assert values[1] in ("tongren", "national")
        assert leads_on(portal, item.locator("h3 a"))
    assert phone.locator("ol mark").count() > 0
    assert phone.locator("[data-search-empty]").count() == 0


def test_the_heading_says_what_was_done(portal, phone):
    """The heading tells the question and how many there are, has the focus, and the number is said to who does not see it."""
    go(phone, portal, "医疗救助", "&j=wuhai")
    heading = phone.locator("#gk-done")
    assert heading.inner_text().startswith("医疗救助：")
    assert heading.evaluate("node => document.activeElement === node")
    expect(phone.locator("#gk-said")).to_contain_text("个结果")
    assert "医疗救助" in phone.title()


def test_nothing_found_says_what_to_do(portal, phone):
    """Where nothing fits, it is said, and the questions, the hotline and the index are there."""
    go(phone, portal, "zzqqxx㐀㐁", "&j=wuhai")
    assert phone.locator("[data-search-empty]").count() == 1
    assert phone.locator("#gk-done").inner_text().startswith("没有找到：")
    assert phone.locator("#gk-finder").get_attribute("href") == "../wuhai/self-check/index.html"
    assert phone.locator("#gk-ways a[href='tel:12345']").is_visible()
    assert phone.locator("#gk-index").is_visible()


def test_long_lists_are_shown_in_parts(portal, phone):
    """Ten results first, ten more on a press, and the focus is on the first of the new ones."""
    go(phone, portal, "医疗救助", "&j=wuhai")
    items = phone.locator(HITS)
    assert items.count() == 10
    phone.locator("#gk-more").click()
    expect(items.nth(10)).to_be_visible()
    assert items.nth(10).locator("h3 a").evaluate("node => document.activeElement === node")


def test_the_place_of_the_reader(portal, phone):
    """The way to the search tells the place; it stands first in the choice; all places keep it in the address."""
    phone.goto(portal.at("dafang/units/index.html"))
    phone.locator(".gk-mast__find").click()
    phone.wait_for_selector(".gk-search:not([hidden])")
    expect(phone.locator("#gk-j option").first).to_have_text("大方县")
    assert phone.locator("#gk-j").input_value() == "dafang"
    phone.locator("#gk-j").select_option("")
    phone.locator("#gk-q").fill("低保")
    with phone.expect_navigation():
        phone.locator("#gk-q").press("Enter")
    answered(phone)
    assert {"j=dafang", "all=1"} <= set(phone.url.partition("?")[2].split("&"))
    assert not {"k=", "t=", "f="} & set(phone.url.partition("?")[2].split("&"))


def test_back_leads_back(portal, phone):
    """A question is an address: back from the second leads to the first, its words in the box, and its results."""
    go(phone, portal, "低保", "&j=wuhai")
    phone.locator("#gk-q").fill("医疗")
    phone.locator("#gk-q").press("Enter")
    phone.wait_for_url("**q=%E5%8C%BB%E7%96%97*")
    phone.go_back()
    answered(phone)
    assert phone.locator("#gk-q").input_value() == "低保"
    assert phone.locator("#gk-done").inner_text().startswith("低保")


@pytest.mark.parametrize("disk", [False, True])
def test_back_to_a_long_list(portal, phone, disk):
    """Back from a result far down: as many are listed as were, and the reader is where he was."""
    start = portal.on_disk(SEARCH) if disk else portal.url + SEARCH
    phone.goto(start + "?q=" + quote("医疗救助") + "&j=wuhai")
    answered(phone)
    phone.locator("#gk-more").click()
    expect(phone.locator(HITS).nth(10)).to_be_visible()
    shown = phone.locator(HITS).count()
    link = phone.locator(HITS).nth(shown - 1).locator("h3 a")
    link.scroll_into_view_if_needed()
    height = phone.evaluate("window.pageYOffset")
    with phone.expect_navigation():
        link.click()
    phone.go_back()
    expect(phone.locator(HITS).nth(shown - 1)).to_be_visible()
    assert phone.locator(HITS).count() == shown
    assert abs(phone.evaluate("window.pageYOffset") - height) < 200


def test_a_page_that_was_kept_is_put_right(portal, phone):
    """Back to a page the browser had kept: the box and the choices are those of its results, suggestions are closed."""
    go(phone, portal, "低保", "&j=wuhai&k=unit")
    phone.locator("#gk-k").evaluate("list => { list.value = 'duty'; }")
    phone.locator("#gk-q").fill("")
    typed(phone, "医疗")
    phone.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert phone.locator("#gk-q").input_value() == "低保"
    assert phone.locator("#gk-k").input_value() == "unit"
    assert not phone.locator("#gk-hints").is_visible()


def test_the_box_of_a_home_page(portal, phone):
    """The home of a place has a box that asks of that place; that of the site one that asks of none."""
    phone.goto(portal.at("wuhai/index.html"))
    phone.locator("#gk-q").fill("低保")
    with phone.expect_navigation():
        phone.locator(".gk-search button").click()
    answered(phone)
    assert "j=wuhai" in phone.url
    phone.goto(portal.at("index.html"))
    assert phone.locator(".gk-search [name=j]").count() == 0


def test_suggestions_by_keyboard(portal, phone):
    """Arrows go round the list and the box, Home and End to its ends, Escape closes it, Enter takes what is marked."""
    go(phone, portal, more="j=wuhai")
    box = phone.locator("#gk-q")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "false"
    typed(phone, "救助")
    options = phone.locator("#gk-hints [role=option]")
    last = options.count() - 1
    assert box.get_attribute("aria-expanded") == "true"
    for pressed, at in (("ArrowDown", 0), ("End", last), ("ArrowDown", None), ("ArrowUp", last), ("Home", 0)):
        box.press(pressed)
        chosen = options.evaluate_all("all => all.map(one => one.getAttribute('aria-selected')).indexOf('true')")
        assert chosen == (-1 if at is None else at), pressed
        assert box.get_attribute("aria-activedescendant") == (None if at is None else f"gk-hint-{at}")
    box.press("Escape")
    assert not phone.locator("#gk-hints").is_visible()
    assert box.input_value() == "救助"
    box.press("ArrowDown")
    phone.wait_for_selector("#gk-hints [role=option]")
    box.press("ArrowDown")
    term = options.first.locator("span").inner_text()
    with phone.expect_navigation():
        box.press("Enter")
    answered(phone)
    assert phone.locator("#gk-q").input_value() == term


def test_suggestions_are_told_and_large(portal, phone):
    """How many there are is said once typing rests, and each is at least 48 px high."""
    go(phone, portal, more="j=wuhai")
    typed(phone, "救助")
    expect(phone.locator("#gk-said")).to_have_text(re.compile("有[0-9]+条建议"))
    assert all(option.bounding_box()["height"] >= 48 for option in phone.locator("#gk-hints [role=option]").all())
    with phone.expect_navigation():
        phone.locator("#gk-hints [role=option]").first.click()
    answered(phone)


def test_a_word_being_composed_is_left_alone(portal, phone):
    """While a word is composed there are no suggestions, and its Enter asks nothing; once it is there, both work."""
    go(phone, portal, more="j=wuhai")
    box = phone.locator("#gk-q")
    box.focus()
    session = phone.context.new_cdp_session(phone)
    for text in ("d", "di", "di b"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    phone.wait_for_timeout(500)
    assert not phone.locator("#gk-hints").is_visible()
    before = phone.url
    press = {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": "Enter", "code": "Enter"}
    session.send("Input.dispatchKeyEvent", press)
    phone.evaluate("document.querySelector('.gk-search button').click()")
    assert phone.url == before
    session.send("Input.insertText", {"text": "低保"})
    phone.wait_for_selector("#gk-hints [role=option]")
    assert box.input_value() == "低保"
    with phone.expect_navigation():
        box.press("Enter")
    answered(phone)


@pytest.mark.parametrize("disk", [False, True])
def test_hostile_questions_do_nothing(portal, watched, disk):  # noqa: F811
    """Marks, tags, control and direction characters, broken escapes, 10,000 characters: an answer, no error, no tag made."""
    start = portal.on_disk(SEARCH) if disk else portal.url + SEARCH
    for query in [quote(one)[:60_000] for one in HOSTILE] + list(RAW):
        watched.goto(f"{start}?q={query}&j=wuhai&k=%3Cb%3E&t=__proto__&f=x")
        if watched.locator("#gk-q").input_value():
            answered(watched)
        assert watched.evaluate("window.ran") is None
        assert watched.locator("main :is(img, svg:not(.gk-icon)), #gk-results script").count() == 0
        assert watched.evaluate("window.violated") == []
        assert watched.said == [], query


def test_from_disk(portal, phone):
    """The search answers from a folder as it does over the network."""
    phone.goto(portal.on_disk(SEARCH) + "?q=" + quote("医疗救助") + "&j=wuhai")
    answered(phone)
    assert phone.locator(HITS).count() >= 3
    phone.locator("ol h3 a").first.click()
    assert phone.url.startswith(portal.folder.as_uri())
    assert phone.locator("body").get_attribute("data-kind") != "search"


def test_without_script(portal, context):
    """Without script the form is hidden, that is said, and the index is there, on the page and by its link on the home pages."""
    page = context(java_script_enabled=False).new_page()
    page.goto(portal.at("wuhai/index.html"))
    assert not page.locator(".gk-search").is_visible()
    page.locator(".gk-mast__find").click()
    assert not page.locator(".gk-search").is_visible()
    assert page.locator("noscript").inner_text() == "这一页要能运行脚本才能搜。下面按难处、事项、单位找。"
    page.locator("#gk-index a", has_text="最低生活保障").click()
    assert page.locator("body").get_attribute("data-kind") == "topic"


def test_a_site_of_one_place(dafang, phone):
    """Where there is one place, none is chosen, none is in the address, and results lead to its pages."""
    go(phone, dafang, "低保")
    assert not phone.locator("#gk-j").is_visible()
    assert leads_on(dafang, phone.locator("ol h3 a").first)
    with phone.expect_navigation():
        phone.locator("#gk-q").press("Enter")
    answered(phone)
    assert "j=" not in phone.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["医疗救助", "zzqqxx㐀㐁", ""])
def test_no_violation(portal, context, scheme, query):
    """axe-core finds nothing wrong with results, with none, and with suggestions open."""
    page = context(360, 740, color_scheme=scheme).new_page()
    go(page, portal, query, "&j=wuhai")
    if not query:
        typed(page, "救助")
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert [(v["id"], v["nodes"][0]["target"], v["nodes"][0]["failureSummary"]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_box_is_not_printed(portal, context):
    """On paper there is no box and no way to it."""
    page = context(1280, 800).new_page()
    page.goto(portal.at("wuhai/index.html"))
    page.emulate_media(media="print")
    assert not page.locator(".gk-search").is_visible()
    assert not page.locator(".gk-mast__find").is_visible()

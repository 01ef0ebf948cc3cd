"""Files of the index that do not come, come late or are none: the page says so and goes on."""

import pytest
from playwright.sync_api import expect
from test_search_page import HITS, SEARCH, answered

FAILED = "有的数据没有读到"
ASK = "?q=%E5%8C%BB%E7%96%97%E6%95%91%E5%8A%A9&j=tongren"
PAGE = "<!DOCTYPE html><title>登录</title><p>请先登录网络"
BROKEN = {
    "a page in its place": {"status": 200, "content_type": "text/html", "body": PAGE},
    "an empty file": {"status": 200, "content_type": "text/javascript", "body": ""},
    "not there": {"status": 404, "content_type": "text/html", "body": PAGE},
}


def data(page, site):
    """The files of the index that the answer takes, in the order they are asked for."""
    names = []
    page.on("request", lambda request: names.append(request.url))
    page.goto(site.url + SEARCH + ASK)
    answered(page)
    return [name for name in names if "/search/" in name and name.endswith(".js")]


@pytest.mark.parametrize("how", BROKEN)
def test_one_file_is_broken(portal, context, how):
    """Whichever file it is, an answer comes, it tells that something was not read, and its links lead to pages there are."""
    files = data(context().new_page(), portal)
    assert len(files) > 4
    for name in files:
        page = context().new_page()
        page.route(name, lambda route: route.fulfill(**BROKEN[how]))
        page.goto(portal.url + SEARCH + ASK)
        answered(page)
        assert FAILED in page.locator("#gk-notes").inner_text(), name
        for link in page.locator("ol h3 a, .gk-hit__whose a").all():
            path = link.evaluate("link => new URL(link.href).pathname")
            assert (portal.folder / path.removeprefix(portal.mount)).is_file(), name
        page.context.close()


@pytest.mark.parametrize("how", BROKEN)
def test_all_files_are_broken(portal, phone, how):
    """Without any file the page says so; the hotline and the lists are there, nothing is said to be missing."""
    phone.route("**/search/*.js", lambda route: route.fulfill(**BROKEN[how]))
    phone.goto(portal.url + SEARCH + ASK)
    answered(phone)
    assert phone.locator("#gk-done").inner_text() == "没有读到：医疗救助"
    assert FAILED in phone.locator("#gk-notes").inner_text()
    assert phone.locator("[data-search-empty]").count() == 0
    assert phone.locator("#gk-ways a[href='tel:12345']").is_visible()
    assert phone.locator("#gk-index").is_visible()


def test_the_engine_does_not_come(portal, phone):
    """Without the script that searches the question stands there, and that it could not be read."""
    phone.route("**/search-engine*.js", lambda route: route.abort())
    phone.goto(portal.url + SEARCH + ASK)
    answered(phone)
    assert phone.locator("#gk-done").inner_text() == "没有读到：医疗救助"
    assert phone.locator("#gk-q").input_value() == "医疗救助"


def test_the_question_is_there_before_the_engine(portal, phone):
    """On a slow line the box with the question and 正在找 are there while the engine is on its way, and the box works."""
    held = []

    def hold(route):
        held.append(route)

    phone.route("**/search-engine*.js", hold)
    phone.goto(portal.url + SEARCH + ASK, wait_until="commit")
    expect(phone.locator("#gk-done")).to_have_text("正在找：医疗救助")
    assert phone.locator("#gk-q").input_value() == "医疗救助"
    assert not phone.locator("#gk-index").is_visible()
    phone.locator("#gk-q").press("End")
    phone.locator("#gk-q").press_sequentially("站")
    held[0].continue_()
    answered(phone)
    assert phone.locator("#gk-q").input_value() == "医疗救助站"
    assert phone.locator(HITS).count() > 0


def test_more_that_does_not_come(portal, phone):
    """再看10条 without a line: no error, what is shown stays, and it is told."""
    errors = []

    def note(error):
        errors.append(error)

    phone.on("pageerror", note)
    phone.goto(portal.url + SEARCH + ASK)
    answered(phone)
    before = phone.locator(HITS).count()
    phone.route("**/search/*.js", lambda route: route.abort())
    phone.locator("#gk-more").click()
    expect(phone.locator("#gk-said")).to_contain_text("条。", timeout=5000)
    assert phone.locator(HITS).count() >= before
    assert errors == []

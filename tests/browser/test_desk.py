"""The desk in Chromium: a telephone changed through the form, a citizen's number refused, the change submitted."""

import re
import threading
from datetime import date

import pytest
from playwright.sync_api import expect

from generator.desk.desk import desk_answer
from generator.desk.server import make_server
from generator.desk.state import Records
from generator.desk.submitting import Outbox
from tests.repository import Repository

CHANNEL = "content/shili/channels/rexian.yml"
SLOW = 20_000  # milliseconds a save may take on a busy machine: the whole of the records is looked over


@pytest.fixture
def repository(tmp_path):
    """The minimal site, committed; git knows who works here."""
    made = Repository(tmp_path / "某县 记录")
    made.commit("2026-11-01")
    made.git("config", "user.name", "岗位")
    made.git("config", "user.email", "x@example.invalid")
    return made


@pytest.fixture
def address(repository):
    """A desk that is running; the address the command would print."""
    told = []
    records = Records(repository.config, lambda: date(2026, 11, 21))
    server = make_server(0, desk_answer(records, Outbox(records), "a-key-of-this-window", told.append))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told[0]
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser, address):
    """A window of the office's browser, which notes every request to elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    context.set_default_timeout(SLOW)
    page = context.new_page()
    page.elsewhere = []
    here = address.partition("/?")[0]
    page.on(
        "request", lambda one: None if one.url.startswith((here, "data:", "blob:")) else page.elsewhere.append(one.url)
    )
    page.goto(address)
    yield page
    assert page.elsewhere == []
    context.close()


def open_forms(page):
    """From the first page to the forms of the place."""
    page.click("text=填表")
    page.click("text=示例县")
    page.click("button:has-text('开始填表')")


def open_channel(page):
    """From the first page to the form of the hotline, as a clerk goes."""
    open_forms(page)
    page.locator("a:has-text('渠道')").first.click()
    page.locator("a[href*='/collections/channel/entries/rexian']").click()
    expect(page.locator("input[id^='telephone-field']")).to_be_visible()


def save(page):
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("menuitem", name="保存在这台机器上").click()


def test_a_telephone_is_changed_and_submitted(page, repository):
    """The form changes one line; the page of 提交 says so in words; the commit holds it."""
    before = (repository.folder / CHANNEL).read_text(encoding="utf-8")
    old = re.search(r"^telephone: (.*)$", before, re.M)[1]
    open_channel(page)
    page.locator("input[id^='telephone-field']").fill("000-00000009")
    proof = page.locator("label[for^='verified-field']")
    proof.locator("xpath=following::button[1]").click()  # it is folded
    proof.locator("xpath=following::input[starts-with(@id, 'date-field')][1]").fill("2026-11-21")
    save(page)
    expect(page.locator("text=存好了")).to_be_visible()
    after = (repository.folder / CHANNEL).read_text(encoding="utf-8")
    changed = before.replace(f"telephone: {old}", "telephone: 000-00000009")
    assert after == changed.replace("date: 2026-11-20, how", "date: 2026-11-21, how")
    page.click("text=回办公台")
    page.click("nav >> text=提交")
    expect(page.locator("main")).to_contain_text("000-00000009")
    page.fill("#basis", "来电核实")
    page.get_by_role("button", name="提交", exact=True).click()
    expect(page.locator("h1")).to_have_text("办好了")
    told = repository.git("log", "-1", "--format=%B")
    assert "000-00000009" in told
    assert "依据：来电核实" in told
    assert repository.git("status", "--porcelain", "--", "content", "units") == ""


def test_what_stands_elsewhere_opens_beside(page):
    """A refusal for the sake of other records leads to their forms, in windows of their own."""
    open_forms(page)
    page.locator("a:has-text('成员单位')").first.click()
    page.locator("a[href*='/collections/unit/entries/jiaoyu']").click()
    page.locator("[id^='state-field']").first.click()
    page.get_by_role("option", name="草稿", exact=True).click()
    save(page)
    panel = page.locator(".dk-refused")
    expect(panel).to_contain_text("成员单位（jiaoyu）")
    with page.context.expect_page() as opened:
        panel.get_by_role("link", name="打开那张表").first.click()
    assert "/collections/" in opened.value.url
    assert page.url.endswith("/unit/entries/jiaoyu")


def test_only_a_draft_can_be_deleted(page, repository):
    """What is public has no button that would only be refused; a draft has it."""
    repository.write("units/shili/units/xin.yml", "id: xin\nstate: draft\nfull: 新的单位\n")
    open_channel(page)
    delete = page.get_by_role("button", name="删掉草稿")
    expect(delete).to_have_count(0)
    page.get_by_text("回到“渠道”").click()
    page.locator("a:has-text('成员单位')").first.click()
    page.locator("a[href*='/collections/unit/entries/xin']").click()
    expect(delete).to_be_visible()


def test_a_citizens_number_is_refused(page, repository):
    """What must not be public does not reach the disk; what was typed stays in the form, with what to do about it."""
    before = (repository.folder / CHANNEL).read_bytes()
    open_channel(page)
    page.locator("input[id^='telephone-field']").fill("13800138000")
    save(page)
    panel = page.locator(".dk-refused")
    expect(panel).to_contain_text("手机号码")
    expect(panel).to_contain_text("渠道（rexian） › 电话")
    expect(panel).to_contain_text("怎么改")
    expect(panel.locator("a")).to_have_count(0)  # it is this very form
    expect(page.locator("input[id^='telephone-field']")).to_have_value("13800138000")
    assert (repository.folder / CHANNEL).read_bytes() == before
    panel.get_by_role("button", name="知道了").click()
    expect(panel).to_have_count(0)


def test_the_preview_is_the_public_site(page):
    """The preview shows the page the public would see, under its own strict policy, and nothing is broken there."""
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.click("nav >> text=预览")
    expect(page.locator("body")).to_have_attribute("data-kind", re.compile("home"))
    assert problems == []

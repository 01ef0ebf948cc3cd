"""From the desk to the public, all of it real: a clone of a bare repository with the hook, Chromium, git, nginx."""

from __future__ import annotations

import re
import subprocess
import threading
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.desk.desk import desk_answer
from generator.desk.server import make_server
from generator.desk.state import Records
from generator.desk.submitting import Outbox
from tests.deploy.servers import Place, free_ports, nginx, nginx_behind
from tests.factories import REPO
from tests.hooks.server import Server

SLOW = 60_000  # milliseconds a push may take on a busy machine: it is checked, built and released
TELEPHONE, CITIZENS = "000-00000009", "13800138000"
RESOLUTION = "2026-03-18-2"
TITLE = "公布冬季救助安排"
DECIDED = "由县民政局牵头，公布冬季救助安排。"
TEXTS = {"id": RESOLUTION, "number": "2", "title": TITLE, "text": DECIDED}
CHOICES = {"state": "公开", "origin": "为本站编写", "meeting": "2026-03-18", "lead": "minzheng"}
DAYS = ("published_here", "changed", "checked")
REVIEW = {"post": "示例审核岗", "basis": "示例依据", "conclusion": "可以公开", "date": "2026-11-22"}


@pytest.fixture
def server(tmp_path, monkeypatch):
    """The office's server, the first push published; no settings of this machine's git reach it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    monkeypatch.setenv("PYTHONPATH", str(REPO))
    made = Server(tmp_path)
    assert made.install() == 0
    assert made.push().is_taken
    return made


@pytest.fixture
def public(server, tmp_path):
    """The site as nginx shows it."""
    work = tmp_path / "nginx"
    work.mkdir()
    (port,) = free_ports(1)
    with nginx(work, nginx_behind(work, server.to, port)):
        yield Place("http", port)


def cloned(server: Server, folder: Path) -> Path:
    """A clone in which git knows who works here."""
    subprocess.run(["git", "clone", "-q", str(server.bare), str(folder)], check=True)
    for name, value in (("user.name", "岗位"), ("user.email", "x@example.invalid")):
        subprocess.run(["git", "-C", str(folder), "config", name, value], check=True)
    return folder


@contextmanager
def opened(config: Path):
    """A desk that is running; the address the command would print."""
    told: list[str] = []
    records = Records(config, lambda: date(2026, 11, 22))
    desk = make_server(0, desk_answer(records, Outbox(records), "a-key-of-this-window", told.append))
    thread = threading.Thread(target=desk.serve_forever, daemon=True)
    thread.start()
    try:
        yield told[0]
    finally:
        desk.shutdown()
        desk.server_close()
        thread.join()


def choose(page, name, value):
    """Take one from a list by what stands in brackets or is written there."""
    box = page.locator(f"input[id^='{name}-field']:visible").first
    box.focus()
    box.press_sequentially(value)
    box.press("Enter")


def fill(page, name, value, part=""):
    """As a clerk does: what stands there is marked and taken away, then typed anew; ``part`` is what it is a field of."""
    label, of_name = page.locator(f"label[for^='{part or name}-field']").first, f"starts-with(@id, '{name}-field')"
    box = label.locator(f"xpath=following::*[self::input or self::textarea][{of_name}][1]")
    if box.get_attribute("type") != "date":
        box.click()
        box.press("Control+a")
        box.press("Backspace")
        expect(box).to_have_value("", timeout=SLOW)
    box.fill(value)
    expect(box).to_have_value(value, timeout=SLOW)


def save(page):
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("menuitem", name="保存在这台机器上").first.click()


def change_telephone(page):
    """A citizen's number is refused and reaches no disk; the office's own is taken."""
    page.locator("a:has-text('渠道')").first.click()
    page.locator("a[href*='/collections/channel/entries/rexian']").click()
    fill(page, "telephone", CITIZENS)
    save(page)
    panel = page.locator(".dk-refused")
    expect(panel).to_contain_text("手机号码", timeout=SLOW)
    panel.get_by_role("button", name="知道了").click()
    expect(page.get_by_role("button", name="保存", exact=True)).to_be_visible(
        timeout=SLOW
    )  # the form is the clerk's again
    fill(page, "telephone", TELEPHONE)
    page.locator("label[for^='verified-field']").locator("xpath=following::button[1]").click()  # it is folded
    fill(page, "date", "2026-11-22", part="verified")  # somebody called the new number
    save(page)
    expect(page.locator("text=存好了")).to_be_visible(timeout=SLOW)


def record_resolution(page, forms):
    """A matter the meeting decided, with every field that must be filled."""
    page.goto(f"{forms}#/collections/resolution/new")
    expect(page.locator("input[id^='title-field']")).to_be_visible(timeout=SLOW)
    for name, value in CHOICES.items():
        choose(page, name, value)
    for name, value in TEXTS.items():
        fill(page, name, value)
    for name in DAYS:
        fill(page, name, "2026-11-22")
    page.locator("label[for^='review-field']").locator("xpath=following::button[1]").click()  # it is folded
    for name, value in REVIEW.items():
        fill(page, name, value, part="review")
    save(page)
    page.wait_for_url(f"**/entries/{RESOLUTION}**", timeout=SLOW)  # the word of the save before may still stand there


def test_from_the_form_to_the_public(browser, server, public, tmp_path):
    """What a clerk types is what nginx serves a minute later; what is bad reaches nobody, and the good site stands."""
    office = cloned(server, tmp_path / "某县 记录")
    before = server.shown()
    with opened(office / "site_config.yml") as address:
        page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN").new_page()
        page.set_default_timeout(SLOW)
        page.goto(address)
        page.click("text=填表")
        page.click("text=示例县")
        page.click("button:has-text('开始填表')")
        forms = page.url.partition("#")[0]
        change_telephone(page)
        record_resolution(page, forms)
        page.click("text=回办公台")
        page.click("nav >> text=提交")
        for said in (TELEPHONE, TITLE):
            expect(page.locator("main")).to_contain_text(said, timeout=SLOW)
        page.fill("#basis", "来电核实，会议纪要")
        page.get_by_role("button", name="提交", exact=True).click()
        expect(page.locator("h1")).to_have_text("办好了", timeout=SLOW)
        expect(page.locator("main")).to_contain_text("发布好了")  # the server's own word
        page.context.close()
    assert server.shown() != before
    assert server.is_shown(server.git("rev-parse", "main"))
    reader = browser.new_page()
    reader.goto(f"{public.url}channels/")
    expect(reader.locator("main")).to_contain_text(TELEPHONE)
    reader.goto(f"{public.url}resolutions/{RESOLUTION}/")
    expect(reader.locator("main")).to_contain_text(DECIDED)
    for page_of_it in ("channels/", "index.html", f"resolutions/{RESOLUTION}/"):
        assert CITIZENS.encode() not in public.ask(page_of_it).body
    second_clone_is_refused(server, public, tmp_path)


def second_clone_is_refused(server, public, tmp_path):
    """A colleague pushes a record that is bad: the server says which field, and what is served stays as it is."""
    colleague = cloned(server, tmp_path / "同事")
    shown, served = server.shown(), public.ask("channels/").body
    file = colleague / "content/shili/channels/rexian.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^telephone: .*$", f"telephone: {CITIZENS}", text, flags=re.M), encoding="utf-8")
    subprocess.run(["git", "-C", str(colleague), "commit", "-qam", "电话"], check=True)
    push = subprocess.run(["git", "-C", str(colleague), "push"], check=False, capture_output=True)
    told = push.stderr.decode()
    assert push.returncode
    assert "没有收下" in told
    assert "content/shili/channels/rexian.yml" in told
    assert "手机号码" in told
    assert (server.shown(), public.ask("channels/").body) == (shown, served)

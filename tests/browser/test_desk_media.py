"""The desk in Chromium: an attachment put in through its form, one refused, the window of files in Chinese."""

import hashlib
import re

import pytest
from playwright.sync_api import expect
from test_desk import address, page, repository, save  # noqa: F401  # fixtures: the same office, the same window

from tests.privacy.make_files import docx_body

FOLDER = "content/shili/files"
FILE, RECORD = f"{FOLDER}/shenqing.docx", f"{FOLDER}/shenqing.yml"
LATIN = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def problems(page):  # noqa: F811
    """What the browser complains of; that there is no such record yet is an answer that it reports too."""
    told = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "console",
        lambda one: told.append(one.text) if one.type == "error" and "404" not in one.text else None,
    )
    return told


def new_attachment(page):  # noqa: F811
    """From the first page to an empty form, as a clerk goes."""
    page.click("text=填表")
    page.click("text=示例县")
    page.click("button:has-text('开始填表')")
    page.locator("a[href$='/collections/attachment']").click()
    page.locator("a[href$='/collections/attachment/new']").first.click()
    page.locator("input[id^='id-field']").fill("shenqing")
    page.locator("input[id^='state-field']").fill("草稿")
    page.keyboard.press("Enter")


def choose(page, path):  # noqa: F811
    """A file of this machine, taken up in the window of files and chosen for the form."""
    page.get_by_role("button", name=re.compile("选择文件|换一个文件")).click()
    with page.expect_file_chooser() as chooser:
        page.locator("label:has-text('上传')").click()
    chooser.value.set_files(path)
    page.get_by_role("button", name="选用").click()


def test_an_attachment_is_put_in(page, repository, tmp_path, problems):  # noqa: F811
    """The chosen file and its record lie there after one save; the form shows the new name; the check finds nothing."""
    source = tmp_path / "申请表（空白）.docx"
    source.write_bytes(docx_body("申请表"))
    new_attachment(page)
    choose(page, source)
    save(page)
    expect(page.locator("text=存好了")).to_be_visible()
    assert (repository.folder / FILE).read_bytes() == source.read_bytes()
    record = (repository.folder / RECORD).read_text(encoding="utf-8")
    assert "title: 申请表（空白）\nfile: shenqing.docx\n" in record
    assert hashlib.sha256(source.read_bytes()).hexdigest() in record
    assert not [one for one in repository.check().findings if one.place.path.startswith(FOLDER)]
    expect(page.get_by_text("shenqing.docx", exact=True)).to_be_visible()
    expect(page.locator("input[id^='title-field']")).to_have_value("申请表（空白）")
    page.locator("input[id^='title-field']").fill("申请表")
    with page.expect_response(lambda one: "persistEntry" in (one.request.post_data or "")) as saved:
        save(page)
    assert saved.value.ok
    assert (repository.folder / RECORD).read_text(encoding="utf-8") == record.replace("申请表（空白）", "申请表")
    assert problems == []


def test_a_list_of_persons_is_refused(page, repository, tmp_path):  # noqa: F811
    """A file with a citizen's number does not reach the disk; what to do stands below the form."""
    source = tmp_path / "名单.docx"
    source.write_bytes(docx_body("张三，身份证号11010519491231002X"))
    new_attachment(page)
    choose(page, source)
    save(page)
    panel = page.locator(".dk-refused")
    expect(panel).to_contain_text("名单.docx")
    expect(panel).to_contain_text("身份")
    expect(panel).to_contain_text("怎么改")
    assert not (repository.folder / FOLDER).exists()


def test_the_window_of_files_speaks_chinese(page, repository, problems):  # noqa: F811
    """It opens from the head of the forms without an error, and has no word of English."""
    repository.write(f"{FOLDER}/biao.txt", "申请表")
    page.click("text=填表")
    page.click("text=示例县")
    page.click("button:has-text('开始填表')")
    page.get_by_role("button", name="媒体").click()
    window = page.locator("[role=dialog]").first
    expect(window).to_contain_text("附件的文件")
    expect(window).to_contain_text("biao.txt")
    words = window.inner_text().replace("biao.txt", "").replace("TXT", "").replace("txt", "")
    assert not LATIN.search(words), words
    assert problems == []

"""Pictures of the desk for the handbook, taken of a clerk's first day: ``python tests/browser/desk_pictures.py OUT``.

takes  the example county, copied into a repository of its own, on the last day of its story
gives  desk-*.png in a folder: as wide as a page of the handbook, of few colours
does not  touch the project's records, or say whether a picture is a good one: look at them
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from sites import ROOT, STORY_ENDS  # noqa: E402

from generator.cli import run  # noqa: E402
from generator.desk.desk import desk_answer  # noqa: E402
from generator.desk.server import make_server  # noqa: E402
from generator.desk.state import Records  # noqa: E402
from generator.desk.submitting import Outbox  # noqa: E402
from tests.conftest import ARGUMENTS, CHROMIUM  # noqa: E402

WIDTH, HEIGHT, COLOURS = 1000, 700, 64
SLOW = 90_000  # milliseconds: a save looks over the whole of the records
CHANNEL = "content/shili/channels/zixun.yml"
UP = "box => { box.style.scrollMarginTop = '110px'; box.scrollIntoView(); document.activeElement.blur(); }"
LIFE = {"审查岗位": "联席会议办公室审核岗", "审查依据": "对照纪要和签到表", "审查结论": "不含个人信息，可以公开"}


class Office:
    """The office's repository, her copy of it, a colleague's copy."""

    def __init__(self, work: Path) -> None:
        self.shared, self.own, self.colleague = work / "jilu.git", work / "jilu", work / "tongshi"
        seed = work / "seed"
        shutil.copytree(ROOT / "examples" / "shili", seed)
        shutil.copytree(ROOT / "content" / "_national", seed / "content" / "_national")
        config = seed / "site_config.yml"
        config.write_text(re.sub(r"(?m)^national:.*\n", "", config.read_text(encoding="utf-8")), encoding="utf-8")
        git(seed, "init", "--quiet", "--initial-branch", "main")
        self._commit_twice(seed)
        git(work, "clone", "--quiet", "--bare", "seed", self.shared.name)
        for copy in (self.own, self.colleague):
            git(work, "clone", "--quiet", self.shared.name, copy.name)
            git(copy, "config", "user.name", "联席会议办公室")
            git(copy, "config", "user.email", "bangongshi@gongkai.example")

    def _commit_twice(self, seed: Path) -> None:
        """What is withdrawn was public before."""
        texts = {path: path.read_text(encoding="utf-8") for path in (seed / "content" / "shili").rglob("*.yml")}
        ended = {path: text for path, text in texts.items() if re.search(r"(?m)^state: withdrawn$", text)}
        for path, text in ended.items():
            public = re.sub(r"(?m)^withdrawn:.*\n", "", text.replace("state: withdrawn", "state: public"))
            path.write_text(public, encoding="utf-8")
        for texts in ({}, ended):
            for path, text in texts.items():
                path.write_text(text, encoding="utf-8")
            git(seed, "add", "--all")
            git(seed, "commit", "--quiet", "--message", "示例县")

    def colleague_writes(self, path: str, old: str, new: str) -> None:
        """A colleague changes one line and sends it."""
        git(self.colleague, "pull", "--quiet")
        file = self.colleague / path
        text = file.read_text(encoding="utf-8")
        assert old in text, (path, old)
        file.write_text(text.replace(old, new), encoding="utf-8")
        git(self.colleague, "commit", "--quiet", "--all", "--message", "同事的改动")
        git(self.colleague, "push", "--quiet")

    @contextmanager
    def cut_off(self) -> Iterator[None]:
        """The shared repository cannot be reached."""
        git(self.own, "remote", "set-url", "origin", "https://gongkai.example/jilu.git")
        yield
        git(self.own, "remote", "set-url", "origin", str(self.shared))

    @contextmanager
    def desk(self) -> Iterator[str]:
        """A desk on her copy; the address the command would print."""
        told: list[str] = []
        records = Records(self.own / "site_config.yml", lambda: date.fromisoformat(STORY_ENDS))
        server = make_server(0, desk_answer(records, Outbox(records), "a-key-of-this-window", told.append))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield told[0]
        server.shutdown()
        server.server_close()


def git(folder: Path, *arguments: str) -> None:
    """Run git, at noon of the day."""
    identity = ["-c", "user.name=示例", "-c", "user.email=shili@gongkai.example"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


class Clerk:
    """What she does, in the words she reads; ``take`` is a picture of what she sees."""

    def __init__(self, page: Page, out: Path, address: str) -> None:
        self.page, self.out, self.address = page, out, address
        self.home = address.partition("/?")[0]

    def take(self, name: str, height: int = HEIGHT, box: str = "") -> None:
        """What stands on a screen of that height, from a box of a form down, in few colours."""
        self.page.set_viewport_size({"width": WIDTH, "height": height})
        if box:
            self.field(box).evaluate(UP)
        elif not self.page.locator("body.dk-forms").count():
            self.page.evaluate("document.activeElement.blur()")
        shot = self.page.screenshot(caret="hide")  # with animations: a passing note ends with its own
        picture = Image.open(io.BytesIO(shot)).convert("RGB")
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(self.out / f"desk-{name}.png", optimize=True)

    def goes(self, word: str) -> None:
        """To one of the pages above."""
        if not self.page.locator("nav.dk-nav").count():
            self.page.goto(self.home)
        self.page.locator("nav.dk-nav").get_by_role("link", name=word, exact=True).click()

    def opens(self, kind: str) -> None:
        """The list of one kind of record."""
        self.page.goto(f"{self.home}/forms")
        self.page.get_by_role("link", name="示例县").click()
        button = self.page.get_by_role("button", name="开始填表")
        heading = self.page.get_by_role("heading", name="要改哪一类")
        expect(button.or_(heading)).to_be_visible()
        if button.is_visible():
            button.click()
        self.page.get_by_role("link", name=kind, exact=True).click()
        expect(self.page.get_by_role("heading", name=kind, exact=True)).to_be_visible()

    def field(self, label: str, nth: int = 0) -> Locator:
        """The box, or the part, of that name."""
        named = self.page.locator("label").filter(has_text=re.compile(f"^{label}(（公开前必填）)?( |$)"))
        expect(named.nth(nth)).to_be_attached()
        return self.page.locator(f"[id='{named.nth(nth).get_attribute('for')}']")

    def writes(self, told: dict[str, str]) -> None:
        """Into boxes."""
        for label, text in told.items():
            self.field(label).fill("")
            self.field(label).fill(text)
            expect(self.field(label)).to_have_value(text)

    def chooses(self, label: str, *words: str) -> None:
        """From a list."""
        for word in words:
            self.field(label).fill(word)
            self.page.get_by_role("option", name=word).first.click()

    def expands(self, label: str) -> None:
        """A part of several boxes."""
        self.field(label).get_by_test_id("expand-button").first.click()

    def adds(self, label: str) -> None:
        """One more to a list."""
        self.field(label).get_by_role("button", name=f"新增{label}").click()

    def presses_today(self, *labels: str) -> None:
        """The day, as she would press it: the machine's own clock may say another."""
        for label in labels:
            self.field(label).fill(STORY_ENDS)

    def looks_at_menu(self) -> None:
        """Presses 保存: what may be saved."""
        self.page.get_by_role("button", name="保存", exact=True).click()

    def saves(self) -> None:
        """The record, on this machine."""
        self.looks_at_menu()
        self.page.get_by_role("menuitem", name="保存在这台机器上").click()
        expect(self.page.get_by_text("存好了")).to_be_visible()

    def submits(self, basis: str) -> None:
        """提交, and waits for what is said."""
        self.goes("提交")
        self.page.fill("#basis", basis)
        self.page.get_by_role("button", name="提交", exact=True).click()
        expect(self.page.locator("h1")).to_have_text(re.compile("办|送"))


def telephone(clerk: Clerk) -> None:
    """A telephone is changed; before, a citizen's own number is refused."""
    page = clerk.page
    clerk.opens("渠道")
    clerk.take("channels")
    page.locator("a[href$='/entries/zixun']").click()
    expect(clerk.field("电话")).to_be_visible()
    clerk.writes({"电话": "13800138000"})
    clerk.looks_at_menu()
    page.get_by_role("menuitem", name="保存在这台机器上").click()
    expect(page.locator(".dk-refused")).to_be_visible()
    expect(page.locator(".Toastify__toast")).to_have_count(0)
    clerk.take("refused", box="电话")
    page.get_by_role("button", name="知道了").click()
    clerk.writes({"电话": "000-00000009"})
    clerk.take("telephone", 420, "电话")
    clerk.presses_today("更新日期", "核对日期")
    called(clerk, "2026-06-29")
    clerk.looks_at_menu()
    clerk.take("save", 300)
    page.get_by_role("menuitem", name="保存在这台机器上").click()
    page.get_by_text("存好了").hover()  # else it goes by itself
    clerk.take("saved", 300)


def called(clerk: Clerk, day: str) -> None:
    """Somebody called the new number: who called the old one did not call it."""
    proof = clerk.page.locator("label[for^='verified-field']")
    date = proof.locator("xpath=following::input[starts-with(@id, 'date-field')][1]")
    if not date.is_visible():
        proof.locator("xpath=following::button[1]").click()
    date.fill(day)


def meeting(clerk: Clerk) -> None:
    """A meeting, with everything that must be filled in."""
    page = clerk.page
    clerk.opens("会议")
    page.locator("a[href$='/collections/meeting/new']").click()
    clerk.writes({"会议编号": "2026-06-25", "第几次": "3", "名称": "2026年第三次专题会议（暑期救助）"})
    clerk.chooses("状态", "公开")
    clerk.chooses("类别", "专题会议")
    clerk.writes({"日期": "2026-06-25", "召集人": "召集人", "主持人": "县政府办公室分管副主任"})
    clerk.chooses("开了没有", "已召开")
    clerk.chooses("到会单位", "示例县民政局", "示例县教育局", "示例县财政局")
    clerk.adds("议程")
    clerk.field("议程", 1).fill("暑期住校生的临时困难")
    clerk.expands("会议纪要")
    clerk.writes({"文号": "示社救纪要〔2026〕7号", "印发日期": "2026-06-29"})
    clerk.field("是否印发各成员单位").click()
    clerk.adds("另外报送或抄送")
    clerk.field("一项").fill("示例县人民政府办公室")
    clerk.chooses("由来", "为本站编写")
    clerk.expands("审查记录")
    clerk.writes({**LIFE, "审查日期": STORY_ENDS, "本站发布": STORY_ENDS})
    clerk.presses_today("更新日期", "核对日期")
    clerk.take("meeting", 900, "会议编号")
    clerk.take("review", 900, "由来")
    clerk.saves()


def resolution(clerk: Clerk) -> None:
    """One thing the meeting decided."""
    page = clerk.page
    clerk.opens("议定事项")
    page.locator("a[href$='/collections/resolution/new']").click()
    clerk.writes({"编号": "2026-06-25-1", "第几项": "1", "事项": "暑期留校学生有困难怎么帮"})
    clerk.chooses("状态", "公开")
    clerk.chooses("会议", "2026年第三次专题会议")
    clerk.writes({"议定内容": "由县教育局牵头，县民政局配合。8月底前问一遍留校学生，有困难的帮着申请临时救助。"})
    clerk.chooses("牵头单位", "示例县教育局")
    clerk.chooses("配合单位", "示例县民政局")
    clerk.writes({"完成期限": "2026-08-31"})
    clerk.chooses("由来", "为本站编写")
    clerk.expands("审查记录")
    clerk.writes({**LIFE, "审查日期": STORY_ENDS, "本站发布": STORY_ENDS})
    clerk.presses_today("更新日期", "核对日期")
    clerk.take("resolution", 1000, "编号")
    clerk.saves()


def first_day(clerk: Clerk, office: Office) -> None:
    """From the first page to what becomes of a clash."""
    page = clerk.page
    page.goto(clerk.address)
    clerk.take("today")
    clerk.goes("填表")
    clerk.take("forms", 360)
    telephone(clerk)
    meeting(clerk)
    resolution(clerk)
    page.goto(f"{clerk.home}/preview/resolutions/2026-06-25-1/")
    clerk.take("preview")
    clerk.goes("变化")
    clerk.take("changes", 620)
    clerk.goes("提交")
    clerk.take("submit", 900)
    clerk.submits("来电核实；示社救纪要〔2026〕7号")
    clerk.take("done", 420)
    troubles(clerk, office)
    withdrawal_and_nil(clerk)


def troubles(clerk: Clerk, office: Office) -> None:
    """The network away, a colleague before her, a colleague at the same place."""
    page = clerk.page
    change(clerk, "000-00000008", "2026-06-30")
    with office.cut_off():
        clerk.submits("来电核实")
        clerk.take("away", 480)
    clerk.goes("提交")
    page.get_by_role("button", name="送出去").click()
    office.colleague_writes("content/shili/channels/jubao.yml", "order: 10", "order: 20")
    change(clerk, "000-00000007", "2026-06-28")
    office.colleague_writes(CHANNEL, "telephone: 000-00000008", "telephone: 000-00000006")
    clerk.submits("来电核实")
    clerk.take("conflict", 860)
    git(office.own, "reset", "--quiet", "--hard", "@{upstream}~1")
    clerk.goes("今天")
    clerk.take("behind", 420)
    page.get_by_role("button", name="取来").click()


def change(clerk: Clerk, telephone: str, day: str) -> None:
    """The telephone once more."""
    clerk.opens("渠道")
    clerk.page.locator("a[href$='/entries/zixun']").click()
    clerk.writes({"电话": telephone})
    called(clerk, day)
    clerk.saves()


def withdrawal_and_nil(clerk: Clerk) -> None:
    """What is withdrawn, and what there was none of."""
    page = clerk.page
    clerk.goes("撤回")
    page.select_option("#kind", label="简报")
    page.get_by_role("button", name="列出公开的").click()
    page.fill("#reason", "内容有误，已另行公开。")
    clerk.take("withdraw", 800)
    clerk.goes("零报告")
    page.fill("#post", "联席会议办公室审核岗")
    page.fill("#basis", "对照登记簿")
    page.fill("#conclusion", "确实没有，可以公开")
    clerk.take("nil", 720)


def beginning(page: Page, out: Path, work: Path) -> None:
    """The home of a site that ``gongkai init`` began."""
    config, site = work / "begun" / "site_config.yml", work / "site"
    config.parent.mkdir()
    name = ["--name", "某某县", "--level", "县", "--config", str(config), "--as-of", STORY_ENDS]
    assert run(["init", "mouxian", *name]) == 0
    assert run(["build", "--config", str(config), "--as-of", STORY_ENDS, "--site-dir", str(site)]) == 0
    page.goto((site / "index.html").as_uri())
    Clerk(page, out, "").take("start", 620)


def main(out: Path) -> None:
    """Make the office, open the desk, live through the day."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        office = Office(Path(work))
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, env={**os.environ, "LANGUAGE": "zh_CN"}
        )
        context = browser.new_context(viewport={"width": WIDTH, "height": 1000}, locale="zh-CN")
        context.set_default_timeout(SLOW)
        expect.set_options(timeout=SLOW)
        beginning(context.new_page(), out, Path(work))
        with office.desk() as address:
            first_day(Clerk(context.new_page(), out, address), office)
        browser.close()
    print(f"{len(list(out.glob('desk-*.png')))} 张图在 {out}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

"""What may not be public does not come out: marker words in every state that is closed, now and in past commits."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from generator.cli import run
from tests.factories import MINIMAL

AS_OF = "2026-12-20"
# One word a place it may leak from; the village is Chinese because a notice takes nothing else.
DRAFT, REVIEW, WITHDRAWN, PAST_DRAFT, PRIVATE = "leak-aaa", "leak-bbb", "leak-ccc", "leak-ddd", "leak-eee"
FILE, GONE_FILE, ITEM, PLANNED, AUTHOR = "leak-fff", "leak-ggg", "leak-hhh", "leak-iii", "leak-jjj"
AREA = "漏字"
MARKS = (DRAFT, REVIEW, WITHDRAWN, PAST_DRAFT, PRIVATE, FILE, GONE_FILE, ITEM, PLANNED, AUTHOR, AREA)
REVIEWED = "review: {post: 示例审核岗, date: 2026-11-20, basis: 第十七条, conclusion: 可以公开}\n"
DATES = "published_here: 2026-11-21\nchanged: 2026-11-21\nchecked: 2026-11-21\n"
CIRCULAR = (
    "id: 2026-tb-9\nkind: 通报\ntitle: 通报{mark}\ndate: 2026-08-01\nby: 联席会议办公室\n"
    "sent_to: [各成员单位]\ntext: [{mark}。]\n"
)


class Office:
    """The office's repository: the minimal site, changed and committed step by step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(MINIMAL, folder)
        self.git("init", "-q", "-b", "main")
        self.commit("first", "2026-11-21T09:00:00+08:00")

    def git(self, *arguments: str, when: str = "") -> None:
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        env |= {f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER")
                for what, text in (("NAME", AUTHOR), ("EMAIL", f"{AUTHOR}@example.invalid"))}  # fmt: skip
        if when:
            env |= {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        subprocess.run(["git", "-C", str(self.folder), *arguments], check=True, env=env)

    def commit(self, message: str, when: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"{message} {AUTHOR}", when=when)

    def write(self, path: str, text: str) -> None:
        target = self.folder / "content/shili" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        target = self.folder / "content/shili" / path
        text = target.read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old)
        target.write_text(text.replace(old, new), encoding="utf-8")

    def attach(self, name: str, mark: str, state: str, more: str = "") -> None:
        content = f"{mark}\n".encode()
        (self.folder / "content/shili/files").mkdir(exist_ok=True)
        (self.folder / f"content/shili/files/{name}.txt").write_bytes(content)
        self.write(
            f"files/{name}.yml",
            f"state: {state}\norigin: compiled\n{REVIEWED}{DATES}{more}id: {name}\ntitle: {mark}\nfile: {name}.txt\n"
            f"media_type: text/plain\nsize: {len(content)}\nsha256: {hashlib.sha256(content).hexdigest()}\n"
            "has_text: true\n",
        )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which each closed state holds its mark, in the files or in their past."""
    office = Office(tmp_path_factory.mktemp("leaks") / "site")
    gone = "withdrawn: {date: 2026-12-01, reason: 内容有误。}\n"
    # a draft, a record in review, what was planned and never put
    office.write("resolutions/2026-03-18-8.yml", f"state: draft\norigin: compiled\ntitle: {DRAFT}\ntext: {DRAFT}\n")
    office.write(
        "withheld/2026-02.yml",
        f"state: in_review\norigin: compiled\nid: 2026-02\nmatter: 议定事项\nwhat: {REVIEW}\nwhy: {REVIEW}\n"
        "article: shehui-jiuzhufa/45\ndecided: 2026-07-20\n",
    )
    office.write("proposals/2026-09.yml", f"state: draft\norigin: compiled\nid: 2026-09\ntitle: {PLANNED}\n")
    # once a draft with a word in it, now withheld and deleted; once a draft, now public without the word
    office.write("resolutions/2026-03-18-9.yml", f"state: draft\norigin: compiled\ntext: {ITEM}\n")
    office.write("bulletins/2026-02.yml", f"state: draft\norigin: compiled\ntitle: {PAST_DRAFT}\n")
    # public, with a word a privacy gate refuses in that version
    office.write(
        "circulars/2026-tb-9.yml",
        f"state: public\norigin: compiled\n{REVIEWED}{DATES}" + CIRCULAR.format(mark=WITHDRAWN),
    )
    office.change("consultations/2026-04-09.yml", "按季度互送名册。", f"按季度互送名册，{PRIVATE}13800138000。")
    office.change("notices/2026-001.yml", "area: 示例一村", f"area: {AREA}村")
    office.change("notices/2026-001.yml", "hangs: 示例一村村务公示栏", f"hangs: {AREA}村村务公示栏")
    office.attach("biao-jia", FILE, "draft")
    office.attach("biao-yi", GONE_FILE, "public")
    office.commit("words in", "2026-11-22T09:00:00+08:00")
    (office.folder / "content/shili/resolutions/2026-03-18-9.yml").unlink()
    office.write(
        "bulletins/2026-02.yml",
        f"state: in_review\norigin: compiled\n{REVIEWED}{DATES}id: 2026-02\nyear: 2026\nnumber: 2\ntitle: 二季度情况\n"
        "date: 2026-07-25\nperiod: 2026Q2\nparts:\n  - {text: 没有新的措施。}\n",
    )
    office.change("consultations/2026-04-09.yml", f"，{PRIVATE}13800138000", "")
    office.commit("words out", "2026-11-23T09:00:00+08:00")
    office.change("bulletins/2026-02.yml", "state: in_review", "state: public")
    office.change("circulars/2026-tb-9.yml", "state: public\n", f"state: withdrawn\n{gone}")
    office.change("files/biao-yi.yml", "state: public\n", f"state: withdrawn\n{gone}")
    office.commit("withdrawn", "2026-12-01T09:00:00+08:00")
    office.change("bulletins/2026-02.yml", "没有新的措施。", "没有新措施。")
    office.commit("amended", "2026-12-02T09:00:00+08:00")
    return office.folder


def leaks(folder: Path) -> list[tuple[str, str]]:
    """Every file, by name or by content, that holds a mark in any writing a browser or a reader would undo."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes() if path.is_file() else b""
        for mark in MARKS:
            escaped = mark.encode("ascii", "backslashreplace")
            entity = "".join(f"&#{ord(char)};" for char in mark).encode()
            if any(form in content for form in (mark.encode(), escaped, quote(mark).encode(), entity)) or mark in name:
                found.append((name, mark))
    return found


def test_the_marks_are_there_to_be_leaked(office: Path) -> None:
    """The marks stand in the records or in their past: a test that looks for nothing finds nothing."""
    log = subprocess.run(
        ["git", "-C", str(office), "log", "-p", "--format=%an", "--text"], capture_output=True, check=True
    ).stdout.decode()
    assert [mark for mark in MARKS if mark not in log] == []


def test_nothing_closed_comes_out(office: Path, tmp_path: Path) -> None:
    """Drafts, ended notices, withheld items, withdrawn pages, their attachments, feeds, data and past reach no file."""
    config = office / "site_config.yml"
    assert run(["build", "--config", str(config), "--site-dir", str(tmp_path / "out"), "--as-of", AS_OF]) == 0
    told = (
        "bulletins/2026-02/history/index.html",
        "feed.xml",
        "calendar.ics",
        "data/shili.json",
        "withheld/index.html",
    )
    assert [name for name in told if not (tmp_path / "out" / name).is_file()] == []
    assert leaks(tmp_path / "out") == []


def test_what_is_gone_leaves_a_tombstone(office: Path, tmp_path: Path) -> None:
    """The old addresses answer: withdrawn on which day and why; of an ended notice the counts."""
    config = office / "site_config.yml"
    assert run(["build", "--config", str(config), "--site-dir", str(tmp_path / "out"), "--as-of", AS_OF]) == 0
    withdrawn = (tmp_path / "out/circulars/2026-tb-9/index.html").read_text(encoding="utf-8")
    assert "2026年12月1日" in withdrawn
    assert "内容有误。" in withdrawn
    ended = (tmp_path / "out/notices/2026-001/index.html").read_text(encoding="utf-8")
    assert "12户" in ended
    assert "25人" in ended


def test_the_host_lets_nothing_out_either(office: Path, tmp_path: Path) -> None:
    """``mkdocs build`` over the same repository gives the same silence."""
    (office / "mkdocs.yml").write_text(
        "site_name: 示例\ntheme: {name: gongkai}\nplugins: [gongkai]\nuse_directory_urls: true\n", encoding="utf-8"
    )
    (office / "docs").mkdir(exist_ok=True)
    (office / "docs/index.md").write_text(f"# {DRAFT}\n", encoding="utf-8")  # the host's own folder is not copied
    env = {**os.environ, "GONGKAI_AS_OF": AS_OF}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "out")]
    subprocess.run(command, cwd=office, env=env, check=True)
    assert (tmp_path / "out/index.html").is_file()
    assert leaks(tmp_path / "out") == []

"""提交, 取来 and 放弃 on the desk: the heading and every sentence are true."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from generator.desk.desk import Desk
from tests.desk.offices import get, make_desk, post
from tests.factories import MINIMAL
from tests.office.clones import FULL, THEIRS, Offices, git
from tests.repository import MEASURE, UNIT

NEW = "units/shili/units/xin.yml"


@pytest.fixture
def desk(offices: Offices) -> Desk:
    return make_desk(offices.mine / "site_config.yml")


def told(desk: Desk, address: str, **fields: str) -> tuple[str, str]:
    """The heading and the page that answers a button."""
    page = unescape(post(desk, address, urlencode(fields).encode()).content.decode())
    return "".join(re.findall(r"<h1>(.*)</h1>", page)), page


def test_sent_is_done(desk: Desk, offices: Offices) -> None:
    """What the others have is called done."""
    offices.edit(offices.mine, UNIT, *FULL)
    assert told(desk, "/submit", message="我的")[0] == "办好了"
    assert git(offices.shared, "log", "-1", "--format=%s", "main") == "我的"


def test_not_sent_is_not_called_done(desk: Desk, offices: Offices) -> None:
    """Committed and not sent has a heading of its own; so has what was committed before and is not sent again."""
    offices.edit(offices.mine, UNIT, *FULL)
    offices.shared.rename(offices.shared.with_name("away.git"))
    heading, page = told(desk, "/submit", message="我的")
    assert heading == "提交了，还没有送出去"
    assert "连不上" in page
    assert told(desk, "/submit")[0] == "还没有送出去"
    offices.shared.with_name("away.git").rename(offices.shared)
    assert told(desk, "/submit")[0] == "办好了"


def test_what_a_colleague_broke_is_listed(desk: Desk, offices: Offices) -> None:
    """Under the others' work something must be mended: it is listed, and the commit is not denied."""
    offices.sent_by_a_colleague(UNIT, "kind: 行政机关", "kind: 行政")
    offices.edit(offices.mine, MEASURE, "state: public", "state: public   # 看过")
    heading, page = told(desk, "/submit", message="我的")
    assert heading == "提交了，还没有送出去"
    assert "先改好这" in page
    assert UNIT in page
    assert "没有提交" not in page


def test_what_a_colleague_changed_too_is_not_taken_in(desk: Desk, offices: Offices) -> None:
    """取来 names the file and what to do, says nothing of a commit, and changes nothing; 提交 keeps both sides."""
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    offices.edit(offices.mine, UNIT, *FULL)
    heading, page = told(desk, "/fetch")
    assert heading == "没有办成"
    assert UNIT in page
    assert "没有取来，什么也没有动" in page
    assert "已经提交" not in page
    assert FULL[1] in (offices.mine / UNIT).read_text(encoding="utf-8")
    heading, page = told(desk, "/submit", message="我的")
    assert heading == "提交了，还没有送出去"
    assert f"同一处：{UNIT}" in page


def test_whose_words_stand_is_chosen_on_the_page(desk: Desk, offices: Offices) -> None:
    """The page says from whose words to whose, and a button for each side sends; what is in hand is not committed."""
    offices.edit(offices.theirs, "units/shili/units/minzheng.yml", "aliases: [民政局]", "aliases: [县民政局]")
    offices.sent_by_a_colleague(UNIT, *THEIRS)
    offices.edit(offices.mine, UNIT, *FULL)
    page = told(desk, "/submit", message="我的")[1]
    assert re.search("示例县教委.*示例县教育和体育局", page)
    assert "县民政局" not in page  # elsewhere both are kept: only what stands against each other is told
    for one in (page, told(desk, "/fetch")[1]):
        assert re.findall('name="side" value="(.*)"', one) == ["同事的", "我的"]
    offices.edit(offices.mine, MEASURE, "state: public", "state: public   # 我看过")
    others = "".join(re.findall('name="others" value="(.*)"', page))
    assert told(desk, "/submit", side="我的", others=others)[0] == "办好了"
    assert FULL[1] in git(offices.shared, "show", f"main:{UNIT}")
    assert "# 我看过" not in git(offices.shared, "show", f"main:{MEASURE}")


def test_without_a_line_nothing_is_said_of_a_commit(desk: Desk, offices: Offices) -> None:
    """取来 with the others out of reach says only that."""
    offices.shared.rename(offices.shared.with_name("away.git"))
    heading, page = told(desk, "/fetch")
    assert heading == "没有办成"
    assert "连不上" in page
    assert "提交在本机" not in page


def test_given_up_is_kept_and_said_where(desk: Desk, offices: Offices) -> None:
    """放弃 of a new record and of a change both say where the words lie."""
    (offices.mine / NEW).write_text("新的\n", encoding="utf-8")
    offices.edit(offices.mine, UNIT, *FULL)
    for path, said, words in ((NEW, "从记录里拿走了", "新的"), (UNIT, "回到上一次提交的样子了", FULL[1])):
        heading, page = told(desk, "/discard", path=path)
        assert heading == "办好了"
        assert said in page
        kept = re.search(r"放在 (\S+)。要用", page)
        assert kept
        assert words in (offices.mine / kept[1]).read_text(encoding="utf-8")
    assert git(offices.mine, "status", "--porcelain") == ""


def test_the_settings_are_given_up_too(desk: Desk, offices: Offices) -> None:
    """放弃 of the settings puts them back, and says where the words lie."""
    offices.edit(offices.mine, "site_config.yml", "site_name:", "# 我的\nsite_name:")
    heading, page = told(desk, "/discard", path="site_config.yml")
    assert heading == "办好了"
    assert "放在 .gongkai/放弃/" in page
    assert "# 我的" not in (offices.mine / "site_config.yml").read_text(encoding="utf-8")


def test_what_cannot_be_told_is_not_called_nothing(tmp_path: Path) -> None:
    """Before there is a commit nobody can say what changes for a reader; the page and the message say just that."""
    site = tmp_path / "记录"
    shutil.copytree(MINIMAL, site)
    git(site, "init", "-q", "-b", "main")
    git(site, "config", "user.name", "岗位")
    git(site, "config", "user.email", "x@example.invalid")
    desk = make_desk(site / "site_config.yml")
    page = get(desk, "/submit").content.decode()
    assert "没有上一次提交可以比" in page
    assert "公众看到的没有变" not in page
    assert told(desk, "/submit")[0] == "办好了"
    assert git(site, "log", "-1", "--format=%s") == "记录有改动"

"""A place begun: in a project that has others, or in an empty folder.

takes  what the caller says of the place; the settings there are, or the national records to begin with
gives  the edits, seen from the folder of the settings
does not  make anything up: what is not said stays open; write, or run git
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.findings import Findings
from generator.load.lint import lint
from generator.load.yaml_tree import Tree, read_tree
from generator.model.base import ID_PATTERN, RESERVED
from generator.model.jurisdiction import Jurisdiction, Level, Publisher
from generator.model.kinds import Kind
from generator.model.nearest import nearest
from generator.model.site import SiteConfig
from generator.office.beginning import head_of
from generator.office.filing import BY_NAME, PLAIN_ID, RefusedError, path_of
from generator.office.skeleton import skeleton

SETTINGS = "site_config.yml"
KEPT = ("README.md", ".gitignore", ".gitattributes")  # one that is there stays as it is
PLAIN_LEVELS = {
    "县": Level.county, "旗": Level.county, "区": Level.county, "县级市": Level.county, "自治县": Level.county,
    "地级市": Level.prefecture, "州": Level.autonomous_prefecture, "盟": Level.league, "地区": Level.league,
}  # fmt: skip
ITEM = re.compile(r"""['"]?[a-z0-9-]+['"]?""")
HEAD = (
    "网站设置。改动后运行 gongkai check 检查。",
    "行首有“# ”的是例子，要用就去掉“# ”，改成自己的；不知道的不写。",
)
IGNORED = "site/\n.site.*\n.venv/\n.gongkai/\n__pycache__/\n*.pyc\n"
ATTRIBUTES = """\
* text=auto eol=lf
original.txt -text
**/content/*/files/** -text
**/content/*/files/*.yml text eol=lf
*.png binary
"""
README = """\
# 社会救助信息公开网站的内容

这里放网站的全部内容。一条记录一个文件，改了哪里、什么时候改的，git 都记着。

## 先做这几件

1. 打开 `content/{slug}/jurisdiction.yml`，把写着“必填”的填上。
2. 把联席会议的文件存成纯文字（UTF-8），运行 `gongkai new 制度文件 zhidu --file 原件.txt`。
3. 照文件写成员单位、职责、联席会议：`gongkai new 成员单位 编号`、`gongkai new 职责 编号`、`gongkai new 联席会议`。
4. 运行 `gongkai check`，照它说的改到没有“必须改”。
5. 运行 `gongkai build`，用浏览器打开 `site/index.html` 看。

## 东西放在哪里

| 位置 | 放什么 |
| --- | --- |
| `site_config.yml` | 网站设置 |
| `content/{slug}/` | 文件、会议、议定事项、报送、公示 |
| `units/{slug}/` | 成员单位、职责、人员 |
| `content/_national/` | 全国共用的法律、救助措施、电话。跟着程序来，平时不用改 |
| `site/` | 建好的网站，不用手改，也不提交 |

本地办公室自己在这里发布以后，把 `publisher` 改成 `office`，写上 `since`。在那以前，网站不说谁迟、谁没报。
"""
UNITS_README = """\
# 单位、职责、人员

成员单位放在 `units/`，职责放在 `duties/`，文件点名的人放在 `people/`，一样一个文件。

开一个新的：`gongkai new 成员单位 编号 --place {slug}`。
"""


def check_slug(slug: str) -> None:
    """Refuse what cannot be the name of a place's folders."""
    if not re.match(ID_PATTERN, slug) or RESERVED.match(slug) or len(slug) > 64:
        raise RefusedError(f"地方编号“{slug}”不行：用拼音，{PLAIN_ID}，例如 mouxian。它会出现在网址里，定了不再改。")


def level_named(word: str) -> Level:
    """The level of that name, or the one that such a place has. Raises RefusedError."""
    if word in list(Level):
        return Level(word)
    if word in PLAIN_LEVELS:
        return PLAIN_LEVELS[word]
    known = [level.value for level in Level]
    near = nearest(word, known)
    raise RefusedError(f"没有“{word}”这个级别。{f'是不是“{near}”？' if near else ''}写其中一个：{' / '.join(known)}。")


def place_files(slug: str, told: Mapping[str, Any]) -> dict[str, bytes]:
    """The place's first files; ``told`` are fields of its record the caller knows."""
    kind: Kind = BY_NAME["jurisdiction"]
    given = {"state": "draft", "id": slug, **told, "publisher": Publisher.none.value}
    return {
        path_of(kind, slug, slug): skeleton(Jurisdiction, given, head_of(kind)),
        f"units/{slug}/README.md": UNITS_README.format(slug=slug).encode(),
    }


def folder_files(slug: str, told: Mapping[str, Any], nation: Mapping[str, bytes]) -> dict[str, bytes]:
    """All files of a folder that holds nothing yet; ``nation`` are the national records, by path below content/."""
    name = told.get("name")
    settings = {"site_name": f"{name}社会救助信息公开" if name else "社会救助信息公开", "jurisdictions": [slug]}
    return {
        SETTINGS: skeleton(SiteConfig, settings, HEAD),
        **place_files(slug, told),
        **{f"content/{path}": content for path, content in nation.items()},
        "README.md": README.format(slug=slug).encode(),
        ".gitignore": IGNORED.encode(),
        ".gitattributes": ATTRIBUTES.encode(),
    }


def listed(raw: bytes, slug: str) -> bytes:
    """The settings with one more place at the end of the list, all else as it was. Raises RefusedError."""
    text = raw.decode("utf-8-sig")
    tree = read_tree(SETTINGS, text, Findings()) if lint(SETTINGS, text, Findings()) else None
    lines = text.split("\n")
    made = _with_item(lines, tree, slug) if tree else None
    checked = read_tree(SETTINGS, made, Findings()) if made else None
    if made is None or tree is None or checked is None or checked.data != _wanted(tree, slug):
        raise RefusedError(f"{SETTINGS} 的 jurisdictions 看不懂。请自己在里面加一项 {slug}，再运行 gongkai check。")
    return made.encode()


def _wanted(tree: Tree, slug: str) -> dict[str, Any]:
    return {**tree.data, "jurisdictions": [*tree.data["jurisdictions"], slug]}


def _with_item(lines: list[str], tree: Tree, slug: str) -> str | None:
    """The text with the item written behind the last one, in the way that one is written."""
    there = tree.data.get("jurisdictions")
    if not isinstance(there, list) or not there:
        return None
    row, column = (number - 1 for number in tree.values_at["jurisdictions", len(there) - 1])
    line = lines[row]
    found = ITEM.match(line, column)
    if found is None:
        return None
    end = "\r" if line.endswith("\r") else ""
    if line[:column].strip() == "-":
        return "\n".join([*lines[: row + 1], f"{line[:column]}{slug}{end}", *lines[row + 1 :]])
    return "\n".join([*lines[:row], f"{line[: found.end()]}, {slug}{line[found.end() :]}", *lines[row + 1 :]])

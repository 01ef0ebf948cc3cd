"""Text, Markdown and JSON of changes; nothing a record says is markup."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from generator.changes import forms
from generator.changes.forms import as_json, as_markdown, as_text
from generator.changes.result import Changes, PlaceChanges, RecordChange, Unseen, What
from generator.findings import Place, finding
from generator.reports.report import report_of
from tests.changes.county import CHANNEL, DAY, HERE, NEW_RESOLUTION, County

NASTY = (
    "<script>alert(1)</script>", "[点我](https://example.invalid)", "![图](x)", "**粗**", "`代码`", "| 格 |", "# 标题",
    "1. 一", "- 一", "> 引", "~~删~~", "&lt;b&gt;", "a\nb", "\x1b[31m", "\u202e反", "<!-- 藏 -->", "*斜*", "_斜_", "+ 一",
    "12) 一", "https://example.invalid", "www.example.invalid", "@someone", "#12", "!34", "$x$", "\\",
)  # fmt: skip
HOST = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def changes_with(text: str, count: int = 1) -> Changes:
    """Changes every text of which is this one."""
    record = RecordChange("unit", "成员单位", "a", text, f"content/{text}", What.changed, (text,) * count)
    unseen = Unseen("a", "unit", "成员单位", "b", text, text, text)
    found = report_of([finding("L201", Place("content/a`b.yml", 1, 1), field=text)]).items
    return Changes(text, text, DAY, (PlaceChanges("a", text, (record,)),), (unseen,), found, found, (text,))


@pytest.mark.parametrize("text", NASTY)
def test_nothing_a_record_says_is_markup(text: str) -> None:
    """Whatever stands in a record, the Markdown shows it as text: no HTML, link, list or emphasis comes of it."""
    tokens = HOST.parse(as_markdown(changes_with(text)))
    plain = HOST.parse(as_markdown(changes_with("示例")))
    assert [token.type for token in tokens] == [token.type for token in plain]
    inside = [[one.type for one in token.children or ()] for token in tokens]
    assert {kind for kinds in inside for kind in kinds} <= {
        "text",
        "text_special",
        "strong_open",
        "strong_close",
        "code_inline",
        "softbreak",
    }
    assert [kinds.count("strong_open") for kinds in inside] == [
        [one.type for one in token.children or ()].count("strong_open") for token in plain
    ]


@pytest.mark.parametrize(
    "text", ["@someone", "#12", "!34", "~label", "<b>", "https://example.invalid", "www.example.invalid"]
)
def test_nobody_is_called_and_nothing_linked(text: str) -> None:
    """What a host of merge requests makes a link or a message of does not stand there in one piece."""
    assert not re.search(rf"(?<![`\w]){re.escape(text)}", re.sub("`[^`]*`", "", as_markdown(changes_with(text))))


def test_a_comment_is_bounded() -> None:
    """However much changed, the Markdown stays under what a host takes, and says how many lines are left out."""
    text = as_markdown(changes_with("变" * 50, count=2000))
    assert len(text) < forms.LIMIT + 200
    shown = text.count("\n- ")
    (left,) = re.findall(r"另有 (\d+) 行没有列出", text)
    assert shown + int(left) == 2000 + 4


def test_the_text_is_bounded_where_the_check_says_much() -> None:
    """Of what the check says newly the text lists so many, and says how many more there are."""
    found = report_of([finding("L201", Place(f"content/{n}.yml"), field="x") for n in range(60)]).items
    text = as_text(Changes("甲", "乙", DAY, new=found))
    assert "检查结果里新的：必须改 60 处" in text
    assert text.count("L201") == forms.LISTED
    assert "另有 10 处没有列出" in text


def test_the_text_says_where_nothing_changed() -> None:
    """Without any change there is one line."""
    assert as_text(Changes("甲", "乙", DAY)) == "从甲到乙：读者看到的没有变。\n"
    assert as_markdown(Changes("甲", "乙", DAY)) == "**从甲到乙：读者看到的没有变。**\n"


def test_the_keys_of_the_data_stay(county: County) -> None:
    """The data has these keys, whatever changed; sentences are those of the text."""
    county.edit(CHANNEL, ("telephone: 000-00000003", "telephone: 000-00000099"))
    county.write(f"{HERE}/resolutions/2026-06-09-9.yml", NEW_RESOLUTION.replace("state: public", "state: draft"))
    changes = county.changes()
    data = json.loads(as_json(changes))
    assert list(data) == ["from", "to", "as_of", "changes", "unseen", "new", "healed", "notes"]
    (change,) = data["changes"]
    assert list(change) == [
        "place", "place_name", "kind", "kind_title", "id", "name", "path", "change", "change_title", "sentences",
    ]  # fmt: skip
    assert (change["place"], change["kind"], change["id"], change["change"]) == ("shili", "channel", "jubao", "changed")
    assert change["sentences"][0] in as_text(changes)
    assert list(data["unseen"][0]) == ["place", "kind", "kind_title", "id", "name", "path", "why"]
    assert as_json(changes) == as_json(county.changes())

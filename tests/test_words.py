"""Two texts word by word: nothing is lost, nothing made up, and what is cut is only what stayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.history_views import Mark
from generator.plan.words import AROUND, compare

TEXTS = st.text(alphabet="县民政局教育。；，0123ab \n", max_size=60)
LONG = st.lists(st.sampled_from(["县民政局负责。", "教育局12人；", "x", "\n", "召开1次"]), max_size=400).map("".join)


def sides(before: str, after: str) -> tuple[str, str]:
    """What the stretches say stood there before and after."""
    words = compare(before, after)
    assert all(one.text for one in words)
    return (
        "".join(one.text for one in words if one.mark is not Mark.come),
        "".join(one.text for one in words if one.mark is not Mark.gone),
    )


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read(before: str, after: str) -> None:
    """What stayed and went is the old text, what stayed and came the new one, where nothing is long enough to cut."""
    if not any(one.mark is Mark.cut for one in compare(before, after)):
        assert sides(before, after) == (before, after)


@given(LONG, LONG)
def test_long_texts_lose_no_changed_word(before: str, after: str) -> None:
    """Around cuts, too, both texts go on in order."""
    for which, text in ((Mark.come, before), (Mark.gone, after)):
        at = 0
        for one in compare(before, after):
            if one.mark not in (which, Mark.cut):
                at = text.index(one.text, at) + len(one.text)


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("每人每月790元", "每人每月870元", ["790"], ["870"]),
        ("1.5倍", "1.7倍", ["1.5"], ["1.7"]),
        ("县教育局", "县教育体育局", [], ["体育"]),
        ("甲在乙", "丙在丁", ["甲在乙"], ["丙在丁"]),
        ("", "全新", [], ["全新"]),
        ("不要了", "", ["不要了"], []),
    ],
)
def test_words_as_people_see_them(before: str, after: str, gone: list[str], come: list[str]) -> None:
    """A number is a word; a lone character between two changes is no island."""
    words = compare(before, after)
    assert [one.text for one in words if one.mark is Mark.gone] == gone
    assert [one.text for one in words if one.mark is Mark.come] == come


def test_far_words_are_cut() -> None:
    """Of a long text in which one word changed, little more than its surroundings is shown."""
    start, end = "甲" * 500, "乙" * 500
    words = compare(f"{start}旧{end}", f"{start}新{end}")
    assert [one.mark for one in words] == [Mark.cut, Mark.same, Mark.gone, Mark.come, Mark.same, Mark.cut]
    assert len(words[1].text) == len(words[4].text) == AROUND


def test_a_very_long_text_is_compared() -> None:
    """A text of many thousand characters is compared by its sentences."""
    before = "".join(f"第{n}条县民政局负责。" for n in range(4000))
    words = compare(before, before.replace("第77条县", "第77条市").replace("第3999条县", "第3999条市"))
    assert [one.text for one in words if one.mark is Mark.come] == ["市", "市"]

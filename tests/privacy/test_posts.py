"""A field that asks for a post holds no person's name, in whatever record it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.audit.posts import check_posts
from generator.findings import Findings
from generator.model.jurisdiction import Override
from generator.model.portal import Portal
from tests.national import minimal

OWN = {"rule": "A811", "applies": False, "reason": "本地另有规定", "valid_from": "2026-01-01"}


def with_posts(post: str, responsible: str = "社会救助科") -> Portal:
    """The minimal site whose jurisdiction changes a rule, by this post."""
    portal = minimal()
    (place,) = portal.places
    old = place.jurisdiction.record
    record = old.model_copy(
        update={
            "overrides": (Override.model_validate({**OWN, "post": post}),),
            "review": old.review.model_copy(update={"post": post}) if old.review else None,
            "responsible": responsible,
        }
    )
    return replace(portal, places=(replace(place, jurisdiction=replace(place.jurisdiction, record=record)),))


def found(portal: Portal) -> list[tuple[str, str]]:
    findings = Findings()
    check_posts(portal, findings)
    return [(one.code, one.value("first")) for one in findings]


@pytest.mark.parametrize("name", ["张三", "李建国", "欧阳明", "阿依古丽·买买提", "办公室主任王小明", "科员（刘芳）"])
def test_a_name_for_a_post_is_named(name: str) -> None:
    """A bare name, or one behind the post, must be changed in every such field; its first character is shown."""
    hits = found(with_posts(name))
    assert {code for code, _ in hits} == {"A314"} and len({first for _, first in hits}) == 1
    assert all(first in name for _, first in hits)


def test_a_name_for_who_is_responsible_is_named() -> None:
    """The section that keeps a record up to date is named, not a person."""
    assert found(with_posts("办公室主任", "张建国")) == [("A314", "张")]


@pytest.mark.parametrize(
    "post",
    ["办公室主任", "安全科", "联席会议办公室", "社会救助股", "本站编辑岗", "高级社工师", "方案组", "民政局党组成员"],
)
def test_a_post_may_stand(post: str) -> None:
    """Posts, sections and offices pass, even those that begin as a surname does."""
    assert found(with_posts(post)) == []

"""议题和会商: what became of each, in a list that can be long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.base import Span
from generator.model.body import RuleKind
from tests.meeting_pages import (
    meeting,
    proposals,
    with_ledger,
)
from tests.national import minimal, put_ledger

# proposals and consultations


def test_a_proposal_is_followed_to_what_came_of_it() -> None:
    """A proposal names its unit, both reviews, its meeting, its result and the matter decided."""
    (row,) = proposals(minimal()).proposals
    assert (row.title, row.result) == ("建立核对平台", "通过")
    assert [(fact.label, fact.text) for fact in row.facts] == [
        ("提出单位", "县民政局"),
        ("提出日期", "2026年3月2日"),
        ("初审", "联席会议办公室，2026年3月5日"),
        ("审定", "召集人，2026年3月10日"),
        ("上了哪次会", "2026年第一次全体会议"),
        ("议定事项", "建立核对平台"),
    ]


@pytest.mark.parametrize("demanded", [True, False])
def test_a_review_not_recorded_is_told_where_the_rule_demands_it(demanded: bool) -> None:
    """A missing 审定 is told only where the body's rule has the word; nothing is demanded that no rule demands."""
    portal = put_ledger(minimal(), "proposals", "2026-01", approval=None, first_review=None)
    (place,) = portal.places
    assert place.body is not None
    if demanded:
        words = "需提交的事项经办公室初审和召集人审定。"
        document = replace(place.documents["zhidu"], passages={**place.documents["zhidu"].passages, "s2-1": words})
        rules = tuple(
            rule.model_copy(update={"kind": RuleKind.pre_review, "span": Span("s2-1", 0, len(words))})
            if rule.id == "s2-1"
            else rule
            for rule in place.body.record.rules
        )
        body = replace(place.body, record=place.body.record.model_copy(update={"rules": rules}))
        portal = replace(portal, places=(replace(place, body=body, documents={"zhidu": document}),))
    (row,) = proposals(portal).proposals
    told = [(fact.label, fact.text, fact.known) for fact in row.facts if fact.label in ("初审", "审定")]
    assert told == ([("初审", "记录里没有写", False), ("审定", "记录里没有写", False)] if demanded else [])


def test_a_consultation_gives_its_outcome() -> None:
    """A consultation names its matter, its units and what they settled."""
    (row,) = proposals(minimal()).consultations
    assert (row.matter, row.outcome) == ("救助家庭的学费减免怎样衔接", "按季度互送名册。")
    assert [unit.text for unit in row.units] == ["县民政局", "县教育局"]


def test_a_long_list_of_proposals_is_cut_and_still_found() -> None:
    """Beyond fifty entries the list goes on, and a meeting's agenda leads to the right page of it."""
    (place,) = minimal().places
    one = place.ledger.proposals["2026-01"].record
    many = [one.model_copy(update={"id": f"2026-{number:02}", "title": f"议题{number}"}) for number in range(1, 61)]
    portal = with_ledger(minimal(), "proposals", *many)
    first, second = proposals(portal), proposals(portal, "proposals/p2/index.html")
    assert (len(first.proposals), len(second.proposals), len(second.consultations)) == (50, 10, 1)
    assert (first.consultations, second.rules) == ((), ())
    assert meeting(portal).agenda[0].target == "proposals/p2/index.html#yt-2026-01"

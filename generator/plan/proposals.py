"""议题 and 会商: what was put to meetings and what came of it; what units settled among themselves.

takes  a place
gives  one list, the newest first, cut into pages
does not  show a proposal no meeting has had before it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ledger.standing import Story
from generator.model.body import RuleKind
from generator.model.meeting import Consultation, Proposal, ProposalResult, Stage
from generator.pages.frame import Page
from generator.pages.meeting_views import ConsultationRow, ProposalPage, ProposalRow
from generator.pages.parts import Fact, Link
from generator.plan.body import rule_groups
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices
from generator.plan.wording import NOT_HELD, chinese_day

LIST = "议题和会商"
LEAD = "议题是提给会议定的事，上过会的才列在这里。会商是几个单位自己商定的事。"
NOT_RECORDED = "记录里没有写"


def plan_proposals(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The pages of the list; none where the place has neither."""
    entries: list[Proposal | Consultation] = [*context.ledger.proposals, *context.ledger.consultations]
    path, held = context.path("proposals"), context.place.ledger
    body = context.place.body.record if context.place.body else None
    groups = rule_groups(context, body, (RuleKind.pre_review, RuleKind.consultation)) if body else ()
    asked = "".join(rule.quote.text for group in groups for rule in group.rules)
    stories = _stories_of(context)
    for at, part, pager in slices(path, entries):
        frame = frames.of_ledger(
            context, "proposals", at, numbered(LIST, pager), f"{context.body_name}的议题和会商，各有什么结果", part,
            crumbs=() if at == path else (Link(LIST, path),), article=False,
            history=[(held.proposals if isinstance(one, Proposal) else held.consultations)[one.id] for one in part],
        )  # fmt: skip
        view = ProposalPage(
            lead=LEAD,
            rules=groups if at == path else (),
            proposals=tuple(
                _proposal(context, entry, asked, stories.get(entry.id, ()))
                for entry in part
                if isinstance(entry, Proposal)
            ),
            consultations=tuple(_consultation(context, entry) for entry in part if isinstance(entry, Consultation)),
            pager=pager,
        )
        yield Page(frame, view)


def proposal_addresses(context: PlaceContext) -> dict[str, str]:
    """Page and anchor of each proposal that is shown."""
    path = context.path("proposals")
    pages = slices(path, [*context.ledger.proposals, *context.ledger.consultations])
    return {
        entry.id: f"{at}#{_anchor(entry)}" for at, part, _ in pages for entry in part if isinstance(entry, Proposal)
    }


def _anchor(entry: Proposal | Consultation) -> str:
    return f"{'yt' if isinstance(entry, Proposal) else 'hs'}-{entry.id}"


def _stories_of(context: PlaceContext) -> dict[str, list[Story]]:
    """By proposal, the matters decided on it, in the order they were decided."""
    grouped: dict[str, list[Story]] = {}
    for stories in context.ledger.decided_at.values():
        for story in stories:
            if story.record.proposal:
                grouped.setdefault(story.record.proposal, []).append(story)
    return grouped


def _proposal(context: PlaceContext, proposal: Proposal, asked: str, stories: Iterable[Story]) -> ProposalRow:
    """``asked``: the words of the rules, which say whether 初审 and 审定 are demanded."""
    meeting = context.ledger.meetings[proposal.meeting or ""]
    facts = [
        Fact("提出单位", context.unit_name(proposal.by), context.unit_link(proposal.by)),
        Fact("提出日期", chinese_day(proposal.date)),
        *_stage("初审", proposal.first_review, "初审" in asked),
        *_stage("审定", proposal.approval, "审定" in asked),
        Fact("上了哪次会", meeting.title, Link(meeting.title, context.path("meetings", meeting.id))),
    ]
    if proposal.result is ProposalResult.referred:
        facts.append(Fact("政府怎么定", f"{NOT_HELD}，可以拨打 {context.hotline}问。", known=False))
    if not proposal.result:
        facts.append(Fact("结果", NOT_RECORDED, known=False))
    for story in stories:
        title = story.record.title
        facts.append(Fact("议定事项", title, Link(title, context.path("resolutions", story.record.id))))
    return ProposalRow(
        _anchor(proposal), proposal.title, tuple(facts), proposal.result.value if proposal.result else ""
    )


def _stage(label: str, stage: Stage | None, demanded: bool) -> Iterator[Fact]:
    if stage is not None:
        yield Fact(label, f"{stage.post}，{chinese_day(stage.date)}")
    elif demanded:
        yield Fact(label, NOT_RECORDED, known=False)


def _consultation(context: PlaceContext, consultation: Consultation) -> ConsultationRow:
    return ConsultationRow(
        anchor=_anchor(consultation),
        matter=consultation.matter,
        day=chinese_day(consultation.date),
        units=tuple(context.unit_link(unit) for unit in consultation.units),
        outcome=consultation.outcome,
    )

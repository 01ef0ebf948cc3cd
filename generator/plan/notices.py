"""Pages of 公示: those that hang on the day, and one page each; the list of people is on no page.

takes  a place's ledger on a day
gives  what hangs where, until when, and whom to tell what one knows
does not  show a notice that has not begun or has ended: the ledger's gate has closed it
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.days.deadline import Deadline, LimitUnit
from generator.ledger.notices import deadline_of
from generator.model.channel import Channel
from generator.model.notice import Notice, NoticeStage
from generator.model.statement import ArticleRef
from generator.pages.frame import Page
from generator.pages.notice_views import NoticeList, NoticePage, NoticeRow
from generator.pages.parts import Block, Fact, Link
from generator.plan.channels import has_list, list_path, verification
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices
from generator.plan.wording import chinese_day

HEADING = "正在公示的"
LEAD = "名单贴在村、社区，请大家看看对不对。这里写贴在哪里、贴到哪一天。到期自动撤下。"
NO_LIST = "名单只贴在上面写的地方，本站没有。名单上有姓名，放上网就收不回来。"
HOW = ("说清是哪个村或社区、哪一项公示、哪里不对。", "趁公示还没到期就说，才来得及查。")
LAW, DIBAO, TEKUN = "shehui-jiuzhufa", "dibao-banfa", "tekun-banfa"
# Where the law has lists published and what stands on them: stage, measure ("" for all), words, article.
PUBLISHED = (
    (NoticeStage.first_review, "dibao", "初审意见在申请家庭所在的村、社区公示。", ArticleRef(DIBAO, "19")),
    (NoticeStage.first_review, "tekun", "初审意见在申请人所在的村、社区公示。", ArticleRef(TEKUN, "15")),
    (NoticeStage.confirmed, "", "决定给救助的，在申请人所在的村、社区等范围公布。", ArticleRef(LAW, "45")),
    (NoticeStage.confirmed, "dibao", "写申请人姓名、家里几口人、给多少钱；无关的不得公开。", ArticleRef(DIBAO, "24")),
    (NoticeStage.ended, "tekun", "准备停止供养的，在村、社区或者供养机构公示。", ArticleRef(TEKUN, "26")),
)
SECRECY = ("经手的人知道的个人信息，要保密。", ArticleRef(LAW, "11"))


def plan_notices(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The list, where the place has or had any notice; then each that hangs."""
    notices = context.ledger.notices
    ended = any(tombstone.notice for tombstone in context.place.tombstones)
    if not notices and not ended:
        return
    path = context.path("notices")
    parts = list(slices(path, notices)) or [(path, (), None)]
    for own, part, pager in parts:
        frame = frames.of_ledger(
            context, "notices", own, numbered(HEADING, pager), f"{context.name}正在公示的救助名单贴在哪里", part,
            article=False,
        )  # fmt: skip
        rows = tuple(_row(context, notice) for notice in part)
        none = "" if notices else f"{chinese_day(context.as_of)}，本站没有正在公示的。到期的已经撤下。"
        yield Page(frame, NoticeList(LEAD, rows, none, pager))
    for notice in notices:
        yield _notice(context, frames, notice)


def subject(context: PlaceContext, measure: str, stage: str) -> str:
    """最低生活保障确认对象; also where the measure is no longer held."""
    held = context.national.relief.get(measure)
    return f"{held.record.title if held else '社会救助'}{stage}"


def measure_link(context: PlaceContext, measure: str) -> Link | None:
    """The measure's page, where the day has one."""
    if not context.holds_measure(measure):
        return None
    return Link(f"{context.national.relief[measure].record.title}怎么办", context.path("relief", measure))


def counts(households: int, persons: int) -> str:
    """12户，25人."""
    return f"{households}户，{persons}人"


def _heading(context: PlaceContext, notice: Notice) -> str:
    return f"{notice.area}：{subject(context, notice.measure, notice.stage.value)}公示"


def _row(context: PlaceContext, notice: Notice) -> NoticeRow:
    until = chinese_day(_deadline(context, notice).due)
    says = f"{counts(notice.households, notice.persons)}；贴在{notice.hangs}，到{until}为止。"
    return NoticeRow(Link(_heading(context, notice), context.path("notices", notice.id)), says)


def _notice(context: PlaceContext, frames: Frames, notice: Notice) -> Page:
    heading = _heading(context, notice)
    frame = frames.of_ledger(
        context, "notice", context.path("notices", notice.id), heading,
        f"{context.name}{heading}：贴在哪里、到哪一天", [notice],
        crumbs=(Link(HEADING, context.path("notices")),), name=f"{heading}（{notice.id}）",
    )  # fmt: skip
    channel = _channel(context, notice.object_to)
    deadline = _deadline(context, notice)
    facts = (
        Fact("公示什么", subject(context, notice.measure, notice.stage.value)),
        Fact("范围", notice.area),
        Fact("多少", counts(notice.households, notice.persons)),
        Fact("贴在哪里", notice.hangs),
        Fact("哪天贴的", chinese_day(notice.opens)),
        Fact("最后一天", chinese_day(deadline.due)),
    )
    view = NoticePage(
        says=_until(deadline),
        facts=facts,
        measure=measure_link(context, notice.measure),
        telephone=channel.telephone or "" if channel else "",
        unverified=_verified(context, channel),
        object_facts=_reach(context, channel) if channel else (),
        object_how=HOW,
        instead="" if channel else f"不知道找谁，打{context.hotline}。",
        no_list=NO_LIST,
        published=_published(context, notice),
    )
    return Page(frame, view)


def _deadline(context: PlaceContext, notice: Notice) -> Deadline:
    return deadline_of(notice, context.place.jurisdiction.record, context.calendar)


def _until(deadline: Deadline) -> str:
    unit = "个工作日" if deadline.unit is LimitUnit.working else "天"
    says = f"公示{deadline.length}{unit}，贴出来的那天不算，到{chinese_day(deadline.due)}为止。"
    if deadline.days[-1].number == 0:
        says += "数到的最后一天不上班，所以延到这一天。"
    if deadline.provisional:
        says += "放假安排还没有全部公布，这一天是暂估的。"
    return f"{says}过了这一天，这一页自动撤下。"


def _channel(context: PlaceContext, name: str) -> Channel | None:
    """The channel it names, the place's own or a national one, where it holds on the day."""
    held = [*context.place.channels.values(), *context.national.channels.values()]
    channels: list[Channel] = context.book.current(held)
    return next((channel for channel in channels if channel.id == name), None)


def _reach(context: PlaceContext, channel: Channel) -> tuple[Fact, ...]:
    """The channel's name, leading to where it stands, and what is held of hours and address."""
    rows = (("服务时间", channel.hours), ("通信地址", channel.address))
    name = Fact("找谁", channel.name, _where(context, channel))
    return (name, *(Fact(label, value) for label, value in rows if value))


def _where(context: PlaceContext, channel: Channel) -> Link:
    page = context.path("channels")
    if channel.id in context.place.channels:
        return Link(channel.name, f"{page}#q-own-{channel.id}")
    listed = has_list(context.book, channel.kind)
    return Link(channel.name, f"{list_path(channel.kind)}#q-{channel.id}" if listed else page)


def _verified(context: PlaceContext, channel: Channel | None) -> str:
    if channel is None:
        return ""
    said = verification(channel, context.book)
    if channel.is_verified(context.as_of):
        return said
    return f"未核实：{said}" if said else "未核实：本站没有打过这个电话。"


def _published(context: PlaceContext, notice: Notice) -> Block | None:
    """What the law says of such lists, as far as the portal holds the articles and the day may cite them."""
    book = context.book
    said = [
        (words, ref) for stage, measure, words, ref in PUBLISHED
        if stage is notice.stage and measure in ("", notice.measure)
    ]  # fmt: skip
    held = [(words, ref) for words, ref in (*said, SECRECY) if book.holds(ref)]
    if not held:
        return None
    return Block(tuple(book.line(words, (ref,)) for words, ref in held), book.basis(ref for _, ref in held))

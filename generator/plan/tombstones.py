"""What stands at the address of a page that is gone: a withdrawn record's, or an ended notice's.

takes  the tombstones of a place, or of the site; the addresses that have a page
gives  a page each: when and why, and where to go on; of an ended notice the counts and days too
does not  say anything else of what stood there
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from generator.ledger.cases import SMALL
from generator.ledger.suppression import LEAST
from generator.model.portal import NATIONAL_PAGES, OF_EACH_PLACE, ClosedNotice, Tombstone
from generator.pages.frame import Page
from generator.pages.notice_views import TombstonePage
from generator.pages.parts import Fact, Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.notices import measure_link, subject
from generator.plan.wording import chinese_day

KIND = "tombstone"
WITHDRAWN = "这一页已经撤回"
ENDED = "这项公示已经结束"
WORDS = {
    "documents": "文件", "units": "单位", "explanations": "解读", "meetings": "会议记录", "resolutions": "议定事项",
    "reports": "报送", "bulletins": "简报", "circulars": "通报", "evaluations": "绩效评价", "notices": "公示",
    "annual": "信息公开年报",
    "law": "法律和文件", "relief": "救助措施", "help": "难处", "ladders": "投诉步骤", "papers": "文书样张",
    "": "说明页",
}  # fmt: skip
SITE = ("", *(folder for folder in NATIONAL_PAGES.values() if folder not in OF_EACH_PLACE))  # not in each place
LISTED = {"annual": ("opening", "annual")}  # lists that do not lie above the pages they lead to
BOTH = ("relief", "help")  # pages of a place that also stand across places


def plan_tombstones(context: PlaceContext, frames: Frames, paths: Container[str]) -> Iterator[Page]:
    """Those of a place."""
    for tombstone in context.place.tombstones:
        name = title_of(tombstone)
        listed = context.path(*LISTED.get(tombstone.folder, (tombstone.folder,)))
        above = Link("回到列表", listed) if listed in paths else Link(f"回{context.name}首页", context.path())
        frame = frames.of_place(
            context, KIND, context.path(tombstone.folder, tombstone.id), ENDED if tombstone.notice else WITHDRAWN, name,
            (), name=name, article=False, law=(), age="", passport=(),
        )  # fmt: skip
        links = (above, *_withheld(context, tombstone, paths))
        if tombstone.notice:
            yield Page(frame, _ended(context, tombstone.notice, links))
        else:
            yield Page(frame, TombstonePage(sentence(tombstone), (), None, links))


def plan_site_tombstones(gone: Iterable[Tombstone], frames: Frames) -> Iterator[Page]:
    """Those of the site as a whole: of law, papers, running text; and of what stands across places."""
    folders = SITE if frames.alone else (*SITE, *BOTH)
    for tombstone in gone:
        if tombstone.folder not in folders:
            continue
        path = "/".join(part for part in (tombstone.folder, tombstone.id, "index.html") if part)
        name = title_of(tombstone)
        frame = frames.of_site(KIND, path, WITHDRAWN, name, title=name, passport=())
        yield Page(frame, TombstonePage(sentence(tombstone), (), None, (Link("回首页", "index.html"),)))


def title_of(tombstone: Tombstone) -> str:
    """已撤回的会议记录 2026-03-18: the kind and the address, never the old title."""
    return f"{'已结束' if tombstone.notice else '已撤回'}的{WORDS[tombstone.folder]} {tombstone.id}"


def sentence(tombstone: Tombstone) -> str:
    """When it was withdrawn, and why."""
    return f"这一页已于{chinese_day(tombstone.day)}撤回。原因：{tombstone.reason.rstrip('。')}。"


def _withheld(context: PlaceContext, tombstone: Tombstone, paths: Container[str]) -> tuple[Link, ...]:
    path = context.path("withheld")
    return (Link("撤回的页面还有哪些", path),) if not tombstone.notice and path in paths else ()


def _few(number: int) -> str:
    """A number that would point at one family is not told once the list is down."""
    return SMALL if 0 < number < LEAST else str(number)


def _ended(context: PlaceContext, notice: ClosedNotice, links: tuple[Link, ...]) -> TombstonePage:
    facts = (
        Fact("公示的", subject(context, notice.measure, notice.stage)),
        Fact("多少", f"{_few(notice.households)}户，{_few(notice.persons)}人"),
        Fact("哪天贴的", chinese_day(notice.opens)),
        Fact("最后一天", chinese_day(notice.last)),
    )
    says = f"公示到期，内容已经撤下。这里只留下户数、人数和日子。过了期还有不同意见的，可以拨打 {context.hotline}。"
    return TombstonePage(says, facts, measure_link(context, notice.measure), links)

"""几下能点到: how many taps each measure, document and explanation is from the home of its place.

takes  what was counted on the drawn pages
gives  a page a place; planned last, once all others are drawn
does not  say anything of a public body: how pages hang together is this portal's own doing
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.disclosure.plainly import things
from generator.disclosure.reach import MOST, Reach, Tapped
from generator.disclosure.rules.table import BY_CODE
from generator.pages.account_views import ReachGroup, ReachPage
from generator.pages.frame import Page
from generator.pages.parts import Link, Tile
from generator.plan.account_words import HEADING, folder, rule_link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices

REACH = "几下能点到"
RULE = "A846"
A_PAGE = 100
LEAD = f"从首页出发，点几下能到。{MOST}下以内才算好找。"
NOTES = (
    "在建好的网页上数，照手机上看到的数。",
    "收起来的内容，点开也算一下。搜索不算路。",
    "网页怎么连，是本站的事，不是哪个单位的事。",
)
NO_WAY = "点不到"


def plan_reaches(contexts: Sequence[PlaceContext], frames: Frames, reaches: Mapping[str, Reach]) -> Iterator[Page]:
    """The page of each place where something is counted."""
    for context in contexts:
        if is_counted(context):
            yield from _pages(context, frames, reaches[context.place.slug])


def is_counted(context: PlaceContext) -> bool:
    """Whether the rule on taps binds anything here."""
    scene, rule = context.account.scene, BY_CODE[RULE]
    return any(not scene.unbound(rule, thing.subject) for thing in things(scene))


def reach_tiles(context: PlaceContext) -> tuple[Tile, ...]:
    """The way there from 公开情况, where something is counted."""
    tile = Tile(REACH, folder(context, "reach"), "救助、文件、解读，从首页点几下")
    return (tile,) if is_counted(context) else ()


def _pages(context: PlaceContext, frames: Frames, reach: Reach) -> Iterator[Page]:
    root = folder(context, "reach")
    taps = sorted(reach.things, key=_far_first)
    numbers = Counter(thing.taps for thing in taps)
    for path, part, pager in list(slices(root, taps, A_PAGE)) or [(root, [], None)]:
        first = path == root
        view = ReachPage(
            lead=LEAD if first else "",
            groups=tuple(_groups(part, numbers)),
            notes=NOTES if first else (),
            rule=Link("这条规则看什么", rule_link(RULE).target),
            pager=pager,
        )
        above = (Link(HEADING, folder(context)),)
        frame = frames.of_opening(
            context, "account-reach", path, numbered(REACH, pager),
            f"{context.name}的每项救助、每份文件，从首页点几下能到", [context.place.jurisdiction.record],
            above if first else (*above, Link(REACH, root)),
        )  # fmt: skip
        yield Page(frame, view)


def _far_first(thing: Tapped) -> int:
    return -(thing.taps if thing.taps is not None else 99)


def _groups(things: Sequence[Tapped], numbers: Mapping[int | None, int]) -> Iterator[ReachGroup]:
    for taps, found in groupby(things, key=lambda thing: thing.taps):
        links = tuple(Link(thing.title, thing.path) for thing in found)
        title = NO_WAY if taps is None else f"{taps}下"
        yield ReachGroup(f"{title}（{numbers[taps]}项）", links)

"""公开情况 over time: counts at each month's end, drawn and as a table.

takes  a place's account
gives  the page
does not  know what was withdrawn since, and says so
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from generator.disclosure.account import Tally, tally
from generator.disclosure.item import Item, State
from generator.disclosure.rule import Axis
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.trend import MONTHS, Trend, trend_of
from generator.pages.account_views import ItemGroup, TrendChart, TrendColumn, TrendPage
from generator.pages.frame import Page
from generator.pages.parts import Link
from generator.plan.account_lists import Head, Listing, plan_list
from generator.plan.account_words import HEADING, folder, item_row
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.wording import chinese_day

TITLE = "公开情况随时间的变化"
LEFT_OUT = "这里的数比公开情况里的少：有{count}项不知道从哪天起是这样，没有算进来。"
WIDTH, HEIGHT, GAP = 320.0, 120.0, 0.25
LEAD = "每个月底，应做到多少项，做到了多少项。实心是已做到的，空心是没做到的。"
NOTES = (
    "从现在的记录里的日期往回算：哪天形成、哪天到期、哪天公开。",
    "没到期、也没公开的，那个月不数。",
    "公开过又撤下的，往回算不出来。",
    "不完整的，从公开那天起都算不完整。",
)
HEAD = ("月底", "应做到", "已做到", "没有做到", "晚了", "不完整")


def plan_trend(context: PlaceContext, frames: Frames, paths: Collection[str]) -> Iterator[Page]:
    """A chart for each of the three demands that has anything to count; a list of what none of them counts."""
    trends = {axis: trend_of(context.account, context.account.of_axis(axis)) for axis in Axis}
    unknown = [item for trend in trends.values() for item in trend.unknown]
    left = Listing(folder(context, "trend", "left"), unknown, lambda item: BY_CODE[item.rule].axis.name)
    charts = [
        _chart(context, axis, trend, left)
        for axis, trend in trends.items()
        if any(counts.due for _, counts in trend.points)
    ]
    since = context.account.scene.since
    first = f"本地办公室{chinese_day(since)}起在本站发布，从那时算起，最多{MONTHS}个月。" if since else ""
    view = TrendPage(
        lead=LEAD,
        notes=tuple(note for note in (first, *NOTES) if note),
        charts=tuple(charts),
        none="" if charts else "现在没有要数的。",
        left_says=LEFT_OUT.format(count=len(unknown)) if unknown else "",
        left=Link(f"看没有算进来的{len(unknown)}项", left.path) if unknown else None,
    )
    frame = frames.of_opening(
        context, "account-trend", folder(context, "trend"), TITLE,
        f"{context.name}每个月底该公开多少项，公开了多少项", [context.place.jurisdiction.record],
        (Link(HEADING, folder(context)),),
    )  # fmt: skip
    yield Page(frame, view)
    if unknown:
        yield from _left(context, frames, left, paths)


def _left(context: PlaceContext, frames: Frames, listing: Listing, paths: Collection[str]) -> Iterator[Page]:
    head = Head(
        heading="没有算进图里的",
        about=f"{context.name}公开情况里，不知道从哪天起是这样的各项",
        lead="记录里没有写从哪天起是这样，所以图里不数。公开情况里照样数。",
        crumbs=(Link(TITLE, folder(context, "trend")),),
    )
    numbers = Counter(listing.group(item) for item in listing.items)

    def group(item: Item) -> ItemGroup:
        axis = BY_CODE[item.rule].axis
        return ItemGroup("", f"{axis.value}（{numbers[axis.name]}项）", None, "", ())

    yield from plan_list(context, frames, listing, head, group, lambda item: item_row(context, item, paths))


def _chart(context: PlaceContext, axis: Axis, trend: Trend, left: Listing) -> TrendChart:
    points = trend.points
    today, out = tally(context.account.of_axis(axis)), len(trend.unknown)
    most = max(counts.due for _, counts in points)
    step = WIDTH / len(points)
    return TrendChart(
        id=f"trend-{axis.name}",
        title=axis.value,
        first=_month(points[0][0]),
        last=_month(points[-1][0]),
        most=f"{most}项",
        columns=tuple(
            TrendColumn(
                x=round(number * step, 1),
                width=round(step * (1 - GAP), 1),
                done=round(HEIGHT * counts.done / most, 1),
                rest=round(HEIGHT * (counts.due - counts.done) / most, 1),
            )
            for number, (_, counts) in enumerate(points)
        ),
        head=HEAD,
        rows=tuple(_row(day, counts) for day, counts in reversed(points)),
        now=Link(f"公开情况里是{today.due}项，已做到{today.done}项", folder(context, axis.name)),
        left=Link(f"图里少{out}项", left.where(axis.name)) if out else None,
    )


def _row(day: date, counts: Tally) -> tuple[str, ...]:
    """The newest first."""
    states = (State.absent, State.late, State.partial)
    return (
        _month(day) if (day + timedelta(days=1)).day == 1 else chinese_day(day),
        str(counts.due),
        str(counts.done),
        *(str(counts.states.get(state, 0)) for state in states),
    )


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"

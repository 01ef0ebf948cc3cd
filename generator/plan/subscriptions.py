"""What of one place may be subscribed to, made once.

takes  a place's context
gives  its feeds and calendars, and the links to them that pages show
does not  outlive the planning of the place
"""

from __future__ import annotations

from generator.pages.parts import Link
from generator.plan.calendars import CALENDAR, plan_calendars
from generator.plan.context import PlaceContext
from generator.plan.feeds import FEED, plan_feeds


class Subscriptions:
    """The feeds and calendars of one place and of its units."""

    def __init__(self, context: PlaceContext) -> None:
        self.prefix = context.prefix
        self.feeds = tuple(plan_feeds(context))
        self.calendars = tuple(plan_calendars(context))
        self.paths = {feed.path for feed in self.feeds} | {calendar.path for calendar in self.calendars}

    def links(self, unit: str = "") -> tuple[Link, ...]:
        """To the feed and the calendar of the place, or of a unit; only to those that are there."""
        folder = f"{self.prefix}units/{unit}/" if unit else self.prefix
        both = (Link("订阅更新（Atom）", folder + FEED), Link("会议和期限日历（ics）", folder + CALENDAR))
        return tuple(link for link in both if link.target in self.paths)

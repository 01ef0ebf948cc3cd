"""政府信息公开年报: the list, and a page for each year in the six parts of 国办公开办函〔2021〕30号.

takes  a place
gives  its pages
does not  say of a year that is not held that there was no report
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.disclosure.annual_text import NO_PART, annual_text, annual_title, title_of_part
from generator.disclosure.listing import annual_reports
from generator.model.disclosure import ANNUAL_PARTS, AnnualPart, AnnualReport
from generator.pages.frame import Page
from generator.pages.opening_views import AnnualList, AnnualPage, AnnualPartView, CountTable
from generator.pages.parts import Fact, Link, Tile
from generator.plan.context import PlaceContext
from generator.plan.documents import attachment_link
from generator.plan.frames import Frames
from generator.plan.opening_words import ANNUAL_LAW, compiled_note, missing
from generator.plan.wording import NOT_STATED, chinese_day

LEAD = "一年一份，写上一年公开了什么、办了多少申请。"
TEXT = "text.txt"


def plan_annual(context: PlaceContext, frames: Frames, heading: str) -> Iterator[Page]:
    """The list, then each year."""
    reports = annual_reports(context.account.scene)
    path = context.path("opening", "annual")
    frame = frames.of_opening(
        context, "annuals", path, heading, f"{context.name}各年的政府信息公开年报", reports
    )  # fmt: skip
    view = AnnualList(
        lead=" ".join(part for part in (compiled_note(context), LEAD if reports else "") if part),
        tiles=tuple(
            Tile(annual_title(report), context.path("annual", report.id), _about(report)) for report in reports
        ),
        missing=None if reports else missing(context, heading, ANNUAL_LAW),
    )
    yield Page(frame, view)
    for report in reports:
        yield _annual(context, frames, report, reports, Link(heading, path))


def _about(report: AnnualReport) -> str:
    formed = f"{chinese_day(report.formed)}成文" if report.formed else ""
    return " · ".join(part for part in (f"{report.by.value}的年报", formed) if part)


def _annual(
    context: PlaceContext, frames: Frames, report: AnnualReport, reports: list[AnnualReport], above: Link
) -> Page:
    frame = frames.of_opening(
        context, "annual", context.path("annual", report.id), annual_title(report),
        f"{context.name}{annual_title(report)}，六个部分，数字列成表", [report], (above,),
        article=True, history=[context.place.annual[report.id]],
    )  # fmt: skip
    facts = (
        Fact("说的是哪一段", f"{report.id}年1月1日到12月31日"),
        Fact("谁的年报", report.by.value),
        Fact("成文日期", chinese_day(report.formed) if report.formed else NOT_STATED, known=report.formed is not None),
    )
    attached = context.place.attachments.get(report.file or "")
    view = AnnualPage(
        facts=facts,
        parts=tuple(_part(number, name, getattr(report, name)) for number, name in enumerate(ANNUAL_PARTS, 1)),
        files=(*((attachment_link(context, attached),) if attached else ()), _text(context, report)),
        others=tuple(Link(annual_title(one), context.path("annual", one.id)) for one in reports if one is not report),
    )
    return Page(frame, view)


def _text(context: PlaceContext, report: AnnualReport) -> Link:
    size = len(annual_text(context.name, report))
    return Link(f"这份年报的文本（{size:,} 字节）", f"{context.prefix}annual/{report.id}/{TEXT}")


def _part(number: int, name: str, part: AnnualPart | None) -> AnnualPartView:
    title = title_of_part(number, name)
    rows = tuple((row.what, f"{row.value:,}", row.unit) for row in part.counts) if part else ()
    return AnnualPartView(
        anchor=f"b-{number}",
        title=title,
        says=part.says if part else (),
        counts=CountTable(title, rows) if rows else None,
        missing="" if part else NO_PART,
    )

"""一事一议: one page of tables, a period each; small numbers are made safe before they come here.

takes  a place's ledger on a day
gives  the page, in parts of twelve periods
does not  add up periods
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ledger.cases import SMALL, TOO_FEW, TOTAL, CaseGrid
from generator.ledger.suppression import Shown
from generator.model.silence import Matter
from generator.model.statement import ArticleRef
from generator.pages.frame import Page
from generator.pages.notice_views import CasesPage, CaseTable
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import numbered, slices
from generator.plan.silences import nil_lines

HEADING = "一事一议的件数"
PERIODS = 12  # of one page
LEAD = "难办的事，几个部门一起商量着定，叫“一事一议”。这里只写件数，不写是谁家的事。"
RULES = (
    f"1件或者2件，写“{SMALL}”。",
    "加进了这种数的合计，只写最少和最多，免得减出来。",
    "没有一格满3件的，整期不公开。",
    "没有列出的类型和结果，是0件。各期的数不相加。",
)
BASIS = (ArticleRef("gaige-yijian", "15"), ArticleRef("shehui-jiuzhufa", "11"))


def plan_cases(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """The page, where the portal holds counts of a period that is over."""
    basis = context.book.basis(ref for ref in BASIS if context.book.holds(ref))
    for path, part, pager in slices(context.path("cases"), context.ledger.cases, PERIODS):
        nil = nil_lines(context, Matter.cases) if pager is None or pager.previous is None else ()
        view = CasesPage(LEAD, RULES, basis, tuple(_table(grid) for grid in part), nil, pager)
        frame = frames.of_ledger(
            context, "cases", path, numbered(HEADING, pager), f"{context.name}联席会议一事一议各期的件数",
            [grid.record for grid in part], article=False,
        )  # fmt: skip
        yield Page(frame, view)


def number_words(shown: Shown) -> str:
    """12, 少于3, 28至30."""
    if shown.exact is not None:
        return str(shown.exact)
    return SMALL if shown.is_small else f"{shown.least}至{shown.most}"


def _table(grid: CaseGrid) -> CaseTable:
    anchor = f"p-{str(grid.period).lower()}"
    if grid.rows is None:
        return CaseTable(anchor, grid.period.title, (), (), f"这一期{TOO_FEW}。")
    head = ("类型", *(outcome.value for outcome in grid.outcomes), TOTAL)
    titles = (*(kind.value for kind in grid.types), TOTAL)
    rows = tuple((title, *(number_words(shown) for shown in row)) for title, row in zip(titles, grid.rows, strict=True))
    return CaseTable(anchor, grid.period.title, head, rows, "")

"""信息公开: the hub of the four sections of 国办公开办函〔2019〕61号; 指南, 制度.

takes  a place, the addresses of its pages planned so far
gives  the hub, the guide, the rules; with them the list and the annual reports
does not  judge what is missing: where the portal holds nothing it says so, whom to ask, by which article
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.disclosure.item import Item, State
from generator.disclosure.listing import annual_reports
from generator.disclosure.rules.regulation import GUIDE as GUIDE_CATALOGUE
from generator.disclosure.words import word_of
from generator.model.base import Record
from generator.model.disclosure import Evidence, Guide
from generator.model.law import Instrument
from generator.model.portal import DocumentText
from generator.model.statement import ArticleRef, FigureRef
from generator.pages.frame import Page
from generator.pages.opening_views import GuidePage, OpeningHub, OpeningRules
from generator.pages.parts import Block, Fact, Link, Tile
from generator.plan.account_pressing import pressing
from generator.plan.annual import plan_annual
from generator.plan.catalogue_list import CATALOGUE, LIST, plan_list
from generator.plan.context import PlaceContext, squeeze
from generator.plan.frames import Frames
from generator.plan.law import DISCLOSURE, LAW, amount_words
from generator.plan.laws import status_of
from generator.plan.opening_words import (
    ANNUAL_LAW,
    GUIDE_LAW,
    RULES_LAW,
    apply_links,
    ask,
    compiled_note,
    missing,
    said_of,
)
from generator.plan.wording import NOT_HELD, OPENING

GUIDE, RULES, ANNUAL, ACCOUNT = "政府信息公开指南", "政府信息公开制度", "政府信息公开年报", "公开情况"
LEAD = "政府信息公开的四个部分，都从这里进。"
# What article 12 has a guide say, in its order.
FIELDS = ("sorting", "order", "ways", "office", "address", "hours", "telephone", "fax", "online")
LACKING = "写着{words}的，本站没有。"
ON_DISCLOSURE = "公开"  # in the matter of an instrument that is about 信息公开 or 政务公开
WITHIN, ANSWER = FigureRef(DISCLOSURE, "26", "zhudong-gongkai"), FigureRef(DISCLOSURE, "33", "dafu")
APPLYING = (
    ("没有主动公开的信息，可以申请公开。", ArticleRef(DISCLOSURE, "27")),
    ("写清姓名、身份证明、联系方式，要什么信息，用什么形式拿。", ArticleRef(DISCLOSURE, "29")),
    ("自己写不了的，可以口头说，由工作机构代填。", ArticleRef(DISCLOSURE, "29")),
)
FREE = ("一般不收钱。", ArticleRef(DISCLOSURE, "42"))
LAW_SAYS = (
    ("公开是常态，不公开是例外。", ArticleRef(DISCLOSURE, "5")),
    ("谁制作的信息，谁公开。", ArticleRef(DISCLOSURE, "10")),
)
RELIEF_SAYS = ("救助的政策、标准、钱和物怎么用，县级政府要及时公开。", ArticleRef(LAW, "67"))


def plan_opening(context: PlaceContext, frames: Frames, planned: Collection[str]) -> Iterator[Page]:
    """The hub and what it leads to; ``planned`` are the addresses of the place's other pages."""
    pages = [
        _guide(context, frames, planned),
        _rules(context, frames),
        *plan_list(context, frames),
        *plan_annual(context, frames, ANNUAL),
    ]
    yield _hub(context, frames, planned)
    yield from pages


def opening_tile(context: PlaceContext) -> Tile:
    """The way to the hub from the place's home."""
    return Tile(OPENING, context.path("opening"), f"指南、制度、目录、年报；目录有{len(context.account.listing)}条")


def _hub(context: PlaceContext, frames: Frames, planned: Collection[str]) -> Page:
    guide, own, law = _held_guide(context), _own_rules(context), _law(context)
    annual = annual_reports(context.account.scene)
    tiles = [
        Tile(
            GUIDE, context.path("opening", "guide"),
            "工作机构在哪里，信息怎样拿到，怎样申请。" if guide else f"{NOT_HELD}。问谁、怎样申请，写在这一页。",
        ),
        Tile(
            RULES, context.path("opening", "rules"),
            f"本地的{len(own)}份，国家的{len(law)}部。" if own else f"{NOT_HELD}本地的制度；国家的有{len(law)}部。",
        ),
        Tile(LIST, context.path(*CATALOGUE), f"{len(context.account.listing)}条，能按日期、名称、索引号排。"),
        Tile(
            ANNUAL, context.path("opening", "annual"),
            f"有{len(annual)}年的，最近的是{annual[0].id}年。" if annual else f"{NOT_HELD}。问谁，写在这一页。",
        ),
    ]  # fmt: skip
    account = context.path("opening", "account")
    if account in planned:
        tiles.append(Tile(ACCOUNT, account, _account(context)))
    lacking = [name for name, held in ((GUIDE, guide), ("信息公开制度", own), (ANNUAL, annual)) if not held]
    said = [one for held, law_of in ((guide, GUIDE_LAW), (own, RULES_LAW), (annual, ANNUAL_LAW)) if not held
            for one in law_of]  # fmt: skip
    body = context.place.body
    records: list[Record] = [body.record] if body else [context.place.jurisdiction.record]
    frame = frames.of_opening(
        context, "opening", context.path("opening"), OPENING,
        f"{context.name}的政府信息公开指南、制度、目录和年报", records,
    )  # fmt: skip
    view = OpeningHub(
        lead=compiled_note(context) or LEAD,
        tiles=tuple(tiles),
        missing=missing(context, "、".join(lacking), tuple(dict.fromkeys(said))) if lacking else None,
        ways=apply_links(context),
    )
    return Page(frame, view)


def _account(context: PlaceContext) -> str:
    """What the tile of 公开情况 says: its numbers where verdicts are given."""
    if not context.account.judges:
        return "一项一项看：哪些能在本站看到，哪些没有收录。"
    return "，".join(f"{heading}{len(found)}项" for heading, found in pressing(context).items()) + "。"


# 指南


def _held_guide(context: PlaceContext) -> Guide | None:
    return context.place.guide.record if context.place.guide else None


def _guide(context: PlaceContext, frames: Frames, planned: Collection[str]) -> Page:
    guide = _held_guide(context)
    located = context.place.guide
    frame = frames.of_opening(
        context, "guide", context.path("opening", "guide"), GUIDE,
        f"{context.name}：信息公开工作机构在哪里，怎样拿到信息，怎样申请公开", [guide] if guide else [],
        article=True, history=[located] if located else (),
    )  # fmt: skip
    facts = _fields(context, guide, planned) if guide else ()
    words = "、".join(f"“{word}”" for word in dict.fromkeys(fact.text for fact in facts if not fact.known))
    lacks = Block((context.book.line(LACKING.format(words=words), ()), ask(context)))
    if guide is None:
        lacks = missing(context, GUIDE, GUIDE_LAW)
    elif all(fact.known for fact in facts):
        lacks = Block(())
    how = said_of(context, _applying(context))
    view = GuidePage(
        lead=compiled_note(context),
        facts=facts,
        missing=lacks if lacks.lines else None,
        how=how if how.lines else None,
        ways=apply_links(context),
    )
    return Page(frame, view)


def _fields(context: PlaceContext, guide: Guide, planned: Collection[str]) -> tuple[Fact, ...]:
    """What the guide says; of a field it does not have, what 公开情况 says of it, and the way there."""
    return tuple(_field(context, name, getattr(guide, name), planned) for name in FIELDS)


def _field(context: PlaceContext, name: str, says: str | None, planned: Collection[str]) -> Fact:
    label = Guide.model_fields[name].title or name
    item = None if says else _asked_for(context, Evidence[f"guide_{name}"])
    if says or item is None:
        return Fact(label, says or NOT_HELD, known=says is not None)
    if item.state is State.present:
        return Fact(label, f"{item.why}。")
    page, has_account = (
        context.path("opening", "account", GUIDE_CATALOGUE),
        context.path("opening", "account") in planned,
    )
    word, row = word_of(item, context.account.judges), item.row.partition("/")[2]
    return Fact(label, word, Link(word, f"{page}#r-{row}") if has_account else None, known=False)


def _asked_for(context: PlaceContext, evidence: Evidence) -> Item | None:
    """The thing of 公开情况 that asks for a field; ``None`` where no catalogue does, or none that binds."""
    catalogue = context.account.scene.catalogues.get(GUIDE_CATALOGUE)
    cells = {
        (f"{GUIDE_CATALOGUE}/{row.id}", element.id)
        for row in (catalogue.record.rows if catalogue else ())
        for element in row.elements
        if element.evidence is evidence
    }
    found = (item for item in context.account.items if (item.row, item.element) in cells)
    return next((item for item in found if item.state is not State.not_bound), None)


def _applying(context: PlaceContext) -> list[tuple[str, ArticleRef]]:
    said = list(APPLYING)
    if context.book.holds(ANSWER.of):
        said.append((f"收到申请起，{amount_words(context.book.figure(ANSWER))}内答复。", ANSWER.of))
    return [*said, FREE]


# 制度


def _own_rules(context: PlaceContext) -> list[DocumentText]:
    return [document for document in context.place.documents.values() if document.record.on_disclosure]


def _law(context: PlaceContext) -> list[Instrument]:
    """The instruments on 信息公开 that the portal holds."""
    records = (located.record for located in context.national.law.values())
    return [record for record in records if ON_DISCLOSURE in (record.matter or "")]


def _rules(context: PlaceContext, frames: Frames) -> Page:
    book = context.book
    own, law = _own_rules(context), _law(context)
    said = list(LAW_SAYS)
    if book.holds(WITHIN.of):
        limit = amount_words(book.figure(WITHIN))
        said.append((f"该主动公开的，从有了或者改了那天起，{limit}内公开。", WITHIN.of))
    says = said_of(context, (*said, RELIEF_SAYS))
    frame = frames.of_opening(
        context, "opening-rules", context.path("opening", "rules"), RULES,
        f"{context.name}关于信息公开的制度，和国家的规定", [document.record for document in own],
    )  # fmt: skip
    view = OpeningRules(
        lead=compiled_note(context),
        own=tuple(_document(context, document) for document in own),
        missing=None if own else missing(context, "信息公开制度", RULES_LAW),
        law=tuple(
            Tile(f"《{record.short}》", f"law/{record.id}/index.html", _about(context, record)) for record in law
        ),
        articles=says if says.lines else None,
    )
    return Page(frame, view)


def _document(context: PlaceContext, document: DocumentText) -> Tile:
    title = squeeze(document.read(document.record.title))
    return Tile(title, context.path("documents", document.record.id), context.document_line(document))


def _about(context: PlaceContext, record: Instrument) -> str:
    return " · ".join(part for part in (record.number, status_of(context.book, record)) if part)

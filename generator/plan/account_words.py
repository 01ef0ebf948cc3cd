"""The states of what ought to be public, in words that fit the place; one thing of them as a row of a list.

takes  a place's account, an item
gives  chips, dates in words, limits with their articles, rows
does not  say late or absent where the portal only compiles: the words for it are never reached there
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from generator.catalogue import BY_CODE as WORDING
from generator.disclosure.item import DUE, VERDICTS, Counted, Item, State
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.timing import COMPILED
from generator.disclosure.words import word_of
from generator.model.disclosure import CatalogueRow, Each
from generator.model.statement import ArticleRef
from generator.pages.account_views import ItemRow, LimitLine
from generator.pages.parts import Fact, Link
from generator.pages.resolution_views import Chip
from generator.plan.account_own import own_basis, own_chip, own_says
from generator.plan.context import PlaceContext
from generator.plan.law import LawBook
from generator.plan.wording import NOT_HELD, chinese_day

HEADING = "公开情况"
METHOD = "audit-method/index.html"
FOLDER = ("opening", "account")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
DOUBT = "依据待核"
OWN = "本地文件自己定的规则"
# The order of the lists: what is not done, what is done, what is not counted.
ORDER = (
    State.absent, State.late, State.partial,
    State.present, State.nil, State.withheld,
    State.provisional, State.not_recorded, State.not_bound,
)  # fmt: skip
DONE = (State.present, State.nil, State.withheld)
DONE_WORD = "已做到"  # what a count calls done: public, or answered by 零报告 or 依法不公开


def chip(context: PlaceContext, item: Item) -> Chip:
    """The state of one thing; late by how much."""
    if context.account.judges and BY_CODE[item.rule].own:
        return own_chip(context, item)
    text = word_of(item, context.account.judges)
    timing = item.timing
    if context.account.judges and item.state is State.late and timing and (timing.late or timing.days):
        text = f"{text}，晚{timing.late_words}"
    if context.account.judges and item.state in VERDICTS and not context.account.is_confirmed(item):
        text = f"{text}（{DOUBT}）"
    return Chip(item.state.name, text)


def target_of(context: PlaceContext, item: Item) -> str:
    """The name of the measure or unit that a cell of a catalogue is asked for; "" where the row holds for the place."""
    row = row_of(context, item)
    names = item.key.split("/")[1:-1]
    if row is None or not names:
        return ""
    return context.unit_name(names[0]) if row.each is Each.unit else context.measure_name(names[0])


def row_of(context: PlaceContext, item: Item) -> CatalogueRow | None:
    """The row of a catalogue in force that asks for a thing; ``None`` where no catalogue does."""
    catalogue, _, name = item.row.partition("/")
    found = (one.record for one in context.account.scene.catalogues.values() if one.record.id == catalogue)
    return next((row for one in found if (row := one.row(name))), None)


def address_of(context: PlaceContext, item: Item, paths: Collection[str]) -> str:
    """The page that shows a thing; "" where there is none."""
    path = context.path(*item.at) if item.at else ""
    return path if path in paths else ""


def item_row(
    context: PlaceContext,
    item: Item,
    paths: Collection[str],
    *,
    rule: bool = True,
    unit: bool = True,
    title: str = "",
    state: bool = True,
) -> ItemRow:
    """A thing in a list; what the list says once (rule, unit, state) is left out of its rows."""
    leads = [rule_link(item.rule)] if rule else []
    if unit:
        leads.append(unit_link(context, item.subject))
    shows = state or item.state in (State.late, State.nil, State.withheld)
    limits = limits_of(context, item, rule=rule) if context.account.judges else ()
    return ItemRow(
        link=Link(title or item.title, address_of(context, item, paths)),
        chip=chip(context, item) if shows else None,
        says=says(context, item),
        limits=limits,
        leads=tuple(leads),
    )


def says(context: PlaceContext, item: Item) -> tuple[str, ...]:
    """When it was formed and public, how late it is, why it is so; nothing of days where the portal only compiles."""
    told = []
    timing = item.timing
    if context.account.judges and timing is not None:
        days = [f"{chinese_day(timing.formed)}形成"] if timing.formed else []
        days += [f"{chinese_day(timing.published)}在本站公开"] if timing.published else []
        told += [f"{'，'.join(days)}。"] if days else []
        if item.state is State.absent and timing.due and (timing.late or timing.days):
            today = chinese_day(context.as_of)
            told.append(f"最迟{chinese_day(timing.due)}公开，到{today}过了{timing.late_words}。")
    if context.account.judges and (line := own_says(context, item)):
        return (line,)
    why = item.why or (timing.why if timing else "")
    if why and why != COMPILED:
        told.append(f"{ISO.sub(_spoken, why.rstrip('。'))}。")
    return tuple(told)


def _spoken(match: re.Match[str]) -> str:
    return chinese_day(date.fromisoformat(match.group()))


def limits_of(context: PlaceContext, item: Item, *, rule: bool = True) -> tuple[LimitLine, ...]:
    """Every limit that binds, the strictest first; the article where that is not told once for the whole list."""
    if BY_CODE[item.rule].own:
        return own_basis(context, item) if rule and item.state in VERDICTS else ()
    limits = item.timing.limits if item.timing else ()
    if not limits:
        return basis_lines(context, item) if rule else ()
    several = len(limits) > 1
    others = [ref for ref in item.basis if ref not in {limit.basis for limit in limits}] if rule else []
    asks = [LimitLine(article_link(context.book, ref), "") for ref in others]
    return (
        *asks,
        *(
            LimitLine(
                article_link(context.book, one.basis) if rule or several else Link("", ""),
                _limit(
                    one, "，最早，按它算" if several and not at else "", by=several or item.state is not State.absent
                ),
            )
            for at, one in enumerate(limits)
        ),
    )


def basis_lines(context: PlaceContext, item: Item) -> tuple[LimitLine, ...]:
    """What asks for a thing that has no limit of its own: the row of its catalogue, or the rule's articles."""
    row = row_of(context, item)
    basis = item.basis or ((row.article,) if row else BY_CODE[item.rule].basis)
    return tuple(LimitLine(article_link(context.book, ref), "") for ref in basis)


def _limit(limit: Counted, decides: str, *, by: bool) -> str:
    """``by`` where the day is not told already."""
    doubt = "" if limit.confirmed else f"，{DOUBT}"
    if not limit.length:
        return f"最迟{chinese_day(limit.due)}（条文写明了这一天{decides}{doubt}）"
    given = f"；条文写{limit.given}" if limit.given else ""
    own = f"，本地规定：{limit.own.rstrip('。')}{given}" if limit.own else ""
    length = f"{limit.span}{own}{decides}{doubt}"
    return f"最迟{chinese_day(limit.due)}（{length}）" if by else f"期限{length}"


def article_link(book: LawBook, ref: ArticleRef) -> Link:
    """An article, leading to what this portal holds of it; target "" where it holds nothing."""
    if ref.instrument not in book.national.law:
        return Link(NOT_HELD, "")
    if book.national.article(ref) is None:
        return Link(f"《{book.instrument(ref).short}》", f"law/{ref.instrument}/index.html")
    return book.cite(ref)


def basis_facts(book: LawBook, code: str, own: str = "") -> tuple[Fact, ...]:
    """What a rule rests on; ``own`` is where the rules of the place's own document stand, or ""."""
    rule = BY_CODE[code]
    links = [article_link(book, ref) for ref in dict.fromkeys(rule.basis)]
    facts = [Fact("依据", link.text, link if link.target else None) for link in links]
    if rule.own:
        facts.append(Fact("依据", OWN, Link(OWN, own) if own else None))
    if not rule.is_confirmed(book.national):
        facts.append(Fact(DOUBT, "本站没有读到全部原文，只照转述，不当作必须做到"))
    return tuple(facts)


def rule_title(code: str) -> str:
    """A rule's name on the site."""
    return WORDING[code].title


def rule_link(code: str) -> Link:
    """The way to what the rule looks at."""
    return Link(rule_title(code), f"{METHOD}#{code.lower()}")


def unit_link(context: PlaceContext, unit: str) -> Link:
    """The unit that has to publish; the body's office where it is no unit of its own."""
    return context.unit_link(unit) if unit in context.place.units else Link(f"{context.body_name}办公室", "")


def ask(context: PlaceContext) -> str:
    """Whom to ask for what is not here."""
    return f"想要这些信息，可以问下面写的单位，也可以拨打 {context.hotline}。"


def folder(context: PlaceContext, *parts: str) -> str:
    """The path of a page under 公开情况."""
    return context.path(*FOLDER, *parts)


def unit_account(context: PlaceContext, unit: str) -> Link | None:
    """On a unit's page: the way to what it has to publish; ``None`` where nothing is counted of it."""
    items = context.account.by_unit.get(unit, [])
    if not context.account.judges or not any(item.state in DUE for item in items):
        return None
    return Link("它的公开情况", f"{folder(context, 'units')}#u-{unit}")


def rule_path(context: PlaceContext, code: str) -> str:
    """The list of what a rule asks for."""
    return folder(context, f"rule-{code.lower()}")


def unit_path(context: PlaceContext, unit: str) -> str:
    """The list of what a unit has to do."""
    return folder(context, f"unit-{unit or 'office'}")


def in_order(context: PlaceContext, units: Collection[str]) -> list[str]:
    """The units as the document names them, then the body's office."""
    return [*(unit for unit in context.place.units if unit in units), *([""] if "" in units else [])]

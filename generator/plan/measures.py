"""Relief measures: the list and a page each, nationally and in a place, where each statement says which it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.base import Record
from generator.model.located import Located
from generator.model.measure import Element, LocalMeasure, Material, Measure, MeasureGroup
from generator.model.statement import ArticleRef, FigureRef
from generator.pages.frame import Page
from generator.pages.measure_views import (
    MaterialView,
    MeasureList,
    MeasurePage,
    MeasureRow,
    MeasureText,
    NamedBlock,
    PairView,
)
from generator.pages.parts import Block, Fact, Link
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import LAW, LawBook, amount_words, refs_of
from generator.plan.leads import lead_views, other_helpers, units_sentence
from generator.plan.local import amount_charts, element_block, step_views
from generator.plan.wording import NOT_HELD, chinese_day

NO_STANDARD = (MeasureGroup.society, MeasureGroup.legal_aid)
Maybe = PlaceContext | None


def plan_place_measures(context: PlaceContext, frames: Frames) -> Iterator[Page]:
    """A place's list of measures and a page each."""
    measures = context.book.current(context.national.relief.values())
    if not measures:
        return
    path = context.path("relief")
    lead = "法律规定的救助，一项一页：给谁、要符合什么、到哪里办、带什么、多久、不服怎么办。"
    view = MeasureList(lead, _groups(context.book, measures, context.prefix), _self_check(context))
    frame = frames.of_place(
        context, "measures", path, "有哪些救助", f"{context.name}可以申请的社会救助", measures,
        section=path, article=False, law=context.book.short_names(r for m in measures for r in m.basis),
    )  # fmt: skip
    yield Page(frame, view)
    for measure in measures:
        yield _place_page(context, frames, measure)


def plan_national_measures(contexts: list[PlaceContext], book: LawBook, frames: Frames) -> Iterator[Page]:
    """The national list and a page each, for a site of several places."""
    measures = book.current(book.national.relief.values())
    if not measures:
        return
    lead = "这里写的是全国的规定。" + ("选了地方，还能看到本地由谁负责。" if contexts else "")
    frame = frames.of_site(
        "national-measures", "relief/index.html", "全国规定的救助", "全国规定的社会救助", measures,
        law=book.short_names(r for m in measures for r in m.basis),
    )  # fmt: skip
    yield Page(frame, MeasureList(lead, _groups(book, measures, ""), None))
    for measure in measures:
        path = f"relief/{measure.id}/index.html"
        frame = frames.of_site(
            "national-measure", path, measure.title, _about(measure), [measure],
            crumbs=(Link("有哪些救助", "relief/index.html"),), title=f"{measure.title}办事指南",
            law=book.names_of(measure), history=[book.national.relief[measure.id]],
        )  # fmt: skip
        places = tuple(Link(context.title_name, context.path("relief", measure.id)) for context in contexts)
        yield Page(frame, _view(book, measure, None, places[:MOST_PLACES]))


def plan_measure_texts(book: LawBook, frames: Frames) -> Iterator[Page]:
    """条文∥白话 of each measure: national, hence one page for all places."""
    for measure in book.current(book.national.relief.values()):
        refs = [line.article for line in measure.plain]
        name = f"{measure.title}：条文和白话对照"
        frame = frames.of_site(
            "measure-text", _text_path(measure), name, f"{measure.title}依据的条文，一条一条用白话说", [measure],
            law=book.short_names(refs),
        )  # fmt: skip
        measure_page = None if frames.alone else Link(measure.title, f"relief/{measure.id}/index.html")
        pairs = tuple(
            PairView(book.cite(line.article), _brief(book, line.article), book.line(line.say, (line.article,)))
            for line in measure.plain
        )
        since, was = chinese_day(measure.valid_from), _was(book, measure)
        yield Page(frame, MeasureText(measure_page, since, was, pairs, book.has_doubt(refs)))


def _text_path(measure: Measure) -> str:
    return f"relief/{measure.id}/text/index.html"


MOST_PLACES = 60  # places linked from a national page; further ones are reached from the portal's home


def _groups(book: LawBook, measures: list[Measure], prefix: str) -> tuple[tuple[str, tuple[MeasureRow, ...]], ...]:
    groups = []
    for group in MeasureGroup:
        rows = tuple(
            MeasureRow(
                Link(m.title, f"{prefix}relief/{m.id}/index.html"),
                "、".join(m.aliases[:3]),
                book.line(m.summary.say, ()),
            )
            for m in measures
            if m.group is group
        )
        if rows:
            groups.append((group.value, rows))
    return tuple(groups)


def _about(measure: Measure) -> str:
    return f"{measure.title}：给谁、条件、到哪里申请、材料、期限、不服怎么办"


def _place_page(context: PlaceContext, frames: Frames, measure: Measure) -> Page:
    path = context.path("relief", measure.id)
    duties = [duty for duty, _ in context.by_topic.get(measure.topic.value, [])]
    local = context.place.relief.get(measure.id)
    records: list[Record] = [measure, *([local.record] if local else []), *duties]
    frame = frames.of_place(
        context, "measure", path, measure.title, f"{context.name}的{_about(measure)}", records,
        crumbs=(Link("有哪些救助", context.path("relief")),), section=context.path("relief"),
        keywords=(measure.title, *measure.aliases), law=context.book.names_of(measure),
        age=context.clause_age(duties), name=f"{measure.title}办事指南", elsewhere=("relief", measure.id),
        history=frames.log.changed([*([local] if local else []), *_own_here(context, measure)]),
    )  # fmt: skip
    return Page(frame, _view(context.book, measure, context, ()))


def _own_here(context: PlaceContext, measure: Measure) -> list[Located[Measure]]:
    """The national record where the place stands alone: it has no page of its own there."""
    return [context.national.relief[measure.id]] if context.alone else []


def _view(book: LawBook, measure: Measure, context: Maybe, places: tuple[Link, ...]) -> MeasurePage:
    located = context.place.relief.get(measure.id) if context else None
    local = located.record if located else None

    def block(element: Element) -> Block:
        return element_block(book, element, getattr(measure, element.value), local)

    topic = measure.topic.value
    leads = lead_views(context, [topic])[0] if context else ()
    refs = tuple(dict.fromkeys(refs_of(measure)))
    standard = measure.standard
    return MeasurePage(
        group=measure.group.value,
        aliases="、".join(measure.aliases),
        since=chinese_day(measure.valid_from),
        was=_was(book, measure),
        summary=book.block((measure.summary,)),
        parts=(
            NamedBlock("who", "给谁", block(Element.who)),
            NamedBlock("conditions", "要符合什么（办理条件）", block(Element.conditions)),
        ),
        where=(
            NamedBlock("apply", "去哪里申请", block(Element.apply)),
            NamedBlock("accepts", "谁受理", block(Element.accepts)),
            NamedBlock("confirms", "谁作决定", block(Element.confirms)),
        ),
        steps=step_views(book, measure, local),
        standard=tuple(
            NamedBlock(anchor, title, book.block(said))
            for anchor, title, said in (
                ("sets", "标准由谁定", standard.sets),
                ("publishes", "标准由谁公开", standard.publishes),
                ("pays", "给什么、怎么给", standard.pays),
            )
            if said
        ),
        references=tuple(
            Fact("全国旧有参考", _reference(book, ref), book.cite(ref.of)) for ref in standard.references
        ),
        charts=amount_charts(book, local.amounts if local else ()),
        amounts_note=_amounts_note(book, measure, context, local),
        materials=(
            *(material_view(book, m) for m in measure.materials),
            *(material_view(book, m, context.name if context else "") for m in (local.materials if local else ())),
        ),
        not_needed=block(Element.not_needed) if measure.not_needed or local else None,
        disclosure=(
            NamedBlock("disclosed", "会公开什么", block(Element.disclosed)),
            NamedBlock("private", "不能公开什么", block(Element.kept_private)),
        ),
        contact=_contact(measure, context, local),
        remedies=block(Element.remedies),
        complaint=_complaint(book, measure, context),
        leads=leads,
        helpers=other_helpers(context, topic) if context and not leads else (),
        units_lead=units_sentence(context, topic) if context else "",
        units_age=context.older_than_law(measure.valid_from) if context else "",
        no_limits=_no_limits(measure, context),
        units_more=context.topic_link(topic) if context and topic in context.by_topic else None,
        pairs=Link("条文和白话，一条一条对照", _text_path(measure)),
        basis=book.basis(measure.basis),
        has_doubt=book.has_doubt(refs),
        situations=_situations(book, measure, context),
        self_check=_self_check(context, measure) if context else None,
        related=_related(context, measure) if context else (),
        places=places,
    )  # fmt: skip


def material_view(book: LawBook, material: Material, local: str = "") -> MaterialView:
    """A paper to bring; ``local`` names the place that asks for it."""
    return MaterialView(material.name, book.block((material.note,)) if material.note else None, local)


def _reference(book: LawBook, ref: FigureRef) -> str:
    figure = book.figure(ref)
    return f"{figure.what}：{amount_words(figure)}。现在由省里定，只作参考。"


def _brief(book: LawBook, ref: ArticleRef) -> str:
    article = book.national.article(ref)
    return article.summary if article else ""


def _was(book: LawBook, measure: Measure) -> tuple[str, ...]:
    """Measures of older law that became this one."""
    older = [
        located.record
        for located in book.national.relief.values()
        if measure.id in located.record.successors and located.record.valid_to
    ]
    return tuple(f"以前是“{old.title}”，{chinese_day(old.valid_to)}起改按现在的规定" for old in older if old.valid_to)


def _amounts_note(book: LawBook, measure: Measure, context: Maybe, local: LocalMeasure | None) -> str:
    if measure.group in NO_STANDARD or (local and book.current_amounts(local.amounts)):
        return ""
    if context is None:
        return "各地数额不同，请选您所在的地方。"
    said = f"{NOT_HELD}{context.name}的{measure.title}具体数额。到受理的地方问，也可以拨打 {context.hotline}。"
    if book.is_in_force(LAW):
        said += "依《社会救助法》第六十七条，县级人民政府及其社会救助管理部门应当及时公开社会救助标准。"
    return said


def _no_limits(measure: Measure, context: Maybe) -> str:
    """Said once where the portal holds no limit for some step."""
    if all(step.limit for step in measure.steps):
        return ""
    which = "没有写期限的步骤" if any(step.limit for step in measure.steps) else "每一步"
    where = f"{context.name}自己的和" if context else ""
    return f"{which}最多几天，{NOT_HELD}{where}全国的规定。交材料时问清几天答复，请窗口写下来。"


def _contact(measure: Measure, context: Maybe, local: LocalMeasure | None) -> tuple[Fact, ...]:
    if context is None:
        return ()
    rows = (
        ("办理地点", local.where if local else None),
        ("办理时间", local.hours if local else None),
        ("联系方式", local.contact if local else None),
    )
    missing = "、".join(label for label, text in rows if not text)
    where = "去哪里，看“去哪里申请”；" if "办理地点" in missing else ""
    unheld = Fact(missing, f"{NOT_HELD}。{where}可以拨打 {context.hotline}问。", known=False)
    return (*(Fact(label, text) for label, text in rows if text), *([unheld] if missing else []))


def _complaint(book: LawBook, measure: Measure, context: Maybe) -> tuple[Link, ...]:
    if context is None:
        return ()
    ladders = dict.fromkeys(
        s.ladder for s in book.current(book.national.situations.values()) if measure.id in s.measures[:1]
    )
    current = {ladder.id for ladder in book.current(book.national.ladders.values())}
    links = [Link("咨询和投诉渠道", context.path("channels"))]
    for name in (name for name in ladders if name in current):
        links.append(Link(book.national.ladders[name].record.title, context.path("ladders", name)))
    return (*links, *([context.calculator] if context.calculator else []))


def _situations(book: LawBook, measure: Measure, context: Maybe) -> tuple[Link, ...]:
    prefix = context.prefix if context else ""
    return tuple(
        Link(s.title, f"{prefix}help/{s.id}/index.html")
        for s in book.current(book.national.situations.values())
        if measure.id in s.measures
    )


def _self_check(context: PlaceContext, measure: Measure | None = None) -> Link | None:
    tables = context.book.current(context.national.tables.values())
    mine = [table for table in tables if measure is None or table.measure == measure.id]
    if not mine:
        return None
    return Link("自己先查一查：我可能符合哪些", context.path("self-check"))


def _related(context: PlaceContext, measure: Measure) -> tuple[Link, ...]:
    links = [
        Link(located.record.title, context.path("explanations", name))
        for name, located in context.place.explanations.items()
        if measure.id in located.record.measures
    ]
    names = (measure.id, *measure.successors)  # a notice names the measure as it is called now
    hanging = sum(1 for notice in context.ledger.notices if notice.measure in names)
    notices = [Link(f"正在公示的{hanging}份名单贴在哪里", context.path("notices"))] if hanging else []
    return (*notices, *links, Link("救助的钱和物怎么用的", context.path("funds")))

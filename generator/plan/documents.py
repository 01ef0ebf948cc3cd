"""A place's documents, each with its passages, corrections and downloads; and the discrepancies found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.catalogue import BY_CODE, says
from generator.model.base import Record
from generator.model.observation import Observation
from generator.model.portal import AttachedFile, DocumentText
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link, Quote
from generator.pages.views import CorrectionView, Discrepancies, DiscrepancyView, DocumentPage
from generator.plan.context import PlaceContext, squeeze
from generator.plan.frames import Frames
from generator.plan.wording import NOT_STATED, chinese_day, chinese_moment

FOUND_BY_READER = "A713"


def plan_documents(context: PlaceContext, frames: Frames, observations: Iterable[Observation]) -> Iterator[Page]:
    """Each document, then the discrepancies."""
    for document in context.place.documents.values():
        yield _document(context, frames, document)
    yield _discrepancies(context, frames, tuple(observations))


def _document(context: PlaceContext, frames: Frames, document: DocumentText) -> Page:
    record = document.record
    title = _title(context, document)
    folder = f"{context.prefix}documents/{record.id}/"
    path = context.path("documents", record.id)
    frame = frames.of_place(
        context, "document", path, title, f"{title}全文，逐段可以引用，附订正说明和原件下载", [record],
        section=path, keywords=(title,), history=[document.located],
    )  # fmt: skip
    found = Link(f"文件中的出入（{context.observations}处）", context.path("discrepancies"))
    view = DocumentPage(
        facts=_facts(context, document),
        cites=tuple(
            Quote(
                document.read(cite.at),
                Link("看原文", f"{path}#{cite.at.passage}"),
                "，".join(x for x in (cite.title, cite.number, chinese_day(cite.date) if cite.date else "") if x),
            )
            for cite in record.cites
        ),
        passages=context.spans.passages(document),
        corrections=tuple(
            CorrectionView(number, c.before, c.after, c.why) for number, c in enumerate(record.corrections, 1)
        ),
        explanations=tuple(
            Link(located.record.title, context.path("explanations", name))
            for name, located in context.place.explanations.items()
            if record.id in located.record.of
        ),
        discrepancies=found if context.observations else None,
        downloads=(
            Link(f"原件（收到的文本，一字未改，{_size(document.original)}）", f"{folder}original.txt"),
            Link(f"订正后的文本（{_size(document.clean)}）", f"{folder}clean.txt"),
            *_attachments(context, record.id),
        ),
    )
    return Page(frame, view)


def _size(content: bytes) -> str:
    return f"{len(content):,} 字节"


def _attachments(context: PlaceContext, name: str) -> list[Link]:
    """Files that belong to this document; those that name no document hang on the main one, but for annual reports."""
    main = context.main_document.record.id
    elsewhere = {located.record.file for located in context.place.annual.values()}
    mine = [
        attached
        for attached in context.place.attachments.values()
        if (attached.located.record.document or main) == name
        and (attached.located.record.document or attached.located.record.id not in elsewhere)
    ]
    return [attachment_link(context, attached) for attached in mine]


def attachment_link(context: PlaceContext, attached: AttachedFile) -> Link:
    """To the file as it is offered, with its type and size."""
    record = attached.located.record
    text = f"{record.title}（{record.media_type}，{len(attached.offered()):,} 字节）"
    return Link(text, f"{context.prefix}files/{record.file}")


def _title(context: PlaceContext, document: DocumentText) -> str:
    """The document's title; where another of the place has the same, with what tells them apart."""
    title = squeeze(document.read(document.record.title))
    others = [d for d in context.place.documents.values() if d is not document]
    if any(squeeze(d.read(d.record.title)) == title for d in others):
        return f"{title}（{context.document_line(document)}，{document.record.id}）"
    return title


def _facts(context: PlaceContext, document: DocumentText) -> tuple[Fact, ...]:
    record = document.record
    spans = (("主送", record.sent_to), ("抄送", record.copied_to))
    stated = {
        "发文字号": squeeze(document.read(record.number)) if record.number else "",
        "发文机关": record.issuer or "",
        "成文日期": chinese_day(record.formed) if record.formed else "",
        "印发": chinese_moment(record.issued) if record.issued else "",
        **{label: document.read(span) if span else "" for label, span in spans},
    }
    facts = [Fact(label, text or NOT_STATED, known=bool(text)) for label, text in stated.items()]
    if record.area:
        facts.append(Fact("适用地区", record.area))
    facts.append(Fact("有效性", record.validity.value))
    later = [("修改它的文件", one) for one in record.amended_by]
    later += [("废止它的文件", record.repealed_by)] if record.repealed_by else []
    for label, one in later:
        said = (f"《{one.title}》", one.number, f"自{chinese_day(one.date)}起" if one.date else None)
        held = one.id is not None and one.id in context.place.documents
        link = Link("看全文", context.path("documents", one.id or "")) if held else None
        facts.append(Fact(label, "，".join(part for part in said if part), link))
    facts.append(Fact("文本来源", record.obtained_from))
    facts.append(Fact("原件指纹", f"SHA-256 {record.sha256}"))
    return tuple(facts)


def _discrepancies(context: PlaceContext, frames: Frames, observations: tuple[Observation, ...]) -> Page:
    groups: dict[str, list[DiscrepancyView]] = {}
    for observation in observations:
        found = observation.finding
        by_reader = found.code == FOUND_BY_READER
        document = context.place.documents[observation.document]
        quotes = tuple(
            Quote(document.read(span), Link("看原文", context.spans.address_in(document.record.id, span)))
            for span in observation.spans
        )
        view = DiscrepancyView(
            anchor=observation.anchor,
            title=says(found),
            found="人工发现" if by_reader else "程序核对",
            explanation=observation.explanation,
            quotes=quotes,
        )
        groups.setdefault(BY_CODE[found.code].title, []).append(view)
    total = sum(len(group) for group in groups.values())
    lead = (
        f"读这份文件时，发现{total}处前后不一致或可以有几种读法的地方，都列在这里，一处也没有改。"
        "它们说的是文件的写法，不是哪个单位做得对不对。"
        if total
        else "目前没有发现前后不一致的地方。"
    )
    records: list[Record] = [document.record for document in context.place.documents.values()]
    records += [located.record for located in context.place.discrepancies.values()]
    path = context.path("discrepancies")
    frame = frames.of_place(
        context, "discrepancies", path, "文件中的出入", f"{context.name}的文件里前后不一致的地方", records,
        section=path, article=False,
    )  # fmt: skip
    return Page(frame, Discrepancies(lead, tuple((title, tuple(items)) for title, items in groups.items())))

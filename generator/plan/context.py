"""What the planning of one place's pages needs at hand.

takes  a place's public records, the lineages, the as-of date, whether the place stands alone
gives  names, links, quotes, the age line, the passport
does not  lay out any page
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from generator.disclosure.account import Account
from generator.ledger.book import LedgerBook
from generator.model.base import KEY, Record, Span
from generator.model.channel import Channel, ChannelKind
from generator.model.document import Document, Validity
from generator.model.duty import ROLE_TITLES, Clause, Duty, Role
from generator.model.located import Located
from generator.model.portal import DocumentText, PlaceData
from generator.model.topic import BY_ID
from generator.model.unit import BOUND_TO_DISCLOSE, Lineage, Step, Unit, steps_of
from generator.pages.frame import Place
from generator.pages.parts import ClauseLine, Link, Quote, RoleCount
from generator.plan.law import DISCLOSURE, LawBook
from generator.plan.passports import day_of
from generator.plan.spans import SpanIndex
from generator.plan.wording import (
    HOTLINE,
    NOT_HELD,
    OPENING,
    UNENTERED,
    chinese_day,
    full_years,
)


class PlaceContext:
    """One place, with everything derived from its records that more than one page shows."""

    def __init__(
        self,
        place: PlaceData,
        ledger: LedgerBook,
        account: Account,
        lineages: Mapping[str, Located[Lineage]],
        alone: bool,
        observations: int,
        title_name: str,
        book: LawBook,
    ) -> None:
        self.place = place
        self.ledger = ledger
        self.account = account
        self.lineages = lineages
        self.as_of = ledger.as_of
        self.alone = alone
        self.observations = observations
        self.book = book
        self.national = book.national
        self.calendar = ledger.calendar  # the nation's days with the place's own over them
        self.gone = ledger.gone
        self.prefix = "" if alone else f"{place.slug}/"
        self.name = place.jurisdiction.record.name
        self.title_name = title_name  # the name, with the place above it where two places share one
        self.spans = SpanIndex(place, self.prefix)

    # paths and links

    @property
    def calculator(self) -> Link | None:
        """The deadline calculator, where the day has any limit to count."""
        return Link("算一算期限", self.path("limits")) if self.book.limits else None

    @cached_property
    def hotline(self) -> str:
        """The number to ring: the place's own hotline where the portal holds it, and the national one."""
        own = [c for c in self.book.current(self.place.channels.values()) if c.kind is ChannelKind.hotline]
        numbers = [f"{channel.name} {channel.telephone}" for channel in own if channel.telephone]
        return f"{numbers[0]}，或者 {HOTLINE}" if numbers else HOTLINE

    @property
    def has_self_check(self) -> bool:
        """Whether the place has a page of questions."""
        return bool(self.book.current(self.national.tables.values()))

    @property
    def has_channels(self) -> bool:
        """Whether the place has a page of channels."""
        national = self.book.current(self.national.channels.values())
        return bool(self.place.channels or national or self.book.has_relief)

    def path(self, *parts: str) -> str:
        """The path of a page of this place."""
        return self.prefix + "/".join((*parts, "index.html"))

    @cached_property
    def frame_place(self) -> Place:
        """What the frame of each of this place's pages shows of the place."""
        entries = [("救助", "relief")] if self.book.has_relief else []
        entries += [("我可能符合哪些", "self-check")] if self.has_self_check else []
        entries += [("电话和投诉", "channels")] if self.has_channels else []
        entries += [("算期限", "limits")] if self.calculator else []
        entries += [("单位", "units"), ("职责", "duties"), ("会议", "meetings"), (OPENING, "opening")]
        entries += [("人员", "people"), ("规则", "rules"), ("办公室", "office")]
        nav = [Link(text, self.path(folder)) for text, folder in entries]
        nav.append(Link("文件", self.path("documents", self.main_document.record.id)))
        nav.append(Link("出入", self.path("discrepancies")))
        switch = None if self.alone else Link("换地方", "index.html#places")
        slug = "" if self.alone else self.place.slug
        return Place(self.name, Link(self.name, self.path()), tuple(nav), switch, slug)

    @cached_property
    def body_name(self) -> str:
        """The body's first name, as the document gives it."""
        body = self.place.body
        return squeeze(self.place.read(body.record, body.record.names[0])) if body else f"{self.name}社会救助联席会议"

    @property
    def speaker(self) -> str:
        """发布机构 of the office's own records."""
        return f"{self.body_name}办公室" if self.ledger.since else "本站整理"

    @cached_property
    def is_entered(self) -> bool:
        """Whether all of the document is held: only then may the portal say what the document does not say."""
        return self.place.body is not None and self.place.body.record.all_entered

    @cached_property
    def member_count(self) -> str:
        """How many members the document names, and whether that is all of them."""
        count = sum(1 for unit in self.place.units.values() if unit.record.member)
        body = self.place.body
        if not self.is_entered:
            return f"本站录了{count}个成员单位，{UNENTERED}"
        if body is not None and body.record.open_list:
            return f"文件点名的成员单位有{count}个，另有没有点名的"
        if body is not None and not body.record.has_list:
            return f"文件点到的成员单位有{count}个"
        return f"成员单位有{count}个"

    def unit_name(self, unit: str) -> str:
        """A unit as the document writes it."""
        return self.unit_links[unit].text

    def marked_name(self, unit: str) -> str:
        """A unit's name, with a word where this kind of body has since been renamed or abolished."""
        name = self.unit_name(unit)
        return f"{name}（已改名或撤并）" if self.is_gone(self.place.units[unit].record) else name

    def unit_link(self, unit: str) -> Link:
        """A link to a unit's page."""
        return self.unit_links[unit]

    @cached_property
    def unit_links(self) -> dict[str, Link]:
        """A link to each unit's page."""
        return {
            name: Link(squeeze(self.place.read(at.record, at.record.named)), self.path("units", name))
            for name, at in self.place.units.items()
        }

    def topic_link(self, topic: str) -> Link:
        """A link to this place's page of a topic."""
        return Link(BY_ID[topic].title, self.path("duties", topic))

    def quote(self, record: Record, span: Span, label: str = "") -> Quote:
        """A span's words with the way to them."""
        return Quote(self.place.read(record, span), Link("看原文", self.spans.address(record, span)), label)

    # documents and dates

    @cached_property
    def main_document(self) -> DocumentText:
        """The document the body rests on."""
        body = self.place.body
        name = body.record.document if body and body.record.document else next(iter(self.place.documents))
        return self.place.documents[name]

    def document_line(self, document: DocumentText) -> str:
        """发文字号 and date in one line."""
        record = document.record
        number = squeeze(document.read(record.number)) if record.number else ""
        day = record.formed or (record.issued.day if record.issued else None)
        return " · ".join(part for part in (number, chinese_day(day) if day else "文件没有写明日期") if part)

    def documents_of(self, records: Iterable[Record]) -> list[DocumentText]:
        """The documents a page's records come from, each once; the main one where they name none."""
        names: dict[str, None] = {}
        for record in records:
            name = record.id if isinstance(record, Document) else record.document
            if name is not None and name in self.place.documents:
                names[name] = None
        return [self.place.documents[name] for name in names] or [self.main_document]

    def age(self, records: Iterable[Record]) -> str:
        """The age line: how old the oldest document is, and how many of its units have since lost their name."""
        documents = self.documents_of(records)
        dated = [d for d in documents if day_of(d)]
        document = min(dated, key=lambda d: day_of(d) or date.max) if dated else documents[0]
        record = document.record
        day = record.formed or (record.issued.day if record.issued else None)
        if day is not None:
            years = full_years(day, self.as_of)
            since = f"距今{years}年" if years else "距今不满1年"
            opening = f"依据{chinese_day(day)}{'' if record.formed else '印发'}的文件，{since}"
        elif record.not_before is not None:
            opening = f"依据的文件没有写明日期，从文中引用的法规看，不早于{chinese_day(record.not_before)}"
        else:
            opening = "依据的文件没有写明日期"
        gone = self._gone.get(record.id, 0)
        changed = record.validity in (Validity.amended, Validity.expired, Validity.repealed)
        opening += f"，已经{record.validity.value.removeprefix('已')}" if changed else ""
        closing = f"；文中{gone}个单位已经改名或撤并（依全国机构改革，本地日期和现名待核实）" if gone else ""
        return f"{opening}{closing}。"

    @cached_property
    def _gone(self) -> dict[str, int]:
        """By document, how many of its units have lost their name."""
        counts: dict[str, int] = {}
        for located in self.place.units.values():
            if self.is_gone(located.record):
                counts[located.record.document or ""] = counts.get(located.record.document or "", 0) + 1
        return counts

    def steps(self, unit: Unit) -> tuple[Step, ...]:
        """What became of this kind of body since the document, as of the build's date."""
        return steps_of(unit, self.lineages, self.as_of.year)

    def is_gone(self, unit: Unit) -> bool:
        """Whether this kind of body has certainly been renamed, merged, split or absorbed since."""
        return unit.id in self.gone

    def clause_age(self, records: Iterable[Record]) -> str:
        """The age line of a page only part of which comes from the document."""
        shown = list(records)
        return self.age(shown) if shown else ""

    def older_than_law(self, since: date) -> str:
        """Where the document may be older than the law in force since ``since``: which of them to go by; or ""."""
        day = day_of(self.main_document)
        if day is not None and day >= since:
            return ""
        return "谁受理、谁决定，照现在的法律。文件里的单位改了名、换了人管的，先打电话问清。"

    def holds_measure(self, measure: str) -> bool:
        """Whether a measure has a page on this day."""
        return any(record.id == measure for record in self.book.current(self.national.relief.values()))

    def measure_name(self, measure: str) -> str:
        """A measure as the law calls it."""
        located = self.national.relief.get(measure)
        return located.record.title if located else NOT_HELD

    def issuers(self, records: Iterable[Record]) -> str:
        """发文机关 of what a page shows, or an empty text where no document gives one."""
        names = dict.fromkeys(d.record.issuer for d in self.documents_of(records) if d.record.issuer)
        return "、".join(names)

    # clauses

    def clause_line(self, duty: Duty, clause: Clause, with_units: bool, in_place: bool = True) -> ClauseLine:
        """A clause as any page shows it."""
        partners = tuple(self.unit_link(p) if KEY.match(p) else Link(squeeze(p), "") for p in clause.partners)
        head, tail = self._around(duty, clause.span)
        return ClauseLine(
            anchor=f"c-{duty.id}-{clause.id}" if in_place else f"{self.place.slug}-{duty.id}-{clause.id}",
            lead_in=head,
            lead_out=tail,
            is_gone=any(self.is_gone(self.place.units[unit].record) for unit in duty.units),
            text=self.place.read(duty, clause.span),
            role=clause.role.value,
            role_title=ROLE_TITLES[clause.role],
            units=tuple(self.unit_link(u) for u in duty.units) if with_units else (),
            partners=partners,
            topics=() if with_units else tuple(self.topic_link(t.value) for t in clause.topics),
            source=Link("看原文", self.spans.address(duty, clause.span)),
            says=self.plain_words.get((duty.id, clause.id), ""),
        )

    @cached_property
    def plain_words(self) -> dict[tuple[str, str], str]:
        """Plain words of clauses, by duty and clause."""
        return {
            (name, line.clause): line.say for name, located in self.place.plain.items() for line in located.record.lines
        }

    def _around(self, duty: Duty, span: Span) -> tuple[str, str]:
        """What stands before and after a clause that is part of a list and shares its verb or its object."""
        passage = self.place.document_of(duty).passages[span.passage]
        before, after = passage[: span.start].rstrip(), passage[span.end :].lstrip()
        head = before[max(before.rfind(mark) for mark in "；。：") + 1 :] if before.endswith("、") else ""
        ends = [at for mark in "；。" if (at := after.find(mark)) >= 0]
        tail = after[: min(ends, default=len(after))] if after.startswith("、") else ""
        return head, tail

    @cached_property
    def by_topic(self) -> dict[str, list[tuple[Duty, Clause]]]:
        """All clauses by topic, in document order."""
        grouped: dict[str, list[tuple[Duty, Clause]]] = {}
        for located in self.place.duties.values():
            for clause in located.record.clauses:
                for topic in clause.topics:
                    grouped.setdefault(topic.value, []).append((located.record, clause))
        return grouped

    @cached_property
    def by_unit(self) -> dict[str, list[Duty]]:
        """Duties by unit."""
        grouped: dict[str, list[Duty]] = {}
        for located in self.place.duties.values():
            for unit in located.record.units:
                grouped.setdefault(unit, []).append(located.record)
        return grouped

    def ask_for_contact(self, unit: Unit) -> str:
        """What to do about a telephone number this portal does not hold."""
        name = self.unit_name(unit.id)
        if self.is_gone(unit):
            said = f"全国的这类机构已经改名或撤并；{self.name}现在由谁接着做、电话多少，{NOT_HELD}"
            return f"{said}，可以拨打 {HOTLINE}查询。"
        numbers = [f"{one.name} {one.telephone}" for one in self._channels_of(unit) if one.telephone]
        if numbers:
            return f"电话：{'，'.join(numbers)}。打不通的，可以拨打 {HOTLINE}查询。"
        bound = unit.kind in BOUND_TO_DISCLOSE and self.book.is_in_force(DISCLOSURE)
        duty = "依《政府信息公开条例》第二十条，行政机关应当主动公开办公地址、办公时间和联系方式。" if bound else ""
        return f"{NOT_HELD}{name}的电话和地址，可以拨打 {HOTLINE}查询。{duty}"

    def _channels_of(self, unit: Unit) -> list[Channel]:
        """The place's channels that a unit itself answers."""
        names = {unit.full, self.unit_name(unit.id), *unit.aliases}
        return [one for one in self.book.current(self.place.channels.values()) if one.accepts in names]


def role_counts(clauses: Iterable[Clause]) -> tuple[RoleCount, ...]:
    """How many clauses in each role, in the order of the roles."""
    counts = dict.fromkeys(Role, 0)
    for clause in clauses:
        counts[clause.role] += 1
    return tuple(RoleCount(role.value, ROLE_TITLES[role], n) for role, n in counts.items() if n)


def squeeze(text: str) -> str:
    """A name without the spaces a document sets it with."""
    return "".join(text.split())

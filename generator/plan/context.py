"""What the planning of one place's pages needs at hand.

takes  a place's public records, the lineages, the as-of date, whether the place stands alone
gives  names, links, quotes, the age line, the passport
does not  lay out any page
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from generator.model.base import KEY, Record, Span
from generator.model.duty import ROLE_TITLES, Clause, Duty, Role
from generator.model.portal import DocumentText, Located, PlaceData
from generator.model.topic import BY_ID
from generator.model.unit import ChangeKind, Lineage, Step, Sureness, Unit
from generator.pages.frame import Place
from generator.pages.parts import ClauseLine, Fact, Link, Quote, RoleCount
from generator.plan.spans import SpanIndex
from generator.plan.wording import HOTLINE, NOT_HELD, NOT_STATED, chinese_day, chinese_moment, full_years

ENDS_A_NAME = (ChangeKind.renamed, ChangeKind.merged, ChangeKind.divided, ChangeKind.absorbed)


class PlaceContext:
    """One place, with everything derived from its records that more than one page shows."""

    def __init__(
        self,
        place: PlaceData,
        lineages: Mapping[str, Located[Lineage]],
        as_of: date,
        alone: bool,
        observations: int,
    ) -> None:
        self.place = place
        self.lineages = lineages
        self.as_of = as_of
        self.alone = alone
        self.observations = observations
        self.prefix = "" if alone else f"{place.slug}/"
        self.name = place.jurisdiction.record.name
        self.spans = SpanIndex(place, self.prefix)

    # paths and links

    def path(self, *parts: str) -> str:
        """The path of a page of this place."""
        return self.prefix + "/".join((*parts, "index.html"))

    @cached_property
    def frame_place(self) -> Place:
        """What the frame of each of this place's pages shows of the place."""
        entries = [("单位", "units"), ("职责", "duties"), ("人员", "people"), ("规则", "rules"), ("办公室", "office")]
        nav = [Link(text, self.path(folder)) for text, folder in entries]
        nav.append(Link("文件", self.path("documents", self.main_document.record.id)))
        nav.append(Link("出入", self.path("discrepancies")))
        switch = None if self.alone else Link("换地方", "index.html#places")
        return Place(self.name, Link(self.name, self.path()), tuple(nav), switch)

    def unit_name(self, unit: str) -> str:
        """A unit as the document writes it."""
        located = self.place.units[unit]
        return squeeze(self.place.read(located.record, located.record.named))

    def unit_link(self, unit: str) -> Link:
        """A link to a unit's page."""
        return Link(self.unit_name(unit), self.path("units", unit))

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

    @cached_property
    def age(self) -> str:
        """The age line: how old the document is, and how many of its units have since lost their name."""
        record = self.main_document.record
        day = record.formed or (record.issued.day if record.issued else None)
        if day is not None:
            years = full_years(day, self.as_of)
            since = f"距今{years}年" if years else "距今不满1年"
            opening = f"依据{chinese_day(day)}{'' if record.formed else '印发'}的文件，{since}"
        elif record.not_before is not None:
            opening = f"依据的文件没有写明日期，从文中引用的法规看，不早于{chinese_day(record.not_before)}"
        else:
            opening = "依据的文件没有写明日期"
        gone = sum(1 for located in self.place.units.values() if self.is_gone(located.record))
        closing = f"；文中{gone}个单位已经改名或撤并（依全国机构改革，本地日期和现名待核实）" if gone else ""
        return f"{opening}{closing}。"

    def steps(self, unit: Unit) -> tuple[Step, ...]:
        """What became of this kind of body since the document, as of the build's date."""
        if unit.lineage is None or unit.lineage.chain not in self.lineages:
            return ()
        steps = self.lineages[unit.lineage.chain].record.steps
        return tuple(s for s in steps if unit.lineage.after < s.year <= self.as_of.year)

    def is_gone(self, unit: Unit) -> bool:
        """Whether this kind of body has certainly been renamed, merged, split or absorbed since."""
        return any(s.how in ENDS_A_NAME and s.sure is Sureness.high for s in self.steps(unit))

    def passport(self, records: Iterable[Record]) -> tuple[Fact, ...]:
        """发布机构 … 来源 of a page that shows these records."""
        document = self.main_document
        record = document.record
        shown = list(records)
        published = sorted(r.published_here.day for r in shown if r.published_here)
        changed = [r.changed for r in shown if r.changed]
        checked = sorted(r.checked for r in shown if r.checked)
        issued = f"（{chinese_moment(record.issued)}印发或发布）" if record.issued and record.formed else ""
        if record.formed:
            formed = Fact("成文日期", chinese_day(record.formed) + issued)
        elif record.issued:
            formed = Fact("成文日期", f"{NOT_STATED}；{chinese_day(record.issued.day)}印发")
        else:
            formed = Fact("成文日期", NOT_STATED, known=False)
        return (
            Fact("发布机构", record.issuer or NOT_STATED, known=bool(record.issuer)),
            formed,
            day_fact("本站发布", published[0] if published else None),
            day_fact("更新日期", max(changed) if changed else None),
            day_fact("上次核对", checked[0] if checked else None),
            Fact("来源", squeeze(document.read(record.title)), Link("看全文", self.path("documents", record.id))),
        )

    # clauses

    def clause_line(self, duty: Duty, clause: Clause, with_units: bool, in_place: bool = True) -> ClauseLine:
        """A clause as any page shows it."""
        partners = tuple(self.unit_link(p) if KEY.match(p) else Link(squeeze(p), "") for p in clause.partners)
        return ClauseLine(
            anchor=f"c-{duty.id}-{clause.id}" if in_place else f"{self.place.slug}-{duty.id}-{clause.id}",
            lead_in=self._lead_in(duty, clause.span),
            text=self.place.read(duty, clause.span),
            role=clause.role.value,
            role_title=ROLE_TITLES[clause.role],
            units=tuple(self.unit_link(u) for u in duty.units) if with_units else (),
            partners=partners,
            topics=() if with_units else tuple(self.topic_link(t.value) for t in clause.topics),
            source=Link("看原文", self.spans.address(duty, clause.span)),
        )

    def _lead_in(self, duty: Duty, span: Span) -> str:
        """The part of the sentence before a clause that is a member of a list and shares the verb before it."""
        before = self.place.document_of(duty).passages[span.passage][: span.start].rstrip()
        if not before.endswith("、"):
            return ""
        return before[max(before.rfind(mark) for mark in "；。：") + 1 :]

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
        duty = ""
        if unit.kind.value == "行政机关":
            duty = "依《政府信息公开条例》第二十条，行政机关应当主动公开办公地址、办公时间和联系方式。"
        return f"{NOT_HELD}{self.unit_name(unit.id)}的电话和地址，可以拨打 {HOTLINE}查询。{duty}"


def role_counts(clauses: Iterable[Clause]) -> tuple[RoleCount, ...]:
    """How many clauses in each role, in the order of the roles."""
    counts = dict.fromkeys(Role, 0)
    for clause in clauses:
        counts[clause.role] += 1
    return tuple(RoleCount(role.value, ROLE_TITLES[role], n) for role, n in counts.items() if n)


def squeeze(text: str) -> str:
    """A name without the spaces a document sets it with."""
    return "".join(text.split())


def day_fact(label: str, day: date | None) -> Fact:
    """A line of the passport with a day, or with what to read where there is none."""
    return Fact(label, chinese_day(day)) if day else Fact(label, NOT_HELD, known=False)

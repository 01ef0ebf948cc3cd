"""文件中的出入: what does not fit inside one document, found from the records.

takes  the public view of one place
gives  observations, each with the passages it is about
does not  correct, blame or score anything

One rule is one function; ``RULES`` is the table of contents.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from generator.findings import finding
from generator.model.base import Span
from generator.model.document import PassageKind
from generator.model.located import Located
from generator.model.observation import Observation
from generator.model.person import Seat
from generator.model.portal import DocumentText, PlaceData
from generator.model.unit import Unit

PREFIXES = "市县旗州区"
PLACE_NAME = re.compile(r"[\u4e00-\u9fff]{2,9}?(?:自治州|自治区|自治县|自治旗|地区|[市县旗盟省州])")
SAME_WORDS = 0.78  # difflib ratio from which two clauses of one duty count as the same sentence
SPACES = re.compile(r"\s+")


def bare(text: str) -> str:
    """A name without white space."""
    return SPACES.sub("", text)


def is_same_name(one: str, other: str) -> bool:
    """Equal, or equal but for the 市, 县 or 旗 that a list leaves out after its first entry."""
    forms = [{name, name[1:] if name[:1] in PREFIXES else name} for name in (bare(one), bare(other))]
    return bool(forms[0] & forms[1])


def stated_count(place: PlaceData) -> Iterator[Observation]:
    """A701: the number of units the text states against those it lists."""
    body = place.body
    if body is None or body.record.stated_units is None or not _is_entered(place):
        return
    listed = [unit for unit in place.units.values() if unit.record.listed]
    stated = body.record.stated_units
    if stated.count != len(listed):
        place_of = body.at("stated_units")
        yield Observation(
            finding("A701", place_of, stated=stated.count, listed=len(listed)),
            place.slug, "units", body.record.document or "", (stated.at,),
        )  # fmt: skip


def unit_without_duty(place: PlaceData) -> Iterator[Observation]:
    """A702: a member unit to which the document gives no duty, neither its own nor as part of a collective."""
    bearers = _bearers(place)
    for name, located in place.units.items():
        unit = located.record
        if unit.member and name not in bearers and unit.group not in bearers and bearers and _is_entered(place):
            yield _of_unit("A702", place, located, (unit.named,), unit=_name(place, located))


def duty_without_member(place: PlaceData) -> Iterator[Observation]:
    """A703: a duty-bearer that is no member, where it is not a collective standing for members."""
    body = place.body
    where = "成员单位名单里" if body is not None and body.record.has_list else "人员名单里"
    groups = {unit.record.group for unit in place.units.values() if unit.record.member}
    for name in _bearers(place):
        located = place.units.get(name)
        if located is not None and not located.record.member and name not in groups and _is_entered(place):
            span = next(d.record.heading for d in place.duties.values() if name in d.record.units)
            yield _of_unit("A703", place, located, (span,), unit=_name(place, located), where=where)


def person_without_unit(place: PlaceData) -> Iterator[Observation]:
    """A704: a person whose post names a unit that is not among the members."""
    for name, located in place.people.items():
        person = located.record
        is_outside = person.seat is Seat.member and person.unit is None and _is_entered(place)
        if is_outside and person.unit_named is not None:
            words = bare(place.read(person, person.unit_named))
            who = bare(place.read(person, person.name))
            span = Span(person.name.passage, person.name.start, max(person.post.end, person.name.end))
            yield Observation(
                finding("A704", located.at("unit_named"), person=who, unit=words),
                place.slug, name, person.document or "", (span,),
            )  # fmt: skip


def unit_without_person(place: PlaceData) -> Iterator[Observation]:
    """A705: a listed unit for which the roster names nobody."""
    present = {person.record.unit for person in place.people.values()}
    for name, located in place.units.items():
        if present and located.record.listed and name not in present and _is_entered(place):
            yield _of_unit("A705", place, located, (located.record.named,), unit=_name(place, located))


def joint_entry(place: PlaceData) -> Iterator[Observation]:
    """A706: one duty entry for several units."""
    for name, located in place.duties.items():
        duty = located.record
        if len(duty.units) > 1:
            heading = bare(place.read(duty, duty.heading))
            yield Observation(
                finding("A706", located.at("units"), heading=heading, count=len(duty.units)),
                place.slug, name, duty.document or "", (duty.heading,),
            )  # fmt: skip


def heading_against_list(place: PlaceData) -> Iterator[Observation]:
    """A707: a unit whose duty heading is worded otherwise than the list."""
    for located in place.duties.values():
        duty = located.record
        unit = place.units.get(duty.units[0])
        if len(duty.units) > 1 or unit is None or unit.record.document != duty.document or not unit.record.listed:
            continue
        listed, heading = _name(place, unit), bare(place.read(duty, duty.heading))
        if not is_same_name(listed, heading):
            spans = (unit.record.named, duty.heading)
            yield _of_unit("A707", place, unit, spans, listed=listed, heading=heading)


def name_variants(place: PlaceData) -> Iterator[Observation]:
    """A708: a unit that the roster names otherwise than list and headings do."""
    for name, located in place.units.items():
        first = _name(place, located)
        forms = {first}
        forms |= {
            bare(place.read(d.record, d.record.heading)) for d in place.duties.values() if d.record.units == (name,)
        }
        for person in place.people.values():
            record = person.record
            if record.unit != name or record.unit_named is None or record.document != located.record.document:
                continue
            second = bare(place.read(record, record.unit_named))
            if not any(is_same_name(form, second) for form in forms):
                spans = (located.record.named, record.unit_named)
                yield _of_unit("A708", place, located, spans, unit=_full(located), first=first, second=second)
                break


def doubled_text(place: PlaceData) -> Iterator[Observation]:
    """A709: characters written twice where a line or page breaks, as the listed corrections show."""
    for document in place.documents.values():
        for index, correction in enumerate(document.record.corrections):
            before, after = bare(correction.before), bare(correction.after)
            doubled = _doubling(before, after)
            if doubled:
                passage = _passage_with(document, after)
                yield Observation(
                    finding("A709", document.located.at("corrections", index), text=doubled),
                    place.slug, f"{document.record.id}-{index + 1}", document.record.id, passage,
                )  # fmt: skip


def foreign_header(place: PlaceData) -> Iterator[Observation]:
    """A710: a letterhead that names another place."""
    jurisdiction = place.jurisdiction.record
    home = (jurisdiction.parent or "") + jurisdiction.name
    for document in place.documents.values():
        for passage in document.record.passages:
            if passage.kind is not PassageKind.letterhead:
                continue
            text = document.passages[passage.id]
            for match in PLACE_NAME.finditer(text):
                if match.group() not in home:
                    span = Span(passage.id, 0, len(text))
                    place_of = document.located.at("passages")
                    yield Observation(
                        finding("A710", place_of, header=match.group(), place=jurisdiction.name),
                        place.slug, f"{document.record.id}-{passage.id}", document.record.id, (span,),
                    )  # fmt: skip
                    break


def body_names(place: PlaceData) -> Iterator[Observation]:
    """A711: several names of the body."""
    if place.body is not None:
        yield from _several("A711", place, place.body.record.names, "body")


def office_names(place: PlaceData) -> Iterator[Observation]:
    """A712: several names of the office."""
    if place.body is not None:
        yield from _several("A712", place, place.body.record.office.names, "office")


def sentence_twice(place: PlaceData) -> Iterator[Observation]:
    """A714: two clauses of one duty that say the same in nearly the same words."""
    for name, located in place.duties.items():
        duty = located.record
        texts = [bare(place.read(duty, clause.span)) for clause in duty.clauses]
        for second in range(len(texts)):
            for first in range(second):
                if min(len(texts[first]), len(texts[second])) < 10:
                    continue
                matcher = difflib.SequenceMatcher(None, texts[first], texts[second], autojunk=False)
                if matcher.real_quick_ratio() < SAME_WORDS or matcher.quick_ratio() < SAME_WORDS:
                    continue
                if matcher.ratio() >= SAME_WORDS:
                    unit = bare(place.read(duty, duty.heading))
                    spans = (duty.clauses[first].span, duty.clauses[second].span)
                    yield Observation(
                        finding("A714", located.at("clauses", second, "span"), unit=unit, text=texts[first]),
                        place.slug, f"{name}-{second + 1}", duty.document or "", spans,
                    )  # fmt: skip
                    break


def found_by_reader(place: PlaceData) -> Iterator[Observation]:
    """A713: what only a reader sees, from its own records."""
    for name, located in place.discrepancies.items():
        record = located.record
        yield Observation(
            finding("A713", located.at(), title=record.title),
            place.slug, name, record.document or "", record.spans, record.explanation,
        )  # fmt: skip


RULES = (
    stated_count,
    unit_without_duty,
    duty_without_member,
    person_without_unit,
    unit_without_person,
    joint_entry,
    heading_against_list,
    name_variants,
    doubled_text,
    sentence_twice,
    foreign_header,
    body_names,
    office_names,
    found_by_reader,
)


def _is_entered(place: PlaceData) -> bool:
    """Whether all of the document is held: what is not held here proves nothing of the document."""
    return place.body is not None and place.body.record.all_entered


def _bearers(place: PlaceData) -> dict[str, None]:
    return dict.fromkeys(unit for duty in place.duties.values() for unit in duty.record.units)


def _name(place: PlaceData, located: Located[Unit]) -> str:
    return bare(place.read(located.record, located.record.named))


def _full(located: Located[Unit]) -> str:
    return located.record.full


def _of_unit(
    code: str, place: PlaceData, located: Located[Unit], spans: tuple[Span, ...], **values: object
) -> Observation:
    record = located.record
    return Observation(
        finding(code, located.at("named"), **values), place.slug, record.id, record.document or "", spans
    )


def _several(code: str, place: PlaceData, spans: tuple[Span, ...], key: str) -> Iterator[Observation]:
    body = place.body
    if body is None:
        return
    whole = bare("".join(place.document_of(body.record).passages.values()))
    by_name: dict[str, Span] = {}
    for span in spans:
        name = bare(place.read(body.record, span))
        declared = by_name and f"以下简称{name}）" in whole
        if not declared and not any(is_same_name(name, other) or other.endswith(name) for other in by_name):
            by_name[name] = span
    if len(by_name) > 1:
        ordered = list(by_name)
        quoted = "、".join(f"“{name}”" for name in ordered)
        loc = ("names",) if code == "A711" else ("office", "names")
        yield Observation(
            finding(code, body.at(*loc), count=len(ordered), names=quoted),
            place.slug, key, body.record.document or "", tuple(by_name[name] for name in ordered),
        )  # fmt: skip


def _doubling(before: str, after: str) -> str:
    """The characters that stand twice in a row in ``before`` and once in ``after``, or an empty text."""
    size = len(before) - len(after)
    if size <= 0:
        return ""
    for start in range(len(after) - size + 1):
        piece = before[start : start + size]
        if before[start + size : start + 2 * size] == piece and before[:start] + before[start + size :] == after:
            return piece
    return ""


def _passage_with(document: DocumentText, text: str) -> tuple[Span, ...]:
    for name, passage in document.passages.items():
        at = passage.find(text)
        if at >= 0:
            return (Span(name, at, at + len(text)),)
    return ()

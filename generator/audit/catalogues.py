"""公开目录: every row stands on something, each cell is filled or said to be unknown; who points at a row finds it.

takes  the portal
gives  findings
does not  ask whether the basis was read: a catalogue known second-hand says so (依据待核)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.pointers import judged, standing
from generator.findings import Findings
from generator.model.disclosure import Catalogue, CatalogueRow, Cell, Each, Evidence
from generator.model.located import Loc, Located
from generator.model.nearest import nearest
from generator.model.portal import National, PlaceData, Portal
from generator.model.statement import ArticleRef

# Evidence that is of one measure, or of one unit.
OF_MEASURE = frozenset(
    {
        Evidence.matter, Evidence.conditions, Evidence.standard, Evidence.materials, Evidence.steps, Evidence.where,
        Evidence.hours, Evidence.contact, Evidence.first_review, Evidence.confirmed, Evidence.ended,
    }
)  # fmt: skip
OF_UNIT = frozenset({Evidence.unit_duties, Evidence.unit_contact, Evidence.unit_head})
Catalogues = Mapping[str, Located[Catalogue]]


def check_catalogues(portal: Portal, findings: Findings) -> None:
    """Those of the nation, those of each place, and what points at their rows."""
    national = portal.national
    for located in judged(national.catalogues):
        _check(national, located, findings)
        if located.record.replaces:
            reason = f"全国的目录“{located.record.id}”写了代替“{located.record.replaces}”"
            findings.add("A347", located.at("replaces"), reason=reason, near="")
    for place in portal.places:
        for located in judged(place.catalogues):
            _check(national, located, findings)
            _check_replaces(national, located, findings)
        _check_rows_named(national, place, findings)


def _check(national: National, located: Located[Catalogue], findings: Findings) -> None:
    catalogue = located.record
    known = national.law
    if catalogue.instrument not in known and f"law/{catalogue.instrument}" not in national.unread:
        near = nearest(catalogue.instrument, known)
        findings.add("A344", located.at("instrument"), kind="法规", id=catalogue.instrument, near=near)
    for index in _repeated([row.id for row in catalogue.rows]):
        findings.add("A345", located.at("rows", index, "id"), kind="行", id=catalogue.rows[index].id)
    for index, row in enumerate(catalogue.rows):
        _check_references(national, located, ("rows", index), row, findings)
        _check_cells(located, ("rows", index), row, findings)
        for at in _repeated([element.id for element in row.elements]):
            where = located.at("rows", index, "elements", at, "id")
            findings.add("A345", where, kind="要素", id=row.elements[at].id)
        _check_evidence(located, ("rows", index), row, findings)


def _repeated(ids: list[str]) -> Iterator[int]:
    seen: Counter[str] = Counter()
    for index, name in enumerate(ids):
        if seen[name]:
            yield index
        seen[name] += 1


def _check_references(
    national: National, located: Located[Catalogue], loc: Loc, row: CatalogueRow, findings: Findings
) -> None:
    if _is_article(national, located, (*loc, "article"), row.article, findings) and located.record.is_public:
        instrument = national.instrument(row.article)
        if instrument is not None and not instrument.is_public:
            findings.add("A116", located.at(*loc, "article"), kind="法规", id=instrument.id)
    limit = row.limit
    if limit and _is_article(national, located, (*loc, "limit"), limit.of, findings) and not national.figure(limit):
        article = national.article(limit.of)
        near = nearest(limit.figure, [figure.id for figure in article.figures] if article else ())
        findings.add("A344", located.at(*loc, "limit"), kind="数字", id=str(limit), near=near)
    if row.measure and row.measure not in national.relief and f"relief/{row.measure}" not in national.unread:
        near = nearest(row.measure, national.relief)
        findings.add("A344", located.at(*loc, "measure"), kind="措施", id=row.measure, near=near)


def _is_article(national: National, located: Located[Catalogue], loc: Loc, ref: ArticleRef, findings: Findings) -> bool:
    """Whether an article is there; said where it is not, unless its instrument could not be read."""
    if f"law/{ref.instrument}" in national.unread:
        return False
    instrument = national.instrument(ref)
    if instrument is None:
        near = nearest(ref.instrument, national.law)
        findings.add("A344", located.at(*loc), kind="法规", id=ref.instrument, near=near)
    elif instrument.article(ref.article) is None:
        findings.add("A344", located.at(*loc), kind="条", id=str(ref), near="")
    else:
        return True
    return False


def _check_cells(located: Located[Catalogue], loc: Loc, row: CatalogueRow, findings: Findings) -> None:
    titles = CatalogueRow.model_fields
    for cell in Cell:
        field = cell.value
        filled, unknown = bool(getattr(row, field)), cell in row.unknown
        if filled is unknown:
            reason = "已经填了，又写进没有核到的栏" if filled else "没有填，也没有写进没有核到的栏"
            where = located.at(*loc, "unknown") if unknown else located.at(*loc)
            findings.add("A346", where, title=row.title, cell=titles[field].title, field=field, reason=reason)


def _check_evidence(located: Located[Catalogue], loc: Loc, row: CatalogueRow, findings: Findings) -> None:
    for index, element in enumerate(row.elements):
        lacks = ""
        if element.evidence in OF_MEASURE and not row.measure and row.each is not Each.measure:
            lacks = "写哪项措施"
        elif element.evidence in OF_UNIT and row.each is not Each.unit:
            lacks = "按每个成员单位算"
        if lacks:
            where = located.at(*loc, "elements", index, "evidence")
            findings.add("A349", where, title=element.title, evidence=element.evidence.value, lacks=lacks)


def _check_replaces(national: National, located: Located[Catalogue], findings: Findings) -> None:
    catalogue = located.record
    replaced = catalogue.replaces
    if replaced is None:
        reason = f"本地的目录“{catalogue.id}”没有写代替全国的哪一个"
        findings.add("A347", located.at("id"), reason=reason, near=nearest(catalogue.id, national.catalogues))
    elif replaced not in national.catalogues and f"catalogues/{replaced}" not in national.unread:
        reason = f"写了代替全国的目录“{replaced}”，没有这个目录"
        findings.add("A347", located.at("replaces"), reason=reason, near=nearest(replaced, national.catalogues))


def _check_rows_named(national: National, place: PlaceData, findings: Findings) -> None:
    """What is withheld or nil answers for a row there is."""
    catalogues = {**national.catalogues, **place.catalogues}
    unread = national.unread | place.unread
    named: list[tuple[str, Located[Any]]] = [("不公开事项", one) for _, one in standing(place.ledger.withheld)]
    named += [("零报告", one) for _, one in standing(place.ledger.nil)]
    for kind, located in named:
        row: str | None = located.record.row
        if row is None or f"catalogues/{row.partition('/')[0]}" in unread:
            continue
        rows = [f"{name}/{one.id}" for name, at in catalogues.items() for one in at.record.rows]
        if row not in rows:
            findings.add("A348", located.at("row"), kind=kind, id=row, near=nearest(row, rows))

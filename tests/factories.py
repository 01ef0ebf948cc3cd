"""Small records for tests: texts are written as text, spans are computed from words, everything else has a default.

``make_place()`` is a whole, valid little county; ``make_unit(listed=False)`` and its sisters change one thing.
A place is a dictionary of words first: ``at(document, "list", "县民政局")`` is where those words stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings

from generator.findings import Finding, Findings, Place
from generator.model.attachment import Attachment
from generator.model.base import Record
from generator.model.body import Body
from generator.model.discrepancy import Discrepancy
from generator.model.document import Document
from generator.model.duty import Duty
from generator.model.jurisdiction import Jurisdiction
from generator.model.located import Located
from generator.model.narrative import Narrative
from generator.model.person import Person
from generator.model.portal import AttachedFile, DocumentText, NarrativePage, PlaceData, Portal
from generator.model.site import SiteConfig
from generator.model.unit import Lineage, Unit

R = TypeVar("R", bound=Record)

# The same commit gets the same verdict: properties try the same examples in every run.
settings.register_profile("gongkai", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gongkai")  # a property holds or does not, however busy the machine is

REPO = Path(__file__).parent.parent
MINIMAL = Path(__file__).parent / "sites" / "minimal"
TODAY = date(2026, 11, 21)
LIFE = {"state": "public", "origin": "public-document", "document": "zhidu", "published_here": "2026-11-21"}
TEXT = {
    "biaoti": "示例县社会救助联席会议制度",
    "list": "联席会议由县民政局、县教育局2个单位组成，县民政局局长为召集人。联席会议办公室设在县民政局。",
    "minzheng": "县民政局：牵头做好最低生活保障工作；配合县教育局做好教育救助。",
    "jiaoyu": "县教育局：负责建立健全教育救助制度，提供本部门救助信息。",
    "rule": "联席会议每年召开1次。",
    "r-1": "召集人：示例甲 县民政局局长",
    "r-2": "成员：示例乙 县教育局副局长",
}
KINDS = {"biaoti": "title", "r-1": "roster", "r-2": "roster"}
NOT_GIVEN = ["number", "issuer", "formed", "issued", "sent-to", "copied-to"]
Clauses = Sequence[tuple[str, str, Sequence[str]]]  # words, role, topics
RELIEF_CLAUSES: Clauses = (
    ("牵头做好最低生活保障工作", "lead", ["dibao"]),
    ("配合县教育局做好教育救助", "assist", ["jiaoyu"]),
)
SCHOOL_CLAUSES: Clauses = (
    ("负责建立健全教育救助制度", "responsible", ["jiaoyu"]),
    ("提供本部门救助信息", "inform", ["hedui"]),
)
REVIEW = {"post": "办公室主任", "date": "2026-11-20", "basis": "第十七条", "conclusion": "可以公开"}
COMPILED = {"state": "public", "origin": "compiled", "review": REVIEW}


def _least_pdf() -> bytes:
    """The least that is a PDF file with a word on its page."""
    words = b"BT /F1 12 Tf 72 720 Td (an empty form) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, table = b"%PDF-1.4\n", b"xref\n0 6\n0000000000 65535 f \n"
    for number, one in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    return made + table + b"trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(made)


PDF = _least_pdf()


def located(model: type[R], path: str, data: Mapping[str, Any]) -> Located[R]:
    """The record of ``data``, each of whose fields stands on a line of its own."""
    positions = {loc: (line, 1) for line, loc in enumerate(_locs(data), 1)}
    return Located(model.model_validate(dict(data)), path, positions)


def _locs(value: Any, loc: tuple[str | int, ...] = ()) -> Iterable[tuple[str | int, ...]]:
    yield loc
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _locs(item, (*loc, key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from _locs(item, (*loc, index))


def at(text: Mapping[str, str] | DocumentText, passage: str, words: str, nth: int = 0) -> str:
    """``passage:start-end`` of the ``nth`` occurrence of the words in a passage."""
    whole = (text.passages if isinstance(text, DocumentText) else text)[passage]
    start = -1
    for _ in range(nth + 1):
        start = whole.index(words, start + 1)
    return f"{passage}:{start}-{start + len(words)}"


def make_document(text: Mapping[str, str] = TEXT, kinds: Mapping[str, str] = KINDS, **changes: Any) -> DocumentText:
    """A document of these passages; its original is the passages, one a line."""
    original = "".join(f"{words}\n" for words in text.values()).encode()
    first = next(iter(text))
    data = {
        **LIFE, "document": None, "id": "zhidu", "title": f"{first}:0-{len(text[first])}", "not_given": NOT_GIVEN,
        "validity": "待核实", "obtained_from": "为测试编写", "sha256": hashlib.sha256(original).hexdigest(),
        "passages": [
            {"id": name, "kind": kinds.get(name, "text"), "lines": str(line)} for line, name in enumerate(text, 1)
        ],
        **changes,
    }  # fmt: skip
    path = f"content/shili/documents/{data['id']}/document.yml"
    return DocumentText(located(Document, path, data), original, dict(text))


def make_unit(
    name: str = "minzheng", words: str = "县民政局", source: Mapping[str, str] = TEXT, **changes: Any
) -> Located[Unit]:
    """A listed member unit, named in the passage ``list``."""
    named = changes.pop("named", None) or at(source, "list", words)
    data = {
        **LIFE, "passage": "list", "id": name, "named": named, "listed": True, "member": True,
        "full": f"示例{words}", "kind": "行政机关", **changes,
    }  # fmt: skip
    return located(Unit, f"units/shili/units/{name}.yml", data)


def make_clause(
    words: str = "牵头做好最低生活保障工作",
    role: str = "lead",
    topics: Sequence[str] = ("dibao",),
    *,
    passage: str = "minzheng",
    source: Mapping[str, str] = TEXT,
    **changes: Any,
) -> dict[str, Any]:
    """One clause, as a record writes it."""
    return {"id": "1", "span": at(source, passage, words), "role": role, "topics": list(topics), **changes}


def make_duty(
    name: str = "minzheng",
    clauses: Clauses | Sequence[dict[str, Any]] = RELIEF_CLAUSES,
    source: Mapping[str, str] = TEXT,
    **changes: Any,
) -> Located[Duty]:
    """The duty whose passage has the duty's name and reads ``heading：text``."""
    whole = source[name]
    heading = whole.index("：")
    written = [
        clause if isinstance(clause, dict) else make_clause(*clause, passage=name, source=source, id=str(number))
        for number, clause in enumerate(clauses, 1)
    ]
    data = {
        **LIFE, "passage": name, "id": name, "heading": f"{name}:0-{heading}", "units": [name],
        "text": [f"{name}:{heading + 1}-{len(whole)}"], "clauses": written, **changes,
    }  # fmt: skip
    return located(Duty, f"units/shili/duties/{name}.yml", data)


def make_person(
    name: str = "shili-jia",
    passage: str = "r-1",
    words: tuple[str, str, str] = ("示例甲", "县民政局局长", "县民政局"),
    source: Mapping[str, str] = TEXT,
    **changes: Any,
) -> Located[Person]:
    """A person of the roster: ``words`` are the name, the post, and the unit in it."""
    data = {
        **LIFE, "passage": passage, "id": name,
        "name": at(source, passage, words[0]), "post": at(source, passage, words[1]),
        "seat": "member", "unit": "minzheng", "unit_named": at(source, passage, words[2]), **changes,
    }  # fmt: skip
    return located(Person, f"units/shili/people/{name}.yml", data)


def make_body(text: Mapping[str, str] = TEXT, **changes: Any) -> Located[Body]:
    """The joint conference, its office at 县民政局, one rule."""
    data = {
        **LIFE, "passage": "list", "id": "body", "kind": "联席会议",
        "names": [at(text, "biaoti", "示例县社会救助联席会议")],
        "has_list": True, "all_entered": True, "stated_units": {"count": 2, "at": at(text, "list", "2个单位")},
        "office": {"names": [at(text, "list", "联席会议办公室")], "host": "minzheng",
                   "located": at(text, "list", "联席会议办公室设在县民政局")},
        "rules": [{"id": "rule", "kind": "frequency", "span": at(text, "rule", "联席会议每年召开1次")}], **changes,
    }  # fmt: skip
    return located(Body, "content/shili/body.yml", data)


def make_jurisdiction(**changes: Any) -> Located[Jurisdiction]:
    """示例县."""
    data = {
        **LIFE, "passage": "biaoti", "id": "shili", "name": "示例县", "parent": "示例省", "level": "县级",
        "division_code": "999900", "publisher": "none", "sample": True, **changes,
    }  # fmt: skip
    return located(Jurisdiction, f"content/{data['id']}/jurisdiction.yml", data)


def make_discrepancy(**changes: Any) -> Located[Discrepancy]:
    """A discrepancy that a reader found."""
    data = {
        **LIFE, "passage": "rule", "id": "cishu", "title": "开会次数可以有两种读法",
        "spans": [at(TEXT, "rule", "每年召开1次")], "explanation": "“每年”从哪一天算起，文件没有写", **changes,
    }  # fmt: skip
    return located(Discrepancy, f"content/shili/discrepancies/{data['id']}.yml", data)


def make_attachment(content: bytes = PDF, **changes: Any) -> AttachedFile:
    """An attachment with its bytes."""
    data = {
        **LIFE, "passage": "biaoti", "id": "biao", "title": "申请表", "file": "biao.pdf",
        "media_type": "application/pdf", "size": len(content), "sha256": hashlib.sha256(content).hexdigest(),
        "has_text": True, **changes,
    }  # fmt: skip
    return AttachedFile(located(Attachment, f"content/shili/files/{data['id']}.yml", data), content)


def make_lineage(**changes: Any) -> Located[Lineage]:
    """What became, nationally, of one kind of body: renamed in 2018."""
    step = {"year": 2018, "how": "改名", "became": "新局", "basis": "2018年机构改革", "sure": "确定"}
    data = {**COMPILED, "id": "jiuju", "name": "旧局", "steps": [step], **changes}
    return located(Lineage, f"content/_national/lineage/{data['id']}.yml", data)


def make_narrative(name: str = "about", html: str = "<p>文字</p>", **changes: Any) -> NarrativePage:
    """A narrative page."""
    data = {**COMPILED, "id": name, "title": f"关于{name}", "summary": "一句话", **changes}
    return NarrativePage(located(Narrative, f"content/_national/pages/{name}.yml", data), html)


def make_place(**changes: Any) -> PlaceData:
    """A whole county without any fault; lists of records replace the default ones."""
    text = changes.pop("text", TEXT)
    parts: dict[str, Any] = {
        "slug": "shili",
        "jurisdiction": make_jurisdiction(),
        "body": make_body(),
        "documents": [make_document(text)],
        "units": [make_unit(), make_unit("jiaoyu", "县教育局")],
        "duties": [make_duty(), make_education_duty()],
        "people": [make_person(), make_education_person()],
        "discrepancies": [],
        "attachments": [],
        **changes,
    }
    for name in ("documents", "units", "duties", "people", "discrepancies", "attachments"):
        parts[name] = {_id_of(item): item for item in parts[name]}
    return PlaceData(**parts)


def make_education_duty(**changes: Any) -> Located[Duty]:
    """The duty of 县教育局."""
    return make_duty("jiaoyu", SCHOOL_CLAUSES, **changes)


def make_education_person(words: str = "县教育局", **changes: Any) -> Located[Person]:
    """The person of 县教育局, whose unit the roster calls ``words``."""
    changes = {"unit": "jiaoyu", **changes}
    return make_person("shili-yi", "r-2", ("示例乙", f"{words}副局长", words), **changes)


def _id_of(item: Any) -> str:
    record = item.record if hasattr(item, "record") else item.located.record
    return str(record.id)


def make_portal(*places: PlaceData, **changes: Any) -> Portal:
    """A portal of these places (or of the one county)."""
    places = places or (make_place(),)
    lineages = changes.pop("lineages", [])
    narratives = changes.pop("narratives", [])
    config = SiteConfig.model_validate({"site_name": "示例", "jurisdictions": [p.slug for p in places], **changes})
    return Portal(
        config, Place("site_config.yml"), places,
        {_id_of(item): item for item in lineages}, {_id_of(item): item for item in narratives},
    )  # fmt: skip


def spots(found: Iterable[Finding] | Findings) -> list[tuple[str, str]]:
    """Code and place of each finding, as tests compare them."""
    return [(item.code, str(item.place)) for item in found]

"""The kinds of record and where their files lie: the one list that loader, schemas, editor settings and docs read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.attachment import Attachment
from generator.model.base import Record
from generator.model.body import Body
from generator.model.calendar import CalendarYear
from generator.model.discrepancy import Discrepancy
from generator.model.document import Document
from generator.model.duty import Duty
from generator.model.jurisdiction import Jurisdiction
from generator.model.narrative import Narrative
from generator.model.person import Person
from generator.model.unit import Lineage, Unit


@dataclass(frozen=True)
class Kind:
    """A kind of record: ``pattern`` has ``{slug}`` for the place and ``{id}`` for the record, where it has them."""

    name: str
    title: str
    model: type[Record]
    pattern: str


KINDS = (
    Kind("jurisdiction", "地方", Jurisdiction, "content/{slug}/jurisdiction.yml"),
    Kind("document", "制度文件", Document, "content/{slug}/documents/{id}/document.yml"),
    Kind("body", "联席会议", Body, "content/{slug}/body.yml"),
    Kind("discrepancy", "文件中的出入", Discrepancy, "content/{slug}/discrepancies/{id}.yml"),
    Kind("attachment", "附件", Attachment, "content/{slug}/files/{id}.yml"),
    Kind("calendar", "日历", CalendarYear, "content/{slug}/calendar/{id}.yml"),
    Kind("unit", "成员单位", Unit, "units/{slug}/units/{id}.yml"),
    Kind("duty", "职责", Duty, "units/{slug}/duties/{id}.yml"),
    Kind("person", "人员", Person, "units/{slug}/people/{id}.yml"),
    Kind("lineage", "机构沿革", Lineage, "content/_national/lineage/{id}.yml"),
    Kind("narrative", "说明页", Narrative, "content/_national/pages/{id}.yml"),
)

"""The kinds of record and where their files lie: the one list that loader, schemas, editor settings and docs read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.attachment import Attachment
from generator.model.base import Record
from generator.model.body import Body
from generator.model.calendar import CalendarYear
from generator.model.casecount import CaseCounts
from generator.model.channel import Channel
from generator.model.disclosure import AnnualReport, Catalogue, Guide, Targeting
from generator.model.discrepancy import Discrepancy
from generator.model.document import Document
from generator.model.duty import Duty
from generator.model.explanation import Explanation
from generator.model.funds import Funds
from generator.model.jurisdiction import Jurisdiction
from generator.model.law import Instrument
from generator.model.measure import LocalMeasure, Measure
from generator.model.meeting import Consultation, Meeting, Proposal
from generator.model.narrative import Narrative
from generator.model.notice import Notice
from generator.model.paper import PaperForm
from generator.model.person import Person
from generator.model.reporting import Bulletin, Circular, Evaluation, UnitReport
from generator.model.resolution import ProgressSheet, Resolution
from generator.model.selfcheck import CheckTable, Question
from generator.model.silence import Nil, WithheldItem
from generator.model.situation import Ladder, Situation
from generator.model.thesaurus import Thesaurus
from generator.model.unit import Lineage, Unit
from generator.model.waiver import Waiver
from generator.model.wording import ClauseWords, Officialese


@dataclass(frozen=True)
class Kind:
    """A kind of record: ``pattern`` has ``{slug}`` for the place and ``{id}`` for the record, where it has them.

    ``page`` is the folder where each record has a page of its own (``<page>/<id>/``), "" for the root of the site.
    """

    name: str
    title: str
    model: type[Record]
    pattern: str
    national_too: bool = False  # whether content/_national/ may hold it beside the places
    page: str | None = None
    in_places: bool = False  # whether a national record's page stands in every place

    @property
    def folder(self) -> str:
        """The folder that holds its records; of a record that stands alone, its file."""
        return self.pattern.split("/{id}")[0].rpartition("/")[2]


KINDS = (
    Kind("jurisdiction", "地方", Jurisdiction, "content/{slug}/jurisdiction.yml"),
    Kind("document", "制度文件", Document, "content/{slug}/documents/{id}/document.yml", page="documents"),
    Kind("body", "联席会议", Body, "content/{slug}/body.yml"),
    Kind("discrepancy", "文件中的出入", Discrepancy, "content/{slug}/discrepancies/{id}.yml"),
    Kind("attachment", "附件", Attachment, "content/{slug}/files/{id}.yml"),
    Kind("calendar", "日历", CalendarYear, "content/{slug}/calendar/{id}.yml", national_too=True),
    Kind("unit", "成员单位", Unit, "units/{slug}/units/{id}.yml", page="units"),
    Kind("duty", "职责", Duty, "units/{slug}/duties/{id}.yml"),
    Kind("person", "人员", Person, "units/{slug}/people/{id}.yml"),
    Kind("lineage", "机构沿革", Lineage, "content/_national/lineage/{id}.yml"),
    Kind("narrative", "说明页", Narrative, "content/_national/pages/{id}.yml", page=""),
    Kind("instrument", "法规", Instrument, "content/_national/law/{id}.yml", page="law"),
    Kind("measure", "救助措施", Measure, "content/_national/relief/{id}.yml", page="relief", in_places=True),
    Kind("situation", "难处", Situation, "content/_national/situations/{id}.yml", page="help", in_places=True),
    Kind("ladder", "投诉阶梯", Ladder, "content/_national/ladders/{id}.yml", page="ladders", in_places=True),
    Kind("channel", "渠道", Channel, "content/{slug}/channels/{id}.yml", national_too=True),
    Kind("question", "自查问题", Question, "content/_national/questions/{id}.yml"),
    Kind("table", "自查表", CheckTable, "content/_national/tables/{id}.yml"),
    Kind("paper", "文书样张", PaperForm, "content/_national/papers/{id}.yml", page="papers"),
    Kind("officialese", "公文套话", Officialese, "content/_national/wording/{id}.yml"),
    Kind("thesaurus", "百姓说法", Thesaurus, "content/_national/thesaurus.yml"),
    Kind("local-measure", "本地措施", LocalMeasure, "content/{slug}/relief/{id}.yml"),
    Kind("clause-words", "职责白话", ClauseWords, "content/{slug}/plain/{id}.yml"),
    Kind("funds", "资金物资", Funds, "content/{slug}/funds/{id}.yml"),
    Kind("explanation", "解读", Explanation, "content/{slug}/explanations/{id}.yml", page="explanations"),
    Kind("catalogue", "公开目录", Catalogue, "content/{slug}/catalogues/{id}.yml", national_too=True),
    Kind("guide", "公开指南", Guide, "content/{slug}/guide.yml"),
    Kind("annual-report", "信息公开年报", AnnualReport, "content/{slug}/annual/{id}.yml", page="annual"),
    Kind("targeting", "对谁有用", Targeting, "content/{slug}/targeting/{id}.yml"),
    Kind("meeting", "会议", Meeting, "content/{slug}/meetings/{id}.yml", page="meetings"),
    Kind("proposal", "议题", Proposal, "content/{slug}/proposals/{id}.yml"),
    Kind("consultation", "会商", Consultation, "content/{slug}/consultations/{id}.yml"),
    Kind("resolution", "议定事项", Resolution, "content/{slug}/resolutions/{id}.yml", page="resolutions"),
    Kind("progress", "进展表", ProgressSheet, "content/{slug}/progress/{id}.yml"),
    Kind("case-counts", "一事一议件数", CaseCounts, "content/{slug}/cases/{id}.yml"),
    Kind("report", "报送", UnitReport, "content/{slug}/reports/{id}.yml", page="reports"),
    Kind("bulletin", "简报", Bulletin, "content/{slug}/bulletins/{id}.yml", page="bulletins"),
    Kind("circular", "通报", Circular, "content/{slug}/circulars/{id}.yml", page="circulars"),
    Kind("evaluation", "绩效评价", Evaluation, "content/{slug}/evaluations/{id}.yml", page="evaluations"),
    Kind("notice", "公示", Notice, "content/{slug}/notices/{id}.yml", page="notices"),
    Kind("withheld", "不公开事项", WithheldItem, "content/{slug}/withheld/{id}.yml"),
    Kind("nil", "零报告", Nil, "content/{slug}/nil/{id}.yml"),
    Kind("waiver", "豁免", Waiver, "content/{slug}/waivers/{id}.yml", national_too=True),
)

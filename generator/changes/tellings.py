"""How a reader knows a record, and what of a new one is told: one line a kind.

takes  nothing
gives  ``TELLINGS`` by the kind's name
does not  read a record

In curly brackets stand fields of the record, as a reader reads them: ids as names, spans as words, days as 2026-12-01.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

QUOTED = "{kind}“{name}”"
BARE = "{name}"
BOOK = "《{name}》"


@dataclass(frozen=True, slots=True)
class Telling:
    """``name`` names it among its kind, ``called`` among everything; ``new`` are the fields told of a new one.

    ``id_of`` is the kind another record is of that bears the same id, where the id is that record's.
    """

    name: str
    new: tuple[str, ...] = ()
    called: str = QUOTED
    id_of: str = ""


TELLINGS: Mapping[str, Telling] = {
    "jurisdiction": Telling("{name}", ("parent", "level", "publisher"), BARE),
    "document": Telling("{title}", ("number", "issuer", "formed", "validity"), BOOK),
    "body": Telling("{names}", ("kind",), BARE),
    "discrepancy": Telling("{title}"),
    "attachment": Telling("{title}"),
    "calendar": Telling("{id}年", ("source",)),
    "unit": Telling("{full}", ("kind",), BARE),
    "duty": Telling("{heading}", ("units",), "职责“{name}”"),
    "person": Telling("{name}", ("post", "unit"), BARE),
    "lineage": Telling("{name}"),
    "narrative": Telling("{title}", ("summary",)),
    "instrument": Telling("{title}", ("number", "organ", "validity"), BOOK),
    "measure": Telling("{title}", ("group",)),
    "situation": Telling("{title}", ("measures",)),
    "ladder": Telling("{title}"),
    "channel": Telling("{name}", ("telephone", "url", "address", "hours")),
    "question": Telling("{ask}"),
    "table": Telling("{measure}", ("title",)),
    "paper": Telling("{title}", ("when",)),
    "officialese": Telling("{id}"),
    "thesaurus": Telling("百姓说法", (), BARE),
    "local-measure": Telling("{id}", ("where", "hours", "contact"), id_of="measure"),
    "clause-words": Telling("{id}", id_of="duty"),
    "funds": Telling("{measure}资金物资（{period_from} 至 {period_to}）", ("received", "spent"), BARE),
    "explanation": Telling("{title}", ("by",), "解读《{name}》"),
    "catalogue": Telling("{title}", ("version", "instrument"), BOOK),
    "guide": Telling("公开指南", ("office", "telephone"), BARE),
    "annual-report": Telling("{id}年政府信息公开年报", (), BARE),
    "targeting": Telling("{of}", ("audience",)),
    "meeting": Telling("{title}", ("date", "kind")),
    "proposal": Telling("{title}", ("by", "meeting", "result")),
    "consultation": Telling("{matter}", ("units", "date")),
    "resolution": Telling("{title}", ("lead", "assist", "due")),
    "progress": Telling("{id}的进展表", (), BARE, "unit"),
    "case-counts": Telling("{period}一事一议件数", (), BARE),
    "report": Telling("{unit}{period}的报送", ("submitted", "nil"), BARE),
    "bulletin": Telling("{title}", ("date", "period"), "简报《{name}》"),
    "circular": Telling("{title}", ("number", "by", "date"), "{kind}《{name}》"),
    "evaluation": Telling("{title}", ("by", "date"), "绩效评价“{name}”"),
    "notice": Telling("{measure}{stage}", (), "{name}公示"),  # the days it hangs are counted; no place, ever
    "withheld": Telling("{what}", ("article", "decided")),
    "nil": Telling("{period}没有{matter}", (), "零报告“{name}”"),
    "waiver": Telling("{id}"),
}

"""The passport of a page: whose it is to publish, by when, whether it was; and the fingerprint of its records."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest

from generator.disclosure.passport import Fingerprints, canonical
from generator.model.casecount import CaseCounts
from generator.model.portal import Portal
from tests.ledger_sites import pages_of
from tests.national import by_office, load, minimal, put_here, put_ledger, with_law

BULLETIN = "bulletins/2026-01/index.html"


def facts(portal: Portal, path: str, as_of: date = date(2026, 11, 21)) -> dict[str, str]:
    """The lines of a page's passport."""
    return {fact.label: fact.text for fact in pages_of(portal, as_of)[path].frame.passport}


def office(**fields: object) -> Portal:
    """The minimal site, whose office publishes here since 2026-01-01, with its bulletin changed."""
    return put_ledger(by_office(with_law(minimal())), "bulletins", "2026-01", **fields)


@pytest.mark.parametrize(
    ("fields", "due", "verdict"),
    [
        ({"date": "2026-04-30", "published_here": "2026-05-20"}, "2026年6月1日", "按时"),
        ({"date": "2026-04-30", "published_here": "2026-06-01"}, "2026年6月1日", "按时"),
        ({"date": "2026-04-30", "published_here": "2026-06-03"}, "2026年6月1日", "逾期2个工作日"),
        ({"date": "2026-09-19", "published_here": "2026-10-23"}, "2026年10月22日", "逾期1个工作日"),
        ({"date": "2026-04-30", "published_here": None}, "2026年6月1日", "本站未收录"),
        ({"date": "2025-12-30", "published_here": "2026-06-03"}, "不适用", "不适用"),
    ],
)
def test_due_day_and_verdict(fields: dict[str, object], due: str, verdict: str) -> None:
    """Twenty working days from forming (条例 26), on the calendar with its 调休; before the office began, nothing."""
    told = facts(office(**fields), BULLETIN)
    assert told["应公开日期"].startswith(due)
    assert told["是否按时"].startswith(verdict)


def test_the_due_day_says_how_it_was_counted() -> None:
    """应公开日期 names its limit and the article it comes from."""
    told = facts(office(date="2026-04-30", published_here="2026-05-20"), BULLETIN)
    assert told["应公开日期"] == "2026年6月1日（形成后20个工作日内，《政府信息公开条例》第二十六条）"


def test_a_year_not_announced_is_provisional() -> None:
    """A count that runs into a year whose days off are not announced is 暂估, never 逾期."""
    told = facts(office(date="2026-12-20", published_here="2027-02-20"), BULLETIN, date(2027, 3, 1))
    assert told["是否按时"].startswith("暂估")


def test_a_missing_date_reads_as_missing() -> None:
    """What no record says is 本站未收录, line by line."""
    told = facts(office(published_here=None, changed=None, checked=None), BULLETIN)
    for label in ("更新日期", "实际公开日期", "上次核对", "下次核对", "责任科室"):
        assert told[label] == "本站未收录"


def test_who_looks_after_it_and_when_again() -> None:
    """责任科室 and 下次核对 are those of the records."""
    told = facts(office(responsible="社会救助科", check_by="2026-12-01"), BULLETIN)
    assert (told["责任科室"], told["下次核对"]) == ("社会救助科", "2026年12月1日")


def test_places_that_are_only_compiled_get_no_verdict() -> None:
    """On every page of the five bodies: 不适用, and why; the organ bound to publish is not this portal."""
    for page in pages_of(load("real")).values():
        for fact in page.frame.passport:
            if fact.label == "是否按时":
                assert fact.text == "不适用", page.frame.path
            if fact.label == "应公开日期":
                assert fact.text == "不适用（本站只整理公开文件）", page.frame.path


def test_every_page_with_a_passport_has_a_fingerprint() -> None:
    """Twelve hexadecimal digits, or that the page shows no record."""
    for path, page in pages_of(load("real")).items():
        told = {fact.label: fact.text for fact in page.frame.passport}
        if told:
            print_of = told["指纹"]
            assert print_of == "本页没有记录" or (len(print_of) == 12 and int(print_of, 16) >= 0), path


def test_the_fingerprint_is_sha256_of_canonical_json() -> None:
    """Anyone can reckon it again: keys sorted, no white space, UTF-8, the list in the page's order."""
    record = minimal().places[0].ledger.bulletins["2026-01"].record
    body = f"[{canonical(record).decode()}]"
    values = json.loads(body)
    assert body == json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert Fingerprints().of([record]) == hashlib.sha256(body.encode()).hexdigest()[:12]
    assert not {"state", "review", "withdrawn"} & set(values[0])


def test_another_word_is_another_fingerprint() -> None:
    """A change of what a page shows changes its fingerprint; of another page's record it does not."""
    before = facts(by_office(with_law(minimal())), BULLETIN)["指纹"]
    assert facts(office(title="另一个标题"), BULLETIN)["指纹"] != before
    other = put_here(by_office(with_law(minimal())), "units", "minzheng", full="示例县另一个民政局")
    assert facts(other, BULLETIN)["指纹"] == before


def test_small_counts_are_not_in_the_fingerprint() -> None:
    """One household or two in a small cell: the same digits, so that nobody can try them out."""
    counts = next(iter(minimal().places[0].ledger.cases.values())).record
    rows = [row.model_dump() for row in counts.rows]
    prints = set()
    for number in (1, 2):
        changed = [{**rows[0], "count": number}, *rows[1:]]
        record = CaseCounts.model_validate({**counts.model_dump(by_alias=True), "rows": changed})
        prints.add(Fingerprints().of([record]))
    assert len(prints) == 1

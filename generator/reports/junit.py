"""The report as JUnit XML, for continuous integration that reads nothing else.

takes  a report
gives  one test case a code; it fails where something must be changed, or is new against the baseline
does not  bound anything
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from generator.catalogue import ENTRIES, Level
from generator.reports.report import Item, Report


def as_junit(report: Report) -> str:
    """``testsuites`` with one ``testsuite``; what does not fail stands in the ``system-out`` of its case."""
    by_code: dict[str, list[Item]] = {}
    for item in report.items:
        by_code.setdefault(item.finding.code, []).append(item)
    failures = sum(any(_fails(item) for item in items) for items in by_code.values())
    totals = {"tests": str(len(ENTRIES)), "failures": str(failures), "errors": "0", "skipped": "0", "time": "0"}
    root = ElementTree.Element("testsuites", totals)
    suite = ElementTree.SubElement(root, "testsuite", {"name": "gongkai check", **totals})
    for entry in ENTRIES:
        case = ElementTree.SubElement(
            suite, "testcase", classname="gongkai", name=f"{entry.code} {entry.title}", time="0"
        )
        items = by_code.get(entry.code, [])
        failing = [item for item in items if _fails(item)]
        passing = [item for item in items if not _fails(item)]
        if failing:
            kind = Level.must.value if failing[0].level is Level.must else "新增"
            failure = ElementTree.SubElement(case, "failure", type=kind, message=f"{kind} {len(failing)} 处")
            failure.text = _lines(failing)
        if passing:
            ElementTree.SubElement(case, "system-out").text = _lines(passing)
    said = [f"{note}。" for note in report.notes]
    ElementTree.SubElement(suite, "system-out").text = "\n".join([*said, report.counts])
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _fails(item: Item) -> bool:
    return item.level is Level.must or item.is_new


def _lines(items: Iterable[Item]) -> str:
    return "\n".join(f"{item.place}: {item.says}\n    {item.remedy}" for item in items)

"""The report as JUnit XML, read by ``junitparser`` as continuous integration reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from junitparser import Failure, JUnitXml, TestCase

from generator.catalogue import ENTRIES, says
from generator.cli import run
from generator.reports.junit import as_junit
from generator.reports.ratchet import change, compared
from generator.reports.report import Report, report_of
from tests.bad_inputs.mutate import make_site
from tests.conftest import AS_OF, ROOT
from tests.test_reports import FINDINGS, GOOD, OBSERVATIONS, REPORT
from tests.test_sarif import EVERY_CODE, TYPO


def read(text: str) -> tuple[JUnitXml, dict[str, TestCase]]:
    whole = JUnitXml.fromstring(text.encode())
    return whole, {case.name.split()[0]: case for suite in whole for case in suite}


def failing(cases: dict[str, TestCase]) -> dict[str, str]:
    return {
        code: one.text or ""
        for code, case in cases.items()
        for one in case.result
        if isinstance(one, Failure)
    }  # fmt: skip


@pytest.mark.parametrize("report", [report_of([]), GOOD, REPORT, EVERY_CODE], ids=["nothing", "good", "some", "every"])
def test_the_totals_are_right(report: Report) -> None:
    """There is a case for each code, and the totals written are those counted again."""
    whole, cases = read(as_junit(report))
    assert list(cases) == [entry.code for entry in ENTRIES]
    (suite,) = whole
    written = [(one.tests, one.failures, one.errors, one.skipped) for one in (whole, suite)]
    assert written == [(len(ENTRIES), len(failing(cases)), 0, 0)] * 2
    whole.update_statistics()
    assert (whole.tests, whole.failures) == written[0][:2]


def test_what_must_be_changed_fails() -> None:
    """A code with 必须改 fails and names each place in Chinese; others stand in the output of a case that passes."""
    _, cases = read(as_junit(REPORT))
    failures = failing(cases)
    assert set(failures) == {"A101", "L101", "L208"}
    assert f"{FINDINGS[0].place}: {says(FINDINGS[0])}" in failures["A101"]
    assert all(str(found.place) in cases["L117"].system_out for found in FINDINGS[2:4])
    assert says(OBSERVATIONS[0].finding) in cases["A701"].system_out
    assert not cases["A702"].system_out


def test_what_is_new_fails() -> None:
    """Compared with a baseline a new observation fails and a known one does not."""
    before = change(report_of([], OBSERVATIONS[:1]), ()).after
    _, cases = read(as_junit(compared(report_of([], OBSERVATIONS), before)))
    assert set(failing(cases)) == {"A713", "A805"}
    assert cases["A701"].system_out


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``gongkai check --format junit``: no failure on the five places, one where a field is misspelt."""
    call = ["check", "--as-of", AS_OF, "--format", "junit", "--config"]
    assert run([*call, str(ROOT / "site_config.yml")]) == 0
    assert not failing(read(capsys.readouterr().out)[1])
    assert run([*call, str(make_site(tmp_path / "s", [TYPO]))]) == 1
    assert "L201" in failing(read(capsys.readouterr().out)[1])

"""What is not held proves nothing of the document: the portal says so, and is told what is left out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.audit.entered import check_entered
from generator.findings import Findings
from tests.factories import TEXT, at, make_body, make_duty, make_education_duty, make_place, make_unit
from tests.repository import DUTY, Repository

BODY = "content/shili/body.yml"
PART = ("all_entered: true", "all_entered: false")
CLAIMS = re.compile(
    "文件没有写(?!明|哪一天)|文件点(名|到)的成员单位|只列点了名的|文件没有专门写|文件没有单列|文件没有点名"
)


def test_a_part_of_a_document_proves_nothing(repository: Repository) -> None:
    """With one duty not public and the rest said to be incomplete, no page says what the document does not say."""
    (repository.folder / DUTY).unlink()
    whole = {path for path, page in repository.pages().items() if CLAIMS.search(page)}
    repository.edit(BODY, PART)
    pages = repository.pages()
    assert whole  # the words are there where all is said to be held
    assert {path: CLAIMS.search(page) for path, page in pages.items() if CLAIMS.search(page)} == {}
    assert "还没有录完" in pages["units/index.html"]
    assert "请看文件全文" in pages["units/jiaoyu/index.html"]
    assert "还没有录到的事项" in pages["duties/index.html"]


def test_a_part_of_a_document_does_not_disagree_with_itself(repository: Repository) -> None:
    """No number, list or roster is held against a document of which only a part is here."""
    (repository.folder / DUTY).unlink()
    codes = {one.finding.code for one in repository.check().observations}
    assert "A702" in codes
    repository.edit(BODY, PART)
    assert not {"A701", "A702", "A703", "A704", "A705"} & {one.finding.code for one in repository.check().observations}


def codes(**changes: Any) -> list[str]:
    """The codes found of a place with these parts."""
    findings = Findings()
    check_entered(make_place(**changes), findings)
    return [one.code for one in findings]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"duties": [make_duty()]}, ["A180"]),
        ({"body": make_body(all_entered=False), "duties": [make_duty()]}, []),
        ({"units": [make_unit(), make_unit("jiaoyu", state="draft")]}, ["A181"]),
        ({"duties": [make_duty(heading="minzheng:0-5"), make_education_duty()]}, ["A179"]),
        ({"body": make_body(has_list=False, stated_units=None)}, ["A182", "A182"]),
        ({"body": make_body(office={"names": [at(TEXT, "list", "联席会议办公室")], "host": "minzheng"})}, ["A178"]),
    ],
)
def test_what_would_be_said_falsely_is_found(changes: dict[str, Any], expected: list[str]) -> None:
    """Left-out duties, records that wait, a colon in a heading, a list that is none, a seat no words speak of."""
    assert codes(**changes) == expected

"""An annual report as plain text, for download.

takes  the place's name, the report
gives  UTF-8 text: the six parts, a part that is not held said so
does not  add anything the page does not show
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.disclosure import ANNUAL_PARTS, AnnualReport

NUMBERS = "一二三四五六"
NO_PART = "本站未收录这一部分。"


def title_of_part(number: int, name: str) -> str:
    """二、主动公开政府信息情况."""
    return f"{NUMBERS[number - 1]}、{AnnualReport.model_fields[name].title or name}"


def annual_title(report: AnnualReport) -> str:
    """2025年政府信息公开年报."""
    return f"{report.id}年政府信息公开年报"


def annual_text(place: str, report: AnnualReport) -> bytes:
    """The whole report."""
    return ("\n\n".join([f"{place}{annual_title(report)}", *_parts(report)]) + "\n").encode()


def _parts(report: AnnualReport) -> Iterator[str]:
    for number, name in enumerate(ANNUAL_PARTS, 1):
        part = getattr(report, name)
        lines = [title_of_part(number, name)]
        lines += [*part.says, *(f"{row.what}：{row.value}{row.unit}" for row in part.counts)] if part else [NO_PART]
        yield "\n".join(lines)

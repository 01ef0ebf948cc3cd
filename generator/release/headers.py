"""What a server says beside the bytes: the security policy, the types.

takes  answers by the name of the file
gives  findings, one for each thing that is wrong, with how many files it is wrong on
does not  ask the server
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Findings, Place
from generator.release.remote import Answer
from generator.verify.policy import HEADERS, TYPES, type_of, with_charset

SILENT = frozenset({"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"})
SWITCHED_OFF = ("camera=()", "microphone=()", "geolocation=()")
SAME_TYPE = {
    "text/javascript": {"application/javascript", "application/x-javascript"},
    "application/xml": {"text/xml", "application/atom+xml"},
}
OF_PAGES = frozenset(HEADERS) - {"X-Content-Type-Options"}  # what stands in the way of nothing but a page
MUST_NAME = "text/plain"  # a text that cannot say its charset itself
Wrong = dict[tuple[str, str, str, str], list[str]]  # code, header, wanted, got: the files


def header_faults(answers: Iterable[tuple[str, Answer]]) -> Findings:
    """Look at all answers; what is wrong in the same way is told once, at the first file."""
    wrong: Wrong = {}
    for name, answer in answers:
        for header, wanted in HEADERS.items():
            values = answer.header(header)
            if (header not in OF_PAGES or name.endswith(".html")) and not _is_good(header, wanted, values):
                wrong.setdefault(("V116", header, wanted, _said(values)), []).append(name)
        if name.rpartition(".")[2] in TYPES and not _is_type(name, answer.header("Content-Type")):
            wanted, got = with_charset(type_of(name)), _said(answer.header("Content-Type"))
            wrong.setdefault(("V117", "Content-Type", wanted, got), []).append(name)
    return _told(wrong)


def _told(wrong: Wrong) -> Findings:
    findings = Findings()
    for (code, header, wanted, got), names in wrong.items():
        place = Place(min(names))
        if code == "V116":
            findings.add("V116", place, header=header, wanted=wanted, got=got, count=len(names))
        else:
            findings.add("V117", place, wanted=wanted, got=got, count=len(names))
    return findings


def _said(values: list[str]) -> str:
    return f"是“{'”和“'.join(values)}”" if values else "没有"


def _is_good(header: str, wanted: str, values: list[str]) -> bool:
    if header == "Referrer-Policy":
        return len(values) == 1 and values[0].strip().lower() in SILENT
    if header == "Permissions-Policy":
        granted = {part.strip() for value in values for part in value.split(",")}
        return granted.issuperset(SWITCHED_OFF)
    return values == [wanted]


def _is_type(name: str, values: list[str]) -> bool:
    if len(values) != 1:
        return False
    kind, _, rest = (part.strip().lower() for part in values[0].partition(";"))
    charset = rest.removeprefix("charset=").strip('"') if rest.startswith("charset=") else ""
    wanted = type_of(name)
    if kind != wanted and kind not in SAME_TYPE.get(wanted, ()):
        return False
    return charset == "utf-8" or (not charset and wanted != MUST_NAME)

"""What a YAML parser does not say, or says on the wrong line: traps a clerk falls into, found in the raw text.

takes  the text of one YAML file
gives  findings, and whether it is safe to go on and parse
does not  parse YAML
"""

from __future__ import annotations

import re

from generator.findings import Findings, Place

INDENT = re.compile(r"^[ \t\u00a0\u2000-\u200a\u3000]*")
KEY_WIDE_COLON = re.compile(r"^(?:\s*(?:- )?[A-Za-z_][A-Za-z0-9_-]*|[\u4e00-\u9fff]+)\s*：")
MERGE = re.compile(r"^(<<<<<<<|=======|>>>>>>>)( |$)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff]")
KEY_NO_SPACE = re.compile(r"^(?:\s*(?:- )?(?=[a-z_]+:[^ \t/:\d])|(?=[a-z_]+:\d))([a-z_]+):")
BULLET = re.compile(r"^\s*(?:[•·●▪◦–—－*](?=\s|\S*[:：])|-(?=[^\s-]))")
DIRECTIVE = re.compile(r"^%")
LONE_CR = re.compile(r"\r(?!\n)")
BLOCK = re.compile(r"[:\-]\s*[|>][+-]?\d*\s*$")
MAX_DEPTH = 40


def lint(path: str, text: str, findings: Findings) -> bool:
    """Whether the text may be parsed; every trap found is a finding at its line and column."""
    before = len(findings)
    if LONE_CR.search(text):
        findings.add("L127", Place(path, 1, 1))
        return False
    if "\r" in text:
        number = text.count("\n", 0, text.index("\r")) + 1
        findings.add("L117", Place(path, number, 1))
        before += 1
    if not text.strip():
        findings.add("L118", Place(path))
        return False
    block_indent: int | None = None
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        indent = INDENT.match(line)
        width = indent.end() if indent else 0
        if block_indent is not None:
            if width > block_indent:
                continue
            block_indent = None
        _lint_line(path, number, line, width, findings)
        if BLOCK.search(line):
            block_indent = width
    return len(findings) == before


def _lint_line(path: str, number: int, line: str, width: int, findings: Findings) -> None:
    if found := CONTROL.search(line):
        findings.add("L114", Place(path, number, found.start() + 1), char=f"U+{ord(found.group()):04X}")
    if MERGE.match(line):
        findings.add("L115", Place(path, number, 1), mark=line[:7])
    elif "\t" in line[:width] or line.lstrip(" ").startswith("\t"):
        findings.add("L110", Place(path, number, line.index("\t") + 1))
    elif any(char != " " for char in line[:width]):
        column = next(i for i, char in enumerate(line) if char != " ") + 1
        findings.add("L112", Place(path, number, column))
    elif found := KEY_WIDE_COLON.match(line):
        findings.add("L111", Place(path, number, found.end()), line=line.strip()[:40])
    elif DIRECTIVE.match(line):
        findings.add("L124", Place(path, number, 1))
    elif found := BULLET.match(line):
        findings.add("L126", Place(path, number, found.end()), mark=line.strip()[:1])
    elif found := KEY_NO_SPACE.match(line):
        findings.add("L121", Place(path, number, found.end() + 1), key=found.group(1))
    if width > MAX_DEPTH * 4 or _flow_depth(line) > MAX_DEPTH:
        findings.add("L108", Place(path, number, 1), limit=MAX_DEPTH)


def _flow_depth(line: str) -> int:
    """How deep the brackets of a line nest; guards the parser, so quotes need no care here."""
    depth = deepest = 0
    for char in line:
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth = max(0, depth - 1)
    return deepest

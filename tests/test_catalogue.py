"""Contract tests over the one list of codes: the sources and the catalogue know the same codes and the same values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.audit.disclosure import FIRST_GENERAL, _values
from generator.catalogue import BY_CODE, ENTRIES, Entry, Level, fill, level_of, must_change, remedy, says
from generator.cli import run
from generator.disclosure.item import Item, State
from generator.findings import Place, finding
from generator.load.validate import BY_TYPE
from tests.factories import REPO

CODE = re.compile(r"[LAPRVX]\d{3}")
SLOT = re.compile(r"\{(\w+)\??")
SLOT_WHOLE = re.compile(r"\{[^{}]*\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
BY_ENTRY = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
ELSEWHERE = {"L204"}  # the code ``_report`` falls back to


class Use(NamedTuple):
    """A code in the sources, where, and the names of the values passed with it."""

    code: str
    where: str
    names: frozenset[str]


OF_ITEMS = {
    *_values(Item("A810", "", "", State.present, Place("a.yml"))),
    "row",
}  # what an observed item's wording gets


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """The program's modules but the catalogue itself."""
    for path in sorted((REPO / "generator").rglob("*.py")):
        if path.parent.name != "catalogue":
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def codes_in(node: ast.AST) -> set[str]:
    """The codes an expression can be: a constant, or either side of ``a if x else b``."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return codes_in(node.body) | codes_in(node.orelse)
    return set()


def uses() -> Iterator[Use]:
    """Every place where a code meets its values."""
    for path, module in sources():
        functions = {f.name: f for f in ast.walk(module) if isinstance(f, ast.FunctionDef)}
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            for code in {code for argument in call.args[:2] for code in codes_in(argument)}:
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                if name == "get" or (name == "Rule" and code < FIRST_GENERAL):
                    continue  # a code looked up, not yet found; a rule whose observations are worded elsewhere
                names = {keyword.arg for keyword in call.keywords if keyword.arg} | constant_pairs(call)
                names |= OF_ITEMS if name == "Rule" else set()
                names |= forwarded(functions.get(name))
                yield Use(code, f"{path.name}:{call.lineno}", frozenset(names))
        for function in functions.values():
            local = {code for node in assigned_to_code(function) for code in codes_in(node.value)}
            local |= {*BY_TYPE.values(), *ELSEWHERE} - {"L202"} if function.name == "_report" else set()
            for code in local:
                yield Use(code, f"{path.name}:{function.lineno}", frozenset(forwarded(function) | named(function)))


def assigned_to_code(function: ast.FunctionDef) -> Iterator[ast.Assign]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "code":
            yield node


def forwarded(function: ast.FunctionDef | None) -> set[str]:
    """The keywords a function passes on beside a ``code`` it was given."""
    names: set[str] = set()
    for call in ast.walk(function) if function else ():
        if isinstance(call, ast.Call) and any(getattr(argument, "id", "") == "code" for argument in call.args):
            names |= {keyword.arg for keyword in call.keywords if keyword.arg}
    return names


def named(function: ast.FunctionDef) -> set[str]:
    """The keys of ``values = {…}`` and of ``values[…] = …``."""
    keys = [key for node in ast.walk(function) if isinstance(node, ast.Dict) for key in node.keys]
    keys += [node.slice for node in ast.walk(function) if isinstance(node, ast.Subscript)]
    return {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


def constant_pairs(call: ast.Call) -> set[str]:
    """The names in ``Finding(place, code, (("name", value), …))``."""
    pairs = call.args[2].elts if len(call.args) > 2 and isinstance(call.args[2], ast.Tuple) else []
    return {pair.elts[0].value for pair in pairs if isinstance(pair, ast.Tuple)}  # type: ignore[attr-defined]


USES = sorted(set(uses()))


@BY_ENTRY
def test_every_code_has_its_chinese_wording(entry: Entry) -> None:
    """Every code has a title, a sentence and a reason in Chinese, and unless it only observes, a remedy."""
    assert CODE.fullmatch(entry.code)
    for text in (entry.title, SLOT_WHOLE.sub("某项", entry.says), entry.why):
        assert CHINESE.search(text), text
    assert entry.remedy or entry.level is Level.observation


def test_no_code_stands_twice() -> None:
    """A code means one thing."""
    assert len(BY_CODE) == len(ENTRIES)


@BY_ENTRY
def test_every_code_is_used(entry: Entry) -> None:
    """A code of the catalogue is one that the program can find."""
    assert entry.code in {use.code for use in USES}


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.code}-{use.where}")
def test_every_slot_is_filled(use: Use) -> None:
    """A code that the program finds is in the catalogue, and each slot of its wording gets a value there."""
    entry = BY_CODE[use.code]
    assert set(SLOT.findall(entry.says + entry.remedy)) <= use.names


@BY_ENTRY
def test_filled_wording_has_no_braces(entry: Entry) -> None:
    """Once its values are in, a sentence shows no brace."""
    slots = dict.fromkeys(SLOT.findall(entry.says + entry.remedy), "某")
    found = finding(entry.code, Place("a.yml"), **slots)
    assert not set("{}") & set(says(found) + remedy(found))


@BY_ENTRY
def test_explain_knows_every_code(entry: Entry, capsys: pytest.CaptureFixture[str]) -> None:
    """``gongkai explain`` prints code, title and reason of every code, in any case of letters."""
    assert run(["explain", entry.code.lower()]) == 0
    printed = capsys.readouterr().out
    assert entry.code in printed and entry.title in printed and entry.why in printed


def test_explaining_an_unknown_code_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """A code that does not exist is wrong usage."""
    assert run(["explain", "Z999"]) == 2
    assert "Z999" in capsys.readouterr().err


def test_a_suggestion_is_worded_only_where_there_is_one() -> None:
    """``{near?…}`` stands only where the value is not empty."""
    template = "{near?是不是“}{near}{near?”？}改正。"
    assert fill(template, finding("A101", Place("a"), near="minzheng")) == "是不是“minzheng”？改正。"
    assert fill(template, finding("A101", Place("a"), near="")) == "改正。"


def test_values_with_braces_stay_as_they_are() -> None:
    """A value is shown as it stands, even where it looks like a slot."""
    assert fill("“{found}”", finding("L205", Place("a"), found="{title}", title="标题")) == "“{title}”"


def test_only_what_must_be_changed_blocks() -> None:
    """``must_change`` keeps 必须改 and drops suggestions and observations."""
    found = [finding(code, Place("a")) for code in ("L101", "L117", "A701")]
    assert [level_of(f) for f in found] == [Level.must, Level.should, Level.observation]
    assert must_change(found) == found[:1]

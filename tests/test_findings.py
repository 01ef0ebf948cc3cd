"""Findings as data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, Findings, Place, finding
from tests.factories import spots

PLACES = st.builds(Place, st.sampled_from(["a.yml", "b.yml"]), st.integers(0, 9), st.integers(0, 9))
FOUND = st.lists(st.builds(Finding, PLACES, st.sampled_from(["L101", "A101", "A701"])))


def test_a_place_prints_as_editors_jump_to_it() -> None:
    """A place prints path:line:column, and the path alone where the file as such is at fault."""
    assert str(Place("units/a.yml", 12, 3)) == "units/a.yml:12:3"
    assert str(Place("units/a.yml")) == "units/a.yml"


def test_values_are_text_in_a_fixed_order() -> None:
    """Two findings with the same values are equal, whatever the order they were given in."""
    one = finding("L105", Place("a"), size=5, limit=3)
    assert one == finding("L105", Place("a"), limit="3", size="5")
    assert (one.value("size"), one.value("nothing")) == ("5", "")


@given(FOUND, FOUND)
def test_findings_are_read_sorted_and_once(one: list[Finding], other: list[Finding]) -> None:
    """Findings come sorted by file, line and column, each once, in whatever order stages added them."""
    forward, backward = Findings(), Findings()
    forward.extend([*one, *other])
    backward.extend([*reversed(other), *reversed(one)])
    read = list(forward)
    assert read == list(backward)
    assert read == sorted(set(one) | set(other), key=lambda f: (f.place.path, f.place.line, f.place.column, f.code))
    assert len(forward) == len(read)


def test_adding_keeps_code_place_and_values() -> None:
    """What a stage adds is what comes out."""
    findings = Findings()
    findings.add("A101", Place("a.yml", 2, 1), id="minzhen", near="minzheng")
    assert list(findings) == [finding("A101", Place("a.yml", 2, 1), near="minzheng", id="minzhen")]
    assert spots(findings) == [("A101", "a.yml:2:1")]

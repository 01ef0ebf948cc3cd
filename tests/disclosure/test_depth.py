"""In how few taps a page is reached, counted on the drawn pages as on a telephone."""

from __future__ import annotations

from collections import deque
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.audit.disclosure import observe_reaches
from generator.catalogue import says
from generator.disclosure.day import day_of
from generator.disclosure.reach import Reach, reaches_of
from generator.model.portal import Portal
from generator.verify.depth import depths_of, taps_of
from tests.factories import TODAY
from tests.ledger_sites import built
from tests.national import by_office, minimal, under_real_law

HOME = "index.html"


def page(*links: str, kind: str = "units", before: str = "") -> bytes:
    """A page with links in its main part."""
    body = "".join(f'<a class="x" href="{link}">x</a>' for link in links)
    return f'<html><head><link href="no.html"></head><body data-kind="{kind}">{before}<main>{body}</main></body></html>'.encode()


def depths(pages: dict[str, bytes], *homes: str) -> dict[str, int]:
    return dict(depths_of(pages.items(), homes or (HOME,)))


def test_the_home_is_reached_without_a_tap() -> None:
    """The home takes none, what it links to takes one, and so on; the shortest way counts."""
    pages = {
        "index.html": page("a/index.html", "b/index.html"),
        "a/index.html": page("../b/index.html", "../c/index.html"),
        "b/index.html": page("../index.html"),
        "c/index.html": page("../d/index.html#teil"),
        "d/index.html": page(),
    }
    assert depths(pages) == {
        "index.html": 0,
        "a/index.html": 1,
        "b/index.html": 1,
        "c/index.html": 2,
        "d/index.html": 3,
    }


def test_what_no_tap_leads_to_is_not_there() -> None:
    """A page that only a stylesheet link, a script, another site or a fragment names is not reached."""
    pages = {
        "index.html": page("#teil", "https://example.gov.cn/a.html", "/a.html", "mailto:a"),
        "no.html": page(),
        "a.html": page(),
    }
    assert depths(pages) == {"index.html": 0}


def test_what_is_folded_takes_a_tap_more() -> None:
    """A link in a closed details takes two taps, in an open one one, in two closed ones three."""
    text = (
        '<body><details><summary>s</summary><a href="a.html">a</a><details class="y"><a href="b.html">b</a></details></details>'
        '<details open><a href="c.html">c</a></details><a href="d.html">d</a><details><a href="d.html">d</a></details>'
    )
    assert taps_of("index.html", text) == {"a.html": 2, "b.html": 3, "c.html": 1, "d.html": 1}


def test_a_fold_holds_what_follows_it() -> None:
    """An empty fold closes its nav, or its section, and nothing after them."""
    text = (
        '<body><details class="gk-bar__fold"><summary>栏目</summary></details><nav><a href="a.html">a</a></nav><a href="b.html">b</a>'
        '<section><details class="gk-pass__fold"></details><div><a href="c.html">c</a></div></section><a href="d.html">d</a>'
    )
    assert taps_of("index.html", text) == {"a.html": 2, "b.html": 1, "c.html": 2, "d.html": 1}


def test_a_page_two_taps_away_gives_way_to_a_shorter_way_found_later() -> None:
    """A fold of two taps does not hide a way of one tap more that is not folded."""
    fold = '<details><a href="far/index.html">x</a></details>'
    pages = {
        "index.html": page("near/index.html", before=fold),
        "near/index.html": page("../far/index.html"),
        "far/index.html": page(),
    }
    assert depths(pages)["far/index.html"] == 2


def test_changes_are_reached_and_lead_nowhere() -> None:
    """A page of changes has its number of taps, and is no way to anything."""
    pages = {
        "index.html": page("h/index.html"),
        "h/index.html": page("../a/index.html", kind="history"),
        "a/index.html": page(),
    }
    assert depths(pages) == {"index.html": 0, "h/index.html": 1}


def test_no_way_leads_through_another_place() -> None:
    """Each place is counted from its own home; a page of no place is a way, a page of another place is none."""
    pages = {
        "x/index.html": page("../y/index.html", "../karte.html"),
        "y/index.html": page("../x/a/index.html"),
        "karte.html": page("x/b/index.html", "y/index.html"),
        "x/a/index.html": page(),
        "x/b/index.html": page(),
    }
    assert depths(pages, "x/index.html", "y/index.html") == {"x/index.html": 0, "x/b/index.html": 2, "y/index.html": 0}


@given(st.dictionaries(st.integers(0, 12), st.sets(st.integers(0, 12), max_size=4), max_size=13))
def test_the_count_is_the_shortest_way(graph: dict[int, set[int]]) -> None:
    """Against a plain breadth-first search on any graph, the numbers are the same."""
    names = {number: "index.html" if number == 0 else f"p{number}.html" for number in {0, *graph}}
    pages = {names[n]: page(*sorted(names[t] for t in graph.get(n, ()) if t in names)) for n in names}
    plain, queue = {0: 0}, deque([0])
    while queue:
        here = queue.popleft()
        for there in graph.get(here, ()):
            if there in names and there not in plain:
                plain[there] = plain[here] + 1
                queue.append(there)
    assert depths(pages) == {names[n]: taps for n, taps in plain.items()}


def reach(portal: Portal, taps: dict[str, int], day: date = TODAY) -> Reach:
    (found,) = reaches_of(day_of(portal, day).accounts, taps, alone=True).values()
    return found


def lawful() -> Portal:
    return under_real_law(minimal())


NEAR = {"relief/dibao/index.html": 3, "documents/zhidu/index.html": 1, "explanations/zhidu/index.html": 2}


def test_three_taps_are_near_enough() -> None:
    """Three taps are in order; four, or no way at all, are far."""
    assert reach(by_office(lawful()), NEAR).far == ()
    far = reach(by_office(lawful()), {**NEAR, "relief/dibao/index.html": 4, "explanations/zhidu/index.html": 9}).far
    assert [(one.of, one.taps) for one in far] == [("relief/dibao", 4), ("explanations/zhidu", 9)]
    assert [one.taps for one in reach(by_office(lawful()), {}).far] == [None, None, None]


def test_what_is_far_is_observed_where_the_office_publishes() -> None:
    """A846 says how many taps it takes, or that no way leads there; of a compiled place nothing is observed."""
    some = reach(by_office(lawful()), {**NEAR, "relief/dibao/index.html": 4} | {"documents/zhidu/index.html": 9})
    none = reach(by_office(lawful()), {})
    sentences = [says(o.finding) for o in observe_reaches({"shili": some})]
    assert sentences == ["从首页到“最低生活保障”要点4下。", "从首页到“示例县社会救助联席会议制度”要点9下。"]
    assert says(observe_reaches({"shili": none})[0].finding) == "从首页到“最低生活保障”没有路可点。"
    assert observe_reaches({"shili": reach(lawful(), {})}) == ()


def test_on_a_built_site_everything_useful_is_near(tmp_path: Path) -> None:
    """Every measure, document and explanation of the minimal site is within three taps of its home."""
    files = built(tmp_path / "site", [])
    found = reach(lawful(), dict(depths_of(files.items(), [HOME])))
    assert len(found.things) == 3
    assert found.far == ()

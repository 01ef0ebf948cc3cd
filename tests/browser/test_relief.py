"""What a person in hardship comes for: each trouble in each place, answered within three taps, without script."""

import re

import pytest
from html_pages import all_pages, resolve

PLACES = ["wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang"]
PARTS = ("first", "lead", "sentence", "measure", "papers", "limit", "complaint")
PERIOD = re.compile(r"\d+(个工作日|天|日|个月)")


def situations(site):
    """The ids of all situations that have an answer page."""
    return sorted({p.split("/")[2] for p in all_pages(site.folder) if p.startswith("wuhai/help/")})


def part(page, name):
    """The element of an answer page that is marked as a part."""
    (found,) = [e for e in page.tree.iter() if e.get("data-part") == name]
    return found


def words(element):
    return "".join("".join(element.itertext()).split())


def kinds_linked(site, page, element):
    """(kind, path) of every page of the site an element links to."""
    pages = all_pages(site.folder)
    targets = [resolve(page.path, a.get("href"))[0] for a in element.iter("a")]
    return [(pages[t].kind, t) for t in targets if t in pages]


def test_there_are_enough_situations(portal):
    """Sixteen troubles or so, and the same in every place."""
    found = situations(portal)
    assert len(found) >= 16
    for slug in PLACES:
        assert sorted({p.split("/")[2] for p in all_pages(portal.folder) if p.startswith(f"{slug}/help/")}) == found


@pytest.mark.parametrize("slug", PLACES)
def test_each_situation_within_three_taps(portal, context, slug):
    """JavaScript off, 360 px: home → place → trouble, and the answer stands there with all its parts."""
    page = context(java_script_enabled=False, has_touch=True, is_mobile=True).new_page()
    page.goto(portal.url)
    with page.expect_navigation():
        page.locator(f'main a[href^="{slug}/index.html"]').first.tap()
    place_home = page.url
    for situation in situations(portal):
        if page.url != place_home:
            page.goto(place_home)
        with page.expect_navigation():
            page.locator(f'main a[href$="help/{situation}/index.html"]').first.tap()
        assert page.locator("body").get_attribute("data-kind") == "situation"
        for name in PARTS:
            assert page.locator(f'[data-part="{name}"]').inner_text().strip(), (situation, name)


def test_each_trouble_may_be_tapped_first(portal, context):
    """Home → trouble → place is as short."""
    page = context(java_script_enabled=False, has_touch=True, is_mobile=True).new_page()
    for situation in situations(portal)[::6]:
        page.goto(portal.url)
        with page.expect_navigation():
            page.locator(f'main a[href="help/{situation}/index.html"]').tap()
        with page.expect_navigation():
            page.locator("main a", has_text="同仁市").first.tap()
        assert page.locator("body").get_attribute("data-kind") == "situation"
        assert "/tongren/" in page.url


@pytest.mark.parametrize("slug", PLACES)
def test_every_part_is_filled_or_says_what_to_do(portal, slug):
    """Each part leads where it must, or says in words what to do.

    ``lead`` or ``first`` leads to a unit or names the lawful way, ``measure`` to a measure, ``complaint`` to the
    channels; ``limit`` names a period or says that there is none or that it is not held; the sentence is quoted.
    """
    faults = []
    for path, page in all_pages(portal.folder).items():
        if not path.startswith(f"{slug}/help/"):
            continue
        parts = {name: part(page, name) for name in PARTS}
        lead = kinds_linked(portal, page, parts["lead"]) + kinds_linked(portal, page, parts["first"])
        way = words(parts["lead"]) + words(parts["first"])
        if not any(kind == "unit" for kind, _ in lead) and "一门受理" not in way and "12345" not in way:
            faults.append(f"{path}: lead")
        if not any(
            kind == "measure" and p.startswith(slug) for kind, p in kinds_linked(portal, page, parts["measure"])
        ):
            faults.append(f"{path}: measure")
        if not any(kind == "channels" for kind, _ in kinds_linked(portal, page, parts["complaint"])):
            faults.append(f"{path}: complaint")
        limit = words(parts["limit"])
        if not (PERIOD.search(limit) or "没有规定" in limit or "本站未收录" in limit):
            faults.append(f"{path}: limit")
        quoted = list(parts["sentence"].iter("blockquote"))
        if not quoted and "没有写到" not in words(parts["sentence"]):
            faults.append(f"{path}: sentence")
        if len(words(parts["papers"])) < 4:
            faults.append(f"{path}: papers")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("slug", PLACES)
def test_who_leads_is_said_in_the_documents_own_words(portal, slug):
    """Each sentence behind a lead is a clause of the place's own data, and leads to it in the document."""
    import json

    data = json.loads((portal.folder / "data" / f"{slug}.json").read_text(encoding="utf-8"))
    clauses = {"".join(c["text"].split()) for duty in data["duties"] for c in duty["clauses"]}
    shown = 0
    for path, page in all_pages(portal.folder).items():
        if path.startswith(f"{slug}/help/"):
            for quote in part(page, "sentence").iter("blockquote"):
                own = "".join(t for e in [quote] for t in own_text(e))
                assert "".join(own.split()) in clauses, path
                shown += 1
    assert shown > 20


def own_text(element):
    """The words of a quotation without what is muted around it (``data-chrome``)."""
    if element.get("data-chrome") is None:
        yield element.text or ""
        for child in element:
            yield from own_text(child)
            yield child.tail or ""


@pytest.mark.parametrize("slug", PLACES)
def test_a_measures_page_holds_the_guide(portal, slug):
    """办事指南 with its seven elements, 设定依据 and 咨询投诉, on every measure's page."""
    wanted = (
        "办理条件",
        "申请材料",
        "办理流程",
        "救助标准",
        "办理时间、地点和联系方式",
        "设定依据",
        "咨询投诉",
        "去哪里申请",
    )
    pages = [p for p in all_pages(portal.folder).values() if p.kind == "measure" and p.path.startswith(f"{slug}/")]
    assert len(pages) >= 16
    for page in pages:
        heads = " ".join("".join(e.itertext()) for e in page.tree.iter("h2"))
        missing = [word for word in wanted if word not in heads]
        assert not missing, (page.path, missing)
        assert "本站未收录" in page.text()  # nothing local is invented


def test_nothing_is_called_unpublished(portal):
    """What the portal does not hold is 本站未收录, never unpublished or late, on any page, in the site's own words."""
    for page in all_pages(portal.folder).values():
        said = page.text(quotes=False)
        for word in ("尚未公开", "未公布标准", "没有公布标准", "逾期未"):
            assert word not in said, (page.path, word)


def test_the_twelve_hotline_is_not_hard_coded(portal):
    """12349 is nowhere a number to call."""
    for page in all_pages(portal.folder).values():
        assert "tel:12349" not in " ".join(page.links()), page.path


def test_a_page_as_of_2024_shows_the_eight_of_2014(tmp_path):
    """As of 2024 the measures are the eight of the 2014 rules, each with the name it had."""
    from sites import ROOT

    from generator.cli import run

    folder = tmp_path / "site"
    call = ["build", "--config", str(ROOT / "site_config.yml"), "--as-of", "2024-06-01", "--site-dir", str(folder)]
    assert run(call) == 0
    names = sorted(p.name for p in (folder / "wuhai" / "relief").iterdir() if p.is_dir())
    assert names == sorted(
        f"2014-{name}" for name in ("dibao", "tekun", "shouzai", "yiliao", "jiaoyu", "zhufang", "jiuye", "linshi")
    )

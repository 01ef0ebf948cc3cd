"""What the plan offers to the search: everything there is, at an address there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
import yaml

from generator.disclosure.day import PortalDay
from generator.findings import Findings
from generator.model.duty import Role
from generator.model.topic import TOPICS
from generator.pages.search_views import KIND_TITLES
from generator.plan.law import LawBook
from generator.plan.search_pages import SAID
from generator.plan.search_place import short_name
from generator.plan.site import SitePlan
from generator.render.assets import gather_assets
from generator.render.environment import make_environment
from generator.render.render import Renderer, draw_pages
from generator.search.fold import fold
from generator.surroundings import icons_folder
from generator.verify.verify import ID
from tests.factories import REPO, TODAY, make_document, make_lineage, make_place, make_portal, make_unit
from tests.search.conftest import plan_of
from tests.test_plan import NARRATIVES, planned

GOLDEN = REPO / "tests" / "golden" / "search.yml"
MOST_UNITS = 8
THEME = REPO / "theme"
LEADS = (Role.lead, Role.responsible)


@dataclass(frozen=True)
class Case:
    """A site with its plan."""

    day: PortalDay
    plan: SitePlan

    @property
    def nation(self):
        return self.plan.search[0]

    @property
    def places(self):
        return list(zip(self.day.portal.places, self.plan.search[1], strict=True))


@pytest.fixture(scope="module", params=["real", "example"])
def case(request):
    """The five real places, and the example county."""
    return Case(request.getfixturevalue(f"{request.param}_day"), request.getfixturevalue(f"{request.param}_plan"))


def ids(entries, kind):
    """The ids of one kind, each as often as it stands."""
    return sorted(one.id for one in entries if one.kind == kind)


def test_everything_of_a_place_is_there(case):
    """Every unit, duty, document, explanation, channel, matter, meeting and notice of the day is an entry, once."""
    for place, found in case.places:
        book = case.day.books[place.slug]
        wanted = {
            "unit": place.units, "duty": place.duties, "document": place.documents, "explanation": place.explanations,
            "resolution": book.stories, "meeting": book.meetings, "notice": {one.id for one in book.notices},
        }  # fmt: skip
        for kind, records in wanted.items():
            assert ids(found.entries, kind) == sorted(records), kind
        assert {f"people-{name}" for name in place.people} <= set(ids(found.entries, "page"))
        papers = (*book.reports, *book.bulletins, *book.circulars, *book.evaluations)
        assert ids(found.entries, "report") == sorted(one.id for one in papers)
        assert set(ids(found.entries, "channel")) == set(place.channels)
    assert len(case.places) in (1, 5)


def test_everything_of_the_nation_is_there(case):
    """Every situation, measure, topic, channel, ladder, paper and law with all its articles is an entry, once."""
    national, entries = case.day.portal.national, case.nation.entries
    book = LawBook(national, TODAY)
    wanted = {"situation": national.situations, "measure": national.relief, "paper": national.papers}
    for kind, records in wanted.items():
        assert ids(entries, kind) == sorted(one.id for one in book.current(records.values()))
    assert ids(entries, "topic") == sorted(topic.id for topic in TOPICS)
    assert ids(entries, "channel") == sorted([*national.channels, *(f"ladder-{name}" for name in national.ladders)])
    assert ids(entries, "law") == sorted(national.law)
    for one in entries:
        if one.kind == "law":
            articles = national.law[one.id].record.articles
            assert [text.anchor for text in one.texts] == [f"a{article.number}" for article in articles]
            assert all(article.summary in text.text for article, text in zip(articles, one.texts, strict=True))


def test_who_is_in_danger_reads_a_number_first(real_plan):
    """A channel that the thesaurus names answers before what else its entry names; so does a paper; else all alike."""
    entries = {(one.kind, one.id): one for one in real_plan.search[0].entries}
    for word, first, behind in (
        ("不想活了", ("channel", "xinli-12356"), [("channel", "baojing-110"), ("channel", "jijiu-120")]),
        ("孩子丢了", ("channel", "baojing-110"), [("channel", "xunqin"), ("situation", "haizi")]),
        ("讨薪", ("channel", "renshe-12333"), [("situation", "zhigong"), ("measure", "falv-yuanzhu")]),
        ("低保申请书", ("paper", "shenqing-shu"), []),
    ):  # fmt: skip
        assert word in entries[first].words
        assert all(word in entries[key].also and word not in entries[key].words for key in behind)
    assert "断粮" in entries["situation", "meiqian-chifan"].words
    assert "断粮" in entries["measure", "linshi"].words


def test_a_topic_is_called_so_only_where_nothing_narrower_is(real_day, real_plan):
    """The words of an entry lead to its topics only if it names no situation, measure, channel and paper."""
    topics = {one.id: one.words for one in real_plan.search[0].entries if one.kind == "topic"}
    for entry in real_day.portal.national.thesaurus.record.entries:
        narrower = any((entry.situations, entry.measures, entry.channels, entry.papers))
        for topic in entry.topics:
            assert (entry.words[0] in topics[topic.value]) is not narrower


def test_every_clause_is_there(case):
    """Each clause of each duty is a text of its own, with its own id and anchor, and holds the clause's words."""
    for place, found in case.places:
        entries = {one.id: one for one in found.entries if one.kind == "duty"}
        for name, located in place.duties.items():
            texts = {text.id: text for text in entries[name].texts if not text.own}
            assert set(texts) == {f"{name}-{clause.id}" for clause in located.record.clauses}
            for clause in located.record.clauses:
                text = texts[f"{name}-{clause.id}"]
                assert text.anchor == f"c-{name}-{clause.id}"
                words = place.read(located.record, clause.span)
                whole = "".join(one.text for one in entries[name].texts if not one.own)
                assert words in text.text or words in whole  # clauses may overlap


def test_own_words_are_told_from_the_documents(case):
    """Of a duty's texts those that are not this site's own are words of its document; those that are, are not."""
    count = 0
    for place, found in case.places:
        for one in found.entries:
            if one.kind != "duty":
                assert not any(text.own for text in one.texts)
                continue
            passages = place.document_of(place.duties[one.id].record).passages.values()
            for text in one.texts:
                assert any(text.text in passage for passage in passages) or text.own
                count += text.own
    assert count


def test_a_clause_tells_whether_its_unit_leads(case):
    """A text of a clause says whether the unit leads or answers there, its plain words like the document's."""
    for place, found in case.places:
        roles = {
            f"{name}-{clause.id}": clause.role in LEADS
            for name, located in place.duties.items()
            for clause in located.record.clauses
        }
        told = [(text.id, text.leads) for one in found.entries if one.kind == "duty" for text in one.texts]
        assert told == [(name, roles[name]) for name, _ in told]


def test_every_passage_is_there(case):
    """What a document says stands in its own entry or in that of a duty, to the last character that counts."""
    for place, found in case.places:
        said = {one.id: [fold(text.text) for text in one.texts] for one in found.entries if one.kind == "document"}
        for name, document in place.documents.items():
            held = said[name]
            for located in place.duties.values():
                if located.record.document == name:
                    (entry,) = (one for one in found.entries if (one.kind, one.id) == ("duty", located.record.id))
                    held = [*held, fold("".join(text.text for text in entry.texts if not text.own))]
            for passage, text in document.passages.items():
                rest = fold(text)
                if any(rest in run for run in held):
                    continue
                for run in sorted(held, key=len, reverse=True):
                    rest = rest.replace(run, "") if run else rest
                assert rest == "" or rest.isdigit(), (place.slug, name, passage, rest)  # numbers of the paper's pages


def test_entries_are_told_apart(case):
    """Kinds are known, no two entries of a place share kind and id, no two texts of it an id in two clauses."""
    for found in (case.nation, *(one for _, one in case.places)):
        keys = Counter((one.kind, one.id) for one in found.entries)
        assert {kind for kind, _ in keys} <= set(KIND_TITLES)
        assert [key for key, count in keys.items() if count > 1] == []
        anchors = {}
        for one in found.entries:
            for text in one.texts:
                assert anchors.setdefault(text.id or (one.id, text.anchor), text.anchor) == text.anchor


@pytest.fixture(scope="module")
def drawn(case):
    """Every page as it is drawn: its path, and the anchors on it."""
    config = case.day.portal.config
    renderer = Renderer(
        make_environment(THEME, icons_folder()), gather_assets(THEME), case.plan.identity, TODAY, config.mount_path
    )
    findings = Findings()
    pages = {path: set(ID.findall(text)) for path, text in draw_pages(renderer, case.plan.pages, THEME, findings)}
    assert list(findings) == []
    return pages


def test_every_address_is_there(case, drawn):
    """Each entry leads to a page there is, and each of its texts to an anchor on it; so do the nation's in each place."""
    wrong = []
    for one in case.nation.entries:
        wrong += faults(drawn, one.path, one) if one.path else []
        for _, found in case.places:
            topics = {topic for topic, _ in found.firsts}
            if one.path_in and (one.kind != "topic" or one.id in topics):
                wrong += faults(drawn, found.prefix + one.path_in, one)
        assert one.path or one.path_in, one.id
    for _, found in case.places:
        for one in found.entries:
            wrong += faults(drawn, one.path, one)
    assert wrong == []


def faults(drawn, path, entry):
    """What is wrong with an address and with the anchors on its page."""
    page, _, anchor = path.partition("#")
    if page not in drawn:
        return [f"没有这一页：{path} {entry.kind}/{entry.id}"]
    anchors = {text.anchor for text in entry.texts} | {anchor}
    if anchor and anchors != {anchor, ""}:
        return [f"两个位置：{path} {anchors}"]
    return [f"没有这个位置：{page}#{one}" for one in sorted(anchors - drawn[page] - {""})]


def test_units_are_eight_at_most_and_there(case):
    """An entry names at most eight units, each of its place; so do those that come first on a topic."""
    for place, found in case.places:
        assert [name for name, _ in found.units] == list(place.units)
        for units in (*(one.units for one in found.entries), *(units for _, units in found.firsts)):
            assert len(units) <= MOST_UNITS
            assert set(units) <= set(place.units)


def test_who_leads_is_who_the_document_says(case):
    """On a topic come first only units with a clause mainly about it that leads or answers for it; else nobody."""
    for place, found in case.places:
        leading = {}
        for located in place.duties.values():
            for clause in located.record.clauses:
                for topic in clause.topics[: clause.main]:
                    if clause.role in LEADS:
                        leading.setdefault(topic.value, set()).update(located.record.units)
        firsts = dict(found.firsts)
        for topic, units in firsts.items():
            assert set(units) <= leading.get(topic, set()), topic
            assert bool(units) == bool(leading.get(topic)), topic
        for one in found.entries:
            if one.kind == "unit":
                assert all(one.id in firsts[topic] for topic in one.topics)


def test_former_and_later_names_find_a_unit(real_plan):
    """A unit is found by what it was called before and what it became, and by bodies whose work came to it."""
    places = {one.slug: {(each.kind, each.id): each for each in one.entries} for one in real_plan.search[1]}
    for slug, unit, name in (
        ("tongren", "xiangcun", "扶贫办"), ("tongren", "ziran", "国土局"), ("dafang", "guotu", "自然资源局"),
        ("xinjiang", "weisheng", "卫健委"), ("dafang", "guoshui", "税务局"), ("wuhai", "yinjian", "银保监局"),
    ):  # fmt: skip
        entry = places[slug]["unit", unit]
        assert name in (*entry.names, *entry.words), (slug, unit)


def test_a_unit_has_its_own_names_once():
    """Full name, aliases and the names of its own kind of body are its names; none stands twice."""
    unit = make_unit(aliases=["民政", "旧局"], lineage={"chain": "jiuju", "after": 2014})
    place = make_place(units=[unit, make_unit("jiaoyu", "县教育局")])
    lineages = [make_lineage(names=["旧局", "老局", "新局"])]
    plan, _ = planned(make_portal(place, narratives=NARRATIVES, lineages=lineages))
    (entry,) = (one for one in plan.search[1][0].entries if (one.kind, one.id) == ("unit", "minzheng"))
    assert entry.names == ("示例县民政局", "民政", "旧局", "老局", "新局")
    assert len(set(entry.names + entry.words)) == len(entry.names + entry.words)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("乌海市", "乌海"), ("伊金霍洛旗", "伊金霍洛"), ("新疆维吾尔自治区", "新疆"), ("西藏自治区", "西藏"), ("大方县", "大方"),
        ("内蒙古自治区", "内蒙古"), ("临夏回族自治州", "临夏"), ("黔东南苗族侗族自治州", "黔东南"), ("巴音郭楞蒙古自治州", "巴音郭楞"), ("忻县", "忻县"), ("阿里地区", "阿里"), ("东城区", "东城"),
    ],
)  # fmt: skip
def test_what_people_call_a_place(name, short):
    """A place is known without its level, unless nothing would be left."""
    assert short_name(name) == short


def test_a_body_is_found_by_the_name_of_another_level(real_plan):
    """民政局 finds 民政厅; a name that another unit of the place bears is not given away."""
    places = {one.slug: {each.id: each for each in one.entries if each.kind == "unit"} for one in real_plan.search[1]}
    assert "民政局" in places["xinjiang"]["minzheng"].words
    assert "民政厅" in places["wuhai"]["minzheng"].words
    units = [make_unit(aliases=["民政局"]), make_unit("yi", "县教育局", full="示例省民政厅", aliases=["民政厅"])]
    units.append(make_unit("jiaoyu"))
    plan, _ = planned(make_portal(make_place(units=units), narratives=NARRATIVES))
    found = {one.id: one.words for one in plan.search[1][0].entries if one.kind == "unit"}
    assert (found["minzheng"], found["yi"]) == ((), ())


def test_lists_are_found_by_what_people_say(case):
    """Pages of lists have everyday words, of which no filler is a part: it would be taken out of the question."""
    assert [
        (word, filler) for words in SAID.values() for word in words for filler in case.plan.search[2] if filler in word
    ] == []
    for place, found in case.places:
        words = {word for one in found.entries if one.kind == "page" for word in one.words}
        held = {page.frame.kind for page in case.plan.pages if page.frame.place and page.frame.place.slug == place.slug}
        for kind in held & set(SAID):
            assert set(SAID[kind]) <= words, kind
    if len(case.places) == 1:
        assert {"提案", "公示名单", "考核", "日历", "议定事项", "资金"} <= words


@pytest.mark.parametrize("folder", [REPO, REPO / "examples" / "shili"])
def test_an_end_that_lies_ahead_is_no_end(folder):
    """A month before the new law the older measures hold, and a matter that was done was not repealed."""
    nation, places, _ = plan_of(folder, date(2026, 6, 1)).search
    entries = [each for one in (nation, *places) for each in one.entries]
    older = [one for one in entries if one.kind == "measure" and one.id.startswith("2014-")]
    assert older
    assert not any(one.ended for one in entries if one.kind not in ("law", "document"))


@pytest.mark.parametrize(("validity", "is_over"), [("有效", False), ("失效", True), ("废止", True)])
def test_a_document_that_is_over_says_so(validity, is_over):
    """What was repealed or has expired is marked, what holds is not."""
    place = make_place(documents=[make_document(validity=validity)])
    plan, _ = planned(make_portal(place, narratives=NARRATIVES))
    assert [one.ended for one in plan.search[1][0].entries if one.kind == "document"] == [is_over]


def test_units_are_named_with_what_became_of_them(case):
    """Behind a result a unit of a kind of body that is no more is named so."""
    marked = {name for _, found in case.places for _, name in found.units if name.endswith("（已改名或撤并）")}
    assert bool(marked) == (len(case.places) > 1)


def test_golden_answers_exist(real_plan, example_plan):
    """Each record a golden query expects can be found there at all: a slip in an id is told."""
    there = {"real": real_plan.search, "example": example_plan.search}
    wrong = []
    for row in yaml.safe_load(GOLDEN.read_text(encoding="utf-8")):
        nation, places, _ = there[row["site"]]
        for reference in row["expect"]:
            slug, _, name = reference.rpartition(":")
            mine = [one for one in places if one.slug == (slug or row.get("j"))]
            entries = [each for one in (nation, *mine) for each in one.entries]
            if name not in {f"{one.kind}/{each}" for one in entries for each in (one.id,)} | {
                f"clause/{text.id}" for one in entries for text in one.texts if text.id
            }:
                wrong.append(f"{row['q']}：{reference}")
    assert wrong == []

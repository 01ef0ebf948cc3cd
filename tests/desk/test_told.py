"""A refusal is in the words of the form: the way to the field by its labels, and no word only a file has."""

from __future__ import annotations

import json
import re
from http import HTTPStatus

import pytest

from generator.catalogue import BY_CODE
from generator.desk.desk import Desk
from generator.desk.fields import Choices, form_fields
from generator.desk.labels import Labels
from generator.model.kinds import KINDS, Kind
from generator.schema import schema_of
from tests.desk.offices import get, make_desk, save
from tests.desk.test_fields import walk
from tests.desk.test_proxy import sent, shown
from tests.repository import UNIT, Repository

BODY, DOCUMENT = "content/shili/body.yml", "content/shili/documents/zhidu/document.yml"
PLACE = "content/shili/jurisdiction.yml"
OFFERED = [kind for kind in KINDS if "{slug}" in kind.pattern]
MANY = ["抄送机关", "成文日期", "印发日期", "发文机关", "发文字号", "主送机关"]


@pytest.fixture
def desk(repository: Repository) -> Desk:
    return make_desk(repository.config)


def told(desk: Desk, path: str, change: dict[str, object]) -> list[dict[str, str]]:
    """What is said of a save that is refused."""
    status, answer = save(desk, path, sent(shown(desk, path) | change))
    assert status is HTTPStatus.UNPROCESSABLE_ENTITY
    items: list[dict[str, str]] = answer["items"]
    return items


@pytest.mark.parametrize(
    ("path", "change", "where", "says", "remedy"),
    [
        (UNIT, {"kind": "行政"}, "成员单位（jiaoyu） › 性质", "“性质”不能写“行政”", "是不是“行政机关”"),
        (UNIT, {"full": ""}, "成员单位（jiaoyu） › 全称", "没有“全称”", "填上这一格"),
        (UNIT, {"state": "gone"}, "成员单位（jiaoyu） › 状态", "“状态”不能写", "“草稿”、“待审”、“公开”、“撤回”"),
        (PLACE, {"publisher": "office"}, "地方 › 谁在本站发布", "写了“本地办公室自己在本站发布”", "加上“自何日起发布”"),
        (DOCUMENT, {"title": "biaoti:0-99"}, "制度文件（zhidu） › 标题", "段条“biaoti”只有", "改正起止字数"),
        (BODY, {"document": "nope"}, "联席会议 › 出处文件", "没有编号为“nope”的文件", "改正编号"),
    ],
)
def test_a_refusal_leads_to_the_field(
    desk: Desk, path: str, change: dict[str, object], where: str, says: str, remedy: str
) -> None:
    """The first thing said is which field of which form."""
    item = told(desk, path, change)[0]
    assert item["where"] == where
    assert says in item["says"]
    assert remedy in item["remedy"]
    assert item["place"].startswith(path)


def test_the_way_goes_through_lists(desk: Desk) -> None:
    """Of a field inside a list it is said which item it is in."""
    rules = shown(desk, BODY)["rules"]
    assert isinstance(rules, list)
    rules[1]["kind"] = "nope"
    assert told(desk, BODY, {"rules": rules})[0]["where"] == "联席会议 › 工作规则 › 第 2 项 › 类别"


def test_ids_stay_as_they_are(desk: Desk) -> None:
    """A unit named like a choice of some field keeps its id; what stands in the saved form is told first."""
    items = told(desk, UNIT, {"state": "withdrawn"})
    assert items[0]["where"] == "成员单位（jiaoyu） › 状态"
    others = [item["says"] for item in items if item["where"].startswith("职责")]
    assert others
    assert set(others) == {"单位“jiaoyu”不是公开状态。"}


def test_what_a_document_does_not_say_is_ticked_in_chinese(desk: Desk) -> None:
    """What is missing is told by the labels of the form, which offers them under the same labels."""
    items = told(desk, DOCUMENT, {"not_given": []})
    assert [item["says"].split("”")[0] for item in items] == [f"“{title}" for title in MANY]
    kind = next(kind for kind in KINDS if kind.name == "document")
    fields = {field["name"]: field for field in form_fields(schema_of(kind.model, kind.title), Choices(lambda _: ()))}
    assert {one["label"] for one in fields["not_given"]["options"]} == set(MANY)


@pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.name)
def test_no_hint_asks_for_a_word_of_the_file(kind: Kind) -> None:
    """No hint says ``true`` or the value of a choice the form shows by name."""
    for field in walk(form_fields(schema_of(kind.model, kind.title), Choices(lambda _: ()))):
        hint = field.get("hint", "").partition("例如：")[0]
        assert not re.search(r"\b(true|false|withdrawn|public|draft)\b", hint), field
        values = [str(one["value"]) for one in field.get("options", ()) if one["value"] != one["label"]]
        named = [value for value in values if re.search(rf"(?<![\w/-]){re.escape(value)}(?![\w/-])", hint)]
        assert not named, field


@pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.name)
def test_labels_stand_in_whole_sentences(kind: Kind) -> None:
    """No sentence of the catalogue is broken by the labels: quotes stay in pairs, none is doubled."""
    labels = Labels(schema_of(kind.model, kind.title))
    for entry in BY_CODE.values():
        for text in (entry.says, entry.remedy):
            spoken = labels.spoken(re.sub(r"\{(\w+)(\?)?([^{}]*)\}", "", text), ())
            assert "““" not in spoken
            assert "””" not in spoken
            assert spoken.count("“") == spoken.count("”")


@pytest.mark.parametrize(
    ("kind", "text", "spoken"),
    [
        ("unit", "这里可以写：id（单位编号）、full（全称）", "这里可以写：“单位编号”、“全称”"),
        ("targeting", BY_CODE["A842"].remedy, "补上“给谁看”，写什么样的人。"),
        ("unit", "state: draft（草稿）不行", "“状态”（草稿）不行"),
        ("unit", "改 full（中文）", "改“全称”（中文）"),
        ("unit", "改 full（写 state）", "改“全称”（写“状态”）"),
        ("unit", "改 nope（全称）", "改 nope（全称）"),
    ],
)
def test_a_label_is_said_once(kind: str, text: str, spoken: str) -> None:
    """Where a sentence gives the label beside the name, the form's own stands for both; what else is beside stays."""
    about = next(one for one in KINDS if one.name == kind)
    assert Labels(schema_of(about.model, about.title)).spoken(text, ()) == spoken


def test_fields_that_may_be_written_are_listed_by_label(desk: Desk) -> None:
    """Of a field no form has, those it has are named, each once."""
    remedy = told(desk, UNIT, {"nope": "x"})[0]["remedy"]
    assert "“单位编号”、" in remedy
    assert "”（" not in remedy


def test_what_stands_in_the_way_is_told_so_on_the_desk_too(desk: Desk, repository: Repository) -> None:
    """今天 names the field, with the way to its form."""
    repository.edit(UNIT, ("kind: 行政机关", "kind: 行政"))
    page = get(desk, "/").content.decode()
    assert "<strong>成员单位（jiaoyu） › 性质</strong>" in page
    assert "/forms/shili/#/collections/unit/entries/jiaoyu" in page


def test_documents_and_places_are_offered_by_name(desk: Desk, repository: Repository) -> None:
    """A document goes by its title in its own text, a place that is not public yet by the name its file gives."""
    offered = json.loads(get(desk, "/forms/shili/config.yml").content)
    unit = next(one for one in offered["collections"] if one["name"] == "unit")
    options = next(field["options"] for field in unit["fields"] if field["name"] == "document")
    assert options == [{"value": "zhidu", "label": "示例县社会救助联席会议制度（zhidu）"}]
    repository.edit(PLACE, ("state: public", "state: draft"))
    assert 'href="/forms/shili/">示例县<' in get(desk, "/forms").content.decode()
    repository.edit(DOCUMENT, ("title: biaoti:0-13", "title: nope:0-13"))
    assert get(desk, "/forms/shili/config.yml").status is HTTPStatus.OK


def test_what_has_no_name_yet_goes_by_its_id(desk: Desk, repository: Repository) -> None:
    """A name a form left empty is no name."""
    repository.write("units/shili/units/xin.yml", "id: xin\nstate: draft\nfull: null\n")
    assert ("xin", "xin") in desk.records.titles("shili")["unit"]


def test_a_value_after_its_own_field_is_that_choice() -> None:
    """A value that is the name of a field too is called as the list of choices calls it."""
    for kind, where, words in (
        ("body", ("rules", 0, "frequency"), "类别是“多久开一次会”时填写"),
        ("unit", ("withdrawn",), "状态改成“已撤回”时必须写；别的状态不写"),
    ):
        found = next(one for one in KINDS if one.name == kind)
        told = {"body": "类别是 frequency 时填写", "unit": "状态改成 withdrawn 时必须写；别的状态不写"}[kind]
        assert Labels(schema_of(found.model, found.title)).spoken(told, where) == words


def test_the_preview_leads_back(desk: Desk) -> None:
    """Every page of the preview has the way back to the desk, what is no page has nothing of it."""
    assert "回办公台" in get(desk, "/preview/").content.decode()
    assert "回办公台" in get(desk, "/preview/units/jiaoyu/").content.decode()
    assert "回办公台" in get(desk, "/preview/no-such-page/").content.decode()
    assert "办公台" not in get(desk, "/preview/feed.xml").content.decode()
    assert get(desk, "/preview.css").status is HTTPStatus.OK

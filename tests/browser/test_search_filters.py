"""What narrows a question: chosen, it counts at once; it is named; it does not outlive the question it was chosen for."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from test_search_page import answered, go

NOTES = "#gk-notes"
HITS = "ol[data-search-results] > li"


def told(page):
    """What the address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def ask(page, text):
    """Type a question and send it."""
    page.locator("#gk-q").fill(text)
    with page.expect_navigation():
        page.locator("#gk-q").press("Enter")
    answered(page)


@pytest.mark.parametrize(
    ("field", "value", "key"), [("#gk-k", "unit", "k"), ("#gk-t", "yiliao", "t"), ("#gk-j", "", "all")]
)
def test_a_choice_counts_at_once(portal, phone, field, value, key):
    """Kind, topic and place chosen from a list ask anew without a press on the button, and the list tells it."""
    go(phone, portal, "医疗救助", "&j=wuhai")
    phone.locator("#gk-narrow").evaluate("fold => { fold.open = true; }")
    with phone.expect_navigation():
        phone.locator(field).select_option(value)
    answered(phone)
    assert told(phone)[key] == (value or "1")
    if key == "k":
        assert {item.get_attribute("data-kind") for item in phone.locator(HITS).all()} == {"unit"}
        expect(phone.locator(NOTES)).to_contain_text("只找了“单位”。")
        assert phone.locator("#gk-narrow").evaluate("fold => fold.open")


def test_in_force_counts_at_once(example, phone):
    """A tick at 只看现行有效 asks anew; what has ended is gone."""
    go(phone, example, "临时救助")
    phone.locator("#gk-narrow summary").click()
    with phone.expect_navigation():
        phone.locator("[name=f]").click(no_wait_after=True)
    answered(phone)
    assert told(phone)["f"] == "1"
    assert phone.locator(HITS).count() > 0
    assert phone.locator(HITS, has_text="已不再施行").count() == 0


def test_steps_by_key_wait_for_enter(portal, phone):
    """Who goes through a closed list by key is left in it until Enter."""
    go(phone, portal, "医疗救助", "&j=wuhai&k=unit")
    before = phone.url
    phone.evaluate(
        """() => { const list = document.getElementById("gk-k"), tell = (kind, key) =>
          list.dispatchEvent(new KeyboardEvent(kind, {key, bubbles: true, cancelable: true}));
        list.focus(); tell("keydown", "ArrowDown"); list.value = "duty"; list.dispatchEvent(new Event("change"));
        tell("keyup", "ArrowDown"); }"""
    )
    phone.wait_for_timeout(200)
    assert phone.url == before
    assert phone.locator("#gk-k").evaluate("list => document.activeElement === list")
    with phone.expect_navigation():
        phone.locator("#gk-k").press("Enter")
    assert told(phone)["k"] == "duty"


def test_nothing_to_ask_waits(portal, phone):
    """With an empty box a choice sends nothing, and holds for what is typed then."""
    go(phone, portal, more="j=wuhai")
    before = phone.url
    phone.locator("#gk-narrow summary").click()
    phone.locator("#gk-k").select_option("unit")
    phone.wait_for_timeout(200)
    assert phone.url == before
    ask(phone, "医疗")
    assert told(phone) == {"q": "医疗", "j": "wuhai", "k": "unit"}


def test_an_empty_box_is_told(portal, phone):
    """The button with nothing typed says 先写几个字 and leads into the box; typing takes the words away."""
    go(phone, portal, more="j=wuhai")
    box = phone.locator("#gk-q")
    phone.locator(".gk-search__go").click()
    assert phone.locator("#gk-need").is_visible()
    assert box.evaluate("node => document.activeElement === node")
    expect(phone.locator("#gk-said")).to_have_text("先写几个字。")
    box.press_sequentially("低")
    assert not phone.locator("#gk-need").is_visible()


def test_conditions_do_not_outlive_the_question(portal, phone):
    """Another question keeps the place and drops the kind; that is said once, and is not in the address for others."""
    go(phone, portal, "医疗救助", "&j=wuhai&k=unit&f=1")
    ask(phone, "学费")
    assert told(phone) == {"q": "学费", "j": "wuhai"}
    expect(phone.locator(NOTES)).to_contain_text("上次只找“单位、现行有效”，这次没有带上。")
    assert phone.locator("#gk-k").input_value() == ""
    phone.reload()
    answered(phone)
    assert "上次" not in phone.locator(NOTES).inner_text()


def test_the_same_question_keeps_its_conditions(portal, phone):
    """The button pressed again, or the words typed again, ask for the same part."""
    go(phone, portal, "医疗救助", "&j=wuhai&k=unit")
    phone.locator("#gk-q").fill("医疗")
    assert phone.locator("#gk-k").input_value() == ""
    ask(phone, "医疗救助")
    assert told(phone)["k"] == "unit"


def test_nothing_in_a_part_names_the_part(portal, phone):
    """No result under conditions: the heading names them, and the first way on is without them."""
    go(phone, portal, "低保", "&j=wuhai&k=notice&f=1")
    assert phone.locator("#gk-done").inner_text() == "低保：在“公示、现行有效”里没有"
    first = phone.locator("#gk-results a").first
    assert first.inner_text() == "去掉条件再找"
    assert phone.locator("[data-search-empty]").count() == 1
    first.click()
    answered(phone)
    assert told(phone) == {"q": "低保", "j": "wuhai"}
    assert phone.locator(HITS).count() > 0


def test_what_is_not_known_is_not_asked_for(portal, phone):
    """A kind, a topic or a place that the site does not have narrows nothing, opens nothing, and is not led on with."""
    go(phone, portal, "低保", "&j=wuhai")
    heading = phone.locator("#gk-done").inner_text()
    go(phone, portal, "低保", "&j=wuhai&k=zzz&t=__proto__&f=yes&all=no")
    assert phone.locator("#gk-done").inner_text() == heading
    assert not phone.locator("#gk-narrow").evaluate("fold => fold.open")
    assert phone.locator("#gk-k").evaluate("list => list.selectedIndex") == 0
    assert "k=" not in phone.locator("#gk-results a", has_text="在全部地方找").get_attribute("href")


def test_choices_have_no_numbers(portal, phone):
    """The lists name kinds and topics only: how many there are of each is not known before it is asked."""
    go(phone, portal, "医疗救助", "&j=wuhai")
    assert [text for text in phone.locator("#gk-narrow option").all_inner_texts() if re.search(r"（\d+）", text)] == []


def test_a_place_in_the_question_is_told(portal, phone):
    """Asked of 大方县 in words, with 乌海市 chosen: the page says where it looked, and the choice shows it."""
    go(phone, portal, "大方县医疗救助", "&j=wuhai")
    expect(phone.locator(NOTES)).to_contain_text("在大方县找的。")
    assert phone.locator("#gk-j").input_value() == "dafang"


def test_a_place_that_is_not_held_is_told(portal, phone):
    """A place the site does not have is named, with whom to ask there."""
    go(phone, portal, "贵阳市低保")
    expect(phone.locator(NOTES)).to_contain_text("本站没有收录贵阳市。下面是全国的规定，当地的事打当地12345问。")


def test_nothing_whole_repeats_the_question(portal, phone):
    """Where nothing fits whole, the question stands there, and that what follows is the nearest."""
    go(phone, portal, "低保户电动三轮车补贴", "&j=wuhai")
    assert phone.locator("#gk-done").inner_text() == "没有完全对上的结果"
    expect(phone.locator(NOTES)).to_contain_text("您找的是“低保户电动三轮车补贴”。下面是最接近的几条。")

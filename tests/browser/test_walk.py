"""What the site is for: who answers for what, in which words, with scripts switched off."""

import pytest
from html_pages import all_pages
from walks import in_view, own_words, plain, sample_of_clauses, target, to_the_sentence_and_back

PLACES = ["wuhai", "tongren", "dafang", "yijinhuoluo", "xinjiang"]


def who_answers_for_medical_help(page, portal_home):
    """The walk of the issue: 乌海, 医疗救助, the exact words."""
    page.goto(portal_home)
    taps = 0
    for words in ("乌海市", "医疗救助"):
        with page.expect_navigation():
            page.locator("main a", has_text=words).first.tap()
        taps += 1
    clause = page.locator("main li", has_text="负责将医疗救助纳入医药卫生体制改革总体规划")
    assert "市卫生计生委员会" in clause.inner_text()
    assert "负责" in clause.inner_text()
    assert plain(clause.locator("blockquote").inner_text()) == "负责将医疗救助纳入医药卫生体制改革总体规划"
    assert "市民政局" in page.locator("main").inner_text()
    return taps, clause


def test_citizen_of_wuhai_on_a_phone(portal, context):
    """Within three taps from the portal home: the units that answer for 医疗救助 and the exact sentence, no script.

    One more tap stands at that sentence in the document, in view, word for word; one tap back leads to the duty.
    """
    page = context(java_script_enabled=False, has_touch=True, is_mobile=True, device_scale_factor=2).new_page()
    taps, clause = who_answers_for_medical_help(page, portal.url)
    assert taps <= 3
    words = clause.locator("blockquote").inner_text()
    with page.expect_navigation():
        clause.locator("a", has_text="看原文").tap()
    sentence = target(page)
    assert plain(sentence.inner_text()) == plain(words)
    assert in_view(page, sentence)
    with page.expect_navigation():
        sentence.tap()
    duty = target(page)
    assert "/wuhai/units/weijian/" in page.url
    assert plain(words) == plain(duty.locator("blockquote").inner_text())
    assert in_view(page, duty)


@pytest.mark.parametrize("slug", PLACES)
def test_one_click_to_the_sentence_and_back(portal, context, slug):
    """From any clause one click leads to its sentence in the document, word for word, and one click back."""
    page = context(java_script_enabled=False).new_page()
    for unit, clause in sample_of_clauses(portal, slug, 8):
        page.goto(portal.at(f"{slug}/units/{unit}/index.html"))
        to_the_sentence_and_back(page, clause)


@pytest.mark.parametrize("slug", PLACES)
def test_topic_page_leads_to_the_sentence_too(portal, context, slug):
    """The same from the pages by topic, of the place and across places."""
    page = context(java_script_enabled=False).new_page()
    for _, clause in sample_of_clauses(portal, slug, 3):
        topic = clause["topics"][0]
        for folder, anchor in (
            (f"{slug}/duties/{topic}", f"c-{clause['id']}"),
            (f"topics/{topic}", f"{slug}-{clause['id']}"),
        ):
            (path,) = pages_with(portal, folder, anchor)
            page.goto(portal.at(path))
            shown = page.locator(f"#{anchor}")
            assert plain(own_words(shown)) == plain(clause["text"])
            with page.expect_navigation():
                shown.locator("a", has_text="看原文").click()
            sentence = target(page)
            assert plain(sentence.inner_text()) == plain(clause["text"])
            assert in_view(page, sentence)


def pages_with(site, folder, anchor):
    """The page, or the one of several continued pages, of a topic that shows the clause."""
    pages = all_pages(site.folder).values()
    return [page.path for page in pages if page.path.startswith(f"{folder}/") and anchor in page.ids]


def test_folds_open_without_script(portal, context):
    """With scripts off the menu, 本页内容 and 公开信息 of a phone still unfold."""
    page = context(java_script_enabled=False).new_page()
    page.goto(portal.at("wuhai/documents/zhidu/index.html"))
    for label, words in (("公开信息", "实际公开日期"), ("本页内容", "成员单位职责"), ("栏目", "出入")):
        hidden = page.locator("main, aside, nav, header").get_by_text(words).last
        fold = page.locator("summary", has_text=label)
        if not fold.is_visible():
            continue
        fold.click()
        assert hidden.is_visible(), label

"""The self-check's script: it agrees with the program and with the law, and nothing the reader types leaves the page."""

from pathlib import Path

import pytest
import yaml
from sites import ROOT
from vectors import vectors

from generator.eligibility.evaluate import evaluate, number_of
from generator.load.site import load_portal

CHECK = "wuhai/self-check/index.html"
GOLDEN = yaml.safe_load((ROOT / "tests/golden/eligibility.yml").read_text(encoding="utf-8"))
PAUSE = 800  # longer than the script waits after a key

FILL = """answers => {
  document.getElementById("gk-clear").click();
  for (const [id, answer] of Object.entries(answers)) {
    const box = document.getElementById("q-" + id);
    if (box) { box.value = answer; box.dispatchEvent(new Event("change", {bubbles: true})); }
    else { document.querySelector(`[name="q-${id}"][value="${answer}"]`).click(); }
  }
  return [...document.querySelectorAll("#gk-result-list [data-table]")].map(
    one => [one.dataset.table, one.querySelector(".gk-grade").textContent]); }"""


@pytest.fixture(scope="module")
def national():
    portal, _ = load_portal(Path(ROOT / "site_config.yml"), lambda _: None)
    return portal.national


@pytest.fixture
def check(portal, phone):
    """The self-check with all its groups open."""
    phone.goto(portal.at(CHECK))
    phone.evaluate('for (const one of document.querySelectorAll(".gk-group")) { one.open = true; }')
    return phone


def test_python_and_script_agree(check, national):
    """On more than three hundred vectors both give the same grade, states and rows, and show the same tables.

    Each condition is true, false and unknown in some; each row is the only one left in some.
    """
    cases = list(vectors(national))
    assert len(cases) >= 300
    found = check.evaluate(
        """cases => { const data = JSON.parse(document.getElementById("gk-data").textContent);
        return cases.map(([name, answers]) => gongkaiSelfCheck.evaluate(
          data.tables.find(t => t.id === name), answers, data)); }""",
        cases,
    )
    questions = {name: located.record for name, located in national.questions.items()}
    grades = check.evaluate("() => gongkaiSelfCheck.GRADES")
    states, alone = set(), set()
    for (name, answers), said in zip(cases, found, strict=True):
        wanted = evaluate(national.tables[name].record, questions, answers)
        assert (grades[said["grade"]], said["states"], said["rows"], said["relevant"]) == (
            wanted.grade.value, list(wanted.states), list(wanted.rows), wanted.relevant,
        ), (name, answers)  # fmt: skip
        states |= {(name, at, state) for at, state in enumerate(wanted.states)}
        alone |= {(name, *wanted.rows)} if len(wanted.rows) == 1 else set()
    tables = {name: located.record for name, located in national.tables.items()}
    assert states == {
        (n, at, s) for n, t in tables.items() for at in range(len(t.conditions)) for s in (True, False, None)
    }
    assert alone == {(name, row) for name, table in tables.items() for row in range(len(table.rows))}


def test_the_page_shows_what_was_reasoned_by_hand(check):
    """Each case of the golden table, filled into the form: exactly these results, in this order."""
    for case in GOLDEN:
        assert check.evaluate(FILL, case["answers"]) == [list(pair) for pair in case["grades"].items()], case["name"]


NUMBERS = (
    "abc", "-5", "1,000", "1,00", "１００", "１，８００．５", "123456789", "12,345,678.99", "123,456,789", "1.234", " 60 ", "　60",
    "60.", "60元", "六百", "\u00a060", "",
)  # fmt: skip


def test_both_read_the_same_numbers(check):
    """What is a number and how much it is, down to the cent."""
    for typed in NUMBERS:
        number = number_of(typed)
        wanted = None if number is None else int(number * 100)
        assert check.evaluate("typed => gongkaiSelfCheck.cents(typed)", typed) == wanted, typed


def test_nothing_is_sent_and_nothing_stored(portal, context):
    """Filled in from top to bottom: no request, no storage, no cookie, nothing in the address; results stand there."""
    made = context(360, 740)
    page = made.new_page()
    asked = []
    page.goto(portal.at(CHECK), wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    before = page.url
    page.evaluate('for (const one of document.querySelectorAll(".gk-group")) { one.open = true; }')
    for field in page.locator("form input[type=text]").all():
        field.fill("500")
    for group in page.locator("form fieldset").all():
        group.locator("input[type=radio]").first.check()
    page.keyboard.press("Enter")
    assert page.locator("#gk-result-list .gk-found").count() >= 10
    assert page.locator("#gk-result").inner_text().count("以审核确认为准") >= 1
    page.wait_for_timeout(PAUSE)
    assert asked == []
    assert page.url == before
    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length, (await caches.keys().catch(() => [])).length, location.search, location.hash]"""
    )
    assert kept == [0, 0, "", 0, 0, "", ""]
    assert made.cookies() == []


def test_an_income_alone_gives_a_result(check):
    """Only the income typed: after a pause 低保 stands first, with what to ask and where."""
    check.locator("#q-renjun-shouru").fill("600")
    check.wait_for_timeout(PAUSE)
    assert check.locator("#gk-status").inner_text() == "有3项可能符合。"
    first = check.locator("#gk-result-list .gk-found").first
    assert first.locator("h3").inner_text() == "最低生活保障"
    assert first.locator(".gk-grade").inner_text() == "可能符合要核对"
    assert "拿这个数去窗口问：当地低保线是多少。" in first.inner_text()


def test_only_what_still_decides_is_open(check):
    """With the income below the line, the property alone is still to be settled; what other ways would ask is not."""
    check.evaluate(FILL, {"renjun-shouru": "600", "dibao-biaozhun": "700"})
    assert check.locator('[data-table="dibao"] .gk-open').inner_text() == "还没定的：财产合规定。"


def test_a_near_miss_is_led_on(check):
    """Income above every line: never a refusal, but on to 边缘家庭, 刚性支出 and 临时救助, none to itself."""
    answers = {"renjun-shouru": "1300", "dibao-biaozhun": "800", "bianyuan-biaozhun": "1200"}
    assert check.evaluate(FILL, answers) == [
        ["gangxing", "可能符合要核对"], ["dibao", "这一条不符合"], ["bianyuan", "这一条不符合"],
    ]  # fmt: skip
    check.locator("#gk-result-list > details > summary").click()
    for name, further in (("dibao", ["bianyuan", "gangxing", "linshi"]), ("bianyuan", ["gangxing", "linshi"])):
        links = check.locator(f'[data-table="{name}"] .gk-next a').all()
        targets = [link.get_attribute("href").removeprefix("#t-") for link in links]
        assert [target for target in targets if target in further] == further
        assert name not in targets
    text = check.locator("#gk-result").inner_text()
    for word in ("不能申请", "没有资格", "拒绝"):
        assert word not in text


def test_the_list_is_short(check):
    """Three results at most stand open, the others are folded, what does not fit at the end; titles are told apart."""
    answers = {"renjun-shouru": "600", "shenfen": "bianyuan", "canji": "zhiti", "jishi": "tufa", "nianling": "40",
               "yiwuren": "youli", "shangxue": "是", "guansi": "minshi"}  # fmt: skip
    shown = check.evaluate(FILL, answers)
    assert check.locator("#gk-result-list > .gk-found").count() == 3
    titles = check.locator("#gk-result-list h3").all_text_contents()
    assert len(titles) == len(set(titles)) == len(shown)
    grades = [grade for _, grade in shown]
    assert grades == sorted(grades, key=["很可能符合", "可能符合要核对", "这一条不符合"].index)
    folded = check.locator("#gk-result-list > details > summary").all_inner_texts()
    assert folded[-1].startswith("对不上的有")
    assert check.locator("#gk-result-list > details[open]").count() == 0


def test_a_box_says_what_is_wrong(check):
    """Words or units in a box, or a yearly line: a hint that belongs to the box; none where a number stands."""
    box = check.locator("#q-renjun-shouru")
    hint = check.locator(f"#{box.get_attribute('aria-describedby')} .gk-hint")
    for typed, said, wrong in (
        ("六百", "请只填数字，例如 600。", "true"), ("600元", "请只填数字，例如 600。", "true"),
        ("８００", "", "false"), ("1,800", "", "false"), ("600", "", "false"),
    ):  # fmt: skip
        box.fill(typed)
        box.blur()
        assert (hint.inner_text(), box.get_attribute("aria-invalid")) == (said, wrong)
    line = check.locator("#q-dibao-biaozhun")
    about = check.locator(f"#{line.get_attribute('aria-describedby')}")
    for typed, said in (("9600", "这个数是每月的吗？"), ("800", "")):
        line.fill(typed)
        line.blur()
        assert about.locator(".gk-hint").inner_text() == said
        assert "元/人/月" in about.inner_text()


def test_the_household_s_sum_is_divided(check):
    """Heads and sum fill the income for each person, cut off behind the cent; half of them fill nothing."""
    box = check.locator("#q-renjun-shouru")
    check.locator("#s-renjun-shouru").fill("1，900")
    assert box.input_value() == ""
    check.locator("#n-renjun-shouru").fill("3")
    assert box.input_value() == "633.33"
    check.wait_for_timeout(PAUSE)
    assert check.locator("#gk-result-list .gk-found").count() == 3


def test_clearing_clears_everything(check):
    """After 全部清空 no box holds anything, no answer is chosen, no result and no hint is left."""
    check.evaluate(FILL, {"renjun-shouru": "六百", "shenghuo": "是"})
    check.locator("#n-renjun-shouru").fill("3")
    check.evaluate("() => { document.getElementById('q-dibao-biaozhun').defaultValue = '800'; }")
    check.locator("#gk-clear").click()
    assert {box.input_value() for box in check.locator("form input[type=text]").all()} == {""}
    assert {box.input_value() for box in check.locator("form input:checked").all()} == {""}
    assert check.locator("#gk-result-list").inner_html() == ""
    assert check.locator("#gk-status").inner_text() == "先答上面的问题，这里就有结果。"
    assert set(check.locator(".gk-hint").all_text_contents()) == {""}


def test_results_are_drawn_once_and_only_one_line_is_announced(check):
    """A number typed and left is one redraw; the announced region is one line that holds no result."""
    check.evaluate(
        """() => { window.drawn = 0; const list = document.getElementById("gk-result-list");
        new MutationObserver(() => { window.drawn += 1; }).observe(list, {childList: true}); }"""
    )
    box = check.locator("#q-renjun-shouru")
    box.press_sequentially("600", delay=30)
    box.blur()
    check.wait_for_timeout(PAUSE)
    assert check.evaluate("window.drawn") == 1
    assert check.locator("[role=status], [aria-live]").evaluate_all("all => all.map(one => one.id)") == ["gk-status"]
    assert check.locator("#gk-status *").count() == 0


def test_tables_are_folded_and_opened_by_a_link(portal, phone):
    """With the script the tables are folded; a link into them opens them, from within and from another page."""
    phone.goto(portal.at(CHECK))
    assert phone.evaluate("document.documentElement.scrollHeight") < 4000
    assert not phone.locator(".gk-conds").first.is_visible()
    phone.evaluate(FILL, {"renjun-shouru": "600"})
    phone.locator("#gk-result-list summary").first.click()
    phone.locator("#gk-result-list .gk-next a").first.click()
    assert phone.locator("#t-dan-ren-bao h3").is_visible()
    phone.goto("about:blank")
    phone.goto(portal.at(CHECK) + "#t-linshi")
    assert phone.locator("#t-linshi h3").is_visible()


def test_tables_stand_there_to_read_without_script(portal, context):
    """With scripts off the conditions and rows can be read, in words, and the form that would do nothing is not shown."""
    page = context(java_script_enabled=False).new_page()
    page.goto(portal.at(CHECK))
    assert not page.locator("form").is_visible()
    assert "要能运行脚本" in page.locator("#gk-by-hand").inner_text()
    assert page.locator(".gk-conds li").count() >= 30
    assert page.locator(".gk-rows li").first.is_visible()
    assert not any("条件1" in text for text in page.locator(".gk-rows small").all_inner_texts())

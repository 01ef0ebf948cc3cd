"""The two scripts that count: they agree with the program, and nothing the reader types leaves the page."""

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from sites import ROOT

from generator.days.calendar import make_calendar
from generator.days.deadline import LimitUnit, count
from generator.eligibility.evaluate import evaluate
from generator.load.site import load_portal
from generator.model.selfcheck import QuestionKind

CHECK, LIMITS = "wuhai/self-check/index.html", "wuhai/limits/index.html"


@pytest.fixture(scope="module")
def national():
    portal, _ = load_portal(Path(ROOT / "site_config.yml"), lambda _: None)
    return portal.national


def vectors(national):
    """(table, answers), many of each table.

    Each threshold of each of its numbers and one hundredth and one whole beside it, each choice, and what is not
    answered, with the other answers in turn.
    """
    questions = {name: located.record for name, located in national.questions.items()}
    for name, located in national.tables.items():
        tests = [t for c in located.record.conditions for t in (*c.all_of, *c.any_of)]
        values = {}
        for test in tests:
            for asked in filter(None, (test.question, test.than)):
                values.setdefault(asked, [""]).extend(answers_to(questions[asked], test))
        short = {asked: list(dict.fromkeys(found))[:9] for asked, found in values.items()}
        for combination in itertools.islice(
            itertools.product(*short.values()), 0, None, 1 + product_size(short) // 150
        ):
            yield name, {asked: answer for asked, answer in zip(short, combination, strict=True) if answer}


def product_size(values):
    size = 1
    for found in values.values():
        size *= len(found)
    return size


def answers_to(question, test):
    if question.kind is QuestionKind.yes_no:
        return ["是", "否"]
    if question.kind is QuestionKind.choice:
        return [choice.id for choice in question.choices]
    base = int(test.value) if test.value else 700
    if question.id == test.than or not test.value:
        return ["700", "699", "701", "699.99", "700.01", "8400", "8399.99", "8400.01"]
    return [str(base), str(base - 1), str(base + 1), f"{base}.01", f"{base - 1}.99"]


def test_python_and_script_agree(portal, phone, national):
    """On more than three hundred vectors both give the same grade, the same states and the same rows."""
    phone.goto(portal.at(CHECK))
    cases = list(vectors(national))
    assert len(cases) >= 300
    assert {name for name, _ in cases} == set(national.tables)
    found = phone.evaluate(
        """cases => { const data = JSON.parse(document.getElementById("gk-data").textContent);
        return cases.map(([name, answers]) => gongkaiSelfCheck.evaluate(
          data.tables.find(t => t.id === name), answers, data.numbers)); }""",
        cases,
    )
    questions = {name: located.record for name, located in national.questions.items()}
    grades = set()
    for (name, answers), said in zip(cases, found, strict=True):
        wanted = evaluate(national.tables[name].record, questions, answers)
        assert (said["grade"], said["states"], said["rows"]) == (
            wanted.grade.value, list(wanted.states), list(wanted.rows),
        ), (name, answers)  # fmt: skip
        grades.add(said["grade"])
    assert len(grades) == 3


def test_what_is_no_number_is_not_answered(portal, phone, national):
    """Letters, signs and too many digits count as no answer, in both."""
    phone.goto(portal.at(CHECK))
    for typed in ("abc", "-5", "1,000", "１００", "123456789", "1.234", " 60 ", "60.", ""):
        said = phone.evaluate(
            """typed => { const data = JSON.parse(document.getElementById("gk-data").textContent);
            return gongkaiSelfCheck.evaluate(data.tables.find(t => t.id === "tekun"), {nianling: typed}, data.numbers); }""",
            typed,
        )
        questions = {name: located.record for name, located in national.questions.items()}
        wanted = evaluate(national.tables["tekun"].record, questions, {"nianling": typed})
        assert said["states"] == list(wanted.states), typed


def test_nothing_is_sent_and_nothing_stored(portal, context):
    """Filled in from top to bottom: no request, no storage, no cookie, nothing in the address; results stand there."""
    made = context(360, 740)
    page = made.new_page()
    asked = []
    page.goto(portal.at(CHECK), wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    before = page.url
    for field in page.locator("form input[type=text]").all():
        field.fill("500")
    for group in page.locator("form fieldset").all():
        group.locator("input[type=radio]").first.check()
    page.keyboard.press("Enter")
    assert page.locator("#gk-result-list .gk-found").count() >= 10
    assert page.locator("#gk-result-list").inner_text().count("以审核确认为准") >= 1
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url == before
    kept = page.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await indexedDB.databases()).length, (await caches.keys().catch(() => [])).length, location.search, location.hash]"""
    )
    assert kept == [0, 0, "", 0, 0, "", ""]
    assert made.cookies() == []


def test_a_near_miss_is_led_on(portal, phone):
    """Income above the 低保 standard: never a refusal, but on to 边缘家庭 and further."""
    phone.goto(portal.at(CHECK))
    phone.locator("#q-renjun-shouru").fill("900")
    phone.locator("#q-dibao-biaozhun").fill("800")
    found = phone.locator("#gk-result-list .gk-found", has_text="最低生活保障").first
    text = phone.locator("#gk-result-list").inner_text()
    assert found.count() == 1
    assert "边缘" in text
    for word in ("不能申请", "没有资格", "拒绝"):
        assert word not in text


def test_tables_stand_there_to_read_without_script(portal, context):
    """With scripts off the conditions and rows can be read, and the form that would do nothing is not shown."""
    page = context(java_script_enabled=False).new_page()
    page.goto(portal.at(CHECK))
    assert not page.locator("form").is_visible()
    assert page.locator(".gk-conds li").count() >= 30
    assert page.locator(".gk-rows li").first.is_visible()


def test_days_are_counted_as_the_program_counts(portal, phone):
    """From each of two hundred starts, limits of both units end on the same day with the same marks of 暂估."""
    phone.goto(portal.at(LIMITS))
    starts = [date(2026, 1, 1) + timedelta(days=5 * n) for n in range(100)]
    cases = [(s.isoformat(), n, w) for s in starts for n, w in ((3, 1), (30, 1), (7, 0), (60, 0))]
    found = phone.evaluate(
        """cases => { const data = JSON.parse(document.getElementById("gk-data").textContent);
        return cases.map(([start, length, working]) => { const c = gongkaiLimits.count(
          data, gongkaiLimits.parse(start), length, working); return c && [gongkaiLimits.iso(c.due), c.guessed, c.days.length]; }); }""",
        cases,
    )
    calendar = make_calendar(())
    for (start, length, working), said in zip(cases, found, strict=True):
        unit = LimitUnit.working if working else LimitUnit.calendar
        wanted = count(date.fromisoformat(start), length, unit, calendar)
        assert said == [wanted.due.isoformat(), wanted.provisional, len(wanted.days)], (start, length, working)


def test_the_calculator_asks_for_the_day_that_starts_the_limit(portal, context):
    """With only the hand-in date it says 最早也要到; with the day of 受理 it counts and gives a calendar file."""
    made = context(360, 740, accept_downloads=True)
    page = made.new_page()
    page.goto(portal.at(LIMITS))
    page.locator("#gk-date").fill("2026-09-24")
    assert "最早也要到" in page.locator("#gk-answer").inner_text()
    assert "2026年11月" in page.locator("#gk-answer").inner_text()
    page.locator("#gk-event").select_option("受理")
    page.locator("#gk-limit").select_option("dibao-banfa-22-zongqi")
    due = count(date(2026, 9, 24), 30, LimitUnit.working, make_calendar(())).due
    assert f"最迟到 {due.year}年{due.month}月{due.day}日" in page.locator("#gk-answer").inner_text()
    page.locator("#gk-answer summary").click()
    days = page.locator("#gk-answer ol li").all_inner_texts()
    assert any("国庆节" in day for day in days)
    with page.expect_download() as download:
        page.locator("#gk-answer a[download]").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert f"DTSTART;VALUE=DATE:{due:%Y%m%d}" in text

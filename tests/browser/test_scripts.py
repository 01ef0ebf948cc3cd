"""The two scripts that count: they agree with the program, and nothing the reader types leaves the page."""

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from sites import ROOT

from generator.days.calendar import make_calendar
from generator.days.deadline import LimitUnit, count, safe_day
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
    """From a hundred starts, limits of both units end on the same day, as safe, with the same marks of 暂估."""
    phone.goto(portal.at(LIMITS))
    starts = [date(2026, 1, 1) + timedelta(days=5 * n) for n in range(100)]
    cases = [(s.isoformat(), n, w) for s in starts for n, w in ((3, 1), (30, 1), (7, 0), (60, 0))]
    found = phone.evaluate(
        """cases => { const data = JSON.parse(document.getElementById("gk-data").textContent), g = gongkaiLimits;
        return cases.map(([start, length, working]) => { const from = g.parse(start);
          const c = g.count(data, from, length, working);
          return c && [g.iso(c.due), c.guessed, c.days.map(d => [d.number, d.why]),
            g.iso(g.safeDay(data, from, length, working))]; }); }""",
        cases,
    )
    calendar = make_calendar(())
    for (start, length, working), said in zip(cases, found, strict=True):
        unit = LimitUnit.working if working else LimitUnit.calendar
        wanted = count(date.fromisoformat(start), length, unit, calendar)
        days = [[day.number, day.info.why] for day in wanted.days]
        safe = safe_day(wanted, calendar).isoformat()
        assert said == [wanted.due.isoformat(), wanted.provisional, days, safe], (start, length, working)


def calculate(page, matter, start, day):
    """Fill the calculator in: the matter, the day that is known (its words), which day that was."""
    page.locator("#gk-matter").select_option(label=matter)
    page.locator("#gk-starts label", has_text=start).first.click()
    page.locator("#gk-date").fill(day)
    return page.locator("#gk-answer").inner_text()


def chinese(day):
    return f"{day.year}年{day.month}月{day.day}日"


def test_with_the_hand_in_date_alone_it_says_what_is_sure(portal, phone):
    """One matter at a time: from 受理 only the earliest day and how to get it in writing; from 收到申请 a firm day."""
    phone.goto(portal.at(LIMITS))
    earliest = calculate(phone, "低保", "交材料", "2026-09-24")
    due = count(date(2026, 9, 24), 30, LimitUnit.working, make_calendar(())).due
    assert f"低保：从受理到办完，最早也要到{chinese(due)}" in earliest
    assert "特困" not in earliest
    assert phone.locator("a", has_text="受理凭证").is_visible()
    firm = calculate(phone, "信息公开", "交材料", "2026-09-24")
    assert f"最迟到{chinese(count(date(2026, 9, 24), 20, LimitUnit.working, make_calendar(())).due)}" in firm
    assert "最早也要到" not in firm


def test_a_readers_own_limit_gives_the_safe_day_first(portal, phone):
    """复议: the working day before the holiday first, the day rolled over after it; no word of an answer that is due."""
    phone.goto(portal.at(LIMITS))
    said = calculate(phone, "复议", "您知道", "2026-08-04")
    assert "您最迟哪天提出" in said
    assert said.index("最稳当：2026年9月30日以前") < said.index("按规定最晚：2026年10月8日")
    assert "答复" not in said
    with phone.expect_download() as download:
        phone.locator("#gk-answer a[download]").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20260930" in text


def test_a_calendar_file_is_one_event_of_its_own(portal, phone):
    """Its id names the limit and the start; no line is longer than 75 bytes; special characters are escaped."""
    phone.goto(portal.at(LIMITS))
    text = phone.evaluate(
        """() => { const g = gongkaiLimits;
        return g.calendarFile("a-1-b", g.parse("2026-09-24"), g.parse("2026-11-12"), "低保，".repeat(20) + "a,b;c", "长".repeat(90)); }"""
    )
    assert "UID:a-1-b-2026-09-24@gongkai\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert "SUMMARY:" + "低保，" * 20 + "a\\,b\\;c" in whole
    assert "长" * 90 in whole
    assert "DTSTART;VALUE=DATE:20261112\r\nDTEND;VALUE=DATE:20261113" in text


def test_a_redraw_keeps_no_file_and_speaks_shortly(portal, phone):
    """Each redraw gives back the files of the one before; the status says one short sentence, the result stands apart."""
    phone.goto(portal.at(LIMITS))
    phone.evaluate(
        """() => { window.open_files = 0; const made = URL.createObjectURL, gone = URL.revokeObjectURL;
        URL.createObjectURL = file => { window.open_files += 1; return made.call(URL, file); };
        URL.revokeObjectURL = url => { window.open_files -= 1; gone.call(URL, url); }; }"""
    )
    for day in ("2026-09-21", "2026-09-22", "2026-09-23"):
        calculate(phone, "低保", "受理", day)
    assert phone.evaluate("window.open_files") == phone.locator("#gk-answer a[download]").count() == 3
    assert len(phone.locator("#gk-status").inner_text()) <= 20
    assert phone.locator("[role=status] .gk-found").count() == 0
    for name in ("gk-date", "gk-starts"):
        assert phone.locator("#" + phone.locator(f"#{name}").get_attribute("aria-describedby")).inner_text()


def test_the_calculator_counts_from_the_day_of_acceptance(portal, context):
    """With the day of 受理 it names each limit, its last day, the day with the extension, and every day between."""
    page = context(360, 740, accept_downloads=True).new_page()
    page.goto(portal.at(LIMITS))
    said = calculate(page, "低保", "受理", "2026-09-24")
    calendar = make_calendar(())
    for length, words in ((30, "最迟到 "), (45, "特殊情况可延长15个工作日，那就到 "), (20, "最迟到 ")):
        due = count(date(2026, 9, 24), length, LimitUnit.working, calendar).due
        assert words + chinese(due) in said
    assert "由乡镇、街道决定的地方" in said
    page.locator("#gk-answer summary").first.click()
    days = page.locator("#gk-answer ol").first.locator("li").all_inner_texts()
    assert any("国庆节" in day for day in days)
    with page.expect_download() as download:
        page.locator("#gk-answer a[download]").first.click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    due = count(date(2026, 9, 24), 30, LimitUnit.working, calendar).due
    assert f"DTSTART;VALUE=DATE:{due:%Y%m%d}" in text
    assert "UID:dibao-banfa-22-zongqi-2026-09-24@gongkai" in text

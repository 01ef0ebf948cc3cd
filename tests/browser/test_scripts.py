"""The calculator's script: it counts as the program counts. That of the self-check: ``test_check.py``."""

from datetime import date, timedelta
from pathlib import Path

from generator.days.calendar import make_calendar
from generator.days.deadline import LimitUnit, count, safe_day

LIMITS = "wuhai/limits/index.html"


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
    said = calculate(phone, "不服决定", "您知道", "2026-08-04")
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

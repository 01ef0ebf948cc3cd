"""What has to be done, for a person at a terminal, for machines, and for a calendar.

takes  the agendas of the places
gives  Chinese text, JSON, Markdown, iCalendar
does not  choose the tasks
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from generator.disclosure.agenda import Agenda
from generator.disclosure.tasks import Task
from generator.export.calendars import calendar_file
from generator.model.portal import Portal
from generator.pages.feed_views import DayCalendar, Event, EventState

NOTHING = "没有要办的事"
COMPILED = "这一天，当地办公室没有在本站发布，没有要办的事"
OFFICE = "联席会议办公室"
Names = Mapping[tuple[str, str], str]  # place and unit → what the unit is called
Form = Callable[[Sequence[Agenda], Names], str]


def names_of(portal: Portal) -> dict[tuple[str, str], str]:
    """The full names of all units."""
    return {(place.slug, name): one.record.full for place in portal.places for name, one in place.units.items()}


def as_text(agendas: Sequence[Agenda], names: Names) -> str:
    """Place by place, unit by unit, the oldest day first."""
    lines: list[str] = []
    for agenda in agendas:
        lines.append(_head(agenda))
        for unit, tasks in agenda.by_unit.items():
            lines.append(f"\n{_unit(agenda, unit, names)}")
            for task in tasks:
                lines.append(f"  {agenda.when(task).value}  {task.day}  {task.what}")
                lines.append(f"      为什么：{task.why}")
                lines.append(f"      文件：{task.place}")
        lines.append("")
    return "\n".join(lines)


def as_markdown(agendas: Sequence[Agenda], names: Names) -> str:
    """A table for each place."""
    lines: list[str] = []
    for agenda in agendas:
        lines += [f"{_head(agenda)}", ""]
        if agenda.tasks:
            lines += ["| 什么时候 | 日子 | 谁 | 做什么 | 为什么 | 文件 |", "| --- | --- | --- | --- | --- | --- |"]
        for tasks in agenda.by_unit.values():
            for task in tasks:
                cells = (agenda.when(task).value, str(task.day), _unit(agenda, task.unit, names), task.what, task.why)
                lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} | `{task.place}` |")
        if agenda.tasks:
            lines.append("")
    return "\n".join(lines)


def as_json(agendas: Sequence[Agenda], names: Names) -> str:
    """``[{place, name, as_of, office, tasks: […]}]``."""
    data = [
        {
            "place": agenda.slug,
            "name": agenda.name,
            "as_of": agenda.as_of.isoformat(),
            "office": agenda.office,
            "tasks": [_plain(agenda, task, names) for task in agenda.tasks],
        }
        for agenda in agendas
    ]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_ics(agendas: Sequence[Agenda], names: Names) -> str:
    """One calendar, a day for each task; what is past its day stands on that day."""
    if not agendas:
        return ""
    events = tuple(_event(agenda, task, names) for agenda in agendas for task in agenda.tasks)
    title = "、".join(agenda.name for agenda in agendas) + "：要办的事"
    return calendar_file(DayCalendar("", "today", title, events), "", agendas[0].as_of).decode()


FORMS: Mapping[str, Form] = {"text": as_text, "json": as_json, "markdown": as_markdown, "ics": as_ics}


def _head(agenda: Agenda) -> str:
    if not agenda.office:
        return f"{agenda.name}：{COMPILED}。"
    counts = "，".join(f"{when.value}{len(tasks)}件" for when, tasks in agenda.by_when.items() if tasks)
    return f"{agenda.name}（{agenda.as_of}）：{counts or NOTHING}。"


def _unit(agenda: Agenda, unit: str, names: Names) -> str:
    return names.get((agenda.slug, unit), unit or OFFICE)


def _plain(agenda: Agenda, task: Task, names: Names) -> dict[str, object]:
    return {
        "key": task.key,
        "when": agenda.when(task).value,
        "day": task.day.isoformat(),
        "unit": task.unit,
        "unit_name": _unit(agenda, task.unit, names),
        "what": task.what,
        "why": task.why,
        "path": task.place.path,
        "line": task.place.line,
        "column": task.place.column,
    }


def _event(agenda: Agenda, task: Task, names: Names) -> Event:
    note = f"{agenda.name}，{_unit(agenda, task.unit, names)}。{task.why}。文件：{task.place.path}"
    key = f"{agenda.slug}/{task.key}/{task.day}"
    return Event(key, "", task.day, task.what, note, EventState.confirmed, 0, None, (task.unit,))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("`", "'").replace("<", "&lt;")

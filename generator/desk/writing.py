"""撤回 and 零报告 on the desk: what can be chosen, and the change it makes.

takes  the records, what a form of the desk's own pages sends, why nothing may be saved now
gives  what the pages show; files written, or what stands against it
does not  decide anything the verbs of the command line do not
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.desk.state import Records
from generator.model.base import State
from generator.office import retire, zero
from generator.office.filing import BY_NAME, RefusedError, is_national, kind_named, site_at
from generator.office.saving import NotWrittenError, UnsafePathError, write
from generator.reports.report import Item

Told = Mapping[str, str]
Hinder = Callable[[], str]  # why nothing may be saved now; an empty text where it may
WRITTEN = "写好了，还没有提交。"


@dataclass(frozen=True)
class Outcome:
    """What is said of a change; ``broken`` are the findings that stand against it."""

    said: tuple[str, ...]
    is_good: bool
    broken: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """A public record that can be withdrawn."""

    id: str
    title: str


def withdrawal_view(records: Records, told: Told) -> dict[str, Any]:
    """Places and kinds to choose from; once both are chosen, the public records."""
    checked = records.checked()
    places = [(one.slug, one.jurisdiction.record.name) for one in checked.portal.places] if checked.portal else []
    kinds = [(kind.name, kind.title) for kind in BY_NAME.values() if not is_national(kind)]
    place, kind = told.get("place", ""), told.get("kind", "")
    is_chosen = place in dict(places) and kind in dict(kinds)
    return {
        "places": places, "kinds": kinds, "place": place, "kind": kind, "is_chosen": is_chosen,
        "records": _public(records, place, kind) if is_chosen else [],
    }  # fmt: skip


def _public(records: Records, place: str, kind: str) -> list[Chosen]:
    site = site_at(records.config)
    titles = dict(records.titles(place)[kind])
    filed = site.in_folder(kind_named(kind), place)
    return [Chosen(one.id, titles.get(one.id, one.id)) for one in filed if _is_public(records, one.path)]


def _is_public(records: Records, path: str) -> bool:
    with (records.root.folder / path).open(encoding="utf-8", errors="replace") as lines:
        return any(line.split("#")[0].split() == ["state:", State.public.value] for line in lines)


def withdraw(records: Records, told: Told, hinder: Hinder) -> Outcome:
    """Withdraw the chosen record from today on."""
    try:
        site = site_at(records.config)
        kind = kind_named(told.get("kind", ""))
        filed = retire.found(site, told.get("id", ""), site.place(told.get("place", "")), kind)
        edits = retire.withdrawal(site, filed, records.today(), told.get("reason", "").strip())
    except RefusedError as error:
        return Outcome((str(error),), is_good=False)
    after = "下次建站，原来的网址只留一句话：哪天撤回、为什么。"
    return _written(records, edits, hinder, after, "没有撤回，什么也没有动。要是撤回，就会有下面这些不合：")


def nil_view(records: Records) -> dict[str, Any]:
    """What a 零报告 could answer today, place by place."""
    checked = records.checked()
    if checked.portal is None or checked.day is None:
        return {"open": (), "is_readable": False}
    loaded = {one.slug: one for one in checked.portal.places}
    open_ = [
        (f"{slug} {one.options}", f"{loaded[slug].jurisdiction.record.name}：{one.what}")
        for slug, account in checked.day.accounts.items()
        for one in zero.open_in(account, loaded[slug].ledger)
    ]
    return {"open": open_, "is_readable": True}


def report_nothing(records: Records, told: Told, hinder: Hinder) -> Outcome:
    """Write the 零报告 that was chosen from the list."""
    choice, today = told.get("choice", ""), records.today()
    if choice not in dict(nil_view(records)["open"]):
        return Outcome(("这一件现在不能写零报告。回到上一页，刷新再看。",), is_good=False)
    slug, *options = choice.split(" ")
    named = dict(zip(options[::2], options[1::2], strict=True))
    try:
        review = zero.reviewed(*(told.get(name, "").strip() for name in ("post", "basis", "conclusion")))
        period = zero.period_named(named["--period"])
        answer = zero.Answer(named.get("--unit"), named.get("--column"), period, today)
        edits = zero.file_of(site_at(records.config), slug, answer, review, today)
    except RefusedError as error:
        return Outcome((str(error),), is_good=False)
    after = "它是公开的。" if review else "它在待审。审查以后，在表里写上审查记录，把状态改成公开。"
    return _written(records, edits, hinder, after, "没有写，什么也没有动。要是写，就会有下面这些不合：")


def _written(records: Records, edits: Mapping[str, bytes], hinder: Hinder, after: str, refusal: str) -> Outcome:
    """Look the change over, then write it."""
    if hindrance := hinder():
        return Outcome((hindrance,), is_good=False)
    verdict = records.judge({f"{records.prefix}{path}": content for path, content in edits.items()})
    if not verdict.is_good:
        return Outcome((refusal,), is_good=False, broken=verdict.refused)
    try:
        write(records.home, dict(edits))
    except (UnsafePathError, NotWrittenError) as error:
        return Outcome((str(error),), is_good=False)
    return Outcome((WRITTEN, after), is_good=True)

"""针对性: for whom a measure, a document, an explanation is, in which trouble, in plain words, and how they would ask.

takes  a scene
gives  an item for each thing and rule; a thing without any record is counted once, by A840
does not  say that anything is not public: the thing itself is, what is told of it is not whole (不完整)

社会救助法 art. 8 makes governments and their departments tell people of the policy, by whatever means. How it is told
is for them to choose: these rules are this portal's measure of it, and therefore no more than 建议做到.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from generator.disclosure.item import Item, State
from generator.disclosure.plainly import Thing, good_until, things
from generator.disclosure.rule import Axis, Binds, Rule, Severity, articles
from generator.disclosure.scene import Scene
from generator.disclosure.silence import STILL_TIME, general_due
from generator.disclosure.timing import COMPILED
from generator.model.disclosure import Targeting
from generator.model.plainness import LONGEST, MEAN, mean_length, officialese, sentences, too_long, words_of
from generator.model.unit import BOUND_TO_DISCLOSE

TELLING = articles("shehui-jiuzhufa/8")
IN_FORCE = date(2026, 7, 1)
UNTOLD = "没有写给谁看、什么难处用得上"
NOT_HERE = "本站没有写它对谁有用"
Lack = Callable[[Scene, Targeting], str]


def told(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A840: there is a record that says for whom a thing is; for a compiled place the nation's records may say it."""
    for thing in things(scene):
        if why := scene.unbound(rule, thing.subject):
            yield _item(rule, thing, State.not_bound, why)
        elif thing.record is not None:
            yield _item(rule, thing, State.present, "")
        elif scene.judges and scene.as_of <= (due := general_due(scene, scene.asked_from(rule, "", thing.begins))):
            yield _item(rule, thing, State.provisional, STILL_TIME.format(due=due))
        elif scene.judges:
            yield _item(rule, thing, State.partial, "；".join(part for part in (UNTOLD, thing.elsewhere) if part))
        elif thing.elsewhere:
            yield _item(rule, thing, State.present, thing.elsewhere)
        else:
            yield _item(rule, thing, State.not_recorded, NOT_HERE)


def looked_at(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A841: it was written, or looked at again, within the last twelve months."""
    if scene.judges:
        yield from _each(scene, rule, _too_old)
        return
    for thing in things(scene):
        if thing.record is not None:
            yield _item(rule, thing, State.not_bound, COMPILED)


def with_audience(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A842: it names the people it is for."""
    return _each(scene, rule, lambda _, record: "" if record.audience else "没有写给谁看")


def with_situations(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A843: it names the troubles in which it is of use."""
    return _each(scene, rule, lambda _, record: "" if record.situations else "没有写什么难处用得上")


def in_plain_words(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A844: it says it in plain words, and they pass the check of plain words."""
    return _each(scene, rule, _not_plain)


def with_queries(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A845: it says what those people would type."""
    return _each(scene, rule, lambda _, record: "" if record.queries else "没有写他们会怎么问")


def within_three_taps(scene: Scene, rule: Rule) -> Iterator[Item]:
    """A846: counted on the drawn pages (``disclosure/reach.py``); before that there is nothing to count."""
    return iter(())


def _each(scene: Scene, rule: Rule, lack: Lack) -> Iterator[Item]:
    """An item for each thing that has a record."""
    for thing in things(scene):
        if thing.record is None:
            continue
        if why := scene.unbound(rule, thing.subject):
            yield _item(rule, thing, State.not_bound, why)
        elif why := lack(scene, thing.record.record):
            yield _item(rule, thing, State.partial if scene.judges else State.not_recorded, why)
        else:
            yield _item(rule, thing, State.present, "")


def _too_old(scene: Scene, record: Targeting) -> str:
    last = good_until(record)
    return f"{record.said}写的，到{last}满一年" if last < scene.as_of else ""


def _not_plain(scene: Scene, record: Targeting) -> str:
    """What is wrong with the plain words, all of it; "" where nothing is."""
    plain = record.plain or ""
    if not sentences(plain):
        return "没有写白话"
    wrong = [f"一句有{len(sentence)}个字，最多{LONGEST}个" for sentence in too_long(plain)]
    wrong += [f"“{word}”是公文套话" for word, _ in officialese(plain, words_of(scene.national.wording))]
    mean = mean_length((plain,))
    if mean > MEAN:
        wrong.append(f"平均一句{mean:.1f}个字，最多{MEAN}个")
    return "；".join(wrong)


def _item(rule: Rule, thing: Thing, state: State, why: str) -> Item:
    since = thing.record.record.said if thing.record else None
    return Item(rule.code, thing.of, thing.title, state, thing.place, why, thing.subject, at=thing.at, since=since)


BOUND = Binds(kinds=frozenset(BOUND_TO_DISCLOSE), since=IN_FORCE)
RULES = (
    Rule("A840", Axis.targeting, TELLING, Severity.may, told, BOUND),
    Rule("A841", Axis.targeting, TELLING, Severity.may, looked_at, BOUND),
    Rule("A842", Axis.targeting, TELLING, Severity.may, with_audience, BOUND),
    Rule("A843", Axis.targeting, TELLING, Severity.may, with_situations, BOUND),
    Rule("A844", Axis.targeting, TELLING, Severity.may, in_plain_words, BOUND),
    Rule("A845", Axis.targeting, TELLING, Severity.may, with_queries, BOUND),
    Rule("A846", Axis.targeting, TELLING, Severity.may, within_three_taps, BOUND),
)

"""What became of one record, in sentences.

takes  the readings of both states, a record before and after
gives  sentences of a record that is new, changed, withdrawn, hidden or gone
does not  decide which of these it is
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from generator.changes.fields import BOOKKEEPING, EFFECTIVE, Teller, is_bookkeeping
from generator.changes.inventory import Entry
from generator.changes.phrases import VEILED, sentence, shortened
from generator.changes.reading import Reading
from generator.changes.tellings import BOOK, TELLINGS
from generator.load.files import NATIONAL
from generator.model.casecount import CaseCounts
from generator.model.notice import Notice
from generator.model.portal import AttachedFile, DocumentText
from generator.plan.changes import TEXT, Difference, differences

UNIT = "单位"  # what the title of a field that names a unit ends in
NO_NUMBERS = "里的件数改过；小的数不能公开，这里不列"
LOOKED_AT = "核对过，内容没有变"


class Records:
    """Tells of the records of two states."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self.old = old
        self.new = new
        old.pool = new.pool = (new, old)

    def added(self, entry: Entry, *, again: bool = False) -> tuple[str, ...]:
        """A record a reader sees for the first time, or again: its kind, its name, what a reader wants of it."""
        told = [part for field in TELLINGS[entry.kind.name].new if (part := self._part(entry, field))]
        if isinstance(entry.record, Notice) and (last := self.new.last_day(entry)):
            told.append(f"公示 {entry.record.opens} 至 {last}")
        days = [day for name in EFFECTIVE if (day := getattr(entry.record, name, None))]
        since = [f"{days[0]} 起"] if days else []
        verb = "重新公开" if again else "新增"
        whole = self._with_place(self.new, entry, self._kind_and_name(self.new, entry), verb)
        return (sentence("，".join([whole, *told, *since])),)

    def withdrawn(self, before: Entry, after: Entry) -> tuple[str, ...]:
        """A record taken back: the day and the reason; named as it was while it was public."""
        whole = self._with_place(self.old, before, self._kind_and_name(self.old, before), "撤回")
        return (sentence(f"{whole}，{self.new.withdrawal(after)}"),)

    def hidden(self, entry: Entry, why: str) -> tuple[str, ...]:
        """A record that was public and is not."""
        return (sentence(f"{self._old_name(entry)}不再公开：{why}"),)

    def deleted(self, entry: Entry) -> tuple[str, ...]:
        """A public record whose file is gone."""
        return (sentence(f"{self._old_name(entry)}的记录整个删去了，原地址什么也不留。要撤下的，写撤回，不删文件"),)

    def withdrawal(self, entry: Entry, *, again: bool) -> tuple[str, ...]:
        """What stands where a withdrawn record stood is new, or says something else: by kind and id, never by name."""
        return self._grave(entry, f"{'撤回的说明改为' if again else '撤回'}：{self.new.withdrawal(entry)}")

    def grave_gone(self, entry: Entry) -> tuple[str, ...]:
        """Nothing stands any more where a withdrawn record stood."""
        return self._grave(entry, "记录删去了，原地址不再说明")

    def _grave(self, entry: Entry, what: str) -> tuple[str, ...]:
        place = self._place(self.new, entry)
        return (sentence(f"{place}已撤回的{entry.kind.title} {entry.key[2]}：{what}"),)

    def changed(self, before: Entry, after: Entry) -> tuple[str, ...]:
        """What differs for a reader; nothing where only the writing differs."""
        found = differences(self.old.version(before), self.new.version(after), str)
        content = [one for one in found if not is_bookkeeping(one)]
        subject = self.subject(after)
        lines = Teller(subject, self.new.as_of).sentences(content)
        lines += tuple(sentence(subject.removesuffix("的") + text) for text in _beside(before, after, content))
        if lines:
            return lines
        kept = {one.names[0] for one in found if is_bookkeeping(one)}
        if not kept:
            return ()
        name = subject.removesuffix("的")
        if "checked" in kept and after.record.checked:
            return (sentence(f"{name}：{LOOKED_AT}（{after.record.checked}）"),)
        titles = [type(after.record).model_fields[field].title or field for field in BOOKKEEPING if field in kept]
        return (sentence(f"{name}：只改了{'、'.join(titles)}，内容没有变"),)

    def subject(self, entry: Entry) -> str:
        """What a sentence about a field begins with: 示例县议定事项“…”的; of a telephone 示例县民政局的投诉举报."""
        if entry.kind.name == "channel" and entry.key[1] != NATIONAL:
            whole = f"{self.new.field(entry, 'accepts')}的{entry.record.kind.value}"
            if self._channels[entry.key[1], whole] == 1 and VEILED not in whole:
                return self._with_place(self.new, entry, whole)
        return f"{self._with_place(self.new, entry, self.new.called(entry))}的"

    @cached_property
    def _channels(self) -> Counter[tuple[str, str]]:
        """How many channels would be called the same."""
        inventory = self.new.inventory
        seen = (one for key, one in inventory.entries.items() if key[0] == "channel" and inventory.is_seen(key))
        return Counter((one.key[1], f"{self.new.field(one, 'accepts')}的{one.record.kind.value}") for one in seen)

    def _part(self, entry: Entry, field: str) -> str:
        """牵头 示例县民政局."""
        text = self.new.field(entry, field) if getattr(entry.record, field) is not False else ""
        title = type(entry.record).model_fields[field].title or field
        short = title.removesuffix(UNIT) or title
        return f"{short} {shortened(text)}" if text and VEILED not in text else ""

    def _old_name(self, entry: Entry) -> str:
        return self._with_place(self.old, entry, self.old.called(entry))

    def _kind_and_name(self, reading: Reading, entry: Entry) -> str:
        """议定事项“…”, 制度文件《…》: never without the kind."""
        called, title = reading.called(entry), entry.kind.title
        if title in called:
            return called
        return f"{title}{called}" if TELLINGS[entry.kind.name].called == BOOK else f"{title}“{called}”"

    def _with_place(self, reading: Reading, entry: Entry, name: str, verb: str = "") -> str:
        """The name with that of its place before it, unless that stands in it."""
        place = self._place(reading, entry)
        return name if not verb and place in name else f"{place}{verb}{name}"

    @staticmethod
    def _place(reading: Reading, entry: Entry) -> str:
        place = reading.inventory.place(entry.key[1])
        return str(place.record.name) if place and entry.kind.name != "jurisdiction" else ""


def _beside(before: Entry, after: Entry, found: list[Difference]) -> list[str]:
    """What lies beside a record and changed without a field of it telling so."""
    if isinstance(before.record, CaseCounts):
        return [NO_NUMBERS] if before.record.rows != after.record.rows else []
    if before.content == after.content:
        return []
    if isinstance(after.beside, AttachedFile):
        return ["的文件换过了"]
    says_so = any(one.label[-1] == TEXT for one in found)
    return ["的原件换过，正文没有变"] if isinstance(after.beside, DocumentText) and not says_so else []

"""Lists of things that ought to be public, in groups, cut into pages; each count leads to the first of what it counts.

takes  items, the path of their list, by what they are grouped
gives  ``Listing``: pages, addresses of groups, counts that lead there
does not  decide which lists there are
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from generator.disclosure.account import Account, tally
from generator.disclosure.item import DUE, VERDICTS, Item, State
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.words import OWN_RULES, word_of
from generator.ledger.standing import Standing
from generator.pages.account_views import ChipLink, CountRow, ItemGroup, ItemList, ItemRow, Score
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link
from generator.pages.resolution_views import Chip
from generator.plan.account_own import late_state
from generator.plan.account_words import DONE, DONE_WORD, HEADING, ORDER, folder, item_row
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import A_PAGE, numbered, slices

KIND = "account-list"
ANSWERS = (State.nil, State.withheld)  # done, though nothing is public
Grouped = Callable[[Item], str]


@dataclass(frozen=True)
class Listing:
    """Items in the order of their groups; ``group`` gives the id of an item's group."""

    path: str
    items: Sequence[Item]
    group: Grouped
    first: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        first: dict[str, int] = {}
        for number, item in enumerate(self.items):
            first.setdefault(self.group(item), number)
        object.__setattr__(self, "first", first)

    @cached_property
    def is_mixed(self) -> bool:
        """Whether what has to be public and what the body's own rules ask for stand side by side in it."""
        return len({BY_CODE[item.rule].own for item in self.items}) > 1

    def where(self, group: str) -> str:
        """The address of the first item of a group; the list itself where it has none."""
        if group not in self.first:
            return self.path
        page = self.first[group] // A_PAGE + 1
        path = self.path if page == 1 else self.path.removesuffix("index.html") + f"p{page}/index.html"
        return f"{path}#g-{group}"


def state_of(account: Account, item: Item) -> Chip:
    """The state lists gather an item under: all that counts as done together, with the number the counts give."""
    if item.state in DONE:
        return Chip(State.present.name, DONE_WORD)
    if BY_CODE[item.rule].own and item.state is State.late:
        return late_state(account, item)
    return Chip(item.state.name, word_of(item, account.judges))


def group_of(account: Account, item: Item) -> str:
    """The id of that group; what the body's own rules ask for stands apart."""
    name = "done" if item.state in DONE else item.state.name
    if not BY_CODE[item.rule].own:
        return name
    return f"own-{state_of(account, item).key}-{item.rule.lower()}" if item.state is State.late else f"own-{name}"


def by_state(account: Account, path: str, items: Sequence[Item]) -> Listing:
    """What has to be public, then the body's own rules; of each what is not done, what is done, what is not counted."""
    rank = {state: number for number, state in enumerate(ORDER)}

    def order(item: Item) -> tuple[bool, int, bool, str]:
        place = rank[State.present] if item.state in DONE else rank[item.state]
        group = group_of(account, item)
        return BY_CODE[item.rule].own, place, Standing.overdue.name not in group, group

    return Listing(path, sorted(items, key=order), lambda item: group_of(account, item))


def score(listing: Listing, own: bool | None = None) -> Score | None:
    """已做到 and 应做到, each leading to its items; ``None`` where nothing is counted; ``own`` for one of two parts."""
    items = [item for item in listing.items if own is None or BY_CODE[item.rule].own is own]
    counts = tally(items)
    if not counts.due:
        return None
    done = next((listing.where(listing.group(item)) for item in items if item.state in DONE), listing.path)
    due = listing.where(listing.group(items[0])) if own else listing.path
    return Score(Link(str(counts.done), done), Link(str(counts.due), due))


def chips(account: Account, listing: Listing, items: Sequence[Item], *, told: bool = False) -> tuple[ChipLink, ...]:
    """How many of some of a list's items are in each state; ``told`` where it is said that they are of own rules."""
    numbers = Counter(listing.group(item) for item in items)
    first = {listing.group(item): item for item in reversed(items)}
    found = []
    for name in dict.fromkeys(listing.group(item) for item in items):
        state = state_of(account, first[name])
        prefix = f"{OWN_RULES}：" if listing.is_mixed and not told and BY_CODE[first[name].rule].own else ""
        found.append(ChipLink(Chip(state.key, f"{prefix}{state.text} {numbers[name]}"), listing.where(name)))
    return tuple(found)


def count_row(
    context: PlaceContext, anchor: str, text: str, listing: Listing, note: str = "", own: bool | None = None
) -> CountRow:
    """The counts of a rule or a unit; beside a count only what is not done needs a chip."""
    number = score(listing, own)
    items = [item for item in listing.items if own is None or BY_CODE[item.rule].own is own]
    shown = [item for item in items if item.state in VERDICTS] if number else items
    target = listing.where(listing.group(items[0])) if own else listing.path
    found = chips(context.account, listing, shown, told=own is not None)
    return CountRow(anchor, Link(text, target), number, found, note)


@dataclass(frozen=True)
class Head:
    """What stands on the first page of a list; ``headings`` are those of its groups."""

    heading: str
    about: str
    lead: str
    empty: str = ""
    facts: tuple[Fact, ...] = ()
    ask: str = ""
    more: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    name: str = ""


def plan_list(
    context: PlaceContext,
    frames: Frames,
    listing: Listing,
    head: Head,
    groups: Callable[[Item], ItemGroup],
    row: Callable[[Item], ItemRow],
    chips: tuple[ChipLink, ...] = (),
) -> Iterator[Page]:
    """The pages of a list; ``groups`` gives the empty group an item belongs to."""
    for path, part, pager in list(slices(listing.path, listing.items)) or [(listing.path, [], None)]:
        first = path == listing.path
        title = numbered(head.heading, pager)
        view = ItemList(
            lead=head.lead if first else "",
            facts=head.facts if first else (),
            chips=chips if first else (),
            ask=head.ask,
            groups=tuple(_groups(listing, part, groups, row)),
            empty="" if part else head.empty,
            more=head.more if first else (),
            pager=pager,
        )
        above = (Link(HEADING, folder(context)), *head.crumbs)
        frame = frames.of_opening(
            context, KIND, path, title, head.about, [context.place.jurisdiction.record],
            above if first else (*above, Link(head.heading, listing.path)),
            name=numbered(head.name or f"{HEADING}：{head.heading}", pager),
        )  # fmt: skip
        yield Page(frame, view)


def _groups(
    listing: Listing, part: Sequence[Item], groups: Callable[[Item], ItemGroup], row: Callable[[Item], ItemRow]
) -> Iterator[ItemGroup]:
    for name, found in groupby(part, key=listing.group):
        items = list(found)
        whole = groups(items[0])
        starts = listing.items[listing.first[name]] is items[0]
        yield ItemGroup(
            anchor=f"g-{name}" if starts else "",
            heading=whole.heading if starts else f"{whole.heading}（接上页）",
            link=whole.link,
            note=whole.note if starts else "",
            rows=tuple(row(item) for item in items),
        )


def state_group(context: PlaceContext, listing: Listing) -> Callable[[Item], ItemGroup]:
    """已公开（26项）, and for what is not counted that it is not."""
    numbers = Counter(listing.group(item) for item in listing.items)
    states = Counter((listing.group(item), item.state) for item in listing.items)

    def one(item: Item) -> ItemGroup:
        name = listing.group(item)
        prefix = f"{OWN_RULES}：" if listing.is_mixed and BY_CODE[item.rule].own else ""
        heading = f"{prefix}{state_of(context.account, item).text}（{numbers[name]}项）"
        parts = [f"{state.value}{states[name, state]}项" for state in ANSWERS if states[name, state]]
        among = f"其中{'，'.join(parts)}。" if item.state in DONE and parts else ""
        return ItemGroup("", heading, None, among if item.state in DUE else "这些不计数。", ())

    return one


def plan_states(
    context: PlaceContext,
    frames: Frames,
    listing: Listing,
    head: Head,
    paths: Collection[str],
    *,
    rule: bool = True,
    unit: bool = True,
) -> Iterator[Page]:
    """A list by state, with its counts."""
    yield from plan_list(
        context, frames, listing, head, state_group(context, listing),
        lambda item: item_row(context, item, paths, rule=rule, unit=unit, state=False),
        chips(context.account, listing, listing.items),
    )  # fmt: skip

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

from generator.disclosure.account import tally
from generator.disclosure.item import DUE, Item, State
from generator.disclosure.rules.table import BY_CODE
from generator.disclosure.words import state_word
from generator.pages.account_views import ChipLink, CountRow, ItemGroup, ItemList, ItemRow, Score
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link
from generator.pages.resolution_views import Chip
from generator.plan.account_words import DONE, HEADING, ORDER, folder, item_row
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.paging import A_PAGE, numbered, slices

KIND = "account-list"
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
    def general(self) -> bool:
        """Whether something of a rule of the body's own is in it."""
        return any(BY_CODE[code].own for code in {item.rule for item in self.items})

    def where(self, group: str) -> str:
        """The address of the first item of a group; the list itself where it has none."""
        if group not in self.first:
            return self.path
        page = self.first[group] // A_PAGE + 1
        path = self.path if page == 1 else self.path.removesuffix("index.html") + f"p{page}/index.html"
        return f"{path}#g-{group}"


def by_state(path: str, items: Sequence[Item]) -> Listing:
    """What is not done first, then what is done, then what is not counted."""
    rank = {state: number for number, state in enumerate(ORDER)}
    return Listing(path, sorted(items, key=lambda item: rank[item.state]), lambda item: item.state.name)


def word(context: PlaceContext, listing: Listing, state: State) -> str:
    """A state as a list names it: in general words where a rule of the body's own is among its rules."""
    return state_word(state, context.account.judges, general=listing.general)


def score(listing: Listing) -> Score | None:
    """已做到 and 应做到, each leading to its items; ``None`` where nothing is counted."""
    counts = tally(list(listing.items))
    if not counts.due:
        return None
    done = next((state.name for state in DONE if counts.states.get(state)), "")
    return Score(Link(str(counts.done), listing.where(done)), Link(str(counts.due), listing.path))


def chips(context: PlaceContext, listing: Listing, states: Collection[State] = ORDER) -> tuple[ChipLink, ...]:
    """How many are in each state, leading there."""
    numbers = Counter(item.state for item in listing.items)
    return tuple(
        ChipLink(Chip(state.name, f"{word(context, listing, state)} {numbers[state]}"), listing.where(state.name))
        for state in ORDER
        if state in states and numbers[state]
    )


def count_row(context: PlaceContext, anchor: str, text: str, listing: Listing, note: str = "") -> CountRow:
    """The counts of a rule, a catalogue or a unit; all in order needs no chip."""
    number = score(listing)
    states = [state for state in ORDER if state is not State.present] if number else ORDER
    return CountRow(anchor, Link(text, listing.path), number, chips(context, listing, states), note)


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
    numbers = Counter(item.state for item in listing.items)

    def one(item: Item) -> ItemGroup:
        note = "" if item.state in DUE else "这些不计数。"
        return ItemGroup("", f"{word(context, listing, item.state)}（{numbers[item.state]}项）", None, note, ())

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
        chips(context, listing),
    )  # fmt: skip

"""怎样检查: every rule of the audit, on what it rests, whom it binds, how it is counted, how to count again.

takes  the law of the day, the places of the site
gives  one page for the site
does not  speak of lateness or absence where no place of the site publishes itself: then it only tells what is here
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue import BY_CODE as WORDING
from generator.disclosure.item import State
from generator.disclosure.rule import Axis, Rule
from generator.disclosure.rules.table import RULES
from generator.pages.account_views import AuditMethod, MethodGroup, RuleView
from generator.pages.frame import Page
from generator.pages.parts import Fact, Link
from generator.plan.account_words import DOUBT, METHOD, basis_facts
from generator.plan.context import PlaceContext
from generator.plan.frames import Frames
from generator.plan.law import LawBook
from generator.plan.wording import NOT_HELD, chinese_day

HEADING = "怎样检查"
AXES = {
    Axis.timeliness: "及不及时：该公开的，有没有在期限里公开。",
    Axis.completeness: "全不全：该有的内容有没有。",
    Axis.targeting: "有没有用：写明给谁看没有，找不找得到，看不看得懂。",
}
ALL = "都管"
COUNT = (
    "一条规则要的每一样东西，算一项。每一项只有一个状态。",
    "“应做到”数的是规则管得到、看得出结果的项。",
    "“已做到”数的是其中按时公开、内容齐的，和写明没有、依法不公开的。",
    "开会、报送、办议定事项，是照自己定的规则，另外数。",
    "不适用的、暂估的、本站未收录的，都不数。",
    "期限从形成的第二天数起，放假的日子不算，调休上班的日子算。",
    "几条规则管同一件事的，都列出来，按最早的那一天算。",
    "形成的日子没有写的，不算早晚。",
    "只数项数，不打分，不算百分比，不比较。",
)
ONLY_HERE = (
    "一条规则要的每一样东西，算一项。看本站收录了没有。",
    "本站只整理公开文件。没有收录，不等于没有公开。",
    "所以不说谁早谁晚，也不计数，不比较。",
    "规则管不到这一级地方、这类单位的，写不适用。",
)
RECOMPUTE = (
    "“数据下载”里，每个地方有一份“公开情况”表，一项一行。",
    "按规则编号、单位、目录行筛选，再数状态，就是页面上的数。",
    "应公开的日子，也能用“算期限”一天一天数出来。",
)
RECOMPUTE_HERE = (
    "“数据下载”里，每个地方有一份“公开情况”表，一项一行。",
    "按规则编号、目录行筛选，看状态一栏，就是页面上列的。",
)
WORDS = {
    State.present: "在本站公开了，没有晚，要素齐。",
    State.late: "公开了，比期限晚。",
    State.partial: "公开了，还缺一部分。",
    State.nil: "写明了这一期没有。",
    State.withheld: "写明了依哪一条不公开。",
    State.absent: "过了期限，本站还没有。",
    State.not_bound: "规则管不到这一级地方、这类单位、这一天。",
    State.not_recorded: "本站没有它的记录，或者日期没有写。",
    State.provisional: "还在期限里，或者那一年的放假安排没有公布。",
}
OWN_WORDS = (
    ("已做到", "已公开、零报告、依法不公开的，合起来数。自己定的规则，是按时做了的。"),
    ("逾期", "逾期公开的，和自己定的规则里做得晚的：逾期、逾期办结、迟报。"),
    ("逾期办结", "议定事项办完了，比期限晚。"),
    ("报告办完，待确认", "单位报告办完的日子比期限晚，等办公室确认。"),
    ("迟报", "报送收到了，比期限晚。"),
    ("没有做到", "自己定的规则，过了期限还没有做。"),
)
HELD_WORDS = (
    ("本站收录了", "本站有它的记录，点开能看。"),
    (NOT_HELD, "本站没有它的记录。别的地方也许公开了。"),
    ("不适用", WORDS[State.not_bound]),
)


def plan_method(contexts: Sequence[PlaceContext], book: LawBook, frames: Frames) -> Iterator[Page]:
    """The page."""
    judged = any(context.account.judges for context in contexts)
    own = contexts[0].path("rules") if len(contexts) == 1 and contexts[0].place.body else ""
    rules = [rule for rule in RULES if judged or rule.axis is not Axis.timeliness]
    groups = tuple(
        MethodGroup(axis.name, axis.value, AXES[axis], tuple(_rule(book, rule, own) for rule in found))
        for axis in Axis
        if (found := [rule for rule in rules if rule.axis is axis])
    )
    view = AuditMethod(
        lead="公开情况是照这些规则一项一项看出来的。每条写明看什么、依据什么、管谁。",
        count=COUNT if judged else ONLY_HERE,
        words=(*((state.value, WORDS[state]) for state in State), *OWN_WORDS) if judged else HELD_WORDS,
        recompute=RECOMPUTE if judged else RECOMPUTE_HERE,
        index=(
            Link("怎么数", f"{METHOD}#count"),
            Link("状态是什么意思", f"{METHOD}#words"),
            Link("怎么自己再数一遍", f"{METHOD}#recount"),
            *(Link(f"{group.title}的{len(group.rules)}条规则", f"{METHOD}#{group.anchor}") for group in groups),
        ),
        groups=groups,
        changes=tuple(_changes(contexts)),
        data=Link("数据下载", "data/index.html"),
    )
    cited = [ref for rule in rules for ref in rule.basis if ref.instrument in book.national.law]
    frame = frames.of_site(
        "audit-method", METHOD, HEADING, "公开情况照哪些规则看：看什么、依据什么、管谁、怎么数",
        [context.place.jurisdiction.record for context in contexts], law=book.short_names(cited),
    )  # fmt: skip
    yield Page(frame, view)


def _rule(book: LawBook, rule: Rule, own: str) -> RuleView:
    entry = WORDING[rule.code]
    binds = rule.binds
    facts = list(basis_facts(book, rule.code, own))
    doubt = next((fact.text for fact in facts if fact.label == DOUBT), "")
    facts = [fact for fact in facts if fact.label != DOUBT]
    facts.append(Fact("管哪级地方", "、".join(sorted(level.value for level in binds.levels)) or ALL))
    facts.append(Fact("管哪类单位", "、".join(sorted(kind.value for kind in binds.kinds)) or ALL))
    if binds.since:
        facts.append(Fact("自何日", chinese_day(binds.since)))
    if binds.until:
        facts.append(Fact("到何日", f"{chinese_day(binds.until)}起不再照它"))
    facts.append(Fact("分量", rule.weight(book.national).value))
    return RuleView(
        rule.code.lower(), rule.code, entry.title, entry.why, f"{DOUBT}：{doubt}。" if doubt else "", tuple(facts)
    )


def _changes(contexts: Sequence[PlaceContext]) -> Iterator[Fact]:
    """Rules that hold otherwise somewhere, with the reason and who said so."""
    codes = {rule.code for rule in RULES}
    for context in contexts:
        for one in context.place.jurisdiction.record.overrides:
            if one.rule not in codes:
                continue
            unit = "个工作日" if one.working else "天"
            what = f"期限{one.length}{unit}" if one.length else "照常"
            until = f"，到{chinese_day(one.valid_to)}止" if one.valid_to else ""
            when = f"{one.post}定，{chinese_day(one.valid_from)}起{until}"
            says = f"{what if one.applies else '不适用'}。{one.reason}（{when}）"
            yield Fact(
                f"{context.name}：{WORDING[one.rule].title}", says, Link("看规则", f"{METHOD}#{one.rule.lower()}")
            )

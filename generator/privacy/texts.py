"""What of a person stands in a text: numbers, and circumstances of one household or one child.

takes  a text
gives  hits, each with its place in the text as it was given
does not  find a bare name: a person reads every record before it is public
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from generator.privacy.accounts import HOME_TELEPHONE, MAILBOX, MASKED, PLATE, QQ, WECHAT, find_accounts
from generator.privacy.bank import CARD, CARD_LIKE, judge_card
from generator.privacy.circumstances import ADDRESS, CHILD, ILLNESS, LIST, find_circumstances
from generator.privacy.citizen import CITIZEN, CITIZEN_LIKE, DISABLED, is_citizen, judge_citizen
from generator.privacy.folding import LETTERS, WRITTEN, Folded, fold, fold_seen
from generator.privacy.hits import Hit, Sureness
from generator.privacy.markup import has_markup
from generator.privacy.mobile import MOBILE, OWN, judge_mobile
from generator.privacy.runs import stretches

FIGURE = rf"[\d{''.join((*WRITTEN.values(), *LETTERS.values()))}⑴-⒛❶-➓①-⓿㊀-㊉²³¹⁰-₉⼀-⿕]"
# One look at a text says whether it can hold any number of a person; most texts cannot.
WORTH = re.compile(
    rf"{FIGURE}(?:\W{{0,8}}_?{FIGURE}){{10}}|{FIGURE}[*×xX✕●#某＊_-]{{3}}|[@＠#＃]|艾特|\bat\b|微信|薇信|威信|v信|wx|vx|wechat|weixin"
    r"|qq|ｑｑ|扣扣|企鹅|车|牌|摩托|驾驶|宅电|(?:住宅|家庭|家里|家中|个人|本人|户主)电话",
    re.I,
)
SHOWN = 3
CITIZEN_SIZE, MOBILE_SIZE, LONGEST_NAME = 18, 11, 2
_CHINESE = "".join(WRITTEN.values())
IN_CHINESE = re.compile(rf"(?<=[\u4e00-\u9fff])(?<![{_CHINESE}])[{_CHINESE}]{{12,20}}X?(?![{_CHINESE}])")
CIRCUMSTANCES = frozenset((ILLNESS, ADDRESS, LIST, CHILD))
Found = tuple[int, int, str, Sureness]


def find_numbers(text: str) -> tuple[Hit, ...]:
    """Numbers, mailboxes, plates of persons, however they are written, in the order of the text."""
    hits = list(_found(fold(text))) if WORTH.search(text) else []
    if has_markup(text) and WORTH.search((seen := fold_seen(text)).plain):
        hits += _found(seen)
    return tuple(_apart(hits))


def _found(folded: Folded) -> Iterator[Hit]:
    """What one reading of a text holds; some of it twice."""
    yield from (_hit(folded, one) for one in find_accounts(folded))
    yield from (_hit(folded, one) for one in _judged(folded.plain, folded.plain))
    if folded.figures != folded.plain:
        yield from (_hit(folded, one) for one in _judged(folded.figures, folded.plain))
        yield from (_hit(folded, one) for one in _glued(folded))


def _judged(figures: str, plain: str) -> Iterator[Found]:
    """What the stretches of ``figures`` are; the words around them are read in ``plain``."""
    for stretch in stretches(figures):
        verdict = judge_citizen(stretch, plain) or judge_card(stretch, plain) or judge_mobile(stretch, plain)
        if verdict:
            yield (stretch.start, stretch.end, *verdict)


def _glued(folded: Folded) -> Iterator[Found]:
    """Numbers in Chinese figures behind a name that ends in one: 张三一三八…"""
    for match in IN_CHINESE.finditer(folded.plain):
        figures = folded.figures[match.start() : match.end()]
        if is_citizen(figures[-CITIZEN_SIZE:]):
            yield (match.end() - CITIZEN_SIZE, match.end(), CITIZEN, Sureness.sure)
        elif len(figures) <= MOBILE_SIZE + LONGEST_NAME and OWN.fullmatch(figures[-MOBILE_SIZE:]):
            yield (match.end() - MOBILE_SIZE, match.end(), MOBILE, Sureness.sure)


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """Without what lies in or over something surer, or longer; in the order of the text."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.sureness is not Sureness.sure, hit.start - hit.end, hit.start)):
        place = bisect_left(kept, hit.end, key=lambda other: other.start)  # those before it begin before its end
        if not place or kept[place - 1].end <= hit.start:
            insort(kept, hit)
    return kept


def _hit(folded: Folded, found: Found) -> Hit:
    start, end, what, sureness = found
    return Hit(*folded.place(start, end), what, f"{folded.plain[start : min(end, start + SHOWN)]}…", sureness)


__all__ = [
    "ADDRESS", "CARD", "CARD_LIKE", "CHILD", "CIRCUMSTANCES", "CITIZEN", "CITIZEN_LIKE", "DISABLED", "HOME_TELEPHONE",
    "ILLNESS", "LIST", "MAILBOX", "MASKED", "MOBILE", "PLATE", "QQ", "WECHAT", "find_circumstances", "find_numbers",
]  # fmt: skip

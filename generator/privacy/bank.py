"""Bank cards and accounts: sixteen to nineteen figures with the right check figure, beside a word of banking.

takes  a stretch of figures and the text around it
gives  what it is and how sure that is, or ``None``
does not  judge by the check figure alone: a tenth of all long numbers pass it
"""

from __future__ import annotations

import re

from generator.privacy.context import BANK_WORDS, CARD_WORDS, NUMBERED, is_amount, is_serial, near
from generator.privacy.hits import Sureness
from generator.privacy.runs import Stretch

CARD = "银行卡号"
CARD_LIKE = "像银行卡号、但核对不上的数字"
SHORTEST, LONGEST = 16, 19
OF_ACCOUNT = re.compile(
    r"(?:[账帐]户|[账帐]号|卡|存折|一卡通|户头)的?(?:编号|序号|代码|ID|No\.?)[ :为是=#(]{0,3}$", re.I
)
BEFORE = 30  # “卡号（中国农业银行某某支行）：”


def judge_card(stretch: Stretch, text: str) -> tuple[str, Sureness] | None:
    """Sure with the right check figure; a card named as such whose figure is wrong is likely mistyped."""
    figures, start, end = stretch.figures, stretch.start, stretch.end
    if not SHORTEST <= len(figures) <= LONGEST or not figures.isdigit() or min(stretch.sizes[:-1], default=4) < 3:
        return None
    if stretch.after == "." or _is_decimal(stretch, text) or is_amount(text, end) or stretch.is_broken_over_lines:
        return None
    is_thing = is_serial(text, start) and not OF_ACCOUNT.search(text[max(0, start - 12) : start])
    if is_thing or not near(text, start, end, BANK_WORDS, before=BEFORE):
        return None
    if passes_luhn(figures):
        return CARD, Sureness.sure
    is_card = near(text, start, end, CARD_WORDS, after=0) and not stretch.before and not stretch.after
    return (CARD_LIKE, Sureness.likely) if is_card else None


def _is_decimal(stretch: Stretch, text: str) -> bool:
    """Whether a point stands before it that is not the point of a list."""
    return stretch.before == "." and not NUMBERED.search(text[max(0, stretch.start - 4) : stretch.start])


def passes_luhn(figures: str) -> bool:
    """Whether the last figure is the check figure of the others (ISO/IEC 7812)."""
    reverse = [int(figure) for figure in reversed(figures)]
    doubled = [figure if place % 2 == 0 else sum(divmod(2 * figure, 10)) for place, figure in enumerate(reverse)]
    return sum(doubled) % 10 == 0

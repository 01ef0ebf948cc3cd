"""Bank cards and accounts: sixteen to nineteen figures with the right check figure, beside a word of banking.

takes  a stretch of figures and the text around it
gives  what it is and how sure that is, or ``None``
does not  judge by the check figure alone: a tenth of all long numbers pass it
"""

from __future__ import annotations

from generator.privacy.context import BANK_WORDS, CARD_WORDS, is_amount, is_serial, near
from generator.privacy.hits import Sureness
from generator.privacy.runs import Stretch

CARD = "银行卡号"
CARD_LIKE = "像银行卡号、但核对不上的数字"
SHORTEST, LONGEST = 16, 19
BEFORE = 30  # “卡号（中国农业银行某某支行）：”


def judge_card(stretch: Stretch, text: str) -> tuple[str, Sureness] | None:
    """Sure with the right check figure; a card named as such whose figure is wrong is likely mistyped."""
    figures, start, end = stretch.figures, stretch.start, stretch.end
    if not SHORTEST <= len(figures) <= LONGEST or not figures.isdigit() or min(stretch.sizes[:-1], default=4) < 3:
        return None
    if stretch.after == "." or stretch.before == "." or is_amount(text, end) or stretch.is_broken_over_lines:
        return None
    if is_serial(text, start) or not near(text, start, end, BANK_WORDS, before=BEFORE):
        return None
    if passes_luhn(figures):
        return CARD, Sureness.sure
    is_card = near(text, start, end, CARD_WORDS, after=0) and not stretch.before and not stretch.after
    return (CARD_LIKE, Sureness.likely) if is_card else None


def passes_luhn(figures: str) -> bool:
    """Whether the last figure is the check figure of the others (ISO/IEC 7812)."""
    reverse = [int(figure) for figure in reversed(figures)]
    doubled = [figure if place % 2 == 0 else sum(divmod(2 * figure, 10)) for place, figure in enumerate(reverse)]
    return sum(doubled) % 10 == 0

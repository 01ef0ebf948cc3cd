"""What of a person may stand on no page: numbers (mobile, identity card, bank account), and what ``masked`` finds.

takes  a text
gives  what stands in it, in Chinese, with the words
does not  find bare names or addresses
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from generator.model.masked import persons_in

MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")  # a person's, never an office's
IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")  # of an identity card
ACCOUNT = re.compile(r"(?<![0-9])[0-9]{4}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9])")  # 16 to 19 digits
KINDS = (("手机号码", MOBILE), ("身份证号码", IDENTITY))


def private_numbers(text: str) -> list[tuple[str, str]]:
    """(what, number) of each kind that stands in the text; full-width figures are figures."""
    plain = unicodedata.normalize("NFKC", text)
    found = [(what, match[0]) for what, pattern in KINDS if (match := pattern.search(plain))]
    accounts = (match[0] for match in ACCOUNT.finditer(plain) if _is_checked(match[0]))
    account = next(accounts, None)
    return [*found, *([("银行卡号", account)] if account and not IDENTITY.search(account) else [])]


def _is_checked(number: str) -> bool:
    """Whether the last digit is the check digit of the others (Luhn, ISO/IEC 7812)."""
    digits = [int(char) for char in reversed(number) if char.isdigit()]
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0


def personal_in(text: str, known: Collection[str] = ()) -> list[tuple[str, str]]:
    """(what, words) of what a text tells of a person: each kind of number, then the first that looks like a name.

    ``known`` are names of places and units, which are no persons.
    """
    return [*private_numbers(text), *persons_in(text, known)[:1]]

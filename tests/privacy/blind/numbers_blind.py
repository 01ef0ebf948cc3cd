"""Invented numbers for the blind corpus.

Every citizen number has the order code 000, which is never issued, or a
district code which does not exist; every bank card has a body of zeros; every
mobile number lies in a 0000 block.  Nothing here belongs to a person.
"""

from __future__ import annotations

from datetime import date, timedelta

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def check(body: str) -> str:
    """The check character of seventeen digits (GB 11643)."""
    return "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def cid(region: str, born: str, order: str = "000") -> str:
    """A citizen number with the right check character."""
    body = region + born + order
    return body + check(body)


def cid_x(region: str, year: int, order: str = "000") -> str:
    """The first citizen number of that year which ends in X."""
    day = date(year, 1, 1)
    while True:
        number = cid(region, day.strftime("%Y%m%d"), order)
        if number.endswith("X"):
            return number
        day += timedelta(days=1)


def cid_bad(region: str, born: str, order: str = "000", shift: int = 1) -> str:
    """The same shape with a wrong check character (always a digit)."""
    number = cid(region, born, order)
    last = 0 if number[-1] == "X" else (int(number[-1]) + shift) % 10
    return number[:-1] + str(last)


def citizen_ok(number: str) -> bool:
    """Date and checksum alone."""
    if len(number) != 18 or not number[:17].isascii() or not number[:17].isdigit():
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return check(number[:17]) == number[17].upper()


def luhn_ok(digits: str) -> bool:
    total = 0
    for i, d in enumerate(reversed(digits)):
        n = int(d)
        if i % 2:
            n = n * 2 - 9 if n > 4 else n * 2
        total += n
    return total % 10 == 0


def card(bin_: str, length: int, tail: str = "1") -> str:
    """A bank card of that length: BIN, zeros, tail, check digit."""
    body = bin_ + "0" * (length - 1 - len(bin_) - len(tail)) + tail
    return next(body + str(c) for c in range(10) if luhn_ok(body + str(c)))


def full(text: str) -> str:
    """Full-width letters and digits."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def han(text: str, digits: str = "零一二三四五六七八九") -> str:
    """Chinese digits."""
    return "".join(digits[int(c)] if c.isdigit() else c for c in text)


CAPITAL = "零壹贰叁肆伍陆柒捌玖"
RING = "〇一二三四五六七八九"
RADIO = "零幺二三四五六七八九"

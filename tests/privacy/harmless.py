"""Numbers of things, as offices write them, made the same in every run: serials, times, amounts, telephones, codes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

LETTERS = "ABCDEFGHJKLMNPQRTUWXY"
EACH = 1_200
SEED = 20261121
FIRST = datetime(1990, 1, 1)
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"


def figures(dice: random.Random, count: int) -> str:
    """So many figures, the first no zero."""
    return str(dice.randrange(10 ** (count - 1), 10**count))


def moment(dice: random.Random) -> datetime:
    """A second since 1990."""
    return FIRST + timedelta(seconds=dice.randrange(40 * 365 * 86400))


def amount(dice: random.Random) -> str:
    """Money, with or without commas and decimals."""
    value = dice.randrange(10**13) / 100
    return dice.choice(
        (f"{value:.2f}元", f"{value:,.2f}元", f"{value:.2f}", f"{value / 10**4:.4f}万元", f"{value:,.2f}")
    )


def credit_code(dice: random.Random) -> str:
    """A unified social credit code."""
    head = dice.choice(("11", "12", "51", "52", "53", "54", "91", "92", "93", "N1"))
    region = dice.choice(("150300", "632321", "520521", "150627", "650000", "440000"))
    return f"{head}{region}{''.join(dice.choice('0123456789' + LETTERS) for _ in range(10))}"


def index_number(dice: random.Random) -> str:
    """索引号, in the ways of several provinces."""
    year = dice.randrange(2008, 2027)
    return dice.choice(
        (
            f"索引号：{figures(dice, 9)}/{year}-{dice.randrange(10**5):05d}",
            f"11{figures(dice, 6)}{figures(dice, 8)}X/{year}-{dice.randrange(10**5):05d}",
            f"{figures(dice, 4)}-{year}-{dice.randrange(1000):03d}",
            f"{dice.randrange(1000):03d}-{dice.randrange(100):02d}-{year}-{dice.randrange(10**4):04d}",
            f"{figures(dice, 6)}-{dice.randrange(10**5):05d}-{moment(dice):%Y%m%d}",
        )
    )


def telephone(dice: random.Random) -> str:
    """Of an office."""
    return dice.choice((
        f"0{figures(dice, 3)}-{dice.randrange(2 * 10**6, 9 * 10**6)}",
        f"电话：0{figures(dice, 2)}-{dice.randrange(2 * 10**7, 9 * 10**7)}",
        f"(0{figures(dice, 3)}) {dice.randrange(2 * 10**6, 9 * 10**6)}-{dice.randrange(9000)}",
        f"0{figures(dice, 3)}{dice.randrange(2 * 10**6, 9 * 10**6)}",
        f"400-{figures(dice, 3)}-{figures(dice, 4)}", f"800{figures(dice, 7)}", f"12{figures(dice, 3)}", "110、119、120",
    ))  # fmt: skip


def stamp(dice: random.Random) -> str:
    """A point in time as machines write it."""
    then, part = moment(dice), dice.randrange(10**6)
    return dice.choice((
        f"{then:%Y%m%d%H%M%S}", f"{then:%Y%m%d%H%M%S}{part:06d}"[:17], f"{then:%Y%m%d%H%M%S}{part % 10**4:04d}",
        f"{int(then.timestamp())}", f"{int(then.timestamp())}{part % 1000:03d}", f"{int(then.timestamp())}.{part}",
        f"{then:%Y-%m-%d %H:%M:%S}.{part}", f"{then:%Y-%m-%dT%H:%M:%S}+08:00", f"{then:%Y-%m-%d} {part % 1000:03d}",
        f"{then:%Y%m%d}-{part % 1000:03d}", f"{24 + part % 6}{then:%m%d%H%M%S}{part:06d}", f"{then:%Y %m %d %H %M %S}", f"{then:%Y年%m月%d日%H时%M分}",
    ))  # fmt: skip


def order(dice: random.Random) -> str:
    """Of an order, an application, an invoice."""
    day = f"{moment(dice):%Y%m%d}"
    return dice.choice((
        f"订单号{day}{figures(dice, 10)}", f"流水号：{day}{figures(dice, 8)}{figures(dice, 8)}", f"DH{day}{figures(dice, 6)}",
        f"受理编号150300{day}{figures(dice, 3)}", f"发票号码{figures(dice, 8)}", f"SN{figures(dice, 16)}", f"{figures(dice, 20)}",
        f"{figures(dice, 24)}", f"编号{figures(dice, 12)}", f"A{figures(dice, 7)}B{figures(dice, 8)}",
    ))  # fmt: skip


def document_number(dice: random.Random) -> str:
    """文号 and other numbers of papers."""
    year = dice.randrange(1999, 2027)
    return dice.choice((
        f"示政发〔{year}〕{dice.randrange(1, 400)}号", f"民发[{year}]{dice.randrange(1, 400)}号", f"（{year}）示01行初{dice.randrange(999)}号",
        f"{dice.choice(PROVINCES)}ICP备{figures(dice, 8)}号-{dice.randrange(9)}", f"{dice.choice(PROVINCES)}公网安备{figures(dice, 14)}号",
        f"GB/T {figures(dice, 5)}-{year}", f"第{figures(dice, 6)}号", f"DB15/T {figures(dice, 4)}.{dice.randrange(9)}—{year}",
    ))  # fmt: skip


def isbn(dice: random.Random) -> str:
    """Of a book or a journal."""
    return dice.choice((
        f"ISBN 978-7-{figures(dice, 3)}-{figures(dice, 5)}-{dice.randrange(10)}", f"9787{figures(dice, 9)}",
        f"7-{figures(dice, 3)}-{figures(dice, 5)}-X", f"ISSN {figures(dice, 4)}-{figures(dice, 4)}",
    ))  # fmt: skip


def code(dice: random.Random) -> str:
    """Of a place, a site, a machine; a fingerprint; a share."""
    return dice.choice((
        figures(dice, 6), f"{figures(dice, 6)}{dice.randrange(10**6):06d}", f"bm{figures(dice, 8)}", figures(dice, 10),
        f"{dice.getrandbits(256):064x}", f"{dice.getrandbits(160):040x}", f"192.168.{dice.randrange(256)}.{dice.randrange(256)}",
        f"{dice.random()}", f"{dice.random() * 100:.2f}%", f"{dice.randrange(1, 10**6)}户{dice.randrange(1, 10**6)}人次",
        f"10{figures(dice, 17)}", f"0.{figures(dice, 11)}", f"{dice.random() * 1000}",
    ))  # fmt: skip


def row(dice: random.Random) -> str:
    """Numbers side by side in a table."""
    return " ".join(str(dice.randrange(10 ** dice.randrange(1, 4))) for _ in range(dice.randrange(2, 12)))


def listed(dice: random.Random) -> str:
    """Articles, years, Chinese numerals."""
    start = dice.randrange(1, 30)
    return dice.choice((
        "第" + "、".join(str(start + step) for step in range(dice.randrange(2, 9))) + "条",
        "、".join(f"{start + 1990 + step}" for step in range(5)), "二〇二六年十一月二十一日", "一九九九年至二〇一九年",
        "一、二、三、四、五、六、七、八、九、十", f"{start}-{start + 3}-{start + 5}", f"v1.{start}.{start * 7}",
    ))  # fmt: skip


def address(dice: random.Random) -> str:
    """On the web, and mailboxes of offices."""
    then = moment(dice)
    return dice.choice((
        f"https://www.example.gov.cn/art/{then:%Y/%m}/{then.day}/art_{figures(dice, 4)}_{figures(dice, 6)}.html",
        f"http://www.example.gov.cn/xxgk/{then:%Y%m}/t{then:%Y%m%d}_{figures(dice, 7)}.html",
        f"minzhengju{dice.randrange(99)}@example.gov.cn", f"content_{figures(dice, 7)}.htm", f"https://example.org/{figures(dice, 9)}",
    ))  # fmt: skip


MAKERS: tuple[Callable[[random.Random], str], ...] = (
    amount, credit_code, index_number, telephone, stamp, order, document_number, isbn, code, row, listed, address,
)  # fmt: skip


def harmless() -> Iterator[str]:
    """More than twenty thousand texts, each kind in turn."""
    dice = random.Random(SEED)
    for maker in (*MAKERS, stamp, order, telephone, index_number, amount, code):
        for _ in range(EACH):
            yield maker(dice)

"""Words near a number that say what it is of.

takes  a folded text and where the number stands
gives  whether such words stand near
does not  know the numbers
"""

from __future__ import annotations

import re

from generator.privacy.tables import heading

CITIZEN_WORDS = re.compile(r"身份证|公民身份|身份号|身份號|居民证|证件号|sfz|户口簿号|户口本号", re.I)
CONTACT_WORDS = re.compile(
    r"手机|手機|电话|電話|联系|聯繫|联络|致电|拨打|来电|打给|短信|微信|机主|本人|家属|监护人|tel|phone|mobile|cell|mob\b|\bwx|\bvx",
    re.I,
)
BANK_WORDS = re.compile(
    r"卡号|卡號|账号|帐号|賬號|账户|帐户|银行|一卡通|开户|存折|社保卡|储蓄|借记卡|信用社|信用卡|工行|农行|建行|中行|邮储|"
    r"打卡|打款|汇款|转账|收款|户名|惠农卡|bank|card|account",
    re.I,
)
CARD_WORDS = re.compile(r"卡号|卡號|银行卡|一卡通|存折|社保卡|储蓄卡|借记卡|信用卡|惠农卡")
PLATE_WORDS = re.compile(
    r"车牌|車牌|车辆|車輛|牌照|号牌|號牌|车号|驾驶|车主|私家车|轿车|小车|面包车|货车|客车|机动车|越野车|皮卡|摩托|电动车|三轮|"
    r"开车|的车|名下.{0,4}车|汽车|购车|买车|行驶证|新能源"
)
DISABLED_WORDS = re.compile(r"残疾|残疾人|残联|证号")
SERIAL_WORDS = re.compile(
    r"(?:编号|流水号?|订单号?|单号|序列号|序号|批次号?|批号|案号|案件号|档案号|受理号|业务号|凭证号?|合同号|项目代码|"
    r"索引号|文号|备案号?|条码|条形码|代码|时间戳|票号|发票号?码?|工单号?|ISBN|ISSN|No\.?|ID|SN)[ :：为是=#（(]{0,3}$",
    re.I,
)
CREDIT_WORDS = re.compile(r"信用代码|机构代码|纳税人|税号")
NUMBER_OF = re.compile(r"^ ?(?:亿|万|元|美元|％|%|多?元|余元)")


def near(text: str, start: int, end: int, words: re.Pattern[str], before: int = 20, after: int = 10) -> bool:
    """Whether one of the words stands shortly before the number, right behind it, or over it in a table."""
    around = text[max(0, start - before) : start], text[end : end + after]
    return any(words.search(part) for part in around) or bool(words.search(heading(text, start)))


def is_serial(text: str, start: int) -> bool:
    """Whether the word just before, or over it in a table, says that this is a number of a thing."""
    return bool(SERIAL_WORDS.search(text[max(0, start - 12) : start]) or SERIAL_WORDS.search(heading(text, start)))


def is_amount(text: str, end: int) -> bool:
    """Whether it is followed by what amounts are counted in."""
    return bool(NUMBER_OF.match(text[end : end + 4]))


def letter_before(text: str, start: int) -> bool:
    """Whether a Latin letter touches the number from the left."""
    return start > 0 and text[start - 1].isascii() and text[start - 1].isalpha()


def letter_after(text: str, end: int) -> bool:
    """Whether a Latin letter touches the number from the right."""
    return end < len(text) and text[end].isascii() and text[end].isalpha()

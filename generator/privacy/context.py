"""Words near a number that say what it is of.

takes  a folded text and where the number stands
gives  whether such words stand near
does not  know the numbers
"""

from __future__ import annotations

import re

from generator.privacy.tables import heading

CITIZEN_WORDS = re.compile(r"身份证|公民身份|身份号|身份號|居民证|证件号|sfz|户口簿号|户口本号", re.I)
_CALLING = r"手机|手機|电话|電話|联系|聯繫|联络|致电|拨打|来电|打给|短信|微信|tel|phone|mobile|cell|mob\b|\bwx|\bvx"
CALLING_WORDS = re.compile(_CALLING, re.I)
CONTACT_WORDS = re.compile(rf"{_CALLING}|机主|本人|家属|监护人", re.I)
CARDS = (
    "(?:惠农|惠民|工资|薪资|低保|特困|五保|补贴|补助|救助|抚恤|优抚|福利|养老|退休|医保|社保|粮补|直补|残补|银联|存款|发放|领取|"
    "领款|收款|打款|转账|到账|代发|邮政|邮储|工行|农行|建行|中行|农信|信合|联名|副)卡"
)
BANK_WORDS = re.compile(
    r"卡号|卡號|账号|帐号|賬號|账户|帐户|银行|一卡通|开户|存折|社保卡|储蓄|借记卡|信用社|信用卡|工行|农行|建行|中行|邮储|"
    r"打卡|打款|汇款|转账|收款|户名|"
    rf"{CARDS}|bank|card|account",
    re.I,
)
CARD_WORDS = re.compile(rf"卡号|卡號|银行卡|一卡通|存折|储蓄卡|借记卡|信用卡|{CARDS}")
PLATE_WORDS = re.compile(
    r"车牌|車牌|车辆|車輛|牌照|号牌|號牌|车号|驾驶|车主|私家车|轿车|小车|面包车|货车|客车|机动车|越野车|皮卡|摩托|电动车|三轮|"
    r"开车|的车|名下.{0,4}车|汽车|购车|买车|行驶证|新能源"
)
DISABLED_WORDS = re.compile(r"残疾|残疾人|残联|证号")
SERIAL_WORDS = re.compile(
    r"(?:编号|流水号?|订单号?|单号|序列号|序号|批次号?|批号|案号|案件号|档案号|受理号|业务号|凭证号?|合同号|项目代码|"
    r"索引号|文号|备案号?|设备号|机身号|资产号|车架号|发动机号|[电水气热]表号|表号|户号|学号|工号|箱号|件号|货号|型号|版本号|"
    r"运单号|快递号|保单号|会员号|准考证号|登记号|注册号|许可证号|证书号|病历号|住院号|门诊号|收据号|支票号|标段号?|地块号?|宗地号|"
    r"条码|条形码|代码|时间戳|票号|发票号?码?|工单号?|ISBN|ISSN|No\.?|ID|SN)[ :：为是=#（(]{0,3}$",
    re.I,
)
CREDIT_WORDS = re.compile(r"信用代码|机构代码|纳税人|税号")
TAX_WORDS = re.compile(r"纳税人|税号")  # a trader's own number may be the one here
NUMBER_OF = re.compile(
    r" ?(?:[多余]?(?:亿|万(?![分一事能望幸])|元(?![旦宵月]))|[多余][人户件次名个]|美元|％|%|千克|公斤|吨|人次|[户件]次|"
    r"平方|立方|公里|公顷|千瓦|亩)"
)
COUNTED_IN = re.compile(
    r" ?(?:[号期户件度条批套项份台辆株头只张](?![主名口籍码机间待望过])|[人名个次米克升](?![\u4e00-\u9fff]))"
)
AMOUNT_WORDS = re.compile(
    r"(?:[合总共累小]计|[总预决概结]算|[量额值]|[总次人户件个击]数|结余|产销|[收支][入出]|投资|资金|库存|面积|人口|储备|[价货]款|"
    r"人民币|¥|RMB)(?:\([^()\n]{1,6}\))?(?:[ :为是=约共达到(]|人民币){0,5}$",
    re.I,
)
ORDINAL = re.compile(r"第 ?$")
IN_PATH = re.compile(r"(?<![\u4e00-\u9fff])/(?:20[0-9]{4,6}|20[0-9]{2}/[0-9]{1,2}(?:/[0-9]{1,2})?)/$")
NUMBERED = re.compile(r"(?:^|[\s(])[1-9][0-9]?\.$")  # 1.138…: the first of a list


def near(text: str, start: int, end: int, words: re.Pattern[str], before: int = 20, after: int = 10) -> bool:
    """Whether one of the words stands shortly before the number, right behind it, or over it in a table."""
    around = text[max(0, start - before) : start], text[end : end + after]
    return any(words.search(part) for part in around) or bool(words.search(heading(text, start)))


def is_serial(text: str, start: int) -> bool:
    """Whether the word just before, or over it in a table, says that this is a number of a thing."""
    return bool(SERIAL_WORDS.search(text[max(0, start - 12) : start]) or SERIAL_WORDS.search(heading(text, start)))


def is_amount(text: str, end: int) -> bool:
    """Whether it is followed by what amounts are counted in."""
    return bool(NUMBER_OF.match(text, end))


def is_counted(text: str, start: int) -> bool:
    """Whether what stands before it, or over it in a table, tells of an amount, the number of a thing, a path."""
    before, over = text[max(0, start - 14) : start], heading(text, start)
    told = AMOUNT_WORDS.search(before) or AMOUNT_WORDS.search(over) or ORDINAL.search(before) or IN_PATH.search(before)
    return bool(told) or is_serial(text, start)


def is_counted_in(text: str, end: int) -> bool:
    """Whether it is followed by what things are counted in, that may begin another word as well."""
    return bool(COUNTED_IN.match(text, end))


def letter_before(text: str, start: int) -> bool:
    """Whether a Latin letter touches the number from the left."""
    return start > 0 and text[start - 1].isascii() and text[start - 1].isalpha()


def letter_after(text: str, end: int) -> bool:
    """Whether a Latin letter touches the number from the right."""
    return end < len(text) and text[end].isascii() and text[end].isalpha()

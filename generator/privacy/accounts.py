"""What else leads to one person: mailboxes, WeChat and QQ numbers, plates, masked numbers, home telephones.

takes  a folded text
gives  hits in it
does not  find a mailbox or a telephone of an office
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.context import PLATE_WORDS, near
from generator.privacy.folding import Folded
from generator.privacy.hits import Sureness
from generator.privacy.names import is_by_name

Found = tuple[int, int, str, Sureness]
MAILBOX, WECHAT, QQ, PLATE = "私人邮箱", "微信号", "QQ号码", "车牌号码"
MASKED = "隐去一部分的号码"
HOME_TELEPHONE = "家里的电话"
PRIVATE_HOSTS = (
    r"(?:vip\.)?(?:qq|163|126|139|sina|sohu|tom|188|21cn|aliyun|foxmail|yeah|eyou|263|gmail|googlemail|hotmail|outlook|"
    r"live|msn|yahoo|ymail|icloud|me|mac|proton|protonmail|mail|gmx|yandex|wo|189|netease)\.(?:com|cn|net|me|ru)(?:\.cn)?"
)
AT = r"(?: ?@ ?| ?[\[(【<{#] ?(?:at|@|艾特|#)? ?[\])】>}]? ?|#| (?:at|AT|艾特) |艾特|%40)"
DOT = r"(?: ?[.。·] ?| ?[\[(【] ?(?:dot|点|\.) ?[\])】] ?| dot |点)"
HOST = PRIVATE_HOSTS.replace(r"\.", DOT)
LOCAL = r"(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9._+%\-]{0,63}"
PRIVATE_MAIL = re.compile(rf"{LOCAL}{AT}{HOST}(?![A-Za-z0-9])", re.I)
ANY_MAIL = re.compile(rf"{LOCAL} ?@ ?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{{2,}}")
OFFICE_HOST = re.compile(r"(?:\.gov\.cn|\.gov|\.edu\.cn|\.mil\.cn)$", re.I)
PRIVATE_WORDS = re.compile(r"个人|私人|本人|申请人|家属|家长|监护人|户主|常用邮箱|联系人")
OF_OFFICES = "".join(
    f"(?<!{word})" for word in ("官方", "政务", "单位", "企业", "工作", "公众号", "服务号", "订阅号", "群")
)
WECHAT_ID = re.compile(
    rf"{OF_OFFICES}(?<![A-Za-z])(?:微信|薇信|威信|wechat|weixin|vx|wx|v信|加v)(?!公众)(?:号码|号|ID|账号)?"
    r"(?: ?[:是为=(] ?| )([A-Za-z][A-Za-z0-9_\-]{5,19}|[0-9]{6,10}(?![0-9]))",
    re.I,
)
QQ_ID = re.compile(
    rf"{OF_OFFICES}(?<![A-Za-z])(?:QQ|扣扣|企鹅号)(?:号码|号)?(?: ?[:是为=(] ?| ?)([1-9][0-9]{{5,10}})(?![0-9@.])", re.I
)
PLATE_ID = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黔滇陇秦蜀][ ]?[A-HJ-NP-Z][ ·.\-]{0,2}"
    r"(?:[0-9A-HJ-NP-Z][ ·\-]?){4,5}[0-9A-HJ-NP-Z挂学警港澳领](?![0-9A-Za-z])",
    re.I,
)
MASKED_CITIZEN = re.compile(r"(?<![0-9])[1-9][0-9]{2,9}[*×xX✕某●#-]{4,14}[0-9]{0,4}[0-9Xx](?![0-9A-Za-z])")
MASKED_MOBILE = re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9] ?[*×xX✕●#]{4} ?[0-9]{4}(?![0-9A-Za-z])")
LANDLINE = re.compile(r"(?<![0-9])(?:0[0-9]{2,3} ?[-)] ?)?[2-8][0-9]{6,7}(?![0-9])")
HOME_WORDS = re.compile(r"家庭电话|住宅电话|宅电|家里电话|家中电话|个人电话|本人电话|户主电话")


def find_accounts(folded: Folded) -> Iterator[Found]:
    """Every such thing in the text; where it stands is told in the folded text."""
    plain, figures = folded.plain, folded.figures
    yield from _mailboxes(plain)
    for pattern, what, group in ((WECHAT_ID, WECHAT, 1), (QQ_ID, QQ, 1)):
        for match in pattern.finditer(figures if what == QQ else plain):
            yield (*match.span(group), what, Sureness.sure)
    for match in PLATE_ID.finditer(figures):
        is_numbered = sum(char.isdigit() for char in match[0]) >= 1
        if is_numbered and near(plain, *match.span(), PLATE_WORDS, before=20, after=12):
            yield (*match.span(), PLATE, Sureness.sure)
    for match in (*MASKED_MOBILE.finditer(plain), *_masked_citizens(plain)):
        if is_by_name(plain, *match.span()):  # alone it leads to nobody
            yield (*match.span(), MASKED, Sureness.likely)
    for match in LANDLINE.finditer(plain):
        if near(plain, *match.span(), HOME_WORDS, before=10, after=0):
            yield (*match.span(), HOME_TELEPHONE, Sureness.likely)


def _mailboxes(plain: str) -> Iterator[Found]:
    for match in PRIVATE_MAIL.finditer(plain):
        yield (*match.span(), MAILBOX, Sureness.sure)
    for match in ANY_MAIL.finditer(plain):
        is_private = near(plain, *match.span(), PRIVATE_WORDS, before=12, after=0)
        if is_private and not OFFICE_HOST.search(match[0]):
            yield (*match.span(), MAILBOX, Sureness.sure)


def _masked_citizens(plain: str) -> Iterator[re.Match[str]]:
    """Parts of a citizen number, the middle or the end hidden: about eighteen characters, or named as one."""
    for match in MASKED_CITIZEN.finditer(plain):
        if len(match[0]) in (15, 18) and "-" not in match[0]:
            yield match

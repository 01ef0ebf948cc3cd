"""What tells of one household or one child: illness by a name, a home, a list of names, a child. Only ever likely.

takes  a text, and the names of places and units that are known not to be persons
gives  hits, each with its place in the text as it was given
does not  decide: a person looks
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from generator.model.masked import SURE
from generator.privacy.folding import Folded, fold, fold_seen
from generator.privacy.hits import Hit, Sureness
from generator.privacy.markup import has_markup
from generator.privacy.names import BEFORE, DOES, HAN, MEMBER, NAME, STOP, WIDE_NAME

ILLNESS, ADDRESS, LIST, CHILD = "姓名和病情、残疾", "村、社区以下的住址", "人员名单", "孩子的情况"
KNOWN = "\x00"
NUMBER = r"[0-9一二三四五六七八九十百]{1,5}"
IS_ILL = (
    "(?:患|身患|突发|确诊|被?诊断|检查出|查出|得了?|因病|重病|大病|生病|病故|病逝|病重|卧床|瘫痪|残疾|重残|致残|截瘫|偏瘫|"
    "失明|失聪|聋哑|癌|肿瘤|白血病|尿毒症|透析|化疗|精神[病分障残]|抑郁|艾滋|肝炎|结核|脑瘫|智力[残障低]|视力[残障]|"
    "听力[残障]|言语[残障]|肢体[残障]|自闭|孤独症|糖尿病|高血压|心脏病|脑梗|脑出血|残障|"
    "[一二三四1-4]级残|[一二三四1-4]级(?:肢体|智力|精神|视力|听力))"
)
COLUMN_OF_ILLNESS = "(?:病种|病情|诊断|残疾类别|残疾等级|患病)"
GAP = r"[^。；;!?！？\n]{0,12}?"
DISABLED = "肢体|智力|精神|视力|听力|言语|多重|残"
GRADE = f"(?:(?:{DISABLED})[^，。；\\n]{{0,5}}?[一二三四1-4]级|[一二三四1-4]级(?:{DISABLED}))"
SICK = r"(?:身?患有?|确诊|查出|得了)[^，。；\n]{1,10}[病症癌瘤炎]"
ILL_PATTERNS = (
    rf"{BEFORE}{NAME}(?:[,，、（( :|]{{1,3}}[男女]?{GAP}|[系是因被的本一长常于今前年现目已也]{GAP}|){IS_ILL}",
    rf"(?:患者|病人|病患|残疾人|障碍者|伤者|感染者|携带者)[:： ]{{0,2}}{WIDE_NAME}(?:{STOP}|{DOES})",
    rf"{BEFORE}{WIDE_NAME}[，,、（( :|]{{1,3}}(?:[男女][，,、 |]{{1,3}})?(?:{GRADE}|{SICK})",
    rf"{SICK}的{WIDE_NAME}(?:{STOP}|{DOES})",
    rf"{COLUMN_OF_ILLNESS}[^。\n]{{0,10}}[:： ]{GAP}姓名|姓名[^。\n]{{0,20}}{COLUMN_OF_ILLNESS}",
)
# 政务中心2号楼305室 is where an office is.
OFFICE = re.compile(
    "中心|大厅|办公|窗口|政府|机关|大楼|大厦|[局委]|法院|检察|医院|学校|公司|会议室|档案|行政|接待|服务站|管理站|救助站"
)
GROUP = "(?:村民小组|居民小组|小组|组|社|队)"
LIVES = "(?:家住|住在|住址|现住|居住地|居住在|户籍地|户籍地址|家庭地址|居住地址)"
HOME_PATTERNS = (
    rf"{NUMBER} ?(?:号楼|栋|幢|单元|号院|弄)(?: ?{NUMBER} ?(?:号楼|栋|幢|单元|室|号|楼|层))*",
    rf"(?:小区|家园|公寓|花园|嘉园|家属院|家属楼|楼)[^。，\n]{{0,6}}{NUMBER} ?室",
    rf"(?:村|社区|嘎查|屯|寨|庄|队|牧场) ?第?{NUMBER} ?{GROUP}(?![长织成建])(?: ?{NUMBER} ?号)?",
    rf"(?:村民|居民|牧民)小组第?{NUMBER} ?号|{NUMBER} ?组 ?{NUMBER} ?号|门牌号?[:： ]?{NUMBER}|附{NUMBER}号",
    rf"{LIVES}[^。；\n]{{0,30}}?{NUMBER} ?[号组室]",
)
BULLET = r"(?:[(（]?[0-9一二三四五六七八九十]{1,3}[.、)） ]{1,2}|[-*+·] ?)"
APART = rf"(?:[、,，;；|/和] ?|[ \n]{{1,8}}){BULLET}?"
# What was read of a list is never given back, or a long one would be read again from each of its names.
LIST_PATTERN = re.compile(rf"{MEMBER}(?:{APART}{MEMBER}(?=[、,，;；|/和。 \n等（()）]|$)){{2,}}+")
COLUMNS = re.compile(
    r"(?:序号|编号)[^。\n]{0,30}?姓 ?名|"
    r"姓 ?名[ |,，、]+(?:性别|年龄|身份证|村|住址|金额|电话|户主|与户主)[^。\n]{0,20}\n|"
    r"姓 ?名 ?[|;] ?(?:性别|年龄|身份证|证件|村|住址|电话|与?户主|家庭|人口|人数|月|金额|[补救]助|保障)"
)
LEAST_SURE = 2  # of the names of a list, that begin with a surname few other words begin with
CHILDREN = (
    "(?:患儿|孤儿|弃婴|男童|女童|幼儿|婴儿|留守儿童|困境儿童|孤残儿童|无人抚养儿童|儿童|孩子|学生|小学生|中学生|幼童|"
    "未成年人|少年)"
)
PARENTS = "(?:父母双方|父母|父亲|母亲|爸爸|妈妈|生父|生母|父|母)"
FATE = "(?:服刑|失联|去世|死亡|病故|离异|改嫁|出走|失踪|重病|重残|吸毒|戒毒|入狱|羁押|双亡|撤销监护)"
BORN = r"20(?:09|[1-9][0-9])"  # a child still in 2026; an official is none
SCHOOL = "(?:小学|中学|幼儿园|学校)"
YEARS = "(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])"
CHILD_PATTERNS = (
    rf"{CHILDREN}[:： （(]{{0,2}}{NAME}(?:(?=[就在年上读今现是])|{STOP}|{DOES})",
    r"(?:学生|儿童|幼儿|孩子|孤儿|患儿|子女|未成年人)的?姓名[:： ;|\n]",
    rf"{BEFORE}{NAME}[^。；\n]{{0,20}}?(?:就读|在读|上学|读书|[小初高中]学|幼儿园|[一二三四五六七八九初高][年一二三]级)",
    rf"就读于?[^。；\n]{{0,25}}?(?<!{HAN}){NAME}|{SCHOOL}[^。；，\n]{{0,10}}?班[^。；，\n]{{0,4}}?{NAME}{STOP}",
    rf"{BEFORE}{WIDE_NAME}[，,（( ]{{1,2}}[男女]?[，, ]?(?:今年)?{YEARS}周?岁",
    rf"{BEFORE}{WIDE_NAME}[，,、（( ]{{1,2}}(?:[男女][，,、 ]{{1,2}})?{BORN}[年.\-/][^，。；\n]{{0,8}}生",
    rf"{BEFORE}{WIDE_NAME}[，,、（( ]{{1,2}}(?:[男女][，,、 ]{{1,2}})?(?:生于|出生于|出生日期[:： ]?){BORN}",
    rf"{BEFORE}{NAME}(?:的|，|,)?{PARENTS}[^。；\n]{{0,8}}?{FATE}",
    rf"{PARENTS}[^。；\n]{{0,8}}?{FATE}[^。；\n]{{0,8}}?的(?:儿童|孩子|孤儿)?{NAME}(?:{STOP}|{DOES})",
)


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


PATTERNS = ((ILLNESS, _any(ILL_PATTERNS)), (ADDRESS, _any(HOME_PATTERNS)), (CHILD, _any(CHILD_PATTERNS)))
# One look says whether a text can tell any such thing.
WORTH = re.compile(r"[\d一二三四五六七八九十父母患病癌残瘫盲聋哑疗症诊瘤儿童婴幼孩岁读名生少年、,，;；/| \n]")


def find_circumstances(text: str, known: Collection[str] = ()) -> tuple[Hit, ...]:
    """What of one household stands in the text; ``known`` names are no persons."""
    if not WORTH.search(text):
        return ()
    readings = (fold(text), fold_seen(text)) if has_markup(text) else (fold(text),)
    return tuple(sorted({hit for folded in readings for hit in _found(folded, known)}))


def _found(folded: Folded, known: Collection[str]) -> Iterator[Hit]:
    plain = folded.plain
    if known:
        plain = _names(frozenset(known)).sub(lambda match: KNOWN * len(match[0]), plain)
    found = [(start, end, what) for what, pattern in PATTERNS for start, end in _spans(what, pattern, plain)]
    found += [(*match.span(), LIST) for match in COLUMNS.finditer(plain)]
    found += [(*match.span(), LIST) for match in LIST_PATTERN.finditer(plain) if _are_names(match[0])]
    yield from (_hit(folded.place(start, end), what, plain[start]) for start, end, what in found)


@lru_cache(maxsize=64)
def _names(known: frozenset[str]) -> re.Pattern[str]:
    """Any of the known names, the longest first: made once for all texts of a place."""
    return re.compile("|".join(re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name))))


def _spans(what: str, pattern: re.Pattern[str], plain: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(plain):
        before = plain[max(0, match.start() - 20) : match.start()]
        if what != ADDRESS or not OFFICE.search(re.split(r"[。；\n]", before)[-1] + match[0]):
            yield match.span()


def _are_names(listed: str) -> bool:
    """Whether enough of what is listed begins as a name does."""
    return sum(part[0] in SURE for part in re.split(rf"[、和]|(?!{HAN}).", listed) if part) >= LEAST_SURE


def _hit(place: tuple[int, int], what: str, first: str) -> Hit:
    """Of words only the first character is shown: three may be a whole name."""
    return Hit(*place, what, f"{first}…", Sureness.likely)

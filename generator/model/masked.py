"""Persons in a text: masked names, and names beside what is told of a household. Such things stand on no page.

takes  a text, and the names of places and units that are known not to be persons
gives  the kind of thing and the words, in the order of the patterns
does not  find a bare name: no program can tell one from other words, so a person reads every record before it is public
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟"
    "汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛"
    "温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫"
)
# Surnames that begin few other words: 王, 李 …, but not 高, 安, 程, 何.
SURE = "王李张刘陈杨赵黄吴徐孙朱郭罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘董袁蒋杜苏魏吕丁沈姚卢傅姜崔谭廖汪戴贾韦邱侯邹熊孟秦薛黎贺郝龚邵"
WORDS = (
    "张贴|许可|许多|陈述|陈列|陈旧|谢绝|谢意|黄牛|黄河|李子|贺信|董事|杜绝|罗列|沈阳|苏木|唐山|郑州|韩国|张榜|徐州|侯选|梁柱"
    "|曾[经受任患获在被是有于因享向申领办参到]"
)
# What ends the name of a place: such a character within two of the surname, and it is 曹县, 贺兰县, 董庄.
OF_PLACES = "县区市镇乡村旗庄州沟湾坝坪屯寨堡营塘"
IS_PLACE = rf"[\u4e00-\u9fff]?[{OF_PLACES}]"
UNSAID = "不|未|无|略|见|已|隐|保密|空|以|由"  # 姓名：不公开
MASK = "某×✕╳＊*○〇●"
END = r"(?=[，。、；：！？,;:!?等（）()“”户家的之和与及同\s]|$)"
BEGIN = r"(?:(?<![\u4e00-\u9fff])|(?<=[对给为向由把将和与及]))"
ANY = f"[{SURNAMES}]"
NAME = rf"(?!{WORDS})[{SURE}](?!{IS_PLACE})[\u4e00-\u9fff]{{1,2}}"
ONE_HOME = "一家(?![企公医养机店工单服定])"
PATTERNS = (
    ("隐去一部分的姓名", re.compile(rf"{ANY}(?:[{MASK}]{{2,3}}|[xX]{{2,3}}(?![A-Za-z])|[{MASK}xX]{END}|某[甲乙丙丁])")),
    ("隐去一部分的姓名", re.compile(rf"{ANY}[{MASK}][\u4e00-\u9fff](?:[（(，、\s]|等)")),
    ("姓名和户数", re.compile(rf"{BEGIN}{ANY}[\u4e00-\u9fff{MASK}]{{1,2}}(?<![村镇乡县市区旗州局委办会院校厂户员业等])等[0-9一二三四五六七八九十]+[户人]")),
    ("姓名和家庭情况", re.compile(rf"{BEGIN}{NAME}[，,、（(]?(?:一家|全家|家)?[0-9一二三四五六七八九十]+口(?!井)")),
    ("姓名一栏", re.compile(rf"(?:姓名|户主)[:：]\s*(?!{UNSAID})([\u4e00-\u9fff])")),
    ("姓名一栏", re.compile(rf"(?:申请人|被救助人|救助对象)[:：]\s*({ANY}(?!{IS_PLACE})[\u4e00-\u9fff{MASK}]{{1,3}}){END}")),
    ("称呼", re.compile(rf"{ANY}(?:女士|先生(?![产活成])|大爷|大妈|大娘|奶奶|爷爷|阿姨|大叔)")),
    ("姓名", re.compile(rf"(?:村民|居民|户主|申请人|救助对象|困难户|低保户|特困户)({NAME}){END}")),
    ("姓名", re.compile(rf"{BEGIN}{NAME}(?:家门口|家里|家中|家庭|{ONE_HOME})")),
)  # fmt: skip
# 张三李四村: two names of two characters each, neither of which goes on as the name of a place does.
ONE = rf"[{SURE}](?![家{OF_PLACES}楼店圩岗坡集桥屋{SURNAMES}])[\u4e00-\u9fff]"
PAIR = re.compile(f"{ONE}[和与及]?{ONE}")
KNOWN = "_"  # stands for a known name: no Chinese character, so that what follows begins anew


def persons_in(text: str, known: Collection[str] = ()) -> list[tuple[str, str]]:
    """(what, words) of each pattern that fits, the words from the name on; full-width figures are figures, white space between characters none.

    ``known`` are names of places and units: they are no persons, whatever character they begin with.
    """
    plain = re.sub(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])", "", unicodedata.normalize("NFKC", text))
    for name in sorted(known, key=len, reverse=True):
        plain = plain.replace(name, KNOWN)
    found = (
        (what, match[match.lastindex or 0].strip()) for what, pattern in PATTERNS if (match := pattern.search(plain))
    )
    return list(dict.fromkeys(found))


def names_side_by_side(text: str) -> str:
    """Two names written together, as in 张三李四村, or an empty text."""
    match = PAIR.search(text)
    return match[0] if match else ""

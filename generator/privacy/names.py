"""How the name of a person begins and ends among Chinese characters, as far as patterns can tell.

takes  nothing
gives  patterns of names, of what stands before and behind them; whether a name stands near
does not  find a bare name: no program can tell one from other words
"""

from __future__ import annotations

import re

from generator.model.masked import MASK, OF_PLACES, SURE, SURNAMES, WORDS

HAN = r"[\u4e00-\u9fff]"
NO_NAMES = (
    "孙子|孙女|孙辈|马上|马路|马铃|张口|张开|张榜|黎明|黄昏|熊猫|谢谢|萧条|姜汁|丁香|苏打|石油|侯车|任何|任务|方便|方案|"
    "金融|金额|安全|安置|高效|高龄|高中|时间|时限|万元|成员|成年|游客|项目|曲折|向上|单位|齐全|温暖|平安|平台|全|计划|和谐|"
    "周[一二三四五六日天末期边转岁围到密年]|林[业区场草木地果下]|何[种时地人处以]|钱[款物财包]|范[围畴例]|余[额人元户下]|"
    "夏[季天令]|钟头|田[间地]|武[装警术]|白[天内血癜]|江[河水]|史料|毛[巾毯坯病]|汤药|尤[其为]|卫[生健视星]|胡[同乱]"
)
# Surnames that begin other words now and then: read as such only where the words around leave little doubt.
COMMON = "周马胡林何钱范叶余夏钟田武白江史尹毛汤尤褚卫"
TWO = (
    "欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|公孙|慕容|令狐|夏侯|轩辕|端木|呼延|宇文|独孤|闻人|申屠|澹台|公冶|宗政|淳于|单于|"
    "仲孙|钟离|赫连|万俟"
)
# Characters that write the sounds of other languages' names: 阿依古丽·买买提.
SOUND = (
    "阿艾爱安巴拜贝比伯布才次达丹旦德登迪杜迭顿多尔法菲夫富甫尕嘎格贡古哈海罕汗合赫胡吉加嘉江杰金居卡凯坎克肯库拉莱兰"
    "勒里力丽利连鲁罗洛玛麦曼买迈美米莫木穆那纳娜乃妮尼努诺帕派培皮普奇恰其琼仁肉热茹如瑞萨赛桑沙山什斯苏塔台太坦特提"
    "铁图吐托瓦外旺维温沃乌吾西希夏谢雄亚雅衣依伊以尤玉约扎再孜泽则娅措卓姆东不都卜逊丁森地敏巧阔吾"
)
NO_WORD = rf"(?=[{SURNAMES}{SOUND}{''.join(two[0] for two in TWO.split('|'))}])(?!{WORDS}|{NO_NAMES})"
PLACE = f"(?!{HAN}?[{OF_PLACES}])"
SOUNDS = rf"[{SOUND}]{{2,6}}(?:·[{SOUND}]{{2,6}}?){{1,3}}"
COMPOUND = rf"(?:{TWO}){PLACE}{HAN}{{1,2}}?"
MASKED_NAME = rf"[{SURNAMES}][{MASK}xX]{{1,2}}{HAN}?"
NAME = rf"{NO_WORD}(?:{COMPOUND}|[{SURE}]{PLACE}{HAN}{{1,2}}?|{SOUNDS}|{MASKED_NAME})"
WIDE_NAME = rf"{NO_WORD}(?:{COMPOUND}|[{SURE}{COMMON}]{PLACE}{HAN}{{1,2}}?|{SOUNDS}|{MASKED_NAME})"
# One of a list: any surname, two characters may be written apart to be as long as three.
OFFICES = "局委办部院会省厅处科所站"
MEMBER = (
    rf"{NO_WORD}(?:{SOUNDS}|{COMPOUND}|"
    rf"[{SURNAMES}](?!{HAN}?[{OF_PLACES}{OFFICES}])(?:{HAN}{{1,2}}| {{1,3}}{HAN}(?!{HAN})))"
)
# A name begins where no Chinese character stands before it, or one of these words does.
PERSONS = (
    "村民", "居民", "户主", "患者", "病人", "学生", "儿童", "孤儿", "患儿", "孩子", "请人", "之子", "之女", "儿子",
    "女儿", "丈夫", "妻子", "父亲", "母亲", "对象", "残疾人", "老人", "员工", "同志", "牧民", "群众", "感染者",
    "家庭", "人员",
)  # fmt: skip
BEFORE = rf"(?:(?<!{HAN})|(?<=[对给为向由将和与及叫])|{'|'.join(f'(?<={word})' for word in PERSONS)})"
STOP = r"(?=[，,、。；：:（() \n]|$)"
# What a person does, or what is told of one: such words end a name.
DOES = (
    "(?=家庭|家中|家里|家属|一家|一户|办理|住院|入院|出院|治疗|申请|领取|领到|收到|接受|参加|获得|享受|本人|死亡|去世|病逝|"
    "的[父母妻丈儿女病家残监]|因[患病车残意]|[身已]患|[已现于经被])"
)
BESIDE = re.compile(rf"{BEFORE}{WIDE_NAME}(?:(?!{HAN})|(?=的|身份|证件|手机|电话|联系|银行|卡号|账号|户))")
REACH = 40


def is_by_name(text: str, start: int, end: int) -> bool:
    """Whether a name stands in the same line, not far off."""
    nearest = max(0, start - REACH)
    line = max(text.rfind("\n", nearest, start) + 1, nearest)
    stop = text.find("\n", end, end + REACH)
    around = (line, start), (end, stop if stop >= 0 else end + REACH)
    return any(BESIDE.search(text, one, other) for one, other in around)

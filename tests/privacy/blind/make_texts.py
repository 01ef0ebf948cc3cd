"""Writes texts.yml.  Run again only to change the corpus: python make_texts.py."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from numbers_blind import CAPITAL, RADIO, RING, card, cid, cid_bad, cid_x, full, han

OUT: list[dict[str, str]] = []


def add(id_: str, kind: str, expect: str, text: str, why: str) -> None:
    OUT.append({"id": id_, "kind": kind, "expect": expect, "text": text, "why": why})


def e(id_: str, kind: str, text: str, why: str) -> None:
    add(id_, kind, "error", text, why)


def w(id_: str, kind: str, text: str, why: str) -> None:
    add(id_, kind, "warning", text, why)


# ---- citizen numbers -------------------------------------------------------
N = cid("522421", "19620315")
e(
    "cid-colon",
    "notice",
    f"现将张三（身份证号：{cid('522421', '19550708')}）纳入农村低保，公示期7天。",
    "plain, after a colon",
)
e(
    "cid-no-colon",
    "notice",
    f"户主李四身份证{cid('522401', '19480229')}经入户调查符合条件。",
    "after 身份证 without colon, glued on both sides, 29 February",
)
e("cid-bare", "progress", f"补发对象为{cid('520521', '19710911')}，款项已打卡。", "no context word at all")
e(
    "cid-oldest",
    "report",
    f"年龄最大的救助对象王五，{cid('522422', '19310101')}，已93岁。",
    "born 1931, district code of 2012 and before",
)
e(
    "cid-new-code-old-person",
    "notice",
    f"赵六 {cid('520502', '19370620')} 特困供养",
    "district code younger than the person",
)
e("cid-2018", "notice", f"监护人代领，受益人证件号{cid('520521', '20181231')}。", "born 2018")
e("cid-x", "notice", f"孙七（{cid_x('522423', 1966)}）自愿退出低保。", "ends in X, in full-width parentheses")
e(
    "cid-lower-x",
    "circular",
    f"钱八({cid_x('522424', 1974).lower()})骗取临时救助金，现予通报。",
    "ends in lower-case x, in half-width parentheses",
)
e("cid-times-sign", "notice", f"公民身份号码 {cid_x('522425', 1959)[:-1]}× 的申请已受理", "× typed in place of X")
e("cid-roman-ten", "notice", f"身份证：{cid_x('522426', 1983)[:-1]}Ⅹ", "Roman numeral ten in place of X")
e("cid-full-width", "notice", f"申请人周九，身份证号{full(cid('522427', '19660606'))}。", "full-width digits")
e("cid-full-width-x", "report", f"身份证号码：{full(cid_x('522428', 1990))}", "full-width digits and full-width X")
n = cid("522421", "19690412")
e("cid-spaced-6-8-4", "notice", f"吴十 {n[:6]} {n[6:14]} {n[14:]}", "in groups 6-8-4, spaces")
n = cid("522421", "19740923")
e(
    "cid-spaced-4",
    "progress",
    "号码 " + " ".join(n[i : i + 4] for i in range(0, 18, 4)) + " 已核对",
    "in groups of four like a bank card",
)
n = cid("522421", "19810130")
e("cid-every-digit-spaced", "notice", "身份证 " + " ".join(n), "a space between all digits")
n = cid("522421", "19870517")
e(
    "cid-hyphens",
    "notice",
    f"身份证：{n[:6]}-{n[6:10]}-{n[10:12]}-{n[12:14]}-{n[14:]}",
    "hyphens, the birthday in three",
)
n = cid("522421", "19920828")
e("cid-en-dash", "circular", f"当事人郑一一（{n[:6]}–{n[6:14]}–{n[14:]}）", "en dashes, as Word makes them")
n = cid("522421", "19950203")
e("cid-nbsp-ideographic", "report", f"证件 {n[:6]}\u00a0{n[6:14]}\u3000{n[14:]}", "no-break and ideographic spaces")
n = cid("522421", "19980714")
e("cid-zero-width", "notice", f"身份证号{n[:6]}\u200b{n[6:14]}\u200b{n[14:]}。", "zero-width spaces left by a web page")
n = cid("522421", "20011105")
e(
    "cid-word-joiner-soft-hyphen",
    "notice",
    f"身份证号{n[:8]}\u00ad{n[8:12]}\u2060{n[12:]}。",
    "soft hyphen and word joiner inside",
)
e("cid-han", "notice", "身份证号为" + han(cid("522421", "19530319")) + "。", "Chinese digits")
e("cid-han-ring", "report", "身份号码" + han(cid("522421", "19640104"), RING), "Chinese digits with 〇")
e(
    "cid-han-capital",
    "circular",
    "身份证：" + han(cid_x("522421", 1979), CAPITAL),
    "capital Chinese digits, X at the end",
)
n = cid("522421", "19580821")
e("cid-half-han", "notice", f"身份证号{n[:6]}{han(n[6:14])}{n[14:]}", "the birthday in Chinese digits, the rest not")
n = cid("522421", "19760229")
e("cid-line-break", "notice", f"冯二二的身份证号是{n[:10]}\n{n[10:]}，请核对。", "line break inside")
n = cid("522421", "19840707")
e("cid-crlf-indent", "notice", f"- 身份证号：{n[:6]}\r\n  {n[6:]}", "CRLF and an indent inside a list item")
n = cid("522421", "19890909")
e("cid-quote-break", "report", f"> 陈三三，{n[:14]}\n> {n[14:]}，已脱贫", "line break in a Markdown quotation")
n = cid("522421", "19910610")
e(
    "cid-br-tag",
    "notice",
    f"| 姓名 | 证件 |\n|---|---|\n| 褚四四 | {n[:6]}<br>{n[6:14]}<br>{n[14:]} |",
    "br tags inside a table cell",
)
e(
    "cid-table",
    "notice",
    f"| 序号 | 姓名 | 身份证号 |\n|---:|---|---|\n| 1 | 卫五五 | {cid('522421', '19560116')} |",
    "in a Markdown table",
)
n = cid("522421", "19720502")
e(
    "cid-digit-boxes",
    "notice",
    "| 身份证号 | " + " | ".join(n) + " |\n|" + "---|" * 19,
    "one digit to a cell, like the boxes of a form",
)
e(
    "cid-url-query",
    "channel",
    f"查询结果：https://mz.example.cn/cx?xm=zhangsan&sfzh={cid('522421', '19680313')}&t=1",
    "in the query of a URL",
)
e("cid-url-path", "channel", f"[下载](/files/{cid_x('522421', 1994)}/shenqing.pdf)", "in the path of a Markdown link")
e("cid-link-text", "notice", f"[{cid('522421', '19611224')}的审批表](spb.pdf)", "in the text of a Markdown link")
e("cid-link-title", "notice", f'[审批表](spb.pdf "{cid("522421", "19611225")}")', "in the title of a Markdown link")
e("cid-image-alt", "report", f"![蒋六六{cid('522421', '19700809')}入户照片](p1.jpg)", "in the alt text of an image")
e(
    "cid-file-name",
    "notice",
    f"附件：沈七七_{cid('522421', '19630430')}_低保申请表.docx",
    "in a file name between underscores",
)
e("cid-glued-latin", "progress", f"ID{cid('522421', '19990102')}OK", "glued to Latin letters")
e("cid-glued-han", "progress", f"户主韩八八{cid('522421', '19730801')}一户三人", "glued to Chinese on both sides")
e(
    "cid-x-glued-mobile",
    "notice",
    f"杨九九{cid_x('522421', 1969)}13800001357",
    "X, then a mobile number without a gap, as copied from a table",
)
e("cid-comma-csv", "report", f"1,朱一二,男,{cid('522421', '19650718')},3,1280", "pasted CSV row")
e("cid-html-comment", "notice", f"<!-- 秦一三 {cid('522421', '19780327')} 待删 -->\n公示如下。", "in an HTML comment")
e("cid-code", "progress", f"`{cid('522421', '19850606')}`", "in inline code")
n = cid("522421", "19931111")
e("cid-bold-half", "notice", f"身份证号{n[:6]}**{n[6:14]}**{n[14:]}", "the birthday in bold")
n = cid("522421", "19670205")
e("cid-span", "notice", f"身份证号<span>{n[:14]}</span><span>{n[14:]}</span>", "split over two span elements")
n = cid("522421", "19520623")
e("cid-entity", "notice", "身份证号" + "".join(f"&#{ord(c)};" for c in n), "HTML entities")
n = cid("522421", "19540910")
e("cid-escape", "notice", f"身份证号 {n[:6]}\\-{n[6:14]}\\-{n[14:]}", "Markdown escapes before the hyphens")
e(
    "cid-front-matter",
    "notice",
    f"---\ntitle: 公示\noperator: {cid('522421', '19860121')}\n---\n正文",
    "in front matter, as a bare number",
)
e("cid-json", "progress", f'{{"xm":"尤一四","zjhm":"{cid("522421", "19770415")}"}}', "in a pasted JSON answer")
e("cid-footnote", "report", f"已退保[^1]。\n\n[^1]: 许一五，{cid('522421', '19820303')}。", "in a Markdown footnote")
e(
    "cid-taiwan",
    "notice",
    f"居住证 {cid('830000', '19800520')}",
    "residence permit of 830000, the same shape and checksum",
)
e(
    "cid-foreigner",
    "notice",
    f"永久居留身份证 {cid('911840', '19750616')}",
    "foreign permanent resident card of 2023, the same shape and checksum",
)
e(
    "cid-unknown-region",
    "notice",
    f"身份证 {cid('529931', '19790909', '123')}",
    "district code which never existed: date and checksum decide",
)
e(
    "cid-second-of-two",
    "notice",
    f"原登记号{cid_bad('522421', '19600606')}有误，更正为{cid('522421', '19600606')}。",
    "a wrong number first, the right one after it",
)
e(
    "cid-masked-then-whole",
    "notice",
    f"何一六 522421********0011（即{cid('522421', '19510402')}）",
    "masked, then in full",
)
e("cid-after-long-serial", "report", f"流水202403150000123456789,{cid('522421', '19490502')}", "after a long serial")
e("cid-dots", "notice", "身份证 " + ".".join([N[:6], N[6:14], N[14:]]), "dots between the groups")
e(
    "cid-slashes",
    "notice",
    "身份证 " + "/".join([N[:6], N[6:10], N[10:12], N[12:14], N[14:]]),
    "slashes between the groups",
)
e("cid-tab", "report", f"张三\t{N[:6]}\t{N[6:14]}\t{N[14:]}", "split by tabs, as pasted from a sheet")

# ---- mobile numbers --------------------------------------------------------
e("mob-plain", "notice", "如有异议请联系张三，13800001234。", "plain")
e("mob-344", "channel", "经办人：李四 138-0000-2234", "3-4-4 with hyphens")
e("mob-344-space", "channel", "王五 139 0000 3234", "3-4-4 with spaces")
e("mob-335", "progress", "驻村干部赵六电话：136 000 04234", "3-3-5")
e("mob-434", "progress", "电话1370 000 5234（孙七）", "4-3-4")
e("mob-443", "progress", "联系人钱八 1350-0006-234", "4-4-3")
e("mob-pairs", "notice", "手机 150 00 00 72 34", "3 and pairs")
e("mob-plus86", "channel", "微信同号：+86 186 0000 8234", "+86 with spaces")
e("mob-plus86-glued", "channel", "周九+8618600009234", "+86 glued")
e("mob-0086", "channel", "0086-187-0000-1034", "0086")
e("mob-86-no-plus", "progress", "8618800001134", "86 without plus")
e("mob-paren86", "notice", "(+86)189-0000-1234", "(+86)")
e("mob-leading-zero", "notice", "外地拨打017700001334", "0 before the mobile number")
e("mob-full-width", "notice", "联系电话：" + full("15900001434"), "full-width digits")
e("mob-full-width-hyphen", "notice", full("159-0000-1534"), "full-width digits and hyphens")
e("mob-han", "notice", "请拨打" + han("13800001634") + "找吴十。", "Chinese digits")
e("mob-han-radio", "notice", "电话" + han("13100001734", RADIO), "幺 for one")
e("mob-half-han", "notice", "电话138零零零零1834", "half Chinese digits")
e("mob-dots", "channel", "199.0000.1934", "dots")
e("mob-middle-dot", "channel", "郑一一 198·0000·2034", "middle dots")
e("mob-no-break-hyphen", "channel", "197\u20110000\u20112134", "no-break hyphens")
e("mob-line-break", "notice", "冯二二电话1660000\n2234", "line break inside")
e("mob-tel-link", "channel", "[拨打](tel:+8619100002334)", "tel: link")
e("mob-two-slash", "notice", "联系方式13800002434/13900002534", "two numbers by a slash")
e("mob-two-dun", "notice", "陈三三13800002634、褚四四13800002734", "two numbers with names glued to them")
e(
    "mob-register-neighbour",
    "channel",
    "值班电话0857-5220000（夜间13800002834）",
    "the office telephone hides the night mobile",
)
e("mob-wechat", "report", "可加微信wx_15200002934了解", "as a WeChat name after an underscore")
e("mob-virtual", "notice", "寄件人电话17000003034", "170 prefix")
e("mob-bold", "notice", "电话**138**0000**3134**", "bold in between")
e("mob-in-url", "channel", "https://mz.example.cn/sms?m=14700003234", "in a URL")
e("mob-table", "report", "| 村 | 协理员 | 电话 |\n|---|---|---|\n| 营盘村 | 卫五五 | 18100003334 |", "in a table")
e("mob-zero-width", "notice", "电话138\u200b0000\u200d3434", "zero-width characters")
e("mob-glued-han", "circular", "经查蒋六六用13300003534手机号冒领", "glued to Chinese on both sides")
e("mob-email-139", "channel", "邮箱 13800003634@139.com", "mobile number as the name of a mailbox")

# ---- bank cards ------------------------------------------------------------
c = card("621700", 19)
e("card-19", "notice", f"补助已发至沈七七建行卡（卡号{c}）。", "19 digits, 卡号")
c = card("622848", 19, "2")
e(
    "card-groups",
    "notice",
    "开户行：农业银行；账号：" + " ".join(c[i : i + 4] for i in range(0, 19, 4)),
    "in groups of four",
)
c = card("622588", 16, "3")
e("card-16-hyphen", "progress", "银行卡 " + "-".join(c[i : i + 4] for i in range(0, 16, 4)), "16 digits with hyphens")
e("card-17", "notice", f"一卡通账户{card('622150', 17, '4')}发放失败，请本人到信用社更正。", "17 digits, 一卡通")
e("card-18", "report", f"韩八八的社保卡金融账号 {card('623190', 18, '5')}", "18 digits, 社保卡")
e("card-full-width", "notice", "收款账号：" + full(card("622202", 19, "6")), "full-width digits")
e("card-han", "notice", "存折账号" + han(card("621799", 19, "7")), "Chinese digits")
e("card-context-after", "progress", f"{card('621226', 19, '8')}（农商行储蓄卡）", "context word after the number")
e(
    "card-header-context",
    "notice",
    f"| 户主 | 金额 | 银行账号 |\n|---|---|---|\n| 朱一二 | 1200 | {card('623059', 19, '9')} |",
    "the context word stands only in the table header",
)
c = card("621098", 19, "11")
e("card-line-break", "notice", f"打款银行卡号：{c[:12]}\n{c[12:]}", "line break inside")

# ---- e-mail, plates --------------------------------------------------------
e("mail-qq", "channel", "材料请发至 zhangsan0000@qq.com", "QQ mail")
e("mail-full-width-at", "channel", "邮箱：lisi0000＠163.com", "full-width @")
e("mail-all-full-width", "channel", "邮箱：" + full("wangwu0000@126.com"), "all full-width")
e("mail-upper", "progress", "联系邮箱ZHAOLIU0000@GMAIL.COM", "upper case, glued to Chinese")
e("mail-mailto", "channel", "[发邮件](mailto:sunqi0000@foxmail.com?subject=低保)", "mailto: link")
e("mail-spaces", "notice", "qianba0000 @ sina.com", "spaces round @")
e("mail-vip", "notice", "<zhoujiu0000@vip.qq.com>", "subdomain, Markdown autolink")
e("mail-percent", "channel", "https://mz.example.cn/f?to=wushi0000%40qq.com", "@ as %40 in a URL")
e("plate", "circular", "经查，张三名下有小轿车一辆，车牌号黔F00A00。", "plate with 车牌号")
e("plate-dot", "circular", "李四驾驶黔F·D0000小型客车", "plate with a middle dot, 驾驶")
e("plate-green", "notice", "核对发现车辆：贵州牌照 黔FD00000（新能源）", "plate of eight, with 牌照")
e("plate-space-lower", "circular", "家庭名下车辆 黔 f 000b0 未申报", "spaces and lower case")

# ---- warnings --------------------------------------------------------------
w("warn-checksum", "notice", f"张三身份证号{cid_bad('522421', '19620707')}", "wrong checksum (mistyped)")
w(
    "warn-checksum-spaced",
    "progress",
    " ".join(re.fullmatch("(.{6})(.{8})(.{4})", cid_bad("522421", "19700101")).groups()),
    "wrong checksum, spaced",
)
w("warn-checksum-full", "report", "身份证" + full(cid_bad("522421", "19880808")), "wrong checksum, full-width")
w("warn-checksum-digit-for-x", "circular", "身份证" + cid_x("522421", 1957)[:-1] + "0", "0 typed for X")
w("warn-illness", "notice", "李四，患尿毒症，每周透析三次，列为重病单人保。", "illness by a name")
w("warn-illness-paren", "notice", "王五（肺癌晚期）救助5000元。", "illness in parentheses after a name")
w("warn-illness-before", "report", "为精神分裂症患者赵六办理住院。", "illness before the name")
w(
    "warn-illness-reason",
    "progress",
    "| 姓名 | 救助原因 | 金额 |\n|---|---|---|\n| 孙七 | 白血病 | 8000 |",
    "illness in the column 救助原因",
)
w("warn-hiv", "report", "走访了艾滋病感染者钱八家庭。", "HIV by a name")
w("warn-disability", "notice", "周九，肢体残疾二级，护理补贴每月80元。", "disability and grade by a name")
w("warn-disability-short", "notice", "吴十 智力一级 重残", "disability in the short form of a list")
w("warn-minority-name", "notice", "阿依古丽·买买提因患乳腺癌申请临时救助。", "a name with a middle dot")
w("warn-double-surname", "notice", "欧阳一一因车祸瘫痪在床。", "double surname, plain words for the disability")
w("warn-address-group", "notice", "户主住址：安乐乡营盘村3组12号。", "group and house number in a village")
w("warn-address-flat", "notice", "现住顺德街道幸福里小区5栋2单元301室。", "building, entrance, flat")
w("warn-address-han", "report", "家住营盘村第三村民组大水井寨子，门牌十二号。", "group in Chinese numerals")
w("warn-list", "notice", "本次新增低保对象：张三、李四、王五、赵六、孙七。", "list of persons in a sentence")
w("warn-list-numbered", "notice", "特困人员名单\n1. 张三\n2. 李四\n3. 王五\n4. 赵六", "numbered list")
w(
    "warn-list-table",
    "progress",
    "| 序号 | 户主姓名 | 人口 | 月保障金 |\n|---|---|---|---|\n| 1 | 张三 | 3 | 900 |\n| 2 | 李四 | 1 | 450 |\n| 3 | 王五 | 2 | 700 |",
    "table of persons",
)
w("warn-list-spaced", "report", "临时救助人员：张 三  李 四  王 五  赵 六", "two-character names padded with a space")
w("warn-child", "notice", "孤儿张小三，8岁，由祖母抚养，每月发基本生活费。", "a child by name and age")
w("warn-child-school", "report", "留守儿童李小四就读于营盘小学三年级2班。", "a child by name and class")
w("warn-child-birth", "notice", "王小五，女，2015年6月出生，事实无人抚养。", "a child by the month of birth")
w("warn-child-photo", "progress", "![困境儿童赵小六领取书包](p2.jpg)", "a child in the alt text of a photo")
w(
    "warn-child-parent",
    "report",
    "孙小七的父亲服刑、母亲失联，由乡儿童主任每月走访。",
    "a child by the fate of the parents",
)

ids = [i["id"] for i in OUT]
assert len(ids) == len(set(ids))
Path(__file__).with_name("texts.yml").write_text(
    "# Blind leak corpus: every number and name is invented (see numbers_blind.py).\n"
    + yaml.safe_dump(OUT, allow_unicode=True, sort_keys=False, width=10**6),
    encoding="utf-8",
)
print(len(OUT), sum(i["expect"] == "error" for i in OUT))

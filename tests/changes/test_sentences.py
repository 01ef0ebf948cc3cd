"""What is said of records that changed, on the example county."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from generator.changes.result import What
from generator.changes.tellings import TELLINGS
from generator.model.kinds import KINDS
from tests.changes.county import (
    CHANNEL,
    DOCUMENT,
    DRAFT,
    HERE,
    INSIDE,
    NEW_RESOLUTION,
    RELIEF,
    RESOLUTION,
    UNIT,
    County,
    looked_at,
    only,
    told,
)

GONE = "withdrawn: {date: 2026-11-20, reason: 内容有误，已另行公开。}"
MOBILE = "13812345678"


def test_a_telephone_is_told_from_and_to_with_its_first_day(county: County) -> None:
    """A changed telephone names whose it is, the old and the new number, and the day from which it holds."""
    county.edit(CHANNEL, ("telephone: 000-00000003", "telephone: 000-00000099\nvalid_from: 2026-12-01"))
    record = only(county.changes())
    assert record.sentences == ("示例县民政局的投诉举报电话由 000-00000003 改为 000-00000099，2026-12-01 起。",)
    assert (record.kind, record.id, record.what) == ("channel", "jubao", What.changed)
    assert record.path == f"{INSIDE}/{CHANNEL}"


def test_a_first_day_long_past_is_not_told_again(county: County) -> None:
    """A day that did not change and lies behind is no day from which a change holds."""
    county.edit(RELIEF, ("value: 2, unit", "value: 9, unit"))
    assert told(county.changes()) == ["示例县本地措施“最低生活保障”的标准数额第2项（低保标准）的数额由 2 改为 9。"]


def test_a_new_record_is_told_with_what_a_reader_wants(county: County) -> None:
    """A new matter names its kind, its title, who leads and helps by name, and its due day."""
    county.write(f"{HERE}/resolutions/2026-06-09-9.yml", NEW_RESOLUTION)
    changes = county.changes()
    assert told(changes) == [
        "示例县新增议定事项“今冬取暖困难怎么帮”，牵头 示例县民政局，配合 示例县财政局，完成期限 2026-12-31。"
    ]
    assert only(changes).what is What.added
    assert [(place.slug, place.name) for place in changes.sentences] == [("shili", "示例县")]


def test_units_are_told_by_name_and_days_as_days(county: County) -> None:
    """An id of another record is told as its name; a day as it is written in records."""
    county.edit(
        RESOLUTION, ("assist: [caizheng]", "assist: [caizheng, minzheng]"), ("due: 2025-11-28", "due: 2025-12-26")
    )
    whole = "示例县议定事项“采购冬春救助物资”的"
    assert told(county.changes()) == [
        f"{whole}配合单位加上了“示例县民政局”。",
        f"{whole}完成期限由 2025-11-28 改为 2025-12-26。",
    ]


def test_a_part_that_comes_is_one_sentence(county: County) -> None:
    """A new amount is one sentence with what it is, how much, and from which day on."""
    last = "valid_from: 2026-07-01, source: 示政发〔2026〕2号}"
    new = (
        "  - {name: 低保标准, area: 全县, value: 4, unit: 元/人/月, valid_from: 2027-01-01, source: 示政发〔2026〕9号}"
    )
    county.edit(RELIEF, (last, f"{last.removesuffix('}')}, valid_to: 2027-01-01}}\n{new}"))
    measure = "示例县本地措施“最低生活保障”的"
    assert told(county.changes()) == [
        f"{measure}标准数额第3项（低保标准）的至何日写上了 2027-01-01。",
        f"{measure}标准数额加了一项：“低保标准”，适用地区 全县，数额 4，单位 元/人/月，依据文件 示政发〔2026〕9号，2027-01-01 起。",
    ]


def test_a_part_that_goes_is_one_sentence(county: County) -> None:
    """A part taken away is told with what it said."""
    county.edit(CHANNEL, ("not_takes:\n  - {say: 不服给不给、给多少，走复议或者打官司。}\n", ""))
    assert told(county.changes()) == [
        "示例县民政局的投诉举报“不管什么”去掉了一项：“不服给不给、给多少，走复议或者打官司。”。"
    ]


def test_only_the_writing_is_silent(county: County) -> None:
    """Other order of keys, comments, quotes, empty lines and line ends are no change for a reader."""
    file = county.folder / CHANNEL
    lines = (
        file.read_text(encoding="utf-8").replace("telephone: 000-00000003", "telephone: '000-00000003'").splitlines()
    )
    start = lines.index("id: jubao")
    moved = ["# 说明", *lines[start:], "", *lines[:start]]
    file.write_bytes(("\r\n".join(moved) + "\r\n").encode())
    changes = county.changes()
    assert (changes.sentences, changes.unseen) == ((), ())


def test_looked_at_again_is_one_short_sentence(county: County) -> None:
    """Where only the day of looking at it moved, that is said, and that nothing else changed."""
    county.edit(UNIT, ("checked: 2026-06-15", "checked: 2026-11-20"))
    assert told(county.changes()) == ["示例县民政局：核对过，内容没有变（2026-11-20）。"]


def test_other_days_of_the_office_are_folded(county: County) -> None:
    """Days the office keeps for itself are no sentence of their own beside a change, and one short one without."""
    county.edit(UNIT, ("changed: 2025-01-10", "changed: 2026-11-20"))
    assert told(county.changes()) == ["示例县民政局：只改了更新日期，内容没有变。"]
    county.edit(UNIT, ("aliases: [民政局]", "aliases: [民政局, 县民政]"))
    assert told(county.changes()) == ["示例县民政局的简称和别名加上了“县民政”。"]


def test_of_a_long_text_the_part_that_changed_is_told(county: County) -> None:
    """A long text is not told whole: the words that went, those that came, and behind what."""
    long = "。".join(f"第{number}句说的是别的事" for number in range(40))
    county.edit(RESOLUTION, ("11月底前买好棉衣棉被。", f"11月底前买好棉衣棉被。{long}。"))
    before = looked_at(county.config, "改以前")
    county.edit(
        RESOLUTION, ("第3句说的是别的事", "第3句说的是衣服"), ("第30句说的是别的事。", "第30句说的是别的事，写完了。")
    )
    assert told(county.changes(before)) == [
        "示例县议定事项“采购冬春救助物资”的议定内容改了2处：“别的事”改为“衣服”；在“第30句说的是别的事”后面加上“，写完了”。"
    ]


def test_the_words_of_an_original_are_told(county: County) -> None:
    """A changed original is told with the number of its passage, and so is what quotes it."""
    change_original(county, "全县低保标准为每人每月3元", "全县低保标准为每人每月8元")
    document, quoting = told(county.changes())
    assert document == (
        "《示例县人民政府关于公布2026年社会救助标准的通知》的原文第5段由“从2026年7月1日起，全县低保标准为每人每月3元。”"
        "改为“从2026年7月1日起，全县低保标准为每人每月8元。”。"
    )
    assert quoting.startswith("示例县解读《7月1日起救助标准变了多少》的正文的原文由“从2026年7月1日起")


def change_original(county: County, old: str, new: str) -> None:
    """Change the original of a document, and its fingerprint with it."""
    file = county.folder / DOCUMENT / "original.txt"
    before = file.read_bytes()
    after = before.replace(old.encode(), new.encode())
    assert after != before
    file.write_bytes(after)
    county.edit(f"{DOCUMENT}/document.yml", (hashlib.sha256(before).hexdigest(), hashlib.sha256(after).hexdigest()))


def test_an_original_with_other_spaces_is_told(county: County) -> None:
    """Where the file received changed and no word of it did, that is said."""
    change_original(county, "示政发〔2026〕2号\n", "示政发〔2026〕2号  \n")
    assert told(county.changes()) == ["《示例县人民政府关于公布2026年社会救助标准的通知》的原件换过，正文没有变。"]


def test_a_withdrawal_is_told_with_day_and_reason(county: County) -> None:
    """A record taken back is told with the day and the reason written for the public."""
    county.edit(RESOLUTION, ("state: public", f"state: withdrawn\n{GONE}"))
    record = only(county.changes())
    assert record.sentences == ("示例县撤回议定事项“采购冬春救助物资”，2026-11-20，原因：内容有误，已另行公开。",)
    assert record.what is What.withdrawn


def test_back_to_a_draft_is_told(county: County) -> None:
    """A public record that is a draft now is public no longer, and that is said; so of one that is not complete."""
    county.edit(RESOLUTION, ("state: public", "state: draft"))
    sentence = "示例县议定事项“采购冬春救助物资”不再公开：草稿，读者看不到。"
    assert told(county.changes()) == [sentence]
    county.edit(RESOLUTION, ("lead: yingji\n", ""))
    changes = county.changes()
    assert told(changes) == [sentence]
    assert only(changes).what is What.hidden


def test_a_deleted_file_is_said_plainly(county: County) -> None:
    """Where the file of a public record is gone, that is said, and what to do instead."""
    county.remove(CHANNEL)
    record = only(county.changes())
    assert record.what is What.deleted
    assert record.sentences == (
        "渠道“示例县社会救助投诉举报”的记录整个删去了，原地址什么也不留。要撤下的，写撤回，不删文件。",
    )


def test_an_attachment_with_other_bytes_is_told(county: County) -> None:
    """Other bytes under the same name are told, whatever the record says of them."""
    file = county.folder / f"{HERE}/files/biaozhun.csv"
    file.write_bytes(file.read_bytes() + b"\n")
    assert told(county.changes()) == ["附件“示例县救助标准一览（示例）”的文件换过了。"]


def test_the_settings_are_told(county: County) -> None:
    """A changed setting is told under its own heading."""
    county.edit("site_config.yml", ("site_name: 示例县社会救助信息公开", "site_name: 示例县社会救助公开"))
    changes = county.changes()
    assert [place.name for place in changes.sentences] == ["网站设置"]
    assert told(changes) == ["网站的网站名称由“示例县社会救助信息公开”改为“示例县社会救助公开”。"]


def test_national_records_are_told(county: County) -> None:
    """What holds everywhere stands under 全国, told from the folder that holds it."""
    file = county.top / "content/_national/channels/rexian-12345.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("name: 12345", "name: 县里的12345", 1), encoding="utf-8")
    changes = county.changes()
    assert [(place.slug, place.name) for place in changes.sentences] == [("_national", "全国")]
    assert only(changes).path == "content/_national/channels/rexian-12345.yml"
    assert "的名称由“12345" in told(changes)[0]


def test_a_running_text_is_told(county: County) -> None:
    """A page of running text tells the words of its text that changed."""
    file = county.top / "content/_national/pages/about.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n以后再补一段。\n", encoding="utf-8")
    (sentence,) = told(county.changes())
    assert sentence.startswith("说明页“")
    assert "正文改了1处：" in sentence
    assert "以后再补一段。" in sentence


def test_counts_of_cases_are_never_told(county: County) -> None:
    """Of counts of cases only that they changed is said: small ones may not be worked out."""
    county.edit(f"{HERE}/cases/2026q1.yml", ("count: 6", "count: 2"))
    (sentence,) = told(county.changes())
    assert sentence == "示例县2026年第一季度一事一议件数里的件数改过；小的数不能公开，这里不列。"


NOTICE = f"{HERE}/notices/2026-06.yml"


def test_of_a_notice_that_ended_no_place_is_told(county: County) -> None:
    """While a list hangs its place is told; once it is down neither place nor board, nor a count of less than three."""
    edits = (("area: 示例二镇", "area: 示例三镇"), ("households: 3", "households: 2"))
    county.edit(NOTICE, *edits)
    hanging = told(county.changes(day=date(2026, 7, 3)))
    assert [("范围由“示例二镇”改为“示例三镇”" in one, "户数" in one) for one in hanging] == [
        (True, False),
        (False, True),
    ]
    assert told(county.changes()) == ["示例县最低生活保障确认对象公示的户数由 3 改为“少于3”。"]


def test_a_new_notice_is_told_with_its_days(county: County) -> None:
    """A new notice is told with the days it hangs, and with no place."""
    text = (county.folder / NOTICE).read_text(encoding="utf-8").replace("id: 2026-06", "id: 2026-07")
    county.write(f"{HERE}/notices/2026-07.yml", text)
    assert told(county.changes()) == ["示例县新增最低生活保障确认对象公示，公示 2026-07-02 至 2026-07-09。"]


@pytest.mark.parametrize("secret", [MOBILE, "张某某家里"])
def test_what_leads_to_a_person_is_not_quoted(county: County, secret: str) -> None:
    """A text with a number or a masked name in it is told as changed, on the way in and on the way out."""
    before = county.changes()
    assert told(before) == []
    county.edit(RESOLUTION, ("由县应急管理局牵头，县财政局配合", f"由县应急管理局牵头，有事打 {secret}"))
    changes = county.changes()
    assert told(changes) == ["示例县议定事项“采购冬春救助物资”的议定内容改过，里面有不能公开的内容，这里不引用。"]
    assert secret not in repr((changes.sentences, changes.unseen))


def test_what_the_check_finds_of_a_person_is_not_quoted(county: County) -> None:
    """Where a bare name stands behind a village, which only the check of notices sees, it is not quoted either."""
    county.edit(NOTICE, ("hangs: 示例二镇政务公示栏", "hangs: 示例二镇张三家公示栏"))
    (sentence,) = told(county.changes(day=date(2026, 7, 3)))
    assert sentence == "示例县最低生活保障确认对象公示的“贴在哪里”改过，里面有不能公开的内容，这里不引用。"


def test_a_place_that_leaves_the_site_is_one_sentence(county: County) -> None:
    """A place withdrawn is one sentence, not one for each of its records; coming back, its records are counted."""
    before = county.changes()
    assert before.is_silent
    county.edit(f"{HERE}/jurisdiction.yml", ("state: public", f"state: withdrawn\n{GONE}"))
    assert told(county.changes()) == ["示例县整个地方撤回，2026-11-20，原因：内容有误，已另行公开。"]


def test_every_kind_is_told_with_fields_it_has() -> None:
    """The table of tellings has a line for each kind, and names only fields of its class."""
    assert set(TELLINGS) == {kind.name for kind in KINDS}
    for kind in KINDS:
        telling = TELLINGS[kind.name]
        assert set(telling.new) <= set(kind.model.model_fields), kind.name
        assert telling.called.format(kind=kind.title, name="名称").count("名称") == 1


def test_a_draft_is_no_record_of_a_reader(county: County) -> None:
    """A draft made public is new; a draft that changes is not told."""
    county.edit(DRAFT, ("今冬取暖困难怎么帮", "绝密标记词"))
    changes = county.changes()
    assert told(changes) == []
    assert [(one.kind, one.id, one.why) for one in changes.unseen] == [
        ("resolution", "2026-09-22-1", "草稿，读者看不到")
    ]

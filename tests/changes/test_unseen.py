"""What is not told, what could not be compared, and what the check says newly."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue import Level
from generator.changes import records
from generator.changes.compare import changes_of
from generator.changes.forms import FORMS
from generator.changes.result import What
from generator.changes.state import absent
from generator.model.past import PastRecord
from generator.plan.changes import differences
from tests.bad_inputs.mutate import make_site
from tests.changes.county import (
    CHANNEL,
    DAY,
    DOCUMENT,
    DRAFT,
    HERE,
    NEW_RESOLUTION,
    RESOLUTION,
    County,
    example,
    looked_at,
    only,
    told,
)
from tests.factories import MINIMAL
from tests.test_bad_inputs import CORPUS

MARK = "绝密标记词"
NOTICE = f"{HERE}/notices/2025-05.yml"  # withdrawn


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_nothing_of_what_is_not_public_is_told(county: County, state: str) -> None:
    """A new record that is not public is named as unseen; no word of what it holds is anywhere."""
    text = NEW_RESOLUTION.replace("state: public", f"state: {state}").replace("text: 由", f"text: {MARK}由")
    county.write(f"{HERE}/resolutions/2026-06-09-9.yml", text)
    changes = county.changes()
    assert changes.is_silent
    assert [(one.title, one.name, one.path) for one in changes.unseen] == [
        ("议定事项", "今冬取暖困难怎么帮", f"examples/shili/{HERE}/resolutions/2026-06-09-9.yml")
    ]
    assert MARK not in repr((changes.sentences, changes.unseen))


def test_an_incomplete_draft_is_named_by_its_id(county: County) -> None:
    """A draft no record comes out of is named by its file alone; deleted, that is said."""
    county.write(f"{HERE}/circulars/caogao.yml", f"state: draft\norigin: compiled\nid: caogao\ntitle: {MARK}\n")
    (one,) = county.changes().unseen
    assert (one.kind, one.name, one.why) == ("circular", "caogao", "草稿，读者看不到")
    county.remove(f"{HERE}/circulars/caogao.yml")
    county.remove(DRAFT)
    (one,) = county.changes().unseen
    assert one.why == "草稿，读者看不到，文件删去了"


def test_a_draft_written_otherwise_is_silent(county: County) -> None:
    """Of a draft too, formatting is no change."""
    county.edit(DRAFT, ("state: draft\n", "# 备注\nstate: draft\n"))
    changes = county.changes()
    assert (changes.sentences, changes.unseen) == ((), ())


def test_a_matter_is_told_once_its_meeting_was_held(county: County) -> None:
    """What a meeting still to come is to decide is shown nowhere, and so it is not told."""
    text = NEW_RESOLUTION.replace("2026-06-09", "2026-09-22")
    county.write(f"{HERE}/resolutions/2026-09-22-9.yml", text)
    changes = county.changes()
    assert changes.is_silent
    assert [one.why for one in changes.unseen] == ["会议还没有开，读者看不到"]


def test_a_waiver_is_told_nowhere_but_as_unseen(county: County) -> None:
    """A waiver is on no page, public or not."""
    text = f"""state: public
origin: compiled
review: {{post: 审核岗, date: 2026-06-10, basis: 看过, conclusion: 可以}}
published_here: 2026-06-12
id: {MARK[:0]}youxiang
file: content/shili/channels/jubao.yml
code: A303
reason: 这是单位对外公布的办公邮箱。
approved_by: 办公室主任
until: 2027-06-30
"""
    county.write(f"{HERE}/waivers/youxiang.yml", text)
    changes = county.changes()
    assert changes.is_silent
    assert [(one.kind, one.why) for one in changes.unseen] == [("waiver", "豁免，不上网站")]


def test_what_was_withdrawn_is_named_by_its_id(county: County) -> None:
    """Of a withdrawn record a reader sees day and reason; that these changed is told, and never the old name."""
    county.edit(NOTICE, ("户数有误，改正以后重新公示。", "户数写错了。"), ("area: 示例四村", "area: 示例九村"))
    record = only(county.changes())
    assert record.sentences == ("示例县已撤回的公示 2025-05：撤回的说明改为：2025-10-31，原因：户数写错了。",)
    assert record.name == "2025-05"
    county.edit(NOTICE, ("户数写错了。", "户数有误，改正以后重新公示。"))
    changes = county.changes()
    assert changes.is_silent
    assert [one.why for one in changes.unseen] == ["已撤回，读者看不到"]
    county.remove(NOTICE)
    assert only(county.changes()).what is What.deleted


def test_public_again_is_said_so(county: County) -> None:
    """A withdrawn record that is public again is told as such."""
    county.edit(NOTICE, ("state: withdrawn", "state: public"),
                ("withdrawn: {date: 2025-10-31, reason: 户数有误，改正以后重新公示。}\n", ""))  # fmt: skip
    (sentence,) = told(county.changes())
    assert sentence.startswith("示例县重新公开最低生活保障初审对象公示，公示 2025-10-29 至 ")


@pytest.mark.parametrize("secret", ["手机 13812345678", "张某某家里不同意"])
def test_a_reason_that_leads_to_a_person_is_not_quoted(county: County, secret: str) -> None:
    """The reason of a withdrawal is quoted only where the privacy gate lets it pass."""
    county.edit(RESOLUTION, ("state: public", f"state: withdrawn\nwithdrawn: {{date: 2026-11-20, reason: {secret}。}}"))
    (sentence,) = told(county.changes())
    assert sentence.endswith("，2026-11-20，原因：里面有不能公开的内容，这里不引用。")


def test_only_what_has_other_bytes_is_compared(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records whose bytes and documents are the same are not compared field by field."""
    compared: list[str] = []

    def counted(old: PastRecord, *rest: Any) -> Any:
        compared.append(type(old.record).__name__)
        return differences(old, *rest)

    monkeypatch.setattr(records, "differences", counted)
    county.edit(CHANNEL, ("telephone: 000-00000003", "telephone: 000-00000099"))
    county.changes()
    assert compared == ["Channel"]


# what could not be compared


def test_a_file_that_cannot_be_read_is_no_deletion(county: County) -> None:
    """A broken record is said to be unreadable; the others are told all the same, and it is a new finding."""
    county.edit(CHANNEL, ("telephone: 000-00000003", "telephone：000-00000003"))
    county.edit(RESOLUTION, ("due: 2025-11-28", "due: 2025-12-26"))
    changes = county.changes()
    assert [record.id for record in changes.records] == ["2025-10-23-1"]
    assert changes.notes[0] == "现在的文件：examples/shili/content/shili/channels/jubao.yml 读不出来，没有比"
    assert {item.finding.place.path for item in changes.new} == {"examples/shili/content/shili/channels/jubao.yml"}
    assert all(item.level is Level.must for item in changes.new)
    back = changes_of(looked_at(county.config, "改动前"), example())
    assert back.notes[0] == "改动前：examples/shili/content/shili/channels/jubao.yml 读不出来，没有比"
    assert [record.id for record in back.records] == ["2025-10-23-1"]
    assert [item.key for item in back.healed] == [item.key for item in changes.new]


def test_settings_that_cannot_be_read_are_said(county: County) -> None:
    """Where the settings of a side cannot be read nothing is compared but what the check says; nothing crashes."""
    (county.folder / "site_config.yml").write_text("site_name：x\n", encoding="utf-8")
    changes = county.changes()
    assert changes.is_silent
    assert changes.notes[0] == "现在的文件：网站设置读不出来，记录没有比"
    assert {item.finding.place.path for item in changes.new} == {"site_config.yml"}
    broken = looked_at(county.config, "改动前")
    back = changes_of(broken, example())
    assert back.notes[0] == "改动前：网站设置读不出来，记录没有比"
    assert changes_of(broken, broken).new == ()


def test_a_place_that_cannot_be_read_is_said(county: County) -> None:
    """Where a place's own record is broken, its records are not told as deleted."""
    county.write(f"{HERE}/jurisdiction.yml", "state: public\n")
    changes = county.changes()
    assert changes.is_silent
    assert changes.notes[0] == "现在的文件：shili 这个地方的记录读不出来，没有比"


def test_a_document_that_cannot_be_read_hides_no_record(county: County) -> None:
    """Records that quote a document that cannot be read are compared; their words are not told as gone."""
    file = county.folder / f"{DOCUMENT}/original.txt"
    file.write_bytes(file.read_bytes() + "多一行\n".encode())
    changes = county.changes()
    assert changes.is_silent
    assert changes.notes[0] == f"现在的文件：examples/shili/{DOCUMENT}/document.yml 读不出来，没有比"


@pytest.mark.parametrize("case", CORPUS[::30], ids=lambda case: case["name"])
def test_no_bad_input_is_too_much(case: dict[str, Any], tmp_path: Path) -> None:
    """Whatever is wrong with one side, both ways give an answer in every form; a state has no change from itself."""
    good = looked_at(MINIMAL / "site_config.yml", "好的")
    bad = looked_at(make_site(tmp_path / "site", case["edits"]), "坏的")
    for before, after in ((good, bad), (bad, good)):
        assert all(form(changes_of(before, after)) for form in FORMS.values())
    assert changes_of(bad, bad).is_silent


def test_a_new_site_is_one_sentence_a_place() -> None:
    """Where there was no site, each place is one sentence with its records counted, and no record is told alone."""
    changes = changes_of(absent("从前", DAY), example())
    (sentence,) = told(changes)
    assert sentence.startswith("新增地方“示例县”。公开的记录：制度文件 5 条，")
    assert changes.notes == ("从前：还没有这个网站，检查结果没有比",)
    assert (changes.new, changes.unseen) == ((), ())
    gone = changes_of(example(), absent("以后", DAY))
    assert gone.is_silent


def test_a_place_that_is_not_public_is_unseen(county: County) -> None:
    """Nothing of a place that is public on neither side is told; what changed in it is named."""
    county.edit(f"{HERE}/jurisdiction.yml", ("state: public", "state: draft"))
    before = looked_at(county.config, "改以前")
    county.edit(CHANNEL, ("telephone: 000-00000003", "telephone: 000-00000099"))
    changes = county.changes(before)
    assert changes.is_silent
    assert [(one.id, one.why) for one in changes.unseen] == [("jubao", "这个地方没有公开，读者看不到")]


def test_a_place_taken_out_of_the_settings(county: County) -> None:
    """A place that is no longer listed is told once; one that is added, with its records counted."""
    for part in ("content", "units"):
        shutil.copytree(county.folder / part / "shili", county.folder / part / "lingyi")
    file = county.folder / "content/lingyi/jurisdiction.yml"
    text = file.read_text(encoding="utf-8").replace("id: shili", "id: lingyi").replace("name: 示例县", "name: 示例二县")
    file.write_text(text, encoding="utf-8")
    county.edit("site_config.yml", ("  - shili\n", "  - shili\n  - lingyi\n"))
    changes = county.changes()
    assert [sentence[:11] for sentence in told(changes)] == ["新增地方“示例二县”。"]
    back = changes_of(looked_at(county.config, "改动前"), example())
    assert told(back) == ["示例二县整个地方从网站里去掉了。"]


# what the check says


def test_new_and_healed_items_are_told_by_their_keys(county: County) -> None:
    """What the check says newly is new, what it says no more is healed; a line that moved is neither."""
    county.edit(RESOLUTION, ("title: 采购", "# 挪一行\ntitle: 采购"))
    changes = county.changes()
    assert (changes.new, changes.healed) == ((), ())
    county.edit(f"{HERE}/jurisdiction.yml", ("publisher: office", "publisher: none"), ("since: 2025-01-01\n", ""))
    changes = county.changes()
    assert changes.healed
    assert {item.level for item in changes.healed} == {Level.observation}
    back = changes_of(looked_at(county.config, "改动前"), example())
    assert {item.key for item in back.new} == {item.key for item in changes.healed}

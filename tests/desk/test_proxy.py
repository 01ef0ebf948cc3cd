"""A save changes one line, or nothing and says why."""

from __future__ import annotations

import threading
from http import HTTPStatus
from pathlib import Path

import pytest
import yaml

from generator.desk.desk import Desk
from generator.office.staging import Edits, Verdict
from tests.desk.offices import ask, given, make_desk, post, save, shared_with
from tests.repository import UNIT, Repository

CHANNEL = "content/shili/channels/rexian.yml"


@pytest.fixture
def desk(repository: Repository) -> Desk:
    return make_desk(repository.config)


def shown(desk: Desk, path: str) -> dict[str, object]:
    """What the form of a record holds: the file, read by a library that knows no rules of ours."""
    status, told = ask(desk, "getEntry", path=path)
    assert status is HTTPStatus.OK
    return yaml.load(told["data"], Loader=yaml.BaseLoader)  # plain text, as a form has it


def sent(values: dict[str, object]) -> str:
    """As Decap writes a form: every field, its own order, its own quotes."""
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=True)


def test_a_save_changes_its_line_alone(desk: Desk, repository: Repository) -> None:
    """Comments, order and quotes of the file survive a form."""
    repository.write(UNIT, "# 手写的说明\n" + (repository.folder / UNIT).read_text(encoding="utf-8"))
    before = (repository.folder / UNIT).read_text(encoding="utf-8")
    values = shown(desk, UNIT) | {"full": "示例县教育和体育局", "group": "", "listed": True, "member": True}
    status, told = save(desk, UNIT, sent(values))
    assert (status, told["bases"]) == (HTTPStatus.OK, given(desk, UNIT))
    after = (repository.folder / UNIT).read_text(encoding="utf-8")
    assert after == before.replace("full: 示例县教育局", "full: 示例县教育和体育局")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"full": "示例县教育局，电话13800138000"}, "手机号码"),
        ({"full": "张三，身份证11010519491231002X"}, "身份"),
        ({"kind": "行政"}, "性质"),
        ({"full": ""}, "全称"),
        ({"id": "jiaoyuju"}, "编号"),
        ({"state": "gone"}, "状态"),
        ({"full": "<script>alert(1)</script>"}, "全称"),
    ],
)
def test_what_must_not_be_is_refused(desk: Desk, repository: Repository, change: dict[str, object], says: str) -> None:
    """A citizen's number, a word that is no choice, an empty field of a public record: told, and nothing written."""
    before = (repository.folder / UNIT).read_bytes()
    status, told = save(desk, UNIT, sent(shown(desk, UNIT) | change))
    assert status is HTTPStatus.UNPROCESSABLE_ENTITY
    assert any(says in item["says"] and item["place"].startswith(UNIT) for item in told["items"]), told
    assert all(item["remedy"] for item in told["items"])
    assert (repository.folder / UNIT).read_bytes() == before


def test_a_new_record_and_its_end(desk: Desk, repository: Repository) -> None:
    """A draft is made by a form and may be deleted; what is public is withdrawn instead."""
    path = "content/shili/explanations/xin.yml"
    assert save(desk, path, "id: xin\nstate: draft\ntitle: 新的解读\n")[0] is HTTPStatus.OK
    file = repository.folder / path
    assert file.read_text(encoding="utf-8").splitlines()[-1] == "title: 新的解读"
    assert ask(desk, "deleteFile", path=path)[0] is HTTPStatus.UNPROCESSABLE_ENTITY  # a window that never saw it
    assert ask(desk, "deleteFile", path=path, bases=given(desk, path))[0] is HTTPStatus.OK
    assert not file.exists()
    assert ask(desk, "getEntry", path=path)[0] is HTTPStatus.NOT_FOUND
    status, told = ask(desk, "deleteFile", path=UNIT, bases=given(desk, UNIT))
    assert (status, "撤回" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)


def test_a_change_from_elsewhere_is_not_overwritten(desk: Desk, repository: Repository) -> None:
    """What a colleague or an editor wrote since the form was opened stays."""
    values, bases = shown(desk, UNIT), given(desk, UNIT)
    repository.edit(UNIT, ("full: 示例县教育局", "full: 示例县教委"))
    assert "full: 示例县教委" in ask(desk, "getEntry", path=UNIT)[1]["data"]  # another window looks at it meanwhile
    status, told = save(desk, UNIT, sent(values | {"full": "示例县教育和体育局"}), bases)
    assert (status, "别处改过" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert "full: 示例县教委" in (repository.folder / UNIT).read_text(encoding="utf-8")
    assert save(desk, UNIT, sent(shown(desk, UNIT) | {"full": "示例县教育和体育局"}))[0] is HTTPStatus.OK


def test_two_windows_do_not_overwrite_each_other(desk: Desk, repository: Repository) -> None:
    """What was saved from another window since this one was given the file stays."""
    values, first, second = shown(desk, UNIT), given(desk, UNIT), given(desk, UNIT)
    assert save(desk, UNIT, sent(values | {"full": "示例县教委"}), second)[0] is HTTPStatus.OK
    status, told = save(desk, UNIT, sent(values | {"full": "示例县教育和体育局"}), first)
    assert (status, "别处改过" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert "full: 示例县教委" in (repository.folder / UNIT).read_text(encoding="utf-8")


def test_what_comes_while_a_save_is_looked_over_stays(
    desk: Desk, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that saves in those seconds is not overwritten; a page of our own waits until the save is done."""
    judge, others = desk.proxy.judge, []

    def slowly(edits: Edits) -> Verdict:
        repository.edit(UNIT, ("full: 示例县教育局", "full: 示例县教委"))
        waiting = threading.Thread(target=lambda: others.append(post(desk, "/fetch", b"").status))
        waiting.start()
        waiting.join(0.2)
        assert others == []
        return judge(edits)

    monkeypatch.setattr(desk.proxy, "judge", slowly)
    status, told = save(desk, UNIT, sent(shown(desk, UNIT) | {"full": "示例县教育和体育局"}))
    assert (status, "别处改过" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert "full: 示例县教委" in (repository.folder / UNIT).read_text(encoding="utf-8")


def test_who_called_the_old_number_did_not_call_the_new(desk: Desk, repository: Repository) -> None:
    """A number may not change and keep the word of who tried the old one; tried anew, or with no word of it, it may."""
    values = shown(desk, CHANNEL)
    new = values | {"telephone": "000-00000009"}
    status, told = save(desk, CHANNEL, sent(new))
    assert (status, "核实记录" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert shown(desk, CHANNEL) == values
    tried = new | {"verified": {**values["verified"], "date": "2026-11-21"}}
    assert save(desk, CHANNEL, sent(tried))[0] is HTTPStatus.OK
    none = values | {"telephone": "000-00000008", "verified": {"post": "", "date": "", "how": ""}}
    assert save(desk, CHANNEL, sent(none))[0] is HTTPStatus.OK
    assert "verified" not in shown(desk, CHANNEL)


def test_a_new_record_is_no_other(desk: Desk, repository: Repository) -> None:
    """A new record with the id of one that is there does not take its place."""
    before = (repository.folder / UNIT).read_bytes()
    status, told = save(desk, UNIT, "id: jiaoyu\nstate: draft\n", {})
    assert (status, "已经有" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert (repository.folder / UNIT).read_bytes() == before


def test_a_copy_in_the_folder_closes_no_list(desk: Desk, repository: Repository) -> None:
    """A file with a name no record has, or in an old encoding, is left out; opened or saved, it is told what it is."""
    folder = UNIT.rpartition("/")[0]
    repository.write(f"{folder}/jiaoyu - 副本.yml", "id: x\n")
    (repository.folder / folder / "gbk.yml").write_bytes("id: gbk\nfull: 示例局\n".encode("gbk"))
    status, told = ask(desk, "entriesByFolder", folder=folder, extension="yml", depth=1)
    assert (status, [one["file"]["path"] for one in told]) == (HTTPStatus.OK, [UNIT, f"{folder}/minzheng.yml"])
    status, told = save(desk, f"{folder}/gbk.yml", "id: gbk\nstate: draft\n")
    assert (status, "UTF-8" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, False)
    status, told = ask(desk, "getEntry", path=f"{folder}/gbk.yml")
    assert (status, "UTF-8" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)


def test_a_file_broken_by_hand_is_named(desk: Desk, repository: Repository) -> None:
    """A form does not write over a file it cannot read; others can still be saved."""
    values = shown(desk, UNIT)
    repository.write(CHANNEL, "id: [rexian\n")
    status, told = save(desk, CHANNEL, "id: rexian\nstate: draft\n")
    assert status is HTTPStatus.UNPROCESSABLE_ENTITY
    ask(desk, "getEntry", path=CHANNEL)
    status, told = save(desk, CHANNEL, "id: rexian\nstate: draft\n")
    assert (status, "读不懂" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert save(desk, UNIT, sent(values | {"full": "示例县教育和体育局"}))[0] is HTTPStatus.OK


def test_behind_the_others_nothing_is_saved(desk: Desk, repository: Repository, tmp_path: Path) -> None:
    """While a colleague's commit waits, a save asks to take it in first."""
    shared_with(repository, tmp_path)
    status, told = save(desk, UNIT, sent(shown(desk, UNIT) | {"full": "示例县教育和体育局"}))
    assert (status, "先按“取来”" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert desk.outbox.fetch()["is_good"]
    assert save(desk, UNIT, sent(shown(desk, UNIT) | {"full": "示例县教育和体育局"}))[0] is HTTPStatus.OK


def test_a_read_only_disk_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written, the sentence says so."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    values = shown(desk, UNIT) | {"full": "示例县教育和体育局"}
    monkeypatch.setattr("generator.office.saving._fill", refuse)
    status, told = save(desk, UNIT, sent(values))
    assert (status, told["error"].startswith("写不进去：Read-only")) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)

"""A save changes one line, or nothing and says why."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest
import yaml

from generator.desk.desk import Desk
from tests.desk.offices import ask, make_desk, save
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
    assert save(desk, UNIT, sent(values)) == (HTTPStatus.OK, {"message": "entry persisted"})
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
    assert ask(desk, "deleteFile", path=path)[0] is HTTPStatus.OK
    assert not file.exists()
    shown(desk, UNIT)
    status, told = ask(desk, "deleteFile", path=UNIT)
    assert (status, "撤回" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)


def test_a_change_from_elsewhere_is_not_overwritten(desk: Desk, repository: Repository) -> None:
    """What a colleague or an editor wrote since the form was opened stays."""
    values = shown(desk, UNIT)
    repository.edit(UNIT, ("full: 示例县教育局", "full: 示例县教委"))
    status, told = save(desk, UNIT, sent(values | {"full": "示例县教育和体育局"}))
    assert (status, "别处改过" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert "full: 示例县教委" in (repository.folder / UNIT).read_text(encoding="utf-8")
    assert save(desk, UNIT, sent(shown(desk, UNIT) | {"full": "示例县教育和体育局"}))[0] is HTTPStatus.OK


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
    shared, colleague = tmp_path / "shared.git", tmp_path / "colleague"
    repository.git("clone", "-q", "--bare", str(repository.top), str(shared))
    repository.git("remote", "add", "origin", str(shared))
    repository.git("fetch", "-q", "origin")
    repository.git("branch", "-q", "--set-upstream-to", "origin/main")
    repository.git("clone", "-q", str(shared), str(colleague))
    repository.git("-C", str(colleague), "commit", "-q", "--allow-empty", "-m", "x")
    repository.git("-C", str(colleague), "push", "-q")
    status, told = save(desk, UNIT, sent(shown(desk, UNIT) | {"full": "示例县教育和体育局"}))
    assert (status, "先按“取来”" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert desk.outbox.fetch()["is_good"]
    assert save(desk, UNIT, sent(shown(desk, UNIT) | {"full": "示例县教育和体育局"}))[0] is HTTPStatus.OK


def test_a_read_only_disk_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written, the sentence says so."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    values = shown(desk, UNIT) | {"full": "示例县教育和体育局"}
    monkeypatch.setattr("generator.office.saving._written", refuse)
    status, told = save(desk, UNIT, sent(values))
    assert (status, told["error"].startswith("写不进去：Read-only")) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)

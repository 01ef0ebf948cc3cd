"""Files of attachments through the forms: taken with their record after one look at both, or refused and nothing is."""

from __future__ import annotations

import base64
import hashlib
from http import HTTPStatus
from typing import Any

import pytest
import yaml

from generator.desk.desk import Desk
from generator.desk.guard import BODY_LIMIT, FILE_LIMIT, Request
from generator.desk.media import Sent, fitted, listed, named_in
from generator.findings import Findings
from generator.load.files import ATTACHMENT_LIMIT
from generator.load.yaml_tree import read_tree
from tests.desk.offices import API, OURS, ask, given, make_desk
from tests.privacy.make_files import docx_body, pdf_text, saved
from tests.repository import Repository

FOLDER = "content/shili/files"
RECORD = f"{FOLDER}/shenqing.yml"
DRAFT = {"id": "shenqing", "state": "draft"}
CITIZEN = "身份证号11010519491231002X"


@pytest.fixture
def desk(repository: Repository) -> Desk:
    return make_desk(repository.config)


def asset(name: str, content: bytes, folder: str = FOLDER) -> dict[str, str]:
    """A file as Decap sends it."""
    return {"path": f"{folder}/{name}", "content": base64.b64encode(content).decode(), "encoding": "base64"}


def save(desk: Desk, values: dict[str, Any], *assets: dict[str, Any], path: str = RECORD) -> tuple[HTTPStatus, Any]:
    """A form of an attachment, with the files chosen in it."""
    raw = yaml.safe_dump(values, allow_unicode=True)
    sent = {"dataFiles": [{"slug": "x", "path": path, "raw": raw}], "assets": list(assets)}
    return ask(desk, "persistEntry", **sent, bases=given(desk, path))


def files(repository: Repository) -> dict[str, bytes]:
    """All that lies among the records."""
    return {
        path.relative_to(repository.folder).as_posix(): path.read_bytes()
        for folder in ("content", "units")
        for path in (repository.folder / folder).rglob("*")
        if path.is_file()
    }


def read(repository: Repository, path: str = RECORD) -> dict[str, str]:
    """A record as it lies there, all of it as text."""
    text = (repository.folder / path).read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


def test_file_and_record_are_saved_together(desk: Desk, repository: Repository) -> None:
    """The file bears the record's id, what it was called is the title, and the record says what the file is."""
    content = docx_body("申请表")
    status, told = save(desk, DRAFT | {"file": "申请表（空白）.docx"}, asset("申请表（空白）.docx", content))
    assert (status, told["bases"]) == (HTTPStatus.OK, given(desk, RECORD))
    assert (repository.folder / FOLDER / "shenqing.docx").read_bytes() == content
    made = read(repository)
    assert (made["title"], made["file"], made["has_text"]) == ("申请表（空白）", "shenqing.docx", "true")
    assert (made["size"], made["sha256"]) == (str(len(content)), hashlib.sha256(content).hexdigest())
    assert [finding for finding in desk.records.checked().findings if finding.place.path.startswith(FOLDER)] == []
    (listed,) = ask(desk, "getMedia", mediaFolder=FOLDER)[1]
    assert (listed["name"], listed["path"]) == ("申请表（空白） shenqing.docx", f"{FOLDER}/shenqing.docx")
    assert base64.b64decode(ask(desk, "getMediaFile", path=listed["path"])[1]["content"]) == content


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", docx_body(CITIZEN), "身份"),
        ("a.pdf", docx_body("申请表"), "不是 pdf"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "坏"),
        ("a.png", b"GIF89a", "不是 png"),
        ("a.txt", f"联系人手机13800138000，{CITIZEN}".encode(), "手机"),
    ],
)
def test_what_the_gate_finds_is_refused(
    desk: Desk, repository: Repository, name: str, content: bytes, says: str
) -> None:
    """Numbers of persons, false names, broken files: file, reason and remedy are told, nothing is written."""
    before = files(repository)
    status, told = save(desk, DRAFT | {"file": name}, asset(name, content))
    assert (status, name in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert any(says in item["says"] and item["place"].startswith(RECORD) for item in told["items"]), told
    assert all(item["remedy"] for item in told["items"])
    assert files(repository) == before


def test_a_public_picture_waits_for_someone_to_look(desk: Desk, repository: Repository) -> None:
    """No program reads a picture: until a post and a day are written down it is not public."""
    public = DRAFT | {
        "state": "public", "file": "图.png", "published_here": "2026-11-20", "checked": "2026-11-20",
        "review": {"post": "办公室主任", "date": "2026-11-20", "basis": "条例第十七条", "conclusion": "可以公开"},
    }  # fmt: skip
    content = saved("png")
    status, told = save(desk, public, asset("图.png", content))
    assert (status, "看过" in str(told["items"])) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    looked = {"scan_checked_by": {"post": "办公室主任", "date": "2026-11-20"}}
    assert save(desk, public | looked, asset("图.png", content))[0] is HTTPStatus.OK
    assert read(repository)["has_text"] == "false"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (asset("a.txt", b"x", "content/shili"), "附件的文件夹"),
        (asset("a.txt", b"x", "content/shili/files/.."), "附件的文件夹"),
        (asset("../a.txt", b"x"), "附件的文件夹"),
        (asset("..\\a.txt", b"x"), "附件的文件夹"),
        (asset("a.txt", b"x", "/etc"), "附件的文件夹"),
        (asset("a.txt", b"x", "content/_national/files"), "附件的文件夹"),
        (asset("a.txt", b"x", "content/bieren/files"), "附件的文件夹"),
        (asset("a.yml", b"x"), "附件的文件夹"),
        (asset("", b"x"), "附件的文件夹"),
        (asset("a.exe", b"MZ"), "能放的有"),
        (asset("a.svg", b"<svg/>"), "能放的有"),
        (asset("a", b"x"), "能放的有"),
        (asset("a.doc", b"x"), "另存为"),
        (asset("a.txt", b""), "是空的"),
        (asset("a.txt", b"x") | {"content": "不是"}, "没有收完整"),
        (asset("a.txt", b"x") | {"content": "YQ"}, "没有收完整"),
        (asset("a.txt", b"x") | {"content": 7}, "没有收完整"),
        (asset("a.txt", b"x") | {"encoding": "utf-8"}, "没有收完整"),
        ({"content": "YQ=="}, "附件的文件夹"),
    ],
)
def test_what_is_no_file_of_a_place_is_refused(
    desk: Desk, repository: Repository, sent: dict[str, Any], says: str
) -> None:
    """Other folders, other kinds, broken bodies: a sentence, whether the file comes alone or with a record."""
    before = files(repository)
    name = str(sent.get("path", "")).rpartition("/")[2]
    for status, told in (save(desk, DRAFT | {"file": name}, sent), ask(desk, "persistMedia", asset=sent)):
        assert (status, says in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True), told
    assert files(repository) == before


def test_a_file_has_a_largest_size(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limit as everywhere, and no body is read that could not hold such a file."""
    monkeypatch.setattr("generator.desk.media.ATTACHMENT_LIMIT", 10)
    for size in (11, 100):
        status, told = ask(desk, "persistMedia", asset=asset("a.txt", b"x" * size))
        assert (status, "太大" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert FILE_LIMIT > ATTACHMENT_LIMIT * 4 // 3
    form = Request("POST", API, {}, OURS)
    assert desk.most(form) == FILE_LIMIT
    assert desk.most(Request("POST", "/submit", {}, OURS)) == BODY_LIMIT
    assert desk.most(Request("POST", API, {}, OURS | {"cookie": ""})) == BODY_LIMIT
    assert desk.most(Request("POST", API, {}, OURS | {"origin": "https://example.invalid"})) == BODY_LIMIT


def test_a_file_of_its_own_gets_a_draft(desk: Desk, repository: Repository) -> None:
    """What comes alone is looked over like any other; a name that cannot be an id is asked to come with a record."""
    before = files(repository)
    status, told = ask(desk, "persistMedia", asset=asset("申请表.txt", b"x"))
    assert (status, "点新建" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert ask(desk, "persistMedia", asset=asset("biao.txt", CITIZEN.encode()))[0] is HTTPStatus.UNPROCESSABLE_ENTITY
    assert files(repository) == before
    status, told = ask(desk, "persistMedia", asset=asset("biao.txt", "申请表".encode()))
    assert (status, told["path"]) == (HTTPStatus.OK, f"{FOLDER}/biao.txt")
    assert read(repository, f"{FOLDER}/biao.yml")["state"] == "draft"
    status, told = ask(desk, "persistMedia", asset=asset("biao.txt", b"another"))
    assert (status, "不会盖掉" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert (repository.folder / FOLDER / "biao.txt").read_text(encoding="utf-8") == "申请表"


def test_a_file_is_replaced_in_its_own_form_alone(desk: Desk, repository: Repository) -> None:
    """The new one keeps the name; of another format it gets its own and the old one goes; no other file is touched."""
    save(desk, DRAFT | {"file": "a.txt"}, asset("a.txt", b"one"))
    ask(desk, "getEntry", path=RECORD)
    assert save(desk, read(repository) | {"file": "新的.txt"}, asset("新的.txt", b"two"))[0] is HTTPStatus.OK
    assert (repository.folder / FOLDER / "shenqing.txt").read_bytes() == b"two"
    assert (read(repository)["title"], read(repository)["size"]) == ("a", "3")
    assert save(desk, read(repository) | {"file": "b.pdf"}, asset("b.pdf", pdf_text("blank")))[0] is HTTPStatus.OK
    assert sorted(path.name for path in (repository.folder / FOLDER).iterdir()) == ["shenqing.pdf", "shenqing.yml"]
    repository.write(f"{FOLDER}/bieren.txt", "别人的")
    status, told = save(
        desk, {"id": "bieren", "state": "draft", "file": "c.txt"}, asset("c.txt", b"x"), path=f"{FOLDER}/bieren.yml"
    )
    assert (status, "不会盖掉" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    (repository.folder / FOLDER / "shenqing.pdf").write_bytes(b"changed elsewhere")
    status, told = save(desk, read(repository) | {"file": "d.pdf"}, asset("d.pdf", pdf_text("other")))
    assert (status, "别处换过" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)


@pytest.mark.parametrize("named", ["file:", "file: ''", "# file:"])
def test_a_record_that_names_no_file_yet_gives_none_up(named: str, desk: Desk, repository: Repository) -> None:
    """Where the field of the file stands open, the first file takes nothing's place, and none lies there by that."""
    repository.write(RECORD, f"id: shenqing\nstate: draft\n{named}\n")
    held = read_tree(RECORD, (repository.folder / RECORD).read_text(encoding="utf-8"), Findings())
    assert held is not None
    chosen = Sent("shili", "shenqing.docx", docx_body("申请表"))
    fit = fitted(repository.folder, RECORD, DRAFT | {"file": "shenqing.docx"}, held.data, [chosen])
    assert list(fit.files) == [f"{FOLDER}/shenqing.docx"]
    assert fitted(repository.folder, RECORD, held.data, held.data, ()).files == {}
    assert dict(named_in(repository.folder, FOLDER))["shenqing.yml"] == ""
    (repository.folder / FOLDER / "None").write_bytes(b"x")
    names = [one["name"] for one in listed(repository.folder, "shili")]
    assert names == ["None"]


def test_a_title_left_open_is_not_told(repository: Repository) -> None:
    """A file whose record has no title yet is listed by its name alone."""
    repository.write(RECORD, "id: shenqing\nstate: draft\ntitle:\nfile: shenqing.docx\n")
    (repository.folder / FOLDER / "shenqing.docx").write_bytes(docx_body("申请表"))
    assert [one["name"] for one in listed(repository.folder, "shili")] == ["shenqing.docx"]


def test_who_looked_at_the_old_file_did_not_look_at_the_new(desk: Desk, repository: Repository) -> None:
    """With a new file the old note that someone looked at the scan does not stay."""
    looked = {"scan_checked_by": {"post": "办公室主任", "date": "2026-11-20"}}
    save(desk, DRAFT | looked | {"file": "a.png"}, asset("a.png", saved("png")))
    again = read(repository) | {"file": "b.png"}
    status, told = save(desk, again, asset("b.png", saved("png", compress_level=1) + b""))
    assert (status, "请人看过新的" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    again["scan_checked_by"] = {"post": "办公室主任", "date": "2026-11-21"}
    assert save(desk, again, asset("b.png", saved("png", compress_level=1)))[0] is HTTPStatus.OK


def test_what_the_gate_passes_over_is_not_saved(desk: Desk, repository: Repository) -> None:
    """A draft that is not whole has no record, so nothing would look its file over."""
    before = files(repository)
    half = DRAFT | {"file": "a.txt", "scan_checked_by": {"post": "办公室主任"}}
    status, told = save(desk, half, asset("a.txt", CITIZEN.encode()))
    assert (status, "没有查成" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert files(repository) == before


def test_a_file_nobody_chose_is_not_kept(desk: Desk, repository: Repository) -> None:
    """A file sent but not named by the record, or with a record of another kind, is told, not dropped in silence."""
    before = files(repository)
    status, told = save(desk, DRAFT, asset("a.txt", b"x"))
    assert (status, "选用" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    other = "content/shili/explanations/xin.yml"
    status, told = save(desk, {"id": "xin", "state": "draft"}, asset("a.txt", b"x"), path=other)
    assert (status, "放不进这张表" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    status, told = save(desk, DRAFT | {"file": "meiyou.txt"})
    assert (status, "没有 content" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    status, told = save(desk, DRAFT | {"file": "../../jurisdiction.yml"})
    assert status is HTTPStatus.UNPROCESSABLE_ENTITY
    assert files(repository) == before


def test_a_file_that_lies_there_can_be_chosen(desk: Desk, repository: Repository) -> None:
    """What somebody put into the folder by hand gets its record through the form."""
    repository.write(f"{FOLDER}/biao.txt", "申请表")
    assert save(desk, DRAFT | {"title": "申请表", "origin": "compiled", "file": "biao.txt"})[0] is HTTPStatus.OK
    assert (read(repository)["file"], read(repository)["media_type"]) == ("biao.txt", "text/plain")


def test_only_what_nobody_needs_is_deleted(desk: Desk, repository: Repository) -> None:
    """A file a record names stays, one that git holds stays; a draft that goes takes its file along."""
    save(desk, DRAFT | {"file": "a.txt"}, asset("a.txt", b"x"))
    status, told = ask(desk, "deleteFiles", paths=[f"{FOLDER}/shenqing.txt"])
    assert (status, "还在用" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    repository.write(f"{FOLDER}/liu.txt", "x")
    repository.commit("2026-11-02")
    status, told = ask(desk, "deleteFiles", paths=[f"{FOLDER}/liu.txt"])
    assert (status, "已经提交过" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    repository.write(f"{FOLDER}/xin.txt", "x")
    assert ask(desk, "deleteFiles", paths=[f"{FOLDER}/xin.txt"])[0] is HTTPStatus.OK
    assert ask(desk, "deleteFiles", paths=[f"{FOLDER}/xin.txt"])[0] is HTTPStatus.UNPROCESSABLE_ENTITY
    ask(desk, "getEntry", path=RECORD)
    assert ask(desk, "deleteFile", path=RECORD, bases=given(desk, RECORD))[0] is HTTPStatus.OK
    assert [path.name for path in (repository.folder / FOLDER).iterdir()] == ["liu.txt"]


@pytest.mark.parametrize("folder", ["content", "content/shili", "../content/shili/files", "/etc", ""])
def test_no_other_folder_is_listed(desk: Desk, folder: str) -> None:
    """The library shows the files of attachments, and neither records nor what lies elsewhere."""
    assert ask(desk, "getMedia", mediaFolder=folder)[0] is HTTPStatus.UNPROCESSABLE_ENTITY
    assert ask(desk, "getMediaFile", path=f"{folder}/site_config.yml")[0] is HTTPStatus.UNPROCESSABLE_ENTITY


def test_links_lead_nowhere(desk: Desk, repository: Repository) -> None:
    """A link among the files is neither shown nor written through."""
    (repository.folder / FOLDER).mkdir()
    (repository.folder / FOLDER / "shenqing.txt").symlink_to(repository.config)
    assert ask(desk, "getMedia", mediaFolder=FOLDER) == (HTTPStatus.OK, [])
    assert ask(desk, "getMediaFile", path=f"{FOLDER}/shenqing.txt")[0] is HTTPStatus.UNPROCESSABLE_ENTITY
    before = repository.config.read_bytes()
    status, told = save(desk, DRAFT | {"file": "a.txt"}, asset("a.txt", b"x"))
    assert (status, "链接" in told["error"]) == (HTTPStatus.UNPROCESSABLE_ENTITY, True)
    assert repository.config.read_bytes() == before

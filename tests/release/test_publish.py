"""A release: the site of a commit, whole, switched in one step, the same bytes for the same commit and day."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import stat
import subprocess
from datetime import date, datetime
from pathlib import Path

import brotli
import pytest

from generator.cli import main, run
from generator.release import publish as publish_module
from generator.release.assemble import SHANGHAI
from generator.release.compressed import TEXTS, TINY
from generator.release.publish import publish
from generator.release.refusal import ReleaseError
from generator.verify.policy import HEADERS
from tests.factories import REPO
from tests.release.conftest import Released
from tests.release.shelves import DAY, NAMES, arguments, litter, release, releases, shown, silent, tree, whole
from tests.repository import AUTHOR, UNIT, Repository

PAGE = "units/jiaoyu/index.html"


def test_both_commits_are_released_whole(released: Released) -> None:
    """Each release is whole by its own list, the last one is shown, nothing else lies about."""
    assert releases(released.to) == sorted(released.names)
    assert all(whole(released.to / "releases" / name) for name in released.names)
    assert shown(released.to) == released.names[1]
    assert litter(released.to) == []
    pages = [(released.to / "releases" / name / PAGE).read_text(encoding="utf-8") for name in released.names]
    assert [[name in page for name in NAMES] for page in pages] == [[True, False], [False, True]]


def test_the_name_is_commit_and_day(released: Released) -> None:
    """A release is called by twelve figures of its commit and the as-of date."""
    head = released.repository.git("rev-parse", "HEAD").strip()
    assert released.names[1] == f"{head[:12]}-{DAY.isoformat()}"
    assert (released.to / "current").readlink() == Path("releases") / released.names[1]


def test_sha256sum_reads_the_list(released: Released) -> None:
    """``sha256sum -c`` finds every file as the list says; the list is sorted and does not name itself."""
    current = released.to / "current"
    told = subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=current, check=False)
    assert told.returncode == 0
    names = [line[66:] for line in (current / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    assert names == sorted(names)
    assert "SHA256SUMS" not in names


def test_the_same_commit_and_day_give_the_same_bytes(released: Released, tmp_path: Path) -> None:
    """From another clone into another folder, bytes and times of every file are the same."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(released.repository.top), str(clone)], check=True)
    name = publish(clone / "site_config.yml", tmp_path / "www", "HEAD", DAY, 5, silent).name
    assert tree(tmp_path / "www" / "releases" / name) == tree(released.to / "releases" / name)


def test_a_repository_without_a_work_tree_will_do(released: Released, tmp_path: Path) -> None:
    """A bare repository gives the same release, its settings named as if they lay in it."""
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(released.repository.top), str(bare)], check=True)
    name = publish(bare / "site_config.yml", tmp_path / "www", "HEAD", DAY, 5, silent).name
    assert tree(tmp_path / "www" / "releases" / name) == tree(released.to / "releases" / name)


def test_a_site_in_a_folder_of_a_bare_repository(tmp_path: Path) -> None:
    """The example county, whose nation lies folders above its settings, is released from a bare repository."""
    top = tmp_path / "repo"
    shutil.copytree(REPO / "content/_national", top / "content/_national")
    shutil.copytree(REPO / "examples/shili", top / "examples/shili")
    for path in (top / "examples/shili/content").rglob("*.yml"):
        if path.read_text(encoding="utf-8").startswith("state: withdrawn"):
            path.unlink()  # in a repository of one commit it never was public
    git = ["git", "-C", str(top), "-c", "user.name=office", "-c", "user.email=office@example.invalid"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *words], check=True)
    subprocess.run(["git", "clone", "-q", "--bare", str(top), str(tmp_path / "bare.git")], check=True)
    said: list[str] = []
    settings = tmp_path / "bare.git/examples/shili/site_config.yml"
    made = publish(settings, tmp_path / "www", "HEAD", date(2026, 12, 31), 5, said.append)
    assert whole(tmp_path / "www/releases" / made.name)
    assert made.pages > 400
    assert not [line for line in said if "取不到" in line or "没有提交" in line]
    assert run(["verify", str(tmp_path / "www/current")]) == 0


def test_a_release_that_is_there_is_not_written(own: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    """Released again, a whole release is switched to; nothing is built, and not one of its files is touched."""
    old = own.to / "releases" / own.names[0]
    before = {path: path.lstat() for path in old.rglob("*")}
    monkeypatch.setattr(publish_module, "assemble", None)
    outcome = release(own.repository, own.to, "HEAD~1")
    assert (outcome.name, outcome.is_new, outcome.before) == (own.names[0], False, own.names[1])
    assert shown(own.to) == own.names[0]
    after = {path: path.lstat() for path in old.rglob("*")}
    assert [(s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for s in before.values()] == [
        (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for s in after.values()
    ]


def test_a_broken_release_is_made_anew(own: Released) -> None:
    """A release that lost a file is built again and changes place with the whole one, while it is shown."""
    (own.to / "current" / PAGE).unlink()
    outcome = release(own.repository, own.to)
    assert (outcome.name, outcome.is_new) == (own.names[1], True)
    assert whole(own.to / "current")
    assert litter(own.to) == []


def test_what_is_not_committed_is_not_in_it(own: Released, capsys: pytest.CaptureFixture[str]) -> None:
    """Changes, new files and deletions of the work tree reach no file of the release, and the command names them."""
    marks = {UNIT: "未交的字", "units/shili/units/xin.yml": "xin", "content/shili/body.yml": ""}
    files = {name: own.repository.folder / name for name in marks}
    kept = {name: path.read_bytes() for name, path in files.items() if path.exists()}
    try:
        own.repository.edit(UNIT, (f"full: {NAMES[1]}", "full: 未交的字"))
        own.repository.write("units/shili/units/xin.yml", "未交的字\n")
        files["content/shili/body.yml"].unlink()
        shutil.rmtree(own.to)
        assert run(arguments(own.repository, own.to)) == 0
    finally:
        files["units/shili/units/xin.yml"].unlink()
        for name, content in kept.items():
            files[name].write_bytes(content)
    said = capsys.readouterr().err
    assert "没有提交的改动不在里面" in said
    assert all(name in said for name in marks)
    assert shown(own.to) == own.names[1]
    assert not [
        path for path in (own.to / "current").rglob("*") if path.is_file() and "未交".encode() in path.read_bytes()
    ]


def test_a_clean_tree_is_not_warned_of(own: Released, capsys: pytest.CaptureFixture[str]) -> None:
    """Where everything is committed, nothing is said of it."""
    assert run(arguments(own.repository, own.to)) == 0
    assert "没有提交" not in capsys.readouterr().err


def test_neither_author_nor_machine_stands_in_a_release(released: Released) -> None:
    """No file holds the author's name, the folder of the repository, or that of the releases."""
    forbidden = [AUTHOR.encode(), str(released.repository.top).encode(), str(released.to.parent).encode()]
    files = [path for path in (released.to / "current").resolve().rglob("*") if path.is_file()]
    assert [path for path in files if any(word in path.read_bytes() for word in forbidden)] == []


# times


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2026, 12, 1), datetime(2026, 12, 1, 12, 0, tzinfo=SHANGHAI)),
        (date(2026, 12, 2), datetime(2026, 12, 2, 0, 0, tzinfo=SHANGHAI)),
    ],
)
def test_the_time_is_that_of_the_commit_or_of_the_day(
    released: Released, tmp_path: Path, day: date, moment: datetime
) -> None:
    """Every file and folder, copies too, carries the commit's time or the as-of midnight, whichever is later."""
    name = release(released.repository, tmp_path / "www", "HEAD~1", day).name
    folder = tmp_path / "www" / "releases" / name
    times = {path.stat().st_mtime for path in (folder, *folder.rglob("*"))}
    assert times == {moment.timestamp()}
    assert (folder / "index.html.br").is_file()


def test_a_page_of_the_same_length_has_another_time(released: Released, tmp_path: Path) -> None:
    """No two releases carry one time, so no reader keeps an old page of the same length.

    Neither of two commits, nor of one commit on two days, nor of two commits that were both made before the day.
    """
    made = [("HEAD~1", 1), ("HEAD", 1), ("HEAD", 2), ("HEAD~1", 2)]
    names = [release(released.repository, tmp_path / "www", rev, date(2026, 12, day)).name for rev, day in made]
    stats = [(tmp_path / "www/releases" / name / PAGE).stat() for name in names]
    assert len({int(one.st_mtime) for one in stats}) == len(made)


def test_others_may_read_whatever_the_mask(released: Released, tmp_path: Path) -> None:
    """Released under a mask that lets nobody else read, every file and folder may still be read by the web server."""
    old = os.umask(0o077)
    try:
        release(released.repository, tmp_path / "www")
    finally:
        os.umask(old)
    folder = (tmp_path / "www/current").resolve()
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}
    folders = {
        stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent, folder.parent.parent, *folder.rglob("*/"))
    }
    assert (modes, folders) == ({0o644}, {0o755})


# smaller copies


def test_texts_have_smaller_copies_that_unpack_to_them(released: Released) -> None:
    """Beside each text lie ``.gz`` and ``.br`` that give its bytes, with no time and no name in them; nowhere else."""
    files = {name: content for name, (content, _) in tree((released.to / "current").resolve()).items()}
    packed = [name for name in files if name.endswith((".gz", ".br"))]
    assert len(packed) > 100
    for name in packed:
        original = files[name.rpartition(".")[0]]
        content = files[name]
        assert (gzip.decompress if name.endswith(".gz") else brotli.decompress)(content) == original
        assert len(content) < len(original)
        assert name.endswith(".br") or content[:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    plain = [n for n in files if n not in packed and f"{n}.gz" not in files and n != "SHA256SUMS"]
    assert [name for name in plain if name.endswith(TEXTS) and len(files[name]) >= 2 * TINY] == []
    assert {name.rpartition(".gz")[0] or name for name in packed if not name[:-3].endswith(TEXTS)} == set()


# what is kept


def test_the_last_ones_are_kept_and_never_too_few(own: Released) -> None:
    """The last releases are kept, and whatever is asked, the one that is shown and the one before it."""
    for day in (2, 3):
        release(own.repository, own.to, day=date(2026, 12, day), keep=3)
    head = own.names[1][:12]
    assert releases(own.to) == sorted([own.names[1], f"{head}-2026-12-02", f"{head}-2026-12-03"])
    made = release(own.repository, own.to, day=date(2026, 12, 4), keep=1)
    assert releases(own.to) == [f"{head}-2026-12-03", made.name]
    assert set(made.removed) == {own.names[1], f"{head}-2026-12-02"}


def test_a_strangers_folder_is_never_taken_away(own: Released) -> None:
    """Whatever else lies beside the releases stays, however few are kept."""
    for name in ("mine", ".hidden", "0123456789ab"):
        (own.to / "releases" / name).mkdir()
        (own.to / "releases" / name / "notes.txt").write_bytes(b"mine")
    release(own.repository, own.to, day=date(2026, 12, 9), keep=1)
    assert {"mine", ".hidden", "0123456789ab"} < set(releases(own.to))


def test_one_folder_one_site(released: Released, own: Released) -> None:
    """A folder with one site's releases takes no other's: the names would be the same."""
    repository = own.repository
    shutil.copy(repository.config, repository.folder / "other.yml")
    repository.commit("2026-11-01", "14:00:00 +0800")
    try:
        with pytest.raises(ReleaseError, match="一个文件夹只放一个网站"):
            publish(repository.folder / "other.yml", own.to, "HEAD", DAY, 5, silent)
    finally:
        repository.git("reset", "-q", "--hard", "HEAD~1")
    assert shown(own.to) == own.names[1]


def noted(to: Path) -> dict[str, object]:
    told: dict[str, object] = json.loads((to / ".order").read_text(encoding="utf-8"))
    return told


def test_one_folder_one_repository(released: Released, own: Released, tmp_path: Path) -> None:
    """A folder takes no other repository's site, though its settings lie in the same place; each clone's it does."""
    stranger = Repository(tmp_path / "stranger")
    stranger.commit("2026-12-02")
    with pytest.raises(ReleaseError, match=r"另一个仓库.*换一个 --to.*删去那里的 \.order"):
        release(stranger, own.to)
    assert (shown(own.to), releases(own.to)) == (own.names[1], sorted(own.names))
    (own.to / ".order").unlink()
    assert release(stranger, own.to).is_new
    with pytest.raises(ReleaseError, match="另一个仓库"):
        release(own.repository, own.to)


def test_what_an_older_program_noted_is_read(own: Released) -> None:
    """A note without a first commit stands for any repository, and gets one with the next release."""
    whole_note = noted(own.to)
    older = {name: value for name, value in whole_note.items() if name != "root"}
    (own.to / ".order").write_text(json.dumps(older), encoding="utf-8")
    assert release(own.repository, own.to).name == own.names[1]
    assert noted(own.to)["root"] == whole_note["root"]


def test_a_clone_cut_off_is_no_other_repository(own: Released, tmp_path: Path) -> None:
    """Of a clone that does not reach back to the first commit nothing is said, and what was noted stays."""
    before, clone = noted(own.to), tmp_path / "clone"
    call = ["git", "clone", "-q", "--depth", "1", f"file://{own.repository.top}", str(clone)]
    subprocess.run(call, check=True)
    made = publish(clone / "site_config.yml", own.to, "HEAD", date(2026, 12, 2), 5, silent)
    assert shown(own.to) == made.name
    assert noted(own.to)["root"] == before["root"]


def test_a_history_that_took_in_another_is_the_same_repository(own: Released, tmp_path: Path) -> None:
    """A repository with two first commits is known by the one that was noted."""
    clone = tmp_path / "clone"
    git = ["git", "-C", str(clone), "-c", "user.name=office", "-c", "user.email=office@example.invalid"]
    subprocess.run(["git", "clone", "-q", str(own.repository.top), str(clone)], check=True)
    for words in (
        ["checkout", "-q", "--orphan", "other"], ["rm", "-rqf", "."], ["commit", "-q", "--allow-empty", "-m", "x"],
        ["checkout", "-q", "main"], ["merge", "-q", "--allow-unrelated-histories", "-m", "x", "other"],
    ):  # fmt: skip
        subprocess.run([*git, *words], check=True)
    made = publish(clone / "site_config.yml", own.to, "HEAD", date(2026, 12, 2), 5, silent)
    assert shown(own.to) == made.name


# what must be mended, what may not come out


def test_a_broken_record_stops_the_release(own: Released, capsys: pytest.CaptureFixture[str]) -> None:
    """A commit with something that must be mended is refused with its findings; what is shown stays."""
    (own.to / ".order").unlink()  # another repository's site
    repository = Repository(own.to.parent / "broken")
    repository.edit(UNIT, ("full:", "fulll:"))
    repository.commit("2026-11-02")
    assert run(arguments(repository, own.to)) == 1
    said = capsys.readouterr()
    assert f"{UNIT}:" in said.out
    assert "没有发布" in said.err
    assert shown(own.to) == own.names[1]
    assert litter(own.to) == []


def test_the_handbook_says_what_the_commands_take() -> None:
    """``docs/release.md`` names each option of the four commands, and the headers as the program knows them."""
    text = (REPO / "docs/release.md").read_text(encoding="utf-8")
    options = {
        name
        for verb in ("release", "rollback", "pack", "verify")
        for p in main.commands[verb].params
        for name in p.opts
    }
    assert [name for name in options if name.startswith("--") and f"{name}" not in text] == []
    assert [header for header, value in HEADERS.items() if f"| `{header}` | `{value}` |" not in text] == []

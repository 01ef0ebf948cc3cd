"""No room, no right, no disk that can be written: refused in a sentence, and what is shown stays whole."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.cli import run
from generator.release import assemble as assemble_module
from generator.release import publish as publish_module
from generator.release.assemble import Assembled, assemble, commit_to_release
from generator.release.refusal import ReleaseError
from generator.release.rollback import go_back
from tests.factories import REPO
from tests.release.conftest import Released
from tests.release.shelves import COMMAND, DAY, SURROUNDINGS, arguments, copied, litter, release, shown, silent, whole
from tests.repository import Repository


@pytest.fixture(scope="module")
def made(released: Released) -> Assembled:
    """The site of the newer commit, built once."""
    commit = commit_to_release(released.repository.config, "HEAD")
    return assemble(released.repository.config, commit, DAY, (), silent)


@pytest.fixture
def quick(own: Released, made: Assembled, monkeypatch: pytest.MonkeyPatch) -> Released:
    """The older commit is shown; releasing the newer one writes what was built already."""
    shutil.rmtree(own.to / "releases" / own.names[1])
    release(own.repository, own.to, "HEAD~1")
    monkeypatch.setattr(publish_module, "assemble", lambda *_: made)
    return own


def is_as_it_was(released: Released) -> None:
    """The older release is shown, whole, and nothing half-made lies about."""
    assert shown(released.to) == released.names[0]
    assert whole(released.to / "current")
    assert litter(released.to) == []


CALLS: dict[str, tuple[object, str]] = {
    "a file is written": (Path, "write_bytes"),
    "the disk is waited for": (os, "fsync"),
    "a folder is made": (Path, "mkdir"),
    "a name is given": (Path, "rename"),
    "the order is put in place": (Path, "replace"),
    "the link is made": (Path, "symlink_to"),
    "the list is read back": (Path, "open"),
}


@pytest.mark.parametrize(
    ("where", "code"),
    [
        *((where, errno.ENOSPC) for where in CALLS),
        *(("a file is written", code) for code in (errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO)),
    ],
)
def test_whatever_call_fails_the_old_site_stands(
    quick: Released, monkeypatch: pytest.MonkeyPatch, where: str, code: int
) -> None:
    """The first, or a later, call of each kind fails: one Chinese sentence, the old site whole, no leftovers."""
    owner, name = CALLS[where]
    real: Callable[..., object] = getattr(owner, name)
    left = SimpleNamespace(calls=0 if name in ("rename", "replace", "symlink_to", "mkdir") else 30)

    def failing(*words: object, **more: object) -> object:
        left.calls -= 1
        if left.calls < 0 and ".lock" not in str(words[0]):
            raise OSError(code, os.strerror(code), str(words[0]))
        return real(*words, **more)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, failing)
        with pytest.raises(ReleaseError, match="网站没有动") as told:
            release(quick.repository, quick.to)
    full = code in (errno.ENOSPC, errno.EDQUOT)
    assert ("磁盘满了" in str(told.value)) == full
    assert shown(quick.to) == quick.names[0]
    assert whole(quick.to / "current")
    assert release(quick.repository, quick.to).name == quick.names[1]
    assert litter(quick.to) == []
    assert whole(quick.to / "current")


def test_what_the_disk_gives_back_is_compared(quick: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that keeps other bytes than it was given is noticed before anything is switched."""
    real = publish_module.write_settled

    def lying(folder: Path, *rest: object) -> None:
        real(folder, *rest)  # type: ignore[arg-type]
        page = folder / "index.html"
        page.write_bytes(page.read_bytes()[:-1] + b"?")

    monkeypatch.setattr(publish_module, "write_settled", lying)
    with pytest.raises(ReleaseError, match="磁盘可能坏了") as told:
        release(quick.repository, quick.to)
    assert [(f.code, f.place.path) for f in told.value.findings] == [("V112", "index.html")]
    is_as_it_was(quick)


def test_everything_is_on_the_disk_before_the_switch(quick: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file and folder of the release is waited for before the link is renamed, the folder of the link after."""
    synced: list[int] = []
    real_sync, real_replace = os.fsync, Path.replace
    at_switch: list[int] = []

    def sync(handle: int) -> None:
        real_sync(handle)
        synced.append(os.fstat(handle).st_ino)

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "current":
            at_switch.extend(synced)
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    name = release(quick.repository, quick.to).name
    new = quick.to / "releases" / name
    wanted = {path.stat().st_ino for path in (new, new.parent, quick.to, *new.rglob("*"))}
    assert wanted <= set(at_switch)
    assert synced[len(at_switch) :] == [quick.to.stat().st_ino]


def test_room_is_looked_for_beforehand(quick: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk has less room than the release needs, or no names left, not one file is written."""
    real = os.statvfs(quick.to)
    monkeypatch.setattr(publish_module, "write_settled", None)
    room = {"f_bavail": real.f_bavail, "f_frsize": real.f_frsize, "f_files": real.f_files, "f_favail": real.f_favail}
    for changed, words in (({"f_bavail": 100}, "磁盘空间不够"), ({"f_files": 900, "f_favail": 9}, "文件太多")):
        monkeypatch.setattr(os, "statvfs", lambda _, c=changed: SimpleNamespace(**{**room, **c}))
        with pytest.raises(ReleaseError, match=words):
            release(quick.repository, quick.to)
        is_as_it_was(quick)


def test_a_limit_of_the_system_is_a_full_disk(own: Released, tmp_path: Path) -> None:
    """A real limit on the size of files, which the system enforces, is a refusal: exit 1, the old site whole."""
    to = copied(own.to, tmp_path / "limited")
    shutil.rmtree(to / "releases" / own.names[1])
    release(own.repository, to, "HEAD~1")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    told = subprocess.run(
        [*COMMAND, *arguments(own.repository, to)],
        env={**os.environ, **SURROUNDINGS, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        preexec_fn=limit,
        check=False,
    )
    assert told.returncode == 1
    assert "磁盘满了" in told.stderr
    is_as_it_was(own._replace(to=to))


ON_A_SMALL_DISK = """
set -e
mkdir -p "$1"
mount -t tmpfs -o size=8m none "$1"
"$3" -m generator.cli release --to "$1/网站" --config "$2" --as-of 2026-12-01 --rev HEAD~1 >/dev/null 2>&1
free=$(df -k --output=avail "$1" | tail -1)
dd if=/dev/zero of="$1/ballast" bs=1024 count=$((free - 1500)) 2>/dev/null
for kind in full read-only; do
    [ $kind = full ] || { rm "$1/ballast"; mount -o remount,ro "$1"; }
    "$3" -m generator.cli release --to "$1/网站" --config "$2" --as-of 2026-12-01 2>&1 >/dev/null | tail -1 || true
    (cd "$1/网站/current" && sha256sum -c --strict --quiet SHA256SUMS && readlink "$1/网站/current")
done
"""


def test_a_disk_that_is_full_and_one_that_cannot_be_written(released: Released, tmp_path: Path) -> None:
    """On a real small disk, full and then read-only, the release is refused and the old one is whole.

    The disk lives in a name space of its own, which needs no rights on most systems; where it cannot be made, the test
    fails and says so.
    """
    space = ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*space, "true"], check=False, capture_output=True).returncode:
        space = ["unshare", "--mount"]
    if subprocess.run([*space, "true"], check=False, capture_output=True).returncode:
        pytest.fail("this system lets nobody make a name space for mounts: run the tests where one can be made")
    script = [
        "sh",
        "-c",
        ON_A_SMALL_DISK,
        "sh",
        str(tmp_path / "small"),
        str(released.repository.config),
        sys.executable,
    ]
    told = subprocess.run(
        [*space, *script], env={**os.environ, **SURROUNDINGS}, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr
    full, old, unwritable, still = told.stdout.splitlines()
    assert "磁盘空间不够" in full or "磁盘满了" in full
    assert "只能读" in unwritable
    assert old == still == f"releases/{released.names[0]}"


# what stands in the way


def test_a_file_in_the_folders_place(released: Released, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where the folder, or a folder above it, should be is refused and stays as it was."""
    (tmp_path / "www").write_bytes(b"mine")
    for to in (tmp_path / "www", tmp_path / "www/inner"):
        assert run(arguments(released.repository, to)) == 1
        assert "不是文件夹" in capsys.readouterr().err
    assert (tmp_path / "www").read_bytes() == b"mine"


def test_something_in_the_links_place(own: Released, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that somebody put where the link should be is refused and keeps its files."""
    (own.to / "current").unlink()
    (own.to / "current").mkdir()
    (own.to / "current/index.html").write_bytes(b"mine")
    for words in (arguments(own.repository, own.to), ["rollback", "--to", str(own.to)]):
        assert run(words) == 1
        assert "不是链接" in capsys.readouterr().err
    assert (own.to / "current/index.html").read_bytes() == b"mine"


def test_no_rights(released: Released, tmp_path: Path) -> None:
    """Run by somebody who may not write there, the command says so."""
    to = tmp_path / "www"
    to.mkdir()
    to.chmod(0o555)
    words = [*COMMAND, *arguments(released.repository, to)]
    if os.geteuid() == 0:  # root may do anything: give up the rights to pass over modes, and nothing else
        words = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all", *words]
    told = subprocess.run(
        words, cwd=REPO, env={**os.environ, **SURROUNDINGS}, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 1, told.stderr
    assert "没有权限" in told.stderr
    assert list(to.iterdir()) == []


def test_no_repository_no_commit_no_revision(
    tmp_path: Path, released: Released, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without git, a repository, a commit or the revision asked for, a sentence says what to do; nothing is made."""
    empty = Repository(tmp_path / "empty")
    to = tmp_path / "www"
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    plain = ["release", "--to", str(to), "--config", str(tmp_path / "none/site_config.yml")]
    for words, told in (
        (arguments(empty, to), "还没有提交过"),
        (plain, "不在 git 仓库里"),
        (arguments(released.repository, to, "--rev", "v9"), "没有“v9”这个版本"),
        (arguments(released.repository, to, "--rev", "--all"), "不是一个版本"),
    ):
        assert run(words) == 1
        assert told in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(arguments(released.repository, to)) == 1
    assert "没有 git" in capsys.readouterr().err
    assert not to.exists()


def test_elsewhere_than_on_linux(released: Released, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another system release and way back say that they are for Linux."""
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ReleaseError, match="只在 Linux"):
        release(released.repository, tmp_path / "www")
    with pytest.raises(ReleaseError, match="只在 Linux"):
        go_back(released.to, None, silent)


def test_the_module_of_locks_is_not_asked_for_at_the_start() -> None:
    """The command can be read in where there is no ``fcntl``, as on Windows."""
    code = "import sys; sys.modules['fcntl'] = None; import generator.cli.releasing; import generator.release.publish"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPO, check=False).returncode == 0


def test_a_full_disk_while_the_records_are_laid_out(own: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the records of the commit is a full disk too, told as such."""

    def full(*_: object) -> object:
        raise assemble_module.RevisionError("x") from OSError(errno.ENOSPC, "x", "y")

    monkeypatch.setattr(assemble_module, "records_at", full)
    shutil.rmtree(own.to / "releases" / own.names[1])
    with pytest.raises(ReleaseError, match="磁盘满了"):
        release(own.repository, own.to)

"""The kit: an office without network and without Node installs gongkai from one zip file.

The wheels are those this very Python has installed, packed again, so that no test asks a registry for anything.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType

import pytest
import rjsmin

from tests.factories import MINIMAL, REPO

LOCKED = re.compile(r"^([\w.-]+)==", re.M)
NOT_OF_A_WHEEL = {"INSTALLER", "REQUESTED", "direct_url.json"}
# Of thousands of small files, those that records name: to install the others would be most of the test.
RECORDS = (*MINIMAL.rglob("situations/*.yml"), *REPO.glob("content/_national/situations/*.yml"))
ICONS = {name for record in RECORDS for name in re.findall(r"^icon: (\S+)$", record.read_text("utf-8"), re.M)}
NOWHERE = "http://127.0.0.1:9"  # a proxy that is not there: whatever asks for the network fails


def load(path: str) -> ModuleType:
    """A script of the project as a module."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, REPO / path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


kit = load("scripts/kit.py")
installer = load("scripts/kit/install.py")


@dataclass
class Office:
    """A computer on which the kit was unpacked, without network and without Node."""

    folder: Path
    surroundings: dict[str, str]

    def run(self, *call: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run something there, in the folder."""
        around = self.surroundings | more
        return subprocess.run(
            call, cwd=self.folder, env=around, capture_output=True, encoding="utf-8", timeout=300, check=False
        )


def packed_again(name: str, folder: Path) -> str:
    """Make a wheel of an installed package; gives its line of a lock."""
    package = distribution(name)
    tag = re.findall(r"^Tag: (\S+)$", package.read_text("WHEEL") or "", re.M)[-1]
    wheel = folder / f"{name.replace('-', '_')}-{package.version}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in package.files or ():
            made_here = file.suffix == ".pyc" or file.parts[0] == ".." or file.name in NOT_OF_A_WHEEL
            unread = "locale-data" in file.parts or (".icons" in file.parts and file.stem not in ICONS)
            if not made_here and not unread:
                archive.write(str(file.locate()), str(file))
    return f"{name}=={package.version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The kit for this computer and this Python, unpacked in a folder with a blank and Chinese in its name."""
    top = tmp_path_factory.mktemp("kit")
    wheels, lock, out = top / "wheels", top / "requirements.lock", top / "kit.zip"
    wheels.mkdir()
    names = sorted(set(LOCKED.findall((REPO / "requirements.lock").read_text(encoding="utf-8"))))
    lock.write_text("".join(packed_again(name, wheels) for name in names), encoding="utf-8")
    call = [sys.executable, str(REPO / "scripts/kit.py"), "--here", "--lock", str(lock), "--out", str(out)]
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_CONFIG_FILE": os.devnull}
    made = subprocess.run(call, env=os.environ | offline, capture_output=True, encoding="utf-8", check=False)
    assert made.returncode == 0, made.stderr
    folder = top / "办公室 的电脑"
    with zipfile.ZipFile(out) as archive:
        archive.extractall(folder)
    programs = top / "bin"
    programs.mkdir()
    for program in ("sh", "cat", "dirname"):
        (programs / program).symlink_to(str(shutil.which(program)))
    surroundings = {"PATH": str(programs), "HOME": str(top), "HTTP_PROXY": NOWHERE, "HTTPS_PROXY": NOWHERE}
    (inside,) = folder.iterdir()
    yield Office(inside, surroundings)
    shutil.rmtree(top)


def test_it_installs_and_works_without_network(office: Office, tmp_path: Path) -> None:
    """Installed by its own script alone, gongkai checks a site, and the desk has the forms it serves."""
    done = office.run("sh", "install.sh", PYTHON=sys.executable)
    assert done.returncode == 0, done.stdout + done.stderr
    gongkai = office.folder / ".venv" / "bin" / "gongkai"
    assert f'"{gongkai}" edit' in done.stdout

    site = shutil.copytree(MINIMAL, tmp_path / "site")
    checked = office.run(str(gongkai), "check", "--config", str(site / "site_config.yml"), "--as-of", "2026-11-21")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    begun = office.run(str(gongkai), "init", "mouxian", "--name", "某某县", "--level", "县")
    assert begun.returncode == 0, begun.stdout + begun.stderr

    forms = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kit.FORMS.parent.iterdir()}
    asked = (
        "import hashlib, generator.desk.forms as forms\n"
        "print(forms.__file__)\n"
        f"for name in {sorted(forms)}: print(name, hashlib.sha256(forms.decap_file(name)).hexdigest())\n"
    )
    told = office.run(str(office.folder / ".venv" / "bin" / "python"), "-c", asked)
    where, *served = told.stdout.splitlines()
    assert Path(where).is_relative_to(office.folder), told.stderr
    assert dict(line.split() for line in served) == forms
    assert (Path(where).parent / "assets" / "decap-license.txt").is_file()


def test_without_python_it_says_so(office: Office) -> None:
    """On a computer without Python the installer says what to do, and fails."""
    done = office.run("sh", "install.sh")
    assert done.returncode == 1
    assert "没有找到 Python" in done.stdout


@pytest.mark.parametrize(
    ("version", "platform", "says"),
    [
        ((3, 8, 10), "linux-x86_64", "太旧"),
        ((3, 19, 0), "linux-x86_64", "Python 3.19"),
        ((3, 12, 1), "win32", "Windows（32 位的 Python）"),
        ((3, 12, 1), "linux-loongarch64", "linux-loongarch64"),
        ((3, 12, 1), "win-amd64", "叫 venv"),
    ],
)
def test_what_cannot_take_it_is_named(
    version: tuple[int, ...], platform: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Python too old or too new, another computer, a Python without venv: each is one plain sentence."""
    monkeypatch.setattr(sys, "version_info", version)
    monkeypatch.setattr(installer.sysconfig, "get_platform", lambda: platform)
    monkeypatch.setattr(installer, "find_spec", lambda _: None)
    assert says in installer.unfit({"platforms": list(kit.PLATFORMS), "pythons": list(kit.PYTHONS)})


def test_a_file_that_was_changed_on_the_way_is_refused(office: Office, tmp_path: Path) -> None:
    """A wheel that is not the one the lock knows is not taken in, neither by the kit nor by the office."""
    wheels = office.folder / "parts" / "wheels"
    lock = (office.folder / "parts" / "requirements.lock").read_text(encoding="utf-8")
    (line,) = re.findall(r"^click==.*?$.*?$", lock, re.M | re.S)
    wrong = re.sub(r"sha256:\w+", f"sha256:{'0' * 64}", line)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(kit.KitError, match="没有取全"):
        patch.setenv("PIP_NO_INDEX", "1")
        patch.setenv("PIP_FIND_LINKS", str(wheels))
        kit.download("没有取全", wrong, tmp_path)
    assert not list(tmp_path.glob("*.whl"))


def test_without_the_forms_there_is_no_kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kit whose desk would have no forms is not made."""
    monkeypatch.setattr(kit, "FORMS", tmp_path / "decap-cms.js")
    assert kit.main(["--here", "--out", str(tmp_path / "kit.zip")]) == 1
    assert list(tmp_path.iterdir()) == []


def test_what_windows_reads(office: Office) -> None:
    """The batch file says nothing cmd could misread; the notes open as Chinese in any editor."""
    batch = (office.folder / "install.bat").read_bytes()
    assert batch.isascii()
    assert batch.count(b"\n") == batch.count(b"\r\n") > 10
    assert (office.folder / "说明.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def test_scripts_are_the_same_without_the_compiled_half() -> None:
    """What goes in without its compiled half makes the same of each script of the theme."""
    in_python = rjsmin._make_jsmin(python_only=True)
    for script in (REPO / "theme").rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert in_python(text) == rjsmin.jsmin(text), script


def test_the_kit_holds_the_wheel_for_every_computer(office: Office) -> None:
    """The package without wheels for Windows goes in as one for every computer, known to the lock by its sum."""
    (wheel,) = (office.folder / "parts" / "wheels").glob(f"{kit.COMPILED_IN_PART}-*")
    assert wheel.name.endswith("-py3-none-any.whl")
    assert hashlib.sha256(wheel.read_bytes()).hexdigest() in (office.folder / "parts/requirements.lock").read_text()
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".so")]


def test_the_lock_of_all_pythons() -> None:
    """Two versions of one package, for different Pythons, are both asked for, each in a call of its own."""
    lock = "a==1 ; python_full_version < '3.11.5' \\\n    --hash=x\na==2 ; python_full_version >= '3.11.5' \\\n    --hash=y\nb==1 \\\n    --hash=z\n"
    first, second = kit.once_each(kit.entries_of(lock))
    assert [entry.split()[0] for entry in first] == ["a==1", "b==1"]
    assert [entry.split()[0] for entry in second] == ["a==2"]
    assert "python" not in "".join(first + second)


def test_the_notes_name_the_pythons() -> None:
    """What a person is told to install is what the kit has files for."""
    for page in ("scripts/kit/说明.txt", "docs/install.md"):
        text = (REPO / page).read_text(encoding="utf-8")
        assert [python for python in kit.PYTHONS if python not in text] == [], page

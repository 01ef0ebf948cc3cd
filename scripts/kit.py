"""``make kit``: one zip file from which an office installs gongkai without network and without Node.

takes  the project with the desk's forms in it (``make desk``), the lock file, pip to fetch what it names
gives  build/gongkai-<version>.zip: our wheel, wheels of all the lock names for each kind of computer, two installers
does not  fetch a file whose hash is not in the lock, or compile a package
"""

from __future__ import annotations

import argparse
import base64
import codecs
import hashlib
import io
import json
import re
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "scripts" / "kit"
FORMS = ROOT / "generator" / "desk" / "assets" / "decap" / "decap-cms.js"
TOP = ("install.bat", "install.sh", "说明.txt")  # what a person is to see first; everything else lies in a folder
PARTS = ("install.py", "no-python.txt")
STAMP = (2020, 2, 2, 0, 0, 0)  # the day hatchling writes into wheels, so that the same contents are the same bytes
UNIX = 3


def glibc(machine: str, oldest: int) -> tuple[str, ...]:
    """What runs on glibc 2.28, the oldest of today's 麒麟 and UOS: tags of wheels, the newest first."""
    numbered = tuple(f"manylinux_2_{minor}_{machine}" for minor in range(28, oldest - 1, -1))
    return (*numbered, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}")


# Computers by the name Python has for them (sysconfig.get_platform), each with the tags of the wheels it runs.
PLATFORMS = {
    "linux-x86_64": glibc("x86_64", 5),
    "linux-aarch64": glibc("aarch64", 17),
    "win-amd64": ("win_amd64",),
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# Has no wheel for Windows. What is compiled in it is faster and nothing else, so that it goes in without.
COMPILED_IN_PART = "rjsmin"


class KitError(Exception):
    """The kit cannot be made; the message says why, in Chinese."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; progress goes to stderr."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    parser = argparse.ArgumentParser(description="做安装包：没有网络、没有 Node 的电脑用它装 gongkai。")
    parser.add_argument("--here", action="store_true", help="只装得到和这台电脑、这个 Python 一样的电脑上")
    parser.add_argument("--lock", type=Path, default=ROOT / "requirements.lock", help="锁文件")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / f"gongkai-{version}.zip", help="写到哪里")
    told = parser.parse_args(arguments)
    try:
        make_kit(version, told.lock, told.out, here=told.here)
    except KitError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"做好了：{told.out}（{told.out.stat().st_size // 1_000_000} MB）")
    return 0


def make_kit(version: str, lock: Path, out: Path, *, here: bool) -> None:
    """Write the zip file, whole or not at all."""
    if not FORMS.is_file():
        raise KitError("办公台的表单还没有装。先运行 make desk，再做一次。")
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        progress("打包 gongkai")
        run("gongkai 打包没有成", "hatchling", "build", "-t", "wheel", "-d", str(wheels))
        known = lock.read_text(encoding="utf-8")
        known = fetch_here(known, wheels) if here else fetch_all(known, wheels)
        about = {
            "version": version,
            "platforms": [sysconfig.get_platform()] if here else list(PLATFORMS),
            "pythons": [f"{sys.version_info.major}.{sys.version_info.minor}"] if here else list(PYTHONS),
        }
        progress(f"写入 {out}")
        write(out, f"gongkai-{version}", contents(about, known, wheels))


def fetch_here(lock: str, wheels: Path) -> str:
    """Fetch what the lock names for this computer and this Python; gives the lock as it is then."""
    progress("取这台电脑用的包（核对指纹）")
    download("没有取全", lock, wheels)
    return in_python_alone(lock, wheels)


def fetch_all(lock: str, wheels: Path) -> str:
    """Fetch what it names for every computer and Python of the kit; a wheel that runs anywhere is fetched once."""
    entries = entries_of(lock)
    for platform, tags in PLATFORMS.items():
        for python in PYTHONS:
            target = f"{platform}、Python {python}"
            progress(f"取 {target} 用的包（核对指纹）")
            options = [
                "--implementation",
                "cp",
                "--abi",
                f"cp{python.replace('.', '')}",
                "--python-version",
                f"{python}.9",
            ]
            options += [word for tag in tags for word in ("--platform", tag)]
            anywhere = {pinned(wheel) for wheel in wheels.glob("*-none-any.whl")}
            for some in once_each(entry for entry in entries if entry.split()[0] not in anywhere):
                download(f"{target} 的没有取全", "\n".join(some), wheels, *options)
            lock = in_python_alone(lock, wheels)
    return lock


def in_python_alone(lock: str, wheels: Path) -> str:
    """Put a wheel for every computer in place of one with a compiled part; gives the lock that knows it."""
    for wheel in wheels.glob(f"{COMPILED_IN_PART}-*-cp*.whl"):
        plain = wheel.with_name("-".join([*wheel.name.split("-")[:2], "py3-none-any.whl"]))
        plain.write_bytes(zipped(without_compiled(wheel)))
        wheel.unlink()
        digest = hashlib.sha256(plain.read_bytes()).hexdigest()
        lock = lock.replace(f"{pinned(plain)} ", f"{pinned(plain)} --hash=sha256:{digest} ")
    return lock


def without_compiled(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel but the compiled ones, with its description and its list of files set right."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith((".so", "/RECORD"))]
        files = {name: archive.read(name) for name in names}
    about = next(name for name in files if name.endswith(".dist-info/WHEEL"))
    files[about] = b"Wheel-Version: 1.0\nGenerator: scripts/kit.py\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = f"{about.removesuffix('WHEEL')}RECORD"
    sums = {name: base64.urlsafe_b64encode(hashlib.sha256(content).digest()) for name, content in files.items()}
    lines = [f"{name},sha256={sums[name].decode().rstrip('=')},{len(files[name])}\n" for name in sorted(files)]
    return files | {record: "".join([*lines, f"{record},,\n"]).encode()}


def entries_of(lock: str) -> list[str]:
    """A requirement with its hashes each; for which Python it is, is left out: the kit has it for all of them."""
    return [re.sub(r" ; [^\\\n]+", " ", entry) for entry in re.split(r"\n(?=\S)", lock.strip())]


def once_each(entries: Iterable[str]) -> list[list[str]]:
    """The entries in lists that name no package twice, as pip asks."""
    lists: list[dict[str, str]] = []
    for entry in entries:
        name = entry.split("==")[0]
        room = next((one for one in lists if name not in one), None)
        if room is None:
            room = {}
            lists.append(room)
        room[name] = entry
    return [list(one.values()) for one in lists]


def pinned(wheel: Path) -> str:
    """The package and its version, as a lock writes it."""
    name, version, *_ = wheel.name.split("-")
    return f"{re.sub(r'[-_.]+', '-', name).lower()}=={version}"


def download(sorry: str, lock: str, wheels: Path, *options: str) -> None:
    """Fetch what a lock names, wheels only, each with a hash the lock has."""
    part = wheels / "part.lock"
    part.write_text(lock, encoding="utf-8")
    run(sorry, "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes",
        "--only-binary=:all:", *options, "--dest", str(wheels), "--requirement", str(part))  # fmt: skip


def run(sorry: str, *module: str) -> None:
    """Run a Python module; its own words stand above ours where it fails."""
    if subprocess.run([sys.executable, "-m", *module], cwd=ROOT, stdout=sys.stderr, check=False).returncode:  # noqa: S603
        raise KitError(f"{sorry}。看上面英文的最后一行。")


def contents(about: dict[str, object], lock: str, wheels: Path) -> dict[str, bytes]:
    """The files of the kit by name. Windows' own programmes ask for CRLF, its editor for a mark before UTF-8."""
    files = {name: (FILES / name).read_bytes() for name in TOP}
    files |= {f"parts/{name}": (FILES / name).read_bytes() for name in PARTS}
    for name in ("install.bat", "说明.txt", "parts/no-python.txt"):
        files[name] = files[name].replace(b"\n", b"\r\n")
    files["说明.txt"] = codecs.BOM_UTF8 + files["说明.txt"]
    files["parts/kit.json"] = json.dumps(about, indent=1).encode()
    files["parts/requirements.lock"] = lock.encode()
    return files | {f"parts/wheels/{wheel.name}": wheel.read_bytes() for wheel in wheels.glob("*.whl")}


def write(out: Path, top: str, files: dict[str, bytes]) -> None:
    """The zip file with everything in one folder; one that was there stays until the new one is whole."""
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = out.with_name(f"{out.name}.part")
    aside.write_bytes(zipped({f"{top}/{name}": content for name, content in files.items()}))
    aside.replace(out)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip file; the same files make the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.create_system = UNIX
            entry.external_attr = (0o100755 if name.endswith(".sh") else 0o100644) << 16
            archive.writestr(entry, content, zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED)
    return made.getvalue()


def progress(says: str) -> None:
    """What is being done now."""
    print(f"· {says}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

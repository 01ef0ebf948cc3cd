"""Installs gongkai into the folder it was unpacked in: no network, no Node.

takes  what lies beside this file: kit.json, requirements.lock, wheels
gives  .venv in the folder above, and what to type from now on; else one sentence on what is missing
does not  use a word that Python 3.6 does not know: the old one on a computer has to be able to say that it is too old
"""

import json
import os
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

PARTS = Path(__file__).resolve().parent
VENV = PARTS.parent / ".venv"
BIN, SUFFIX = (VENV / "Scripts", ".exe") if sys.platform == "win32" else (VENV / "bin", "")
PIP = ["-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--quiet", "--no-index",
       "--find-links", "wheels"]  # fmt: skip
SURROUNDINGS = {**os.environ, "PIP_CONFIG_FILE": os.devnull}  # nobody's settings send pip elsewhere
COMPUTERS = {
    "linux-x86_64": "Linux（x86_64）",
    "linux-aarch64": "Linux（ARM64）",
    "win-amd64": "Windows（64 位）",
    "win32": "Windows（32 位的 Python）",
    "win-arm64": "Windows（ARM64）",
}


def main():
    """Install, a step at a time; the first that fails ends it."""
    kit = json.loads((PARTS / "kit.json").read_text(encoding="utf-8"))
    sorry = unfit(kit) or install(kit)
    if sorry:
        say("没有装：" + sorry)
        return 1
    say("装好了：gongkai {}。\n先进记录的文件夹，再运行这个，打开办公台：".format(kit["version"]))
    say('"{}" edit'.format(BIN / ("gongkai" + SUFFIX)))
    return 0


def unfit(kit):
    """Why this computer or this Python cannot take the kit, or nothing."""
    own, pythons = "{}.{}".format(*sys.version_info), kit["pythons"]
    if sys.version_info < (3, 11):  # noqa: UP036 - the one that is asked may be any
        return "这里的 Python 是 {}，太旧。请装 {} 里的一个，再装一次。".format(own, "、".join(pythons))
    computer = sysconfig.get_platform()
    if computer not in kit["platforms"] or own not in pythons:
        served = "、".join(COMPUTERS.get(one, one) for one in kit["platforms"])
        return "这里是 {}，Python {}。\n这个安装包只给：{}；Python {}。".format(
            COMPUTERS.get(computer, computer), own, served, "、".join(pythons)
        )
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        return "这里的 Python 缺一样东西，叫 venv。请技术员装上（包名多半是 python3-venv），再装一次。"
    return ""


def install(kit):
    """Do it; why it did not go, or nothing."""
    say("· 建立 " + str(VENV))
    if run(sys.executable, "-m", "venv", "--clear", str(VENV)):
        return "写不了这个文件夹。先关掉办公台，看磁盘满没满，再装一次。"
    python = str(BIN / ("python" + SUFFIX))
    say("· 装要用的包（逐个核对指纹），要一两分钟")
    if run(python, *PIP, "--require-hashes", "--requirement", "requirements.lock"):
        return "有一个包装不上。安装包可能没有拷全，重新拷一份，再装一次。"
    say("· 装 gongkai")
    if run(python, *PIP, "--no-deps", "gongkai=={}".format(kit["version"])):
        return "gongkai 装不上。安装包可能没有拷全，重新拷一份，再装一次。"
    if run(str(BIN / ("gongkai" + SUFFIX)), "explain", "L101"):
        return "装上了，可是打不开。请把上面的字抄给技术员。"
    return ""


def run(*call):
    """The exit code; what is said in English on the way is shown only where something went wrong."""
    try:
        done = subprocess.run(  # noqa: S603
            call, cwd=str(PARTS), env=SURROUNDINGS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except OSError as error:
        say(str(error))
        return 1
    if done.returncode:
        say(done.stdout.decode("utf-8", "replace"))
    return done.returncode


def say(text):
    """One line; a terminal of Linux reads UTF-8, whatever an old Python makes of its settings."""
    encoding = (sys.stdout.encoding or "utf-8") if sys.platform == "win32" else "utf-8"
    sys.stdout.buffer.write(text.encode(encoding, "replace") + os.linesep.encode())
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

"""``gongkai verify``: a release on a disk, or a site behind an address, looked at from outside.

takes  a folder or an address
gives  findings, and how many files were looked at
does not  change anything, or need the records
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Findings, Place
from generator.release.compressed import SUFFIXES
from generator.release.headers import header_faults
from generator.release.inside import HOME, NOT_FOUND, READ, faults_inside, mount_of
from generator.release.manifest import NOT_A_FILE, SUMS, ManifestError, faults_of, read_manifest, sum_of, sums_in
from generator.release.refusal import ReleaseError, refusals
from generator.release.remote import Answer, Remote, RemoteError
from generator.release.shelf import CURRENT, Progress

NOWHERE = (
    "meiyou-zhe-yi-ye/zai-li-mian/index.html"  # no site has it; two folders down, where relative links would break
)
AT_ONCE = 8  # questions a server is asked together
MOST_FILES = 200_000


@dataclass(frozen=True)
class Examined:
    """What was found, and on how many files."""

    files: int
    findings: Findings


def examine_folder(folder: Path, progress: Progress) -> Examined:
    """A release, or the folder that a link to one stands in; raises ReleaseError where there is no folder."""
    with refusals():
        if not (folder / SUMS).exists() and (folder / CURRENT).is_symlink():
            folder = folder / CURRENT
        if not folder.is_dir():
            raise ReleaseError(f"没有“{folder}”这个文件夹。查网站，写完整的网址。")
        folder = folder.resolve()  # stays with one release, though the link may be switched meanwhile
        progress("逐个对指纹")
        sums = sums_in(folder)
        findings = faults_of(folder, sums)
        progress("检查页面")
        names = sorted(name for name, found in sums.items() if found != NOT_A_FILE)
        files = [(name, (folder / name).read_bytes()) for name in names if name.endswith(READ)]
        findings.extend(faults_inside(files, names))
    return Examined(len(sums), findings)


def examine_address(address: str, progress: Progress) -> Examined:
    """A site as its readers get it; raises ReleaseError where the address is none, or nobody answers."""
    try:
        remote = Remote(address)
        listed = remote.get(SUMS)
    except RemoteError as error:
        raise ReleaseError(f"{error}。") from error
    findings = Findings()
    wanted = _wanted(listed, findings)
    progress(f"取 {len(wanted)} 个文件")
    answers = dict(_fetched(remote, sorted(wanted), findings))
    for name, answer in answers.items():
        if sum_of(answer.content) != wanted[name]:
            findings.add("V112", Place(name))
    lost = _look_for_nothing(remote, wanted, findings)
    _look_at_root(remote, wanted, findings)
    progress("检查页面和服务器的话")
    findings.extend(header_faults([*answers.items(), *((NOT_FOUND, answer) for answer in lost)]))
    findings.extend(faults_inside([(name, answer.content) for name, answer in answers.items()], wanted))
    pages = {n: answers[n].content.decode("utf-8", "replace") for n in (HOME, NOT_FOUND) if n in answers}
    if len(pages) == 2 and mount_of(pages) != remote.path:
        findings.add("V122", Place(NOT_FOUND), mount=mount_of(pages), path=remote.path)
    return Examined(len(wanted), findings)


def _wanted(listed: Answer, findings: Findings) -> Mapping[str, str]:
    """What the site's list names, but the copies that a server sends by itself."""
    try:
        if listed.status != 200:
            raise ManifestError(f"服务器答 {listed.status}")
        sums = read_manifest(listed.content)
        if len(sums) > MOST_FILES:
            raise ManifestError(f"超过 {MOST_FILES:,} 个文件")
    except ManifestError as error:
        findings.add("V115", Place(SUMS), reason=error)
        return {}
    return {name: found for name, found in sums.items() if not name.endswith(SUFFIXES)}


def _fetched(remote: Remote, names: list[str], findings: Findings) -> Iterator[tuple[str, Answer]]:
    """The files that came; of the others it is said why they did not."""

    def get(name: str) -> Answer | RemoteError:
        try:
            return remote.get(name)
        except RemoteError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for name, answer in zip(names, pool.map(get, names), strict=True):
            place = Place(name)
            if isinstance(answer, RemoteError):
                findings.add("V120", place, reason=answer)
            elif 300 <= answer.status < 400:
                findings.add("V119", place, to="、".join(answer.header("Location")) or "别处")
            elif answer.status == 404:
                findings.add("V113", place)
            elif answer.status != 200:
                findings.add("V120", place, reason=f"服务器答 {answer.status}")
            else:
                yield name, answer


def _look_for_nothing(remote: Remote, wanted: Mapping[str, str], findings: Findings) -> list[Answer]:
    """An address that is not there: 404, and the page that says so."""
    place = Place(NOT_FOUND)
    try:
        answer = remote.get(NOWHERE)
    except RemoteError as error:
        findings.add("V120", place, reason=error)
        return []
    if answer.status != 404:
        findings.add("V118", place, got=f"答 {answer.status}")
    elif sum_of(answer.content) != wanted.get(NOT_FOUND):
        findings.add("V118", place, got="答 404，但不是那一页")
    return [answer]


def _look_at_root(remote: Remote, wanted: Mapping[str, str], findings: Findings) -> None:
    """The address that people share: the folder, which shows its first page."""
    place = Place(HOME)
    try:
        answer = remote.get("")
    except RemoteError as error:
        findings.add("V120", place, reason=error)
        return
    if 300 <= answer.status < 400:
        findings.add("V119", place, to="、".join(answer.header("Location")) or "别处")
    elif answer.status != 200:
        findings.add("V120", place, reason=f"{remote.address}，服务器答 {answer.status}")
    elif sum_of(answer.content) != wanted.get(HOME):
        findings.add("V112", place)

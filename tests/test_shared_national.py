"""Several sites may share the national records of a folder above: named in the settings, and nowhere else."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.cli import run
from generator.load.site import load_portal
from tests.factories import MINIMAL
from tests.test_cli import git

DAY = date(2026, 11, 21)
LAW = "content/_national/law/dibao-banfa.yml"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The minimal site in a folder two below its national records."""
    top = tmp_path / "top"
    site = top / "examples" / "shili"
    shutil.copytree(MINIMAL, site)
    (top / "content").mkdir()
    (site / "content" / "_national").rename(top / "content" / "_national")
    return name_national(site / "site_config.yml", "../../content/_national")


def name_national(config: Path, where: str) -> Path:
    """The settings with the national records named."""
    text = (MINIMAL / "site_config.yml").read_text(encoding="utf-8")
    config.write_text(f"{text}national: '{where}'\n", encoding="utf-8")
    return config


def found(config: Path) -> list[tuple[str, str]]:
    """Code and path of what reading finds."""
    return [(one.code, one.place.path) for one in load_portal(config, lambda _: None)[1]]


def test_shared_records_are_read_as_a_sites_own(config: Path) -> None:
    """The national records of a folder above are read, and the place's own beside the settings."""
    portal, findings = load_portal(config, lambda _: None)
    own, _ = load_portal(MINIMAL / "site_config.yml", lambda _: None)
    assert portal is not None
    assert own is not None
    assert list(findings) == []
    assert [place.slug for place in portal.places] == ["shili"]
    assert {name: list(group) for name, group in portal.national.named()} == {
        name: list(group) for name, group in own.national.named()
    }


def test_paths_are_told_from_the_folder_that_holds_all(config: Path) -> None:
    """A finding in a shared record and one in the place's own are told from the same folder, without ``..``."""
    top = config.parents[2]
    for name in (LAW, "examples/shili/content/shili/body.yml"):
        (top / name).write_text("state: public\n", encoding="utf-8")
    assert {path for _, path in found(config)} == {LAW, "examples/shili/content/shili/body.yml"}


def test_a_way_with_dots_in_it_is_the_way_it_leads(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings may be named by a way that goes up and down again."""
    monkeypatch.chdir(config.parents[1])
    assert run(["check", "--config", "../examples/shili/../shili/site_config.yml", "--as-of", str(DAY)]) == 0


@pytest.mark.parametrize(
    "where",
    [
        "content/_national", "./content/_national", "/etc", "..", "../..", "../../content", "../../content/_national/",
        "../../content/wuhai", "../../content/../content/_national", "../../secret/_national", "~/content/_national",
        "..\\content\\_national", "https://example.invalid/content/_national", "../content/_national/../../x", "",
        "../" * 9 + "content/_national",
    ],
)  # fmt: skip
def test_nothing_else_may_be_named(config: Path, where: str) -> None:
    """Settings that name anything but ``content/_national`` some folders above are refused, and nothing is read."""
    portal, findings = load_portal(name_national(config, where), lambda _: None)
    assert portal is None
    assert {one.place.path for one in findings} == {"site_config.yml"}


def test_a_folder_that_is_not_there_is_said(config: Path) -> None:
    """National records that are not where the settings say are one finding; so are those above the file system."""
    assert found(name_national(config, "../content/_national")) == [("L101", "content/_national")]
    assert [code for code, _ in found(name_national(config, "../" * 8 + "content/_national"))] == ["L101"]


@pytest.mark.parametrize("name", ["content", "content/_national"])
def test_a_link_is_refused(config: Path, name: str) -> None:
    """National records behind a symbolic link are refused, as records are everywhere."""
    link = config.parents[2] / name
    link.rename(link.with_name("elsewhere"))
    link.symlink_to("elsewhere")
    assert found(config) == [("L106", "content/_national")]


def test_records_of_its_own_beside_shared_ones_are_said(config: Path) -> None:
    """A site that names shared records and has a folder of its own is told that the latter is not read."""
    (config.parent / "content" / "_national").mkdir()
    assert found(config) == [("L221", "examples/shili/content/_national")]


def test_a_revision_has_the_shared_records_of_its_time(config: Path, tmp_path: Path) -> None:
    """``--rev`` builds with the national records as they stood in the revision, not as they stand now."""
    top = config.parents[2]
    git(top, "init", "-q")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "first")
    (top / LAW).write_text("broken", encoding="utf-8")
    call = ["build", "--config", str(config), "--as-of", str(DAY), "--site-dir"]
    assert run([*call, str(tmp_path / "now")]) == 1
    assert run([*call, str(tmp_path / "then"), "--rev", "HEAD"]) == 0

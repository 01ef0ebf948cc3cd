"""The last look: nothing of a record that is not public, nothing of the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import run
from generator.pipeline import Built, build
from generator.release import assemble as assemble_module
from generator.release.leaks import leaks_in
from tests.factories import spots
from tests.release.shelves import arguments
from tests.repository import Repository

SECRET = "这一句话写在一份还没有公开的材料里，谁也不该在网站上读到它"
DRAFT = "content/shili/resolutions/2026-03-18-8.yml"
WITHHELD = "content/shili/bulletins/2026-09.yml"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The minimal site with a draft that is not complete."""
    repository = Repository(tmp_path_factory.mktemp("leaks") / "repo")
    repository.write(DRAFT, f"state: draft\norigin: compiled\ntitle: 草稿\ntext: {SECRET}\n")
    repository.commit("2026-11-01")
    return build(repository.settings(), lambda _: None)


def leaks(built: Built, *files: tuple[str, bytes], folders: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What is found on the site with these files more."""
    assert built.portal is not None
    return spots(leaks_in(built.portal, [*built.files, *files], [Path(folder) for folder in folders]))


def test_a_good_site_has_none(built: Built) -> None:
    """Nothing of the draft is on the site as it is built, nor of the folders."""
    assert leaks(built, folders=("/srv/records/shili", "/")) == []


@pytest.mark.parametrize("form", ["<p>{}</p>", '{{"text": "{}"}}', "前面，{}，后面"])
def test_a_sentence_of_a_draft_is_found(built: Built, form: str) -> None:
    """A sentence of a draft in any text of the site is found, and the record it stands in is named."""
    page = ("data/x.json", form.format(SECRET).encode())
    assert leaks(built, page) == [("V110", "data/x.json")]
    assert built.portal is not None
    (found,) = leaks_in(built.portal, [page], [])
    assert found.value("record") == DRAFT


def test_a_folder_of_the_machine_is_found(built: Built) -> None:
    """The name of a folder is found where it is deep enough to be one of a machine's."""
    page = ("x/index.html", b"<p>/srv/records/shili/content/x.yml /srv /</p>")
    assert leaks(built, page, folders=("/srv/records/shili", "/srv", "/")) == [("V111", "x/index.html")]


def test_public_words_are_no_leak(built: Built, tmp_path: Path) -> None:
    """A draft that copies a public sentence makes no public page guilty."""
    repository = Repository(tmp_path / "repo")
    text = "最低生活保障：对共同生活的家庭成员人均收入低于当地最低生活保障标准的家庭给予的救助办法"
    for name, state in (("a", "draft"), ("b", "draft")):
        repository.write(f"content/shili/resolutions/2026-03-18-{name}.yml", f"state: {state}\ntext: {text}\n")
    repository.write("content/_national/pages/shuoming.md", f"{text}。\n")
    life = "state: public\norigin: public-document\npublished_here: 2026-11-21\n"
    repository.write("content/_national/pages/shuoming.yml", f"{life}id: shuoming\ntitle: 说明\n")
    repository.commit("2026-11-01")
    made = build(repository.settings(), lambda _: None)
    if made.files:
        assert leaks(made) == []


def test_a_leak_stops_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where something comes out that may not, nothing is released, and the finding names page and folder."""
    repository = Repository(tmp_path / "repo")
    repository.commit("2026-11-01")
    real = assemble_module.build

    def leaky(settings: object, progress: object) -> Built:
        made = real(settings, progress)  # type: ignore[arg-type]
        made.files.append(("x.html", f"<!-- {repository.top}/units -->".encode()))
        return made

    monkeypatch.setattr(assemble_module, "build", leaky)
    assert run(arguments(repository, tmp_path / "www")) == 1
    said = capsys.readouterr()
    assert "x.html: V111" in said.out
    assert "不该公开" in said.err
    assert not (tmp_path / "www/current").exists()

"""变化, 撤回 and 零报告 on the desk's own pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest

from generator.desk.desk import Desk
from generator.desk.guard import Request
from generator.desk.writing import nil_view
from generator.office import zero
from tests.desk.offices import OURS, get, make_desk, nested, post, shared_with
from tests.repository import UNIT, Repository

NOTICE = "content/shili/notices/2026-001.yml"
CIRCULAR = "content/shili/circulars/2026-tb-1.yml"
EARLIER = ("published_here: 2026-11-21", "published_here: 2026-11-10")


@pytest.fixture
def desk(repository: Repository) -> Desk:
    return make_desk(repository.config)


def shown(desk: Desk, path: str) -> str:
    response = get(desk, path)
    assert response.status == 200
    return response.content.decode()


def sent(desk: Desk, path: str, **fields: str) -> str:
    return post(desk, path, urlencode(fields).encode()).content.decode()


def test_changes_are_told_in_words(desk: Desk, repository: Repository) -> None:
    """What a reader would see changed since the last commit; nothing before there is a change."""
    assert "公众看到的没有变" in shown(desk, "/changes")
    repository.edit(UNIT, ("full: 示例县教育局", "full: 示例县教育和体育局"))
    told = shown(desk, "/changes")
    assert "示例县教育和体育局" in told
    assert "公众看到的没有变" not in told
    assert "示例县教育和体育局" in shown(desk, "/submit")


def test_a_record_is_withdrawn(desk: Desk, repository: Repository) -> None:
    """Chosen from the public ones of its kind; state and reason change, nothing else does."""
    before = (repository.folder / CIRCULAR).read_text(encoding="utf-8")
    page = desk.answer(Request("GET", "/withdraw", {"place": "shili", "kind": "circular"}, OURS)).content.decode()
    assert 'value="2026-tb-1"' in page
    chosen = {"place": "shili", "kind": "circular", "id": "2026-tb-1"}
    assert "没有办成" in sent(desk, "/withdraw", **chosen, reason=" ")
    assert (repository.folder / CIRCULAR).read_text(encoding="utf-8") == before
    assert "办好了" in sent(desk, "/withdraw", **chosen, reason="内容有误，已另行公开。")
    after = (repository.folder / CIRCULAR).read_text(encoding="utf-8")
    assert "state: withdrawn" in after
    assert "reason: 内容有误，已另行公开。" in after
    assert set(before.splitlines()) - set(after.splitlines()) == {"state: public"}


def test_what_others_point_at_is_not_withdrawn(desk: Desk, repository: Repository) -> None:
    """The records that still name it are listed, and nothing is written."""
    before = (repository.folder / UNIT).read_bytes()
    told = sent(desk, "/withdraw", place="shili", kind="unit", id="jiaoyu", reason="内容有误，已另行公开。")
    assert "没有办成" in told
    assert "units/shili/duties/jiaoyu.yml" in told
    assert "要是撤回" in told
    assert "网站不会更新" not in told
    assert (repository.folder / UNIT).read_bytes() == before


def test_nothing_is_reported_for_what_is_open_alone(desk: Desk, repository: Repository) -> None:
    """Only what the list offers can be reported as nothing; it waits for review where nobody reviewed it."""
    assert "今天没有可以写零报告的" in shown(desk, "/nil")
    office = ("publisher: none", "publisher: office\nsince: 2026-07-01")
    repository.edit("content/shili/jurisdiction.yml", office)
    assert "没有办成" in sent(desk, "/nil", choice="shili --unit jiaoyu --period 2020Q1")
    view = nil_view(desk.records)["open"]
    assert isinstance(view, list)
    assert view
    choice, what = view[0]
    assert what in shown(desk, "/nil").replace("&#34;", '"')
    files = set(repository.folder.rglob("*.yml"))
    assert "待审" in sent(desk, "/nil", choice=choice)
    (made,) = set(repository.folder.rglob("*.yml")) - files
    assert "state: in_review" in made.read_text(encoding="utf-8")


def open_for(desk: Desk, repository: Repository, option: str) -> dict[str, str]:
    """What can be answered by a 零报告 where the office publishes, by what the choice says after the option."""
    repository.edit("content/shili/jurisdiction.yml", ("publisher: none", "publisher: office\nsince: 2026-07-01"))
    view = nil_view(desk.records)["open"]
    assert isinstance(view, list)
    return {choice.split(f"{option} ")[1]: choice for choice, _ in view if option in choice}


def test_a_half_written_report_is_not_written_over(desk: Desk, repository: Repository) -> None:
    """A draft in the place of the 零报告 stays as it is, and the file is named."""
    choices = open_for(desk, repository, "--unit")
    unit, _, period = next(iter(choices)).split(" ")
    path = f"content/shili/reports/{period.lower()}-{unit}.yml"
    draft = f"state: draft\norigin: compiled\nid: {period.lower()}-{unit}\nunit: {unit}\n"
    repository.write(path, draft)
    told = sent(desk, "/nil", choice=next(iter(choices.values())))
    assert "没有办成" in told
    assert f"已经写过了：{path}" in told
    assert (repository.folder / path).read_text(encoding="utf-8") == draft


def test_an_answer_that_waits_is_not_written_over(
    desk: Desk, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A column answered once, and not reviewed yet, is not answered again."""
    monkeypatch.setattr(zero, "open_in", lambda *_: (zero.Open("简报", "--column 简报 --period 2026Q3"),))
    (choice,) = open_for(desk, repository, "--column").values()
    files = set(repository.folder.rglob("*.yml"))
    assert "待审" in sent(desk, "/nil", choice=choice)
    (made,) = set(repository.folder.rglob("*.yml")) - files
    made.write_text("# 手写\n" + made.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    told = sent(desk, "/nil", choice=choice, post="办公室主任", basis="对照登记本", conclusion="可以公开")
    assert "已经写过了" in told
    assert made.read_text(encoding="utf-8").startswith("# 手写\nstate: in_review")


def test_half_a_review_is_refused(desk: Desk, repository: Repository) -> None:
    """Of post, basis and conclusion all are given or none; nothing is dropped."""
    choice = next(iter(open_for(desk, repository, "--unit").values()))
    files = set(repository.folder.rglob("*.yml"))
    assert "审查要写全" in sent(desk, "/nil", choice=choice, post="办公室主任", basis="对照登记本")
    assert set(repository.folder.rglob("*.yml")) == files


def test_behind_the_others_nothing_is_withdrawn_or_answered(desk: Desk, repository: Repository, tmp_path: Path) -> None:
    """While a colleague's commit waits, both pages ask to take it in first, also once the network is away."""
    choice = next(iter(open_for(desk, repository, "--unit").values()))
    shared = shared_with(repository, tmp_path)
    files = {path: path.read_bytes() for path in repository.folder.rglob("*.yml")}
    withdrawn = {"place": "shili", "kind": "circular", "id": "2026-tb-1", "reason": "内容有误，已另行公开。"}
    for away in (False, True):
        if away:
            shared.rename(tmp_path / "away.git")
            desk.outbox._fetched = float("-inf")
        assert "先按“取来”" in sent(desk, "/withdraw", **withdrawn)
        assert "先按“取来”" in sent(desk, "/nil", choice=choice)
    assert {path: path.read_bytes() for path in repository.folder.rglob("*.yml")} == files


def test_a_commit_alone_is_noticed(desk: Desk, repository: Repository) -> None:
    """A commit changes what git says of files that did not change: the records are looked over anew."""
    repository.edit("content/shili/jurisdiction.yml", ("sample: true", "sample: false"))
    text = (repository.folder / CIRCULAR).read_text(encoding="utf-8")
    for old, new in (("2026-tb-1", "2026-tb-2"), ("3号", "4号"), ("上半年", "三季度"), EARLIER):
        text = text.replace(old, new)
    repository.write(CIRCULAR.replace("tb-1", "tb-2"), text)
    codes = [finding.code for finding in desk.records.checked().findings]
    assert codes.count("A176") == 1
    assert not desk.records.built().files
    repository.commit("2026-11-11")
    assert "A176" not in [finding.code for finding in desk.records.checked().findings]
    assert desk.records.built().files


def test_an_id_is_offered_once(desk: Desk, tmp_path: Path) -> None:
    """What can be named in a record is offered once, wherever the national records lie."""
    elsewhere = make_desk(nested(tmp_path / "top"))
    for one in (desk, elsewhere):
        titles = one.records.titles("shili")
        assert {kind: len(found) for kind, found in titles.items()} == {
            kind: len(set(found)) for kind, found in titles.items()
        }
        assert {"dibao-banfa"} <= {name for name, _ in titles["instrument"]}
    assert elsewhere.records.titles("shili") == desk.records.titles("shili")


def test_what_stops_the_preview_leads_to_its_form(tmp_path: Path) -> None:
    """Of a site below its national records too, each record that stops the preview is named with its form."""
    config = nested(tmp_path / "top")
    unit = config.parent / UNIT
    unit.write_text(unit.read_text(encoding="utf-8").replace("full:", "fulll:"), encoding="utf-8", newline="\n")
    assert "/forms/shili/#/collections/unit/entries/jiaoyu" in shown(make_desk(config), "/preview/")

"""What an office says people would ask (对谁有用, 他们会怎么问): the search finds the thing for whoever asks so."""

import pytest
from questions import FIRST, SEARCH, ask, is_expected

from generator.load.site import load_portal
from tests.factories import REPO

KINDS = {"relief": "measure", "documents": "document", "explanations": "explanation"}
SLUG = "shili"


def told():
    """Each question of each record, with the thing it should lead to."""
    portal, _ = load_portal(REPO / "examples" / SLUG / "site_config.yml", lambda _: None)
    (place,) = portal.places
    records = (located.record for located in place.targeting.values())
    return [(query, f"{KINDS[one.folder]}/{one.target}") for one in records for query in one.queries]


def test_there_is_something_to_ask():
    """The example county says of a measure and of a document what people would ask."""
    assert {thing.split("/")[0] for _, thing in told()} >= {"measure", "document"}
    assert len(told()) >= 5


@pytest.mark.parametrize(("query", "thing"), told())
def test_who_asks_so_finds_it(example, phone, query, thing):
    """One of the first three results is the very thing the question was written for."""
    answer = ask(phone, example.url + SEARCH, query, SLUG)
    first = answer.results[:FIRST]
    assert any(is_expected((thing,), SLUG, result) for result in first), " ".join(map(str, first))

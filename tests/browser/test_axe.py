"""Accessibility, by axe-core, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

# target-size (WCAG 2.2 AA) is off in axe-core unless asked for.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_no_violation(portal, kinds, context, width, height, scheme):
    """axe-core finds no violation on a page of any kind, on a phone and on a desk, light and dark.

    On a phone in the light the largest and the smallest page of each kind, otherwise the largest.
    """
    page = context(width, height, color_scheme=scheme).new_page()
    axe = Axe()
    found = []
    for kind, path in kinds if (width, scheme) == (360, "light") else dict(reversed(kinds)).items():
        page.goto(portal.at(path))
        result = axe.run(page, options=OPTIONS)
        found += [
            f"{kind} {path}: {v['id']} ({len(v['nodes'])}×), {v['nodes'][0]['target']}: {v['nodes'][0]['failureSummary']}"
            for v in result.response["violations"]
        ]
    assert not found, "\n".join(found)

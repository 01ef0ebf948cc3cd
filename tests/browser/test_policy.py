"""Nothing from elsewhere, and the policy of contract §7 kept."""

import pytest
from sites import POLICY

LISTEN = """
window.violated = [];
document.addEventListener("securitypolicyviolation", e =>
  window.violated.push(e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile + ":" + e.lineNumber));
"""


@pytest.fixture
def watched(context):
    """A page that notes every request, console message and policy violation."""
    page = context(1280, 800).new_page()
    page.add_init_script(LISTEN)
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("requestfailed", lambda request: missed(page, request))
    page.on("console", lambda message: note(page, message))
    page.on("pageerror", lambda error: page.said.append(f"error: {error}"))
    return page


def missed(page, request):
    """A request that failed; one that the browser itself dropped because the test went on to the next page did not."""
    if request.failure != "net::ERR_ABORTED":
        page.said.append(f"没有取到 {request.url}: {request.failure}")


def note(page, message):
    """What the console says; a browser asks the host for /favicon.ico of its own accord, which is not the site's."""
    if not message.location["url"].endswith("/favicon.ico"):
        page.said.append(f"{message.type}: {message.text}")


def test_nothing_from_elsewhere_and_no_violation(portal, kinds, watched):
    """Every kind of page, opened and used with the policy served, asks only the site and breaks no rule of it."""
    faults = []
    for _, path in kinds:
        watched.asked.clear()
        watched.said.clear()
        answer = watched.goto(portal.at(path), wait_until="networkidle")
        assert answer.headers["content-security-policy"] == POLICY
        for button in watched.locator("button:visible").all()[:3]:
            button.click()
        for fold in watched.locator("summary:visible").all():
            fold.click()
        faults += [f"{path} ← {url}" for url in watched.asked if not url.startswith(portal.url)]
        faults += [f"{path}: {line}" for line in watched.said + watched.evaluate("window.violated")]
    assert not faults, "\n".join(faults)


def test_page_that_is_not_there(portal, watched):
    """The 404 page comes with status 404 at any depth, in its own clothes, and asks for nothing from elsewhere."""
    answer = watched.goto(portal.at("no/such/page/index.html"))
    assert answer.status == 404
    assert watched.locator("body").get_attribute("data-kind") == "not-found"
    assert len(watched.asked) >= 2
    assert all(url.startswith(portal.url) for url in watched.asked)
    assert [line for line in watched.said if "404" not in line] == []
    assert watched.evaluate("window.violated") == []


def test_the_watch_sees(portal, watched):
    """Proof of the instrument: an inline script, an inline style and an outside image are stopped and noticed."""
    watched.goto(portal.at("index.html"))
    watched.evaluate("""() => {
      const script = document.createElement("script"); script.textContent = "window.ran = true"; document.body.append(script);
      const image = new Image(); image.src = "https://example.invalid/x.png"; document.body.append(image);
      document.body.insertAdjacentHTML("beforeend", "<p style='color:red'>x</p>");
    }""")
    watched.wait_for_function("window.violated.length >= 3")
    assert watched.evaluate("window.ran") is None
    assert len([line for line in watched.said if "Content Security Policy" in line]) >= 3

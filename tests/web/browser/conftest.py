"""A real browser on a real server with the sample acts; what it logs and asks for is kept for the tests."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[3]
BUNDLES = ROOT / "src/ecograph/web/static/bundles"
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ("--no-sandbox", "--use-gl=swiftshader", "--enable-webgl", "--ignore-gpu-blocklist")


@dataclass
class Opened:
    """A page of the server in a browser, with its errors and with the requests that left the server."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """The page at a path."""
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; the tests are skipped where there is none, or where the scripts were not bundled."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    if not (BUNDLES / "network.js").exists():
        pytest.skip("the scripts of the pages were not bundled: npm was out of reach at install")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, sample_address: str) -> Iterator[Opened]:
    """A fresh page; at the end it must have no error, and have asked nobody but the server."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True, locale="fr-FR")
    found = Opened(context.new_page(), sample_address)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    found.page.on("console", lambda said: found.errors.append(said.text) if said.type == "error" else None)
    host = urlsplit(sample_address).netloc
    found.page.on("request", lambda asked: found.outside.append(asked.url) if _leaves(asked.url, host) else None)
    yield found
    context.close()
    assert found.errors == []
    assert found.outside == []


def _leaves(url: str, host: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob") and parts.netloc != host

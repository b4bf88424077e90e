"""axe finds no breach of WCAG 2.1 AA on the pages that people use, in both schemes of colours and at a phone's width."""

import pytest

from tests.web.browser.conftest import AXE, Opened

PAGES = (
    "/",
    "/reseau",
    "/reseau/flux",
    "/sparql",
    "/actors",
    "/org/pole-scs",
    "/act/200054807/2019-03-28/eco-023-5566-19-bm",
)
OTHERS = (
    "/person/242500361/jean-louis-fousseret",
    "/session/242500361/conseil-de-communaute/2017-11-16",
    "/flows",
    "/discrepancies",
    "/queries",
    "/queries/who_funds_whom",
    "/ns",
    "/code/status",
    "/shapes",
    "/about",
    "/graph/entities",
)
SCHEMES = (("light", 1280), ("dark", 1280), ("light", 390))
VIEWS = [*((path, *view) for path in PAGES for view in SCHEMES), *((path, "light", 390) for path in OTHERS)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


@pytest.mark.parametrize(("path", "scheme", "width"), VIEWS)
def test_axe_finds_nothing(opened: Opened, path: str, scheme: str, width: int) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm was out of reach at install")
    opened.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened.page.set_viewport_size({"width": width, "height": 900})
    page = opened.go(path)
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []

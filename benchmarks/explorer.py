"""How fluid the network explorer is: time between frames while a reader drags a network of 5,000 actors and 20,000 ties.

    python -m benchmarks.explorer STORE

Chromium from Debian draws a made network in the place of the store's own; without a graphics card it draws in software,
which is the slowest case. Prints the median and the 95th percentile of the time between frames, and the time to draw first.
"""

import json
import random
import shutil
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Route, sync_playwright
from tests.web.conftest import serving

ACTORS, TIES = 5_000, 20_000
FRAMES = """() => new Promise((done) => {
  const times = []; let last = performance.now();
  const step = (now) => { times.push(now - last); last = now; times.length < 60 ? requestAnimationFrame(step) : done(times.slice(1)); };
  requestAnimationFrame(step);
})"""


def made_network(seed: int = 7) -> str:
    """A drawing as the server gives it, with made actors and ties."""
    chance = random.Random(seed)
    kinds = ("commune", "association", "pole", "company", "region")
    nodes = [
        [
            f"https://example.org/{n}",
            f"Acteur {n}",
            kinds[n % 5],
            chance.gauss(0, 40),
            chance.gauss(0, 40),
            n % 12,
            f"departement-{n % 90 + 1:02}",
            [],
        ]
        for n in range(ACTORS)
    ]
    ties = [
        [chance.randrange(ACTORS), chance.randrange(ACTORS), "grant", 2015 + n % 9, "awarded", "grant", str(chance.randrange(500, 90_000)), f"t{n}"]
        for n in range(TIES)
    ]  # fmt: skip
    return json.dumps(
        {
            "name": "money",
            "directed": True,
            "unit": "euros",
            "money": True,
            "folded": False,
            "territories": [[f"departement-{n:02}", f"Département {n}", f"region-{n % 13}"] for n in range(1, 91)],
            "label": {},
            "status": "awarded",
            "nodes": nodes,
            "ties": ties,
        }
    )


def main() -> None:
    """Measures and prints."""
    with serving(Path(sys.argv[1])) as address, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--use-gl=swiftshader", "--enable-webgl", "--ignore-gpu-blocklist"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        drawing = made_network()

        def answer(route: Route) -> None:
            route.fulfill(body=drawing, content_type="application/json")

        page.route("**/reseau/drawing.json*", answer)
        start = time.perf_counter()
        page.goto(f"{address}/reseau")
        page.wait_for_function("document.querySelector('#explorer [role=status]').textContent !== ''", timeout=120_000)
        page.evaluate("() => new Promise(requestAnimationFrame)")
        first = time.perf_counter() - start
        still = page.evaluate(FRAMES)
        page.evaluate(
            """() => { const box = document.querySelector('#explorer .sigma-mouse'); const at = box.getBoundingClientRect(); let step = 0;
            const move = (kind, x, y) => box.dispatchEvent(new MouseEvent(kind, {clientX: at.x + x, clientY: at.y + y, bubbles: true, view: window}));
            move('mousedown', 400, 300);
            setInterval(() => { step += 1; document.dispatchEvent(new MouseEvent('mousemove', {clientX: at.x + 400 + 80 * Math.sin(step / 9), clientY: at.y + 300 + 60 * Math.cos(step / 9)})); }, 16); }"""
        )
        moved = page.evaluate(FRAMES)
        print(f"first picture {first:.1f} s")
        for name, times in (("at rest", still), ("dragged", moved)):
            ordered = sorted(times)
            print(
                f"{name}: median {statistics.median(ordered):.0f} ms, 95th percentile {ordered[int(len(ordered) * 0.95)]:.0f} ms"
            )
        browser.close()


if __name__ == "__main__":
    main()

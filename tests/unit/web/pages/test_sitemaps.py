"""Search engines read at most 50,000 addresses from one file."""

import xml.etree.ElementTree as ElementTree

from ecograph.web.pages.texts import SITEMAP, sitemaps

URL = "https://example.org/"


def locations(text: str) -> list[str]:
    """The addresses in a sitemap or in an index of sitemaps."""
    return [str(element.text) for element in ElementTree.fromstring(text).iter() if element.tag.endswith("}loc")]


def test_few_pages_stand_in_one_file() -> None:
    files = sitemaps(URL, ["a/", "b&c/"])
    assert {name: locations(text) for name, text in files.items()} == {"sitemap.xml": [f"{URL}a/", f"{URL}b&c/"]}


def test_many_pages_stand_in_several_files_that_the_first_one_names() -> None:
    files = sitemaps(URL, [f"{number}/" for number in range(2 * SITEMAP + 1)])
    assert locations(files["sitemap.xml"]) == [f"{URL}sitemap-{number}.xml" for number in (1, 2, 3)]
    assert "<sitemapindex" in files["sitemap.xml"]
    found = [address for number in (1, 2, 3) for address in locations(files[f"sitemap-{number}.xml"])]
    assert found == [f"{URL}{number}/" for number in range(2 * SITEMAP + 1)]
    assert max(text.count("<loc>") for text in files.values()) <= 50_000

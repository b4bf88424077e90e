"""Which things have a page and a description of their own among the files of a site."""

import pyoxigraph as ox

from ecograph.web.site import Site

BESIDE_THE_LISTS = frozenset(
    {"org", "act", "flow", "convention", "discrepancy", "budget", "instalment", "share", "role", "membership", "recusal",
     "funding-relation", "citation", "cited", "indicator", "judgement", "merge-candidate", "territory"}
)  # fmt: skip
"""Kinds that lists leave out, wholly or in part, and that have a page all the same. A page for each passage, each
attendance and each reading would be most of the site; they stand in the pages of their documents and sessions."""
_THINGS = "SELECT DISTINCT ?thing WHERE { ?thing a ?type }"


def published_iris(site: Site) -> list[str]:
    """The IRIs of all things that have a page, sorted; not those that another one took the place of."""
    rows = site.store.query(_THINGS)
    assert isinstance(rows, ox.QuerySolutions)
    found = {iri for iri, _ in site.index.all_iris()}
    for row in rows:
        iri = row["thing"].value
        if iri.startswith(site.base) and iri.removeprefix(site.base).partition("/")[0] in BESIDE_THE_LISTS:
            found.add(iri)
    return sorted(found)

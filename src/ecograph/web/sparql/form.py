"""A page to ask a query with: no script, works in any browser."""

from functools import cache

from ecograph.vocabulary import PREFIXES

FORMATS = ("csv", "json", "tsv", "xml", "ttl")
_EXAMPLE = """PREFIX eg: <https://w3id.org/ecograph/ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?payer ?payee ?amount ?year
WHERE {
  ?flow a eg:FundingFlow ; eg:amount ?amount ;
    eg:flowStatus <https://w3id.org/ecograph/code/status/awarded> ;
    schema:funder/skos:prefLabel ?payer ; eg:beneficiary/skos:prefLabel ?payee .
  OPTIONAL { ?flow eg:fiscalYear ?year }
}
ORDER BY DESC(?amount)
LIMIT 50"""


_INTERNAL = ("fiches", "tables")  # the queries behind the pages and the exports
_WORDS = (
    "query", "run", "cancel", "cancelled", "running", "refused", "rows", "triples", "table", "chart", "graph", "column",
    "more", "copied", "true", "false", "kind", "bars", "line", "any", "fill", "open",
)  # fmt: skip


def form_page(action: str, base: str, lang: str = "fr") -> str:
    """The page as HTML; `action` is the address of the endpoint, `base` that of the IRIs which have pages here."""
    from ecograph.web.pages.links import LANGUAGES, ServerLinks  # the pages import the endpoint
    from ecograph.web.pages.questions import TOPICS
    from ecograph.web.pages.rendering import Page, render
    from ecograph.web.pages.view import View

    view = View(ServerLinks(lang if lang in LANGUAGES else "fr"), base, "sparql", has_network=True)
    told = {
        "words": {name: view.t(f"sparql.{name}") for name in _WORDS}, "terms": _terms(view.lang), "base": base,
        "prefixes": dict(PREFIXES), "topics": [(name, view.t(f"topic.{name}")) for name in TOPICS if name not in _INTERNAL],
    }  # fmt: skip
    content = {"action": action, "example": _EXAMPLE, "formats": FORMATS, "told": told}
    return render(Page("sparql.html", "SPARQL", "sparql", path="sparql", content=content), view)


@cache
def _terms(lang: str) -> list[dict[str, str]]:
    """The terms of the ontology as an editor offers them: prefixed name (for codes the IRI), label, kind."""
    from ecograph.web.pages.wording import CODES, term_labels

    found = []
    for iri, said in term_labels().items():
        if iri.startswith(CODES):
            found.append(
                {"name": f"<{iri}>", "iri": iri, "label": said.get(lang, said.get("fr", iri)), "kind": "constant"}
            )
            continue
        prefix = next((name for name, base in PREFIXES.items() if iri.startswith(str(base))), None)
        local = iri.removeprefix(str(PREFIXES[prefix])) if prefix else ""
        if prefix and local.replace("-", "").isalnum():
            kind = "class" if local[0].isupper() else "property"
            label = said.get(lang, said.get("fr", local))
            found.append({"name": f"{prefix}:{local}", "iri": iri, "label": label, "kind": kind})
    return sorted(found, key=lambda term: term["name"])

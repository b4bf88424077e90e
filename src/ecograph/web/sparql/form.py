"""A page to ask a query with: no script, works in any browser."""

from ecograph.settings import settings

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


def form_page(action: str, lang: str = "fr") -> str:
    """The page as HTML; `action` is the address of the endpoint."""
    from ecograph.web.pages.links import LANGUAGES, ServerLinks  # the pages import the endpoint
    from ecograph.web.pages.rendering import Page, render
    from ecograph.web.pages.view import View

    content = {"action": action, "example": _EXAMPLE, "formats": FORMATS}
    page = Page("sparql.html", "SPARQL", "sparql", path="sparql", content=content)
    return render(page, View(ServerLinks(lang if lang in LANGUAGES else "fr"), settings().base, "sparql"))

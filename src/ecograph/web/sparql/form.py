"""A plain page to ask a query with: no script, no style, works in any browser."""

from html import escape

_EXAMPLE = """SELECT ?type (COUNT(*) AS ?number)
WHERE { ?thing a ?type }
GROUP BY ?type
ORDER BY DESC(?number)"""


def form_page(action: str) -> str:
    """The page as HTML."""
    formats = "".join(
        f'<option value="{name}">{name.upper()}</option>' for name in ("csv", "json", "tsv", "xml", "ttl")
    )
    return f"""<!DOCTYPE html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>SPARQL - ecograph</title>
<main>
<h1>SPARQL</h1>
<form action="{escape(action)}" method="get">
<p><label for="query">Requête / <span lang="en">query</span></label></p>
<p><textarea id="query" name="query" rows="16" cols="90" spellcheck="false">{escape(_EXAMPLE)}</textarea></p>
<p><label for="format">Format</label> <select id="format" name="format">{formats}</select>
<button type="submit">Interroger / <span lang="en">run</span></button></p>
</form>
</main>
</html>
"""

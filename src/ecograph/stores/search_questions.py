"""What the search index asks the graph: one question per kind of thing that has a list."""

_PREFIXES = """
PREFIX eg: <https://w3id.org/ecograph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX eli-dl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#>
PREFIX schema: <https://schema.org/>
"""

_ORGANISATIONS = """
SELECT ?iri ?label (STRAFTER(MIN(STR(?code)), "organisation-type/") AS ?type)
  (GROUP_CONCAT(DISTINCT ?other; SEPARATOR = " ") AS ?names)
WHERE {
  ?iri a org:Organization ; skos:prefLabel ?label .
  OPTIONAL { ?iri eg:organisationType ?code }
  OPTIONAL { ?iri skos:altLabel|eg:siren|eg:rna ?other }
}
GROUP BY ?iri ?label ORDER BY ?iri"""

_PERSONS = """
SELECT ?iri ?label (MIN(STR(?whole)) AS ?owner) (GROUP_CONCAT(DISTINCT ?other; SEPARATOR = " ") AS ?names)
WHERE {
  ?iri a foaf:Person ; skos:prefLabel ?label .
  OPTIONAL { ?iri skos:altLabel ?other }
  OPTIONAL { ?role org:member ?iri ; org:organization ?body . ?body skos:prefLabel ?whole }
}
GROUP BY ?iri ?label ORDER BY ?iri"""

_ACTS = """
SELECT ?iri (COALESCE(MIN(STR(?title)), MIN(STR(?number)), "") AS ?label) (MIN(STR(?number)) AS ?detail)
  (MIN(STR(?institution)) AS ?owner) (STRAFTER(MIN(STR(?kind)), "act-kind/") AS ?type) (SUBSTR(STR(MIN(?date)), 1, 4) AS ?year)
  (STR(MIN(?date)) AS ?day)
WHERE {
  ?iri a eg:Act ; eg:actKind ?kind .
  OPTIONAL { ?iri dct:title ?title }
  OPTIONAL { ?iri dct:identifier ?number }
  OPTIONAL { ?iri eg:institution ?body . ?body skos:prefLabel ?institution }
  OPTIONAL { ?iri eli:date_document ?date }
}
GROUP BY ?iri ORDER BY ?iri"""

_FLOWS = """
SELECT ?iri (MIN(?to) AS ?label) (MIN(?from) AS ?detail) ?amount ?year (STRAFTER(STR(?code), "status/") AS ?status)
  (STRAFTER(STR(?what), "instrument/") AS ?instrument) (MIN(STR(?purpose)) AS ?names)
WHERE {
  ?iri a eg:FundingFlow ; eg:amount ?amount ; eg:flowStatus ?code ; eg:instrument ?what .
  OPTIONAL { ?iri schema:funder ?payer . ?payer skos:prefLabel ?from }
  OPTIONAL { ?iri eg:beneficiary ?payee . ?payee skos:prefLabel ?to }
  OPTIONAL { ?iri eg:fiscalYear ?year }
  OPTIONAL { ?iri eg:purpose ?purpose }
}
GROUP BY ?iri ?amount ?year ?code ?what ORDER BY ?iri"""

_CONVENTIONS = """
SELECT ?iri (MIN(STR(?title)) AS ?label) (GROUP_CONCAT(DISTINCT ?party; SEPARATOR = " – ") AS ?detail) (STR(MIN(?when)) AS ?year)
  (STRAFTER(MIN(STR(?state)), "execution/") AS ?status)
WHERE {
  ?iri a eg:Convention ; rdfs:label ?title .
  OPTIONAL { ?iri eg:party ?body . ?body skos:prefLabel ?party }
  OPTIONAL { ?iri eg:fiscalYear ?when }
  OPTIONAL { ?iri eg:executionStatus ?state }
}
GROUP BY ?iri ORDER BY ?iri"""

_SESSIONS = """
SELECT ?iri (COALESCE(MIN(STR(?organ)), MIN(STR(?name)), "") AS ?label) (MIN(STR(?name)) AS ?owner) (STR(MIN(?date)) AS ?day)
  (SUBSTR(STR(MIN(?date)), 1, 4) AS ?year)
WHERE {
  ?iri a eg:Session .
  OPTIONAL { ?iri eli-dl:activity_date ?date }
  OPTIONAL {
    ?iri eli-dl:had_responsible_organization ?unit .
    OPTIONAL { ?unit rdfs:label ?organ }
    OPTIONAL { ?whole org:hasUnit ?unit ; skos:prefLabel ?name }
  }
}
GROUP BY ?iri ORDER BY ?iri"""

_TIES = """
SELECT ?iri (CONCAT(?first, " – ", ?second) AS ?label) (MIN(STR(?subject)) AS ?detail) (STRAFTER(STR(?kind), "tie/") AS ?type)
  (STRAFTER(STR(?degree), "degree/") AS ?status)
WHERE {
  ?iri a eg:Partnership ; eg:partyA ?a ; eg:partyB ?b ; eg:tieKind ?kind ; eg:tieDegree ?degree .
  ?a skos:prefLabel ?first .
  ?b skos:prefLabel ?second .
  OPTIONAL { ?iri eg:subject ?subject }
}
GROUP BY ?iri ?first ?second ?kind ?degree ORDER BY ?iri"""

_PROJECTS = """
SELECT ?iri (MIN(STR(?name)) AS ?label) WHERE { ?iri a eg:Project ; rdfs:label ?name } GROUP BY ?iri ORDER BY ?iri"""

_DOCUMENTS = """
SELECT ?iri (MIN(STR(?name)) AS ?label) WHERE { ?iri a eg:SourceDocument ; eg:fileName ?name } GROUP BY ?iri ORDER BY ?iri"""

# How often each listed thing is spoken of; asked of all that is in the graph, this takes ten times as long.
RANKS = f"""{_PREFIXES}
SELECT ?iri (COUNT(?other) AS ?number)
WHERE {{
  {{
    SELECT DISTINCT ?iri WHERE {{
      VALUES ?kind {{
        org:Organization foaf:Person eg:Act eg:FundingFlow eg:Convention eg:Session eg:Partnership eg:Project eg:SourceDocument
      }}
      ?iri a ?kind
    }}
  }}
  ?other ?property ?iri
}}
GROUP BY ?iri"""

QUESTIONS = {
    kind: _PREFIXES + question
    for kind, question in (
        ("organisation", _ORGANISATIONS), ("person", _PERSONS), ("act", _ACTS), ("flow", _FLOWS),
        ("convention", _CONVENTIONS), ("session", _SESSIONS), ("partnership", _TIES), ("project", _PROJECTS),
        ("document", _DOCUMENTS),
    )
}  # fmt: skip

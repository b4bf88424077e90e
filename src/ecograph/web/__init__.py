"""The graph over HTTP: SPARQL endpoint, named queries, linked data and pages."""

"""The graph in other shapes: tables, RDF files, network files."""

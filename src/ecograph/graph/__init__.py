"""Facts as RDF: one named graph per document, entities and provenance in graphs of their own."""

from ecograph.graph.documents import document_graph, document_quads

__all__ = ["document_graph", "document_quads"]

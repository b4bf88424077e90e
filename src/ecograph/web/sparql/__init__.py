"""The SPARQL 1.1 endpoint: protocol, negotiation, what is refused, and workers that can be killed."""

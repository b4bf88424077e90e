"""The whole graph as compressed files that the running server gives: what no answer of a query may be as long as."""

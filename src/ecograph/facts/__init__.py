"""Facts from an annotated Reading, one family a module."""

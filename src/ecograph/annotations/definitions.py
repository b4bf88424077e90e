"""Names that the document itself defines: "ci-après", "X (SIGLE)", the issuer behind "la Métropole"."""

from ecograph.model.readings import Reading


def find_definitions(reading: Reading) -> dict[str, str]:
    """Other names of this document, as values.folding.name_key(other) -> full official name."""
    return {}

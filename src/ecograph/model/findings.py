"""What validation finds: one result of one shape on one node."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A validation result; Violation means that the extraction is wrong, Warning that the source is."""

    severity: Literal["Violation", "Warning", "Info"]
    shape: str
    focus: str
    path: str = ""
    value: str = ""
    message_fr: str = ""
    message_en: str = ""
    document: str = ""
    component: str = ""  # SHACL constraint component: "MinCount", "Datatype", "SPARQL" ...

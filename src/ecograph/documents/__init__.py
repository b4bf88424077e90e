"""Opens files of every supported format as Documents."""

import hashlib
from pathlib import Path

from ecograph.model.documents import Document


def read_document(path: Path) -> Document:
    """The document in a plain-text file."""
    data = path.read_bytes()
    return Document(name=path.name, text=data.decode("utf-8"), sha256=hashlib.sha256(data).hexdigest())

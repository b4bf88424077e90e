"""The process that writes one dump, beside the server and after everybody else."""

import gzip
import os
import signal
import threading
from pathlib import Path
from typing import IO, cast

from ecograph.exports.rdf import stream_rdf
from ecograph.stores.opening import Publication, open_publication
from ecograph.web.sparql.jobs import Bounds
from ecograph.web.sparql.sandbox import confine
from ecograph.web.sparql.worker import end_with_server

_BUFFER = 262_144
_LEVEL = 6
_NICE = 10  # the queries of others go first


def write_dump(publication: Publication, suffix: str, path: Path, bounds: Bounds) -> None:
    """Writes a publication into a compressed file, without a time or a name in it: the same graph gives the same bytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal reaches this process too; the server ends it
    threading.Thread(target=end_with_server, daemon=True).start()
    confine(bounds.memory, bounds.offline)
    os.nice(_NICE)
    store = open_publication(publication)
    with (
        path.open("wb", buffering=_BUFFER) as target,
        gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0, compresslevel=_LEVEL) as packed,
    ):
        stream_rdf(store, suffix, cast(IO[bytes], packed))

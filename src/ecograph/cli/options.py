"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    Path, typer.Option("--store", envvar="ECOGRAPH_STORE", help="Store directory / dossier du graphe.", metavar="DIR")
]
StoreLocation = Annotated[
    str,
    typer.Option(
        "--store", envvar="ECOGRAPH_STORE", help="Store directory, or http(s) SPARQL endpoint.", metavar="DIR|URL"
    ),
]

"""The command line: one function per command, no logic; heavy imports wait inside the commands."""

import sys

import typer

from ecograph.cli import building, curating, networking, publishing, reading, serving, training

app = typer.Typer(
    name="ecograph",
    help="Acts of French local authorities in, a validated RDF knowledge graph out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (building, reading, networking, curating, serving, publishing, training):
    module.register(app)


def main() -> None:
    """Runs the command line; expected errors end with one sentence and exit code 1."""
    from ecograph.errors import EcographError

    try:
        app()
    except EcographError as error:
        sys.stderr.write(f"ecograph: {error}\n")
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)

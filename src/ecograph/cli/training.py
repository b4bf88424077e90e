"""The command that trains a model of names: train-ner."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command("train-ner")(train_ner)


def train_ner(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the model.")],
    acts: Annotated[list[Path] | None, typer.Argument(metavar="[INPUT...]", help="Acts; the samples if none.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same model.")] = 0,
) -> None:
    """Train a spaCy model of names from rule-labelled acts / entraîner un modèle de noms."""
    from ecograph.annotations.ner_training import save_model, train_model
    from ecograph.pipeline.training import training_sentences
    from ecograph.settings import settings

    sentences = training_sentences(acts or [settings().data / "acts"], seed)
    save_model(train_model(sentences, seed), out)
    typer.echo(f"{out}  trained on {len(sentences)} sentences; open it with spacy.load({str(out)!r})")

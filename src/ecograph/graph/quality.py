"""The measured quality of the reading in the graph (DQV), so that who asks the graph can ask how far to trust it."""

import json
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from ecograph.settings import settings
from ecograph.values.iris import Minter
from ecograph.vocabulary import CODE, DCT, DQV, EG, RDF, RDFS, typed

FIGURES = ("precision", "recall", "f1")


def quality_quads(minter: Minter) -> list[Quad]:
    """The figures of data/quality.json as measurements, one per set, table and figure; none where there is no file."""
    path = settings().data / "quality.json"
    if not path.exists():
        return []
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    quads: list[Quad] = []
    for name, measured in sorted(content["sets"].items()):
        quads += _set_quads(minter, name, measured, content["date"])
    return sorted(quads, key=str)


def _set_quads(minter: Minter, name: str, measured: dict[str, Any], date: str) -> list[Quad]:
    graph = NamedNode(minter.graph("quality"))
    acts = NamedNode(f"{minter.base}quality/{name}")
    quads = [
        Quad(acts, RDF.type, EG.EvaluationSet, graph),
        Quad(acts, RDFS.label, Literal(measured["title_fr"], language="fr"), graph),
        Quad(acts, RDFS.label, Literal(measured["title"], language="en"), graph),
        Quad(acts, EG.documentCount, typed(measured["documents"], "integer"), graph),
    ]
    figures = {(table, figure): row[figure] for table, row in measured["tables"].items() for figure in FIGURES}
    figures["", "overall"] = measured["overall"]
    if "amounts_read" in measured:
        figures["", "amounts-read"] = measured["amounts_read"]
    for (table, figure), value in sorted(figures.items()):
        node = NamedNode("/".join(filter(None, (acts.value, table, figure))))
        quads += [
            Quad(node, RDF.type, DQV.QualityMeasurement, graph),
            Quad(node, DQV.computedOn, acts, graph),
            Quad(node, DQV.isMeasurementOf, CODE[f"quality/{figure}"], graph),
            Quad(node, DQV.value, typed(f"{value:.3f}", "decimal"), graph),
            Quad(node, DCT.date, typed(date, "date"), graph),
        ]
        quads += [Quad(node, EG.table, Literal(table), graph)] if table else []
    return quads

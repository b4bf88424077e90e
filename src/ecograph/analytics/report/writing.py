"""Writes the report: one CSV of actors and one of the whole for each network, and index.html."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from html import escape
from pathlib import Path

from ecograph.analytics.analysis import Analysis, Value, analyse
from ecograph.analytics.concentration import concentration
from ecograph.analytics.layouts import positions
from ecograph.analytics.measures import Measure, measures, stage_in_words
from ecograph.analytics.projections import PROJECTIONS, NetworkReader
from ecograph.analytics.report.pictures import PALETTE, Dot, Stream, flow_picture, money, network_picture

REPORTED = tuple(name for name in PROJECTIONS if name not in ("attendance",))
TOP = 15
_STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
table{border-collapse:collapse;margin:1rem 0;font-size:.9em}th,td{border-bottom:1px solid #ccc;padding:.25rem .6rem;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}svg{width:100%;height:auto}dt{font-weight:600}dd{margin:0 0 .5rem}
.en{color:#555}@media print{section{break-before:page}body{max-width:none}a{color:inherit;text-decoration:none}}"""


def write_report(reader: NetworkReader, folder: Path) -> list[Path]:
    """Writes all tables and the page; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    analyses = [analysis for name in REPORTED if (analysis := analyse(reader.network(name))).network.ties]
    written = [path for analysis in analyses for path in _tables(analysis, folder)]
    page = folder / "index.html"
    page.write_text(_page(analyses), encoding="utf-8")
    return [*written, page]


def _tables(analysis: Analysis, folder: Path) -> list[Path]:
    network = analysis.network
    columns = [measure.name for measure in measures().values() if measure.is_of_actor]
    actors = (
        [iri, network.actors[iri].label, network.actors[iri].kind, *(_cell(values.get(name)) for name in columns)]
        for iri, values in analysis.actors.items()
    )
    whole = ([name, _cell(value), measures()[name].sentence["fr"], measures()[name].sentence["en"]]
             for name, value in analysis.whole.items())  # fmt: skip
    years = ([str(c.before), str(c.year), str(c.kept), str(c.new), str(c.ended), _cell(round(c.persistence, 6)),
              _cell(round(c.novelty, 6)), _cell(round(c.jaccard, 6))] for c in analysis.changes)  # fmt: skip
    return [
        _csv(folder / f"{network.name}_actors.csv", ["iri", "label", "kind", *columns], actors),
        _csv(folder / f"{network.name}_whole.csv", ["measure", "value", "sens", "meaning"], whole),
        _csv(folder / f"{network.name}_years.csv",
             ["before", "year", "kept", "new", "ended", "persistence", "novelty", "jaccard"], years),
    ]  # fmt: skip


def _csv(path: Path, head: list[str], rows: Iterable[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(head)
        writer.writerows(rows)
    return path


def _cell(value: Value) -> str:
    return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)


def _page(analyses: list[Analysis]) -> str:
    sections = "".join(_section(analysis) for analysis in analyses)
    used = {name for analysis in analyses for name in analysis.whole} | {
        name for analysis in analyses for values in analysis.actors.values() for name in values
    }
    meanings = "".join(_meaning(measure) for measure in measures().values() if measure.name in used)
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Réseaux / Networks</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
        f"<h1>Réseaux <span class=en lang=en>/ Networks</span></h1>{sections}"
        f"<section><h2>Ce que disent les mesures <span class=en lang=en>/ What the measures say</span></h2>"
        f"<dl>{meanings}</dl></section></body></html>\n"
    )


def _meaning(measure: Measure) -> str:
    label, sentence = measure.label, measure.sentence
    return (
        f"<dt>{escape(label['fr'])} <span class=en lang=en>/ {escape(label['en'])}</span></dt>"
        f"<dd>{escape(sentence['fr'])} <span class=en lang=en>{escape(sentence['en'])}</span> "
        f"<small>{escape(measure.source)}</small></dd>"
    )


def _section(analysis: Analysis) -> str:
    network = analysis.network
    projection = PROJECTIONS[network.name]
    status = f" ({stage_in_words(projection.default_status)})" if projection.default_status else ""
    whole = "".join(
        f"<tr><th>{escape(measures()[name].label['fr'])} <span class=en lang=en>/ {escape(measures()[name].label['en'])}"
        f"</span><td class=n>{_cell(value)}"
        for name, value in analysis.whole.items()
        if value is not None
    )
    total = f"<p>Total{status} : {money(network.total())}.</p>" if network.unit == "euros" else ""
    return (
        f'<section id="{network.name}"><h2>{escape(projection.french)} <span class=en lang=en>/ {escape(projection.english)}'
        f"</span></h2>{total}{_picture(analysis)}{_colours(analysis)}{_flows(analysis)}<table>{whole}</table>{_top(analysis)}"
        f'<p><a href="{network.name}_actors.csv">CSV</a> · queries/reseau/{projection.query}.rq · {escape(analysis.engine)}'
        f"</p></section>"
    )


def _picture(analysis: Analysis) -> str:
    graph = analysis.network.graph()
    places = positions(graph)
    dots = {
        iri: Dot(analysis.network.actors[iri].label, *places[iri], _size(values), int(values["community"] or 0))
        for iri, values in analysis.actors.items()
    }
    lines = [(source, target, data["weight"]) for source, target, data in graph.edges(data=True)]
    return network_picture(dots, lines, PROJECTIONS[analysis.network.name].french)


def _colours(analysis: Analysis) -> str:
    """What is grey in the picture, where there are more communities than colours."""
    grey = len({int(values["community"] or 0) for values in analysis.actors.values()}) - len(PALETTE)
    if grey < 1:
        return ""
    return (
        f"<p>Une couleur pour chacune des {len(PALETTE)} plus grandes communautés ; {grey} plus petites en gris. "
        f"<span class=en lang=en>/ One colour for each of the {len(PALETTE)} largest communities; {grey} smaller ones in grey.</span></p>"
    )


def _size(values: dict[str, Value] | object) -> float:
    assert isinstance(values, dict)
    return max(float(values["inStrength"] or 0), float(values["outStrength"] or 0))


def _flows(analysis: Analysis) -> str:
    network = analysis.network
    if network.unit != "euros":
        return ""
    sums: dict[tuple[str, str], Decimal] = {}
    for tie in network.ties:
        sums[tie.source, tie.target] = sums.get((tie.source, tie.target), Decimal(0)) + tie.weight
    names = {iri: actor.label for iri, actor in network.actors.items()}
    streams = [Stream(source, target, euros) for (source, target), euros in sums.items()]
    return flow_picture(streams, "Flux d'euros / Euro flows", names)


def _top(analysis: Analysis) -> str:
    columns = (
        "outStrength",
        "inStrength",
        "outDegree",
        "inDegree",
        "pageRank",
        "betweenness",
        "coreNumber",
        "community",
    )
    ordered = sorted(analysis.actors.items(), key=lambda item: (-_size(item[1]), item[0]))[:TOP]
    head = "".join(f"<th>{escape(measures()[name].label['fr'])}" for name in columns)
    rows = "".join(
        f"<tr><td>{escape(analysis.network.actors[iri].label)}"
        + "".join(f"<td class=n>{_cell(values.get(name))}" for name in columns)
        for iri, values in ordered
    )
    return f"<table><tr><th>acteur / actor{head}{rows}</table>{_dependent(analysis)}"


def _dependent(analysis: Analysis) -> str:
    """The payees with several funders that one funder yet dominates: where a refusal would hurt most."""
    if analysis.network.unit != "euros":
        return ""
    names = analysis.network.actors
    found = [spread for spread in concentration(analysis.network.graph()).payees if spread.partners > 1]
    ordered = sorted(found, key=lambda spread: (-spread.share, -spread.euros, spread.node))[:TOP]
    rows = "".join(
        f"<tr><td>{escape(names[spread.node].label)}<td class=n>{money(Decimal(str(spread.euros)))}"
        f"<td>{escape(names[spread.largest].label)}<td class=n>{spread.share:.1%}<td class=n>{spread.partners}"
        for spread in ordered
    )
    head = "<tr><th>bénéficiaire / payee<th>reçoit / receives<th>premier financeur / largest funder<th>part / share<th>financeurs / funders"
    return f"<h3>Dépendance <span class=en lang=en>/ Dependency</span></h3><table>{head}{rows}</table>" if rows else ""

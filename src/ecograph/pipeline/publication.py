"""Publishes a generation: loads the graphs, checks them as a whole, measures the networks, writes what stands beside."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ecograph.analytics.drawings import FILE, arrange, drawn_networks, write_drawings
from ecograph.analytics.named_graph import measure_quads, measured_networks
from ecograph.analytics.projections import NetworkReader
from ecograph.analytics.territories import territory_quads
from ecograph.entities.corrections import Corrections
from ecograph.graph.entities import entity_quads
from ecograph.graph.judgements import replay
from ecograph.graph.quality import quality_quads
from ecograph.graph.vocabularies import vocabulary_quads
from ecograph.model.entities import Linking
from ecograph.model.findings import Finding
from ecograph.pipeline import caching
from ecograph.pipeline.inputs import InputFile
from ecograph.pipeline.manifest import Manifest
from ecograph.pipeline.workers import Workers
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import OpenedStore, extend, join_graphs, load_files
from ecograph.stores.search import INDEX, write_index
from ecograph.stores.sources import write_sources
from ecograph.validation import SCOPES, check_document, check_store, report_quads
from ecograph.values.iris import Minter

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Publication:
    """A generation to be: its files, what each was read as (`keys`, by hash) and the graph of each (`graph_keys`)."""

    directory: StoreDirectory
    minter: Minter
    workers: Workers
    progress: Progress
    corrections: Corrections
    files: tuple[InputFile, ...]
    keys: dict[str, str]
    graph_keys: dict[str, str]

    def publish(self, linking: Linking) -> tuple[Manifest, tuple[Finding, ...]]:
        """Writes the generation aside and makes it the current one; its manifest and what was found in it."""
        entities = entity_quads(linking, self.minter)
        quality = quality_quads(self.minter)
        version = caching.key_of(
            caching.knowledge_version(), sorted(self.graph_keys.values()),
            [str(quad) for quad in (*entities, *quality)], self.corrections,
            [(file.path, file.sha256, file.problem) for file in self.files],
        )[:16]  # fmt: skip
        folder = self.directory.prepare(version)
        findings = self._fill(folder, [*entities, *vocabulary_quads(self.minter), *quality])
        manifest = self._manifest(version, findings)
        manifest.write(folder / "manifest.json")
        self.directory.publish(folder)
        return manifest, tuple(sorted(findings))

    def _fill(self, folder: Path, others: list[ox.Quad]) -> list[Finding]:
        """Writes all but the manifest; what was found."""
        store = ox.Store(str(folder / "graph"))
        withdrawn = self._load(store, folder, others)
        self.progress("analyse", 0, 1)
        territories = territory_quads(OpenedStore(store), self.minter)
        extend(store, territories)
        reader = NetworkReader(OpenedStore(store))
        self.progress("check", 0, 1)
        with ThreadPoolExecutor(1) as thread:  # the rules are asked while the networks are read
            checked = thread.submit(self._check, store, withdrawn)
            begin = self.workers.begin
            measured = [begin(measure_quads, network, self.minter) for network in measured_networks(reader)]
            drawn = {network.name: begin(arrange, network) for network in drawn_networks(reader)}
            findings = [*checked.result(), *check_document(territories)]
        self.progress("check", 1, 1)
        extend(store, [*report_quads(findings, self.minter), *(quad for quads in measured for quad in quads())])
        documents = (caching.load(self._cached("extractions", key, "document")) for key in self.keys.values())
        write_sources(folder / "sources.sqlite", documents)
        before = self.directory.current()
        write_index(folder / INDEX, OpenedStore(store), before / INDEX if before else None)
        write_drawings(reader, folder / FILE, {name: arranged() for name, arranged in drawn.items()})
        store.flush()
        self.progress("analyse", 1, 1)
        return findings

    def _cached(self, folder: str, key: str, kind: str) -> Path:
        return self.directory.cache / folder / f"{key}.{kind}"

    def _load(self, store: ox.Store, folder: Path, others: list[ox.Quad]) -> frozenset[str]:
        """Loads and joins the graphs, joined as they are read unless judgements change them first; IRIs of what went."""
        is_judged = bool(self.corrections.judgements)
        files = [self._cached("graphs", key, "nq") for key in sorted(self.graph_keys.values())]
        self.progress("load", 0, 1)
        load_files(store, files, others, folder, is_joined=not is_judged)
        withdrawn = replay(store, self.corrections.judgements, self.minter)
        if is_judged:
            join_graphs(store)
        self.progress("load", 1, 1)
        return withdrawn

    def _check(self, store: ox.Store, withdrawn: frozenset[str]) -> list[Finding]:
        """What shapes and rules find; documents that judgements may have changed are put to the rules again."""
        is_judged = bool(self.corrections.judgements)
        kinds = ("findings",) if is_judged else ("findings", "breaches")
        files = [self._cached("graphs", key, kind) for key in sorted(self.graph_keys.values()) for kind in kinds]
        known = (finding for file in files for finding in caching.load(file))
        findings = [finding for finding in known if finding.focus not in withdrawn]
        findings += check_store(OpenedStore(store), SCOPES if is_judged else {"store"})
        return findings

    def _manifest(self, version: str, findings: list[Finding]) -> Manifest:
        counts: Counter[str] = Counter()
        issues = 0
        for key in self.keys.values():
            facts, doubts = caching.load(self._cached("extractions", key, "counts"))
            counts.update(facts)
            issues += doubts
        severities = Counter(finding.severity for finding in findings)
        return Manifest(
            version, self.minter.base, self.files, dict(sorted(counts.items())),
            severities["Violation"], severities["Warning"], issues,
        )  # fmt: skip

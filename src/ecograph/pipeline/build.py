"""Builds a store from inputs: read what changed, link, write graphs, validate, load, publish."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from ecograph.analytics.drawings import FILE, draw, drawn_networks, write_drawings
from ecograph.analytics.named_graph import measure_quads, measured_networks
from ecograph.analytics.projections import NetworkReader
from ecograph.entities import link
from ecograph.entities.corrections import Corrections, read_corrections
from ecograph.errors import StoreError
from ecograph.graph.entities import entity_quads
from ecograph.graph.judgements import replay
from ecograph.graph.quality import quality_quads
from ecograph.graph.vocabularies import vocabulary_quads
from ecograph.model.entities import Linking
from ecograph.model.findings import Finding
from ecograph.pipeline import caching
from ecograph.pipeline.inputs import InputFile, collect, merge
from ecograph.pipeline.manifest import Manifest, read_manifest
from ecograph.pipeline.workers import GraphJob, ReadJob, Workers, read, write_graph
from ecograph.settings import settings
from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import DiskStore, OpenedStore, extend, join_graphs, load_files
from ecograph.stores.search import INDEX, write_index
from ecograph.stores.sources import write_sources
from ecograph.validation import SCOPES, check_store, report_quads
from ecograph.values.iris import Minter

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: its manifest, the files that could not be read, and whether anything changed."""

    manifest: Manifest
    read_anew: int
    problems: tuple[InputFile, ...]
    findings: tuple[Finding, ...]


def build(
    inputs: list[Path], store: Path, jobs: int, progress: Progress, corrections: Path | None = None
) -> BuildReport:
    """Builds the store and publishes it as one; EcographError leaves the old store as it was."""
    directory = StoreDirectory(store)
    given = collect(inputs)
    judged = read_corrections(corrections or settings().data / "corrections.yml")
    with directory.lock():
        current = directory.current()
        before = read_manifest(current / "manifest.json") if current else None
        files = merge(before.files if before else (), inputs, given)
        try:
            with Workers(jobs) as workers:
                return _Build(directory, Minter(settings().base), workers, progress, judged).run(files)
        except OSError as error:
            reason = error.strerror or error
            raise StoreError(f"{store} could not be written ({reason}); the old store is intact.") from error


class _Build:
    def __init__(
        self, directory: StoreDirectory, minter: Minter, workers: Workers, progress: Progress, corrections: Corrections
    ) -> None:
        self.directory = directory
        self.minter = minter
        self.workers = workers
        self.progress = progress
        self.corrections = corrections
        self.extractions = directory.cache / "extractions"
        self.graphs = directory.cache / "graphs"

    def run(self, files: tuple[InputFile, ...]) -> BuildReport:
        files, read_anew = self._read(files)
        readable = {file.sha256: file for file in files if not file.problem}
        keys = {sha: self._read_key(file) for sha, file in sorted(readable.items())}
        linking = link(
            [caching.load(self._path(key, "summary")) for key in keys.values()], self.minter, self.corrections
        )
        graph_keys = self._write_graphs(keys, linking)
        manifest, findings = self._publish(files, keys, graph_keys, linking)
        caching.prune(self.extractions, set(keys.values()))
        caching.prune(self.graphs, set(graph_keys.values()))
        problems = tuple(file for file in files if file.problem)
        return BuildReport(manifest, read_anew, problems, findings)

    def _path(self, key: str, kind: str) -> Path:
        return self.extractions / f"{key}.{kind}"

    def _read_key(self, file: InputFile) -> str:
        retracted = self.corrections.retracted_persons()
        return caching.key_of("read", caching.knowledge_version(), file.sha256, file.name, retracted)

    def _read(self, files: tuple[InputFile, ...]) -> tuple[tuple[InputFile, ...], int]:
        """Reads the files that are new or changed; returns all files, with the problems found, and their number."""
        todo: dict[ReadJob, InputFile] = {}
        for file in files:
            key = self._read_key(file)
            if not file.problem and not self._path(key, "summary").exists():
                todo[ReadJob(file.path, str(self.extractions / key), self.corrections.retracted_persons())] = file
        problems: dict[str, str] = {}
        for done, (job, outcome) in enumerate(self.workers.run(read, list(todo)), start=1):
            self.progress("read", done, len(todo))
            if outcome:
                problems[todo[job].path] = outcome
        marked = tuple(replace(f, problem=problems[f.path]) if f.path in problems else f for f in files)
        return marked, len(todo)

    def _write_graphs(self, keys: dict[str, str], linking: Linking) -> dict[str, str]:
        """Writes the graphs that are not cached; returns the graph key of each document."""
        graph_keys: dict[str, str] = {}
        todo: list[GraphJob] = []
        for sha, key in keys.items():
            names = linking.names[sha]
            shown = (sorted(names.organisations.items()), sorted(names.persons.items()))
            graph_key = graph_keys[sha] = caching.key_of("graph", key, self.minter.base, shown)
            if not (self.graphs / f"{graph_key}.nq").exists():
                extraction = str(self._path(key, "extraction"))
                todo.append(GraphJob(extraction, str(self.graphs / graph_key), names, self.minter))
        for done, _ in enumerate(self.workers.run(write_graph, todo), start=1):
            self.progress("graph", done, len(todo))
        return graph_keys

    def _publish(
        self, files: tuple[InputFile, ...], keys: dict[str, str], graph_keys: dict[str, str], linking: Linking
    ) -> tuple[Manifest, tuple[Finding, ...]]:
        entities = entity_quads(linking, self.minter)
        quality = quality_quads(self.minter)
        version = caching.key_of(
            caching.knowledge_version(), sorted(graph_keys.values()), [str(quad) for quad in (*entities, *quality)],
            self.corrections,
            [(file.path, file.sha256, file.problem) for file in files],
        )[:16]  # fmt: skip
        folder = self.directory.prepare(version)
        store = ox.Store(str(folder / "graph"))
        written = sorted(graph_keys.values())
        withdrawn = self._load(store, folder, written, [*entities, *vocabulary_quads(self.minter), *quality])
        self.progress("analyse", 0, 1)
        reader = NetworkReader(OpenedStore(store))
        measured = [self.workers.begin(measure_quads, network, self.minter) for network in measured_networks(reader)]
        drawn = [self.workers.begin(draw, network) for network in drawn_networks(reader)]
        findings = self._check(store, written, withdrawn)
        extend(store, [*report_quads(findings, self.minter), *(quad for quads in measured for quad in quads())])
        store.flush()
        del store, reader
        write_sources(folder / "sources.sqlite", (caching.load(self._path(key, "document")) for key in keys.values()))
        self._write_index(folder, version)
        write_drawings((drawing() for drawing in drawn), folder / FILE)
        self.progress("analyse", 1, 1)
        manifest = self._manifest(version, files, keys, findings)
        manifest.write(folder / "manifest.json")
        self.directory.publish(folder)
        return manifest, tuple(sorted(findings))

    def _load(self, store: ox.Store, folder: Path, keys: list[str], others: list[ox.Quad]) -> frozenset[str]:
        """Loads and joins the graphs, joined as they are read unless judgements change them first; IRIs of what went."""
        files, is_judged = [self.graphs / f"{key}.nq" for key in keys], bool(self.corrections.judgements)
        self.progress("load", 0, 1)
        load_files(store, files, folder, is_joined=not is_judged)
        if is_judged:
            store.bulk_extend(others)
            withdrawn = replay(store, self.corrections.judgements, self.minter)
            join_graphs(store)
        else:
            extend(store, others)
            withdrawn = frozenset()
        self.progress("load", 1, 1)
        return withdrawn

    def _check(self, store: ox.Store, keys: list[str], withdrawn: frozenset[str]) -> list[Finding]:
        """What shapes and rules find; documents that judgements may have changed are put to the rules again."""
        self.progress("check", 0, 1)
        is_judged = bool(self.corrections.judgements)
        kinds = ("findings",) if is_judged else ("findings", "breaches")
        known = (f for key in keys for kind in kinds for f in caching.load(self.graphs / f"{key}.{kind}"))
        findings = [finding for finding in known if finding.focus not in withdrawn]
        findings += check_store(OpenedStore(store), SCOPES if is_judged else {"store"})
        self.progress("check", 1, 1)
        return findings

    def _write_index(self, folder: Path, version: str) -> None:
        before = self.directory.current()
        write_index(folder / INDEX, DiskStore(folder / "graph", version), before / INDEX if before else None)

    def _manifest(
        self, version: str, files: tuple[InputFile, ...], keys: dict[str, str], findings: list[Finding]
    ) -> Manifest:
        counts: Counter[str] = Counter()
        issues = 0
        for key in keys.values():
            facts, doubts = caching.load(self._path(key, "counts"))
            counts.update(facts)
            issues += doubts
        severities = Counter(finding.severity for finding in findings)
        return Manifest(
            version, self.minter.base, files, dict(sorted(counts.items())),
            severities["Violation"], severities["Warning"], issues,
        )  # fmt: skip

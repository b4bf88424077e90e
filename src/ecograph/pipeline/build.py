"""Builds a store from inputs: read what changed, link, write graphs, validate, load, publish."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ecograph.entities import link
from ecograph.entities.corrections import Corrections, read_corrections
from ecograph.errors import StoreError
from ecograph.model.entities import Linking
from ecograph.model.findings import Finding
from ecograph.pipeline import caching
from ecograph.pipeline.inputs import InputFile, collect, merge
from ecograph.pipeline.manifest import Manifest, read_manifest
from ecograph.pipeline.workers import GraphJob, ReadJob, Workers, read, write_graph
from ecograph.settings import settings
from ecograph.stores.generations import StoreDirectory
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
        todo = self._unread(files)
        self.workers.expect(len(todo))
        from ecograph.pipeline.publication import Publication  # takes its time: meanwhile the workers read the package

        files = self._read(files, todo)
        readable = {file.sha256: file for file in files if not file.problem}
        keys = {sha: self._read_key(file) for sha, file in sorted(readable.items())}
        linking = link(
            [caching.load(self._path(key, "summary")) for key in keys.values()], self.minter, self.corrections
        )
        graph_keys = self._write_graphs(keys, linking)
        publication = Publication(
            self.directory, self.minter, self.workers, self.progress, self.corrections, files, keys, graph_keys
        )
        manifest, findings = publication.publish(linking)
        caching.prune(self.extractions, set(keys.values()))
        caching.prune(self.graphs, set(graph_keys.values()))
        problems = tuple(file for file in files if file.problem)
        return BuildReport(manifest, len(todo), problems, findings)

    def _path(self, key: str, kind: str) -> Path:
        return self.extractions / f"{key}.{kind}"

    def _read_key(self, file: InputFile) -> str:
        retracted = self.corrections.retracted_persons()
        return caching.key_of("read", caching.knowledge_version(), file.sha256, file.name, retracted)

    def _unread(self, files: tuple[InputFile, ...]) -> dict[ReadJob, InputFile]:
        """The files that are new or changed, by what is to be done with them."""
        todo: dict[ReadJob, InputFile] = {}
        for file in files:
            key = self._read_key(file)
            if not file.problem and not self._path(key, "summary").exists():
                todo[ReadJob(file.path, str(self.extractions / key), self.corrections.retracted_persons())] = file
        return todo

    def _read(self, files: tuple[InputFile, ...], todo: dict[ReadJob, InputFile]) -> tuple[InputFile, ...]:
        """Reads what is to be read; all files, with the problems found."""
        problems: dict[str, str] = {}
        for done, (job, outcome) in enumerate(self.workers.run(read, list(todo)), start=1):
            self.progress("read", done, len(todo))
            if outcome:
                problems[todo[job].path] = outcome
        return tuple(replace(f, problem=problems[f.path]) if f.path in problems else f for f in files)

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

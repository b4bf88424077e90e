"""The union of the named graphs in the default graph: the same from quads, from a file, and after a build."""

from pathlib import Path

import pyoxigraph as ox

from ecograph.stores.generations import StoreDirectory
from ecograph.stores.oxigraph import join_graphs, load_files

EX = "http://example.org/"
P, GRAPHS = ox.NamedNode(f"{EX}p"), (ox.NamedNode(f"{EX}g1"), ox.NamedNode(f"{EX}g2"))
VALUES = ("a b .", 'un "mot"\net la suite <x> .', "\\ é \t", "")


def quads() -> list[ox.Quad]:
    return [ox.Quad(ox.NamedNode(f"{EX}{n}"), P, ox.Literal(text), g) for n, text in enumerate(VALUES) for g in GRAPHS]


def union(store: ox.Store) -> set[tuple[object, ...]]:
    return {(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}


def test_a_file_joins_as_the_graphs_do(tmp_path: Path) -> None:
    one, other = ox.Store(), ox.Store(str(tmp_path / "store"))
    one.bulk_extend(quads())
    join_graphs(one)
    files = [tmp_path / "1.nq", tmp_path / "empty.nq"]
    for graph, file in zip((GRAPHS[0], None), files, strict=True):
        here = [quad for quad in quads() if quad.graph_name == graph]
        file.write_bytes(ox.serialize(here, format=ox.RdfFormat.N_QUADS) or b"")
    load_files(other, files, [quad for quad in quads() if quad.graph_name == GRAPHS[1]], tmp_path, is_joined=True)
    assert set(one) == set(other)
    assert len(union(one)) == len(VALUES)
    assert sorted(tmp_path.glob("*.nq")) == files


def test_files_are_loaded_without_joining_too(tmp_path: Path) -> None:
    file = tmp_path / "1.nq"
    file.write_bytes(ox.serialize(quads(), format=ox.RdfFormat.N_QUADS) or b"")
    store = ox.Store(str(tmp_path / "store"))
    load_files(store, [file], [], tmp_path, is_joined=False)
    assert set(store) == set(quads())


def test_a_build_joins_all_its_graphs(sample_location: Path) -> None:
    folder = StoreDirectory(sample_location).require_current()
    store = ox.Store.read_only(str(folder / "graph"))
    named = {(q.subject, q.predicate, q.object) for q in store if q.graph_name != ox.DefaultGraph()}
    assert union(store) == named
    assert len({q.graph_name for q in store}) > 8
    assert not list(folder.glob("*.nq"))

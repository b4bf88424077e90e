"""The statements of one document's named graph, by subject and property, each once."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

Term = NamedNode | Literal


class DocumentGraph:
    """A named graph: the objects of each property of each subject, in the order in which they were added."""

    def __init__(self, name: NamedNode) -> None:
        self.name = name
        self.properties: dict[NamedNode, dict[NamedNode, dict[Term, None]]] = {}

    def add(self, subject: NamedNode, predicate: NamedNode, value: Term) -> None:
        """Adds one statement."""
        said = self.properties.get(subject)
        if said is None:
            said = self.properties[subject] = {}
        values = said.get(predicate)
        if values is None:
            said[predicate] = {value: None}
        else:
            values[value] = None

    def quads(self) -> Iterator[Quad]:
        """All statements."""
        for subject, said in self.properties.items():
            for predicate, values in said.items():
                for value in values:
                    yield Quad(subject, predicate, value, self.name)

    def n_quads(self) -> bytes:
        """The graph as a file of N-Quads."""
        end = f" {self.name} .\n"
        lines: list[str] = []
        for subject, said in self.properties.items():
            about = str(subject)
            for predicate, values in said.items():
                start = f"{about} {predicate} "
                lines += [start + str(value) + end for value in values]
        return "".join(lines).encode()

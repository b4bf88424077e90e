"""One content in many forms: how the tests write a sum, lay rows out, and read the act that holds them."""

from ecograph.model.documents import Document
from ecograph.model.facts import Fact
from ecograph.pipeline.extraction import extract

MARKS = {
    "bars": " | ", "semicolons": " ; ", "colons": " : ", "hyphens": " - ", "dashes": " – ", "slashes": " / ",
    "tabs": "\t", "commas": ", ", "spaces": " ", "run": " ",
}  # fmt: skip


def number(value: int, form: str) -> str:
    """Euros as a form writes them: "12 500 €" by "{} €", "12.500 €" by "dotted"."""
    spaced = f"{value:,}".replace(",", " ")
    return spaced.replace(" ", ".") + " €" if form == "dotted" else form.format(spaced)


def aligned(rows: list[list[str]]) -> str:
    """Rows in columns of even width."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join("   ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def laid_out(rows: list[list[str]], layout: str) -> str:
    """Rows with a mark between their cells, in even columns, one cell a line, or all in one line ("run")."""
    if layout == "aligned":
        return aligned(rows)
    if layout in ("lines", "apart"):
        return ("\n" if layout == "lines" else "\n\n").join(cell for row in rows for cell in row)
    return ("\n" if layout != "run" else " ; ").join(MARKS[layout].join(row) for row in rows)


def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of an act that has this text."""
    return extract(Document(name="act.txt", text=text, sha256="0")).facts

"""Word documents: paragraphs and tables in the order of the body, cells separated by tabs."""

import io
import zipfile

from ecograph.documents.content import Content


def read(data: bytes) -> Content:
    """The text of a .docx file; ValueError where it is broken or its reader is not installed."""
    try:
        import docx
        from docx.table import Table
    except ImportError as error:
        raise ValueError("is a Word document: install ecograph[formats] to read it") from error
    try:
        body = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ValueError(f"is a broken Word document ({error})") from error
    lines: list[str] = []
    for block in body.iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(_cells(row)) for row in block.rows]
        else:
            lines.append(block.text)
    return Content("\n".join(lines) + "\n")


def _cells(row: object) -> list[str]:
    """The texts of a row's cells; a merged cell once."""
    seen: list[object] = []
    texts: list[str] = []
    for cell in row.cells:  # type: ignore[attr-defined]
        if cell._tc not in seen:
            seen.append(cell._tc)
            texts.append(" ".join(cell.text.split()))
    return texts

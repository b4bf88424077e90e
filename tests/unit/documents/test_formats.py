"""One act in every format gives the same words; a PDF gives the box of each; scans are read or refused plainly."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from ecograph.documents import contents, parse_document, read_document
from ecograph.documents.redaction import redact
from ecograph.errors import UnreadableDocument
from ecograph.model.facts import Flow
from ecograph.pipeline import extract

LINES = [
    "COMMUNE DE LANRIVOIRE",
    "Extrait du registre des délibérations du Conseil municipal",
    "Séance du 12 mars 2021",
    "Délibération n° 2021-07 : subvention à l'association Les Amis du Four",
    "Le Conseil municipal, à l'unanimité, décide d'attribuer une subvention de 1 250 €",
    "à l'association Les Amis du Four au titre de l'année 2021.",
]


def pdf(draw_as_image: bool = False) -> bytes:
    """The act as a PDF of one page; as an image where asked, as a scanner makes it."""
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    held = io.BytesIO()
    canvas = canvas_module.Canvas(held, pagesize=(595, 842))
    if draw_as_image:
        pillow = pytest.importorskip("PIL.Image")
        drawing = pytest.importorskip("PIL.ImageDraw")
        image = pillow.new("L", (1240, 1754), 255)
        pen = drawing.Draw(image)
        for rank, line in enumerate(LINES):
            pen.text((100, 120 + 60 * rank), line, fill=0, font_size=30)
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(image), 0, 0, 595, 842)
    else:
        for rank, line in enumerate(LINES):
            canvas.drawString(50, 780 - 22 * rank, line)
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def flows(name: str, data: bytes) -> list[tuple[str, str, str]]:
    """Payer, payee and amount of the flows of a document."""
    facts = extract(parse_document(name, data)).facts
    return [(f.payer, f.payee, str(f.amount)) for f in facts if isinstance(f, Flow)]


EXPECTED = [("Commune de Lanrivoire", "Les Amis du Four", "1250")]


def test_plain_text() -> None:
    assert flows("act.txt", "\n".join(LINES).encode()) == EXPECTED


def test_pdf_gives_the_facts_and_the_box_of_every_word() -> None:
    data = pdf()
    document = parse_document("act.pdf", data)
    assert flows("act.pdf", data) == EXPECTED
    assert document.media_type == "application/pdf"
    assert [page.number for page in document.pages] == [1]
    words = {document.text[word.start : word.end]: word for word in document.words}
    left, bottom, right, top = words["COMMUNE"].box
    assert 45 < left < right < 130
    assert 770 < bottom < top < 800
    assert words["COMMUNE"].page == 1


def test_docx() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    assert flows("act.docx", held.getvalue()) == EXPECTED


def test_html() -> None:
    pytest.importorskip("selectolax")
    body = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><head><title>x</title></head><body><script>var a</script>{body}</body></html>"
    assert flows("act.html", page.encode()) == EXPECTED


def test_zip_holds_several(tmp_path: Path) -> None:
    path = tmp_path / "acts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2021/one.txt", "\n".join(LINES))
        archive.writestr("2021/two.txt", "\n".join(LINES))
        archive.writestr("notes.xyz", "left aside")
    inside = [locator for locator, _ in contents(path)]
    assert [locator.rsplit("/", 1)[-1] for locator in inside] == ["one.txt", "two.txt"]
    assert read_document(inside[0]).name == "one.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "mac_roman"])
def test_encodings(encoding: str) -> None:
    text = "\n".join(LINES)
    assert parse_document("act.txt", text.encode(encoding)).text.strip() == text


def test_scan_is_read_or_refused_plainly() -> None:
    data = pdf(draw_as_image=True)
    if shutil.which("tesseract") is None:
        with pytest.raises(UnreadableDocument, match="Tesseract"):
            parse_document("scan.pdf", data)
    else:
        assert "LANRIVOIRE" in parse_document("scan.pdf", data).text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n \n", "is empty"),
        ("a.txt", bytes(range(256)) * 20, "is not text"),
        ("a.pdf", b"%PDF-1.7 broken", "is a broken PDF"),
        ("a.docx", b"PK\x03\x04 broken", "is a broken Word document"),
    ],
)
def test_what_cannot_be_opened_is_told(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        parse_document(name, data)


def test_redaction_keeps_offsets() -> None:
    document = parse_document("a.txt", "Présents : Mme Anne LE GOFF, M. Yann CADIOU.".encode())
    struck = redact(document, ("Anne LE GOFF",))
    assert len(struck.text) == len(document.text)
    assert "GOFF" not in struck.text
    assert struck.text[document.text.index("Yann") :] == document.text[document.text.index("Yann") :]

"""PDF files: the text layer with the box of every word; scans through Tesseract where it is installed."""

import re

from ecograph.documents.content import Content
from ecograph.documents.scans import recognise
from ecograph.model.documents import PageSpan, WordBox

FEW = 50  # characters on a page below which it is taken for an image (measured on real scans)
_WORD = re.compile(r"\S+")


def read(data: bytes) -> Content:
    """The text, pages and word boxes of a PDF; ValueError where it is broken, locked or without readable text."""
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = "is locked with a password" if "assword" in str(error) else "is a broken PDF"
        raise ValueError(reason) from error
    try:
        return _assemble(pdf)
    finally:
        pdf.close()


def _assemble(pdf: object) -> Content:
    pieces: list[str] = []
    pages: list[PageSpan] = []
    words: list[WordBox] = []
    start = 0
    for number in range(1, len(pdf) + 1):  # type: ignore[arg-type]
        text, boxes = _page(pdf[number - 1], number)  # type: ignore[index]
        text += "\n"
        words += [WordBox(start + box.start, start + box.end, number, box.box) for box in boxes]
        pages.append(PageSpan(number, start, start + len(text)))
        pieces.append(text)
        start += len(text)
    return Content("".join(pieces), tuple(pages), tuple(words))


def _page(page: object, number: int) -> tuple[str, list[WordBox]]:
    layer = page.get_textpage()  # type: ignore[attr-defined]
    text = layer.get_text_range().replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")
    if len(text.strip()) < FEW:
        return recognise(page, number) or text, []
    return text, _boxes(layer, text, number)


def _boxes(layer: object, text: str, number: int) -> list[WordBox]:
    """The box of each word: characters of the layer are walked in step with those of the text."""
    count = layer.count_chars()  # type: ignore[attr-defined]
    raw = layer.get_text_range()  # type: ignore[attr-defined]
    if len(raw) != count:  # characters outside the BMP or dropped ones: boxes would not fit
        return []
    places: list[int] = []  # index in the layer of each kept character
    for index, character in enumerate(raw):
        if not (character == "\r" and raw[index + 1 : index + 2] == "\n"):
            places.append(index)
    found: list[WordBox] = []
    for word in _WORD.finditer(text):
        corners = [layer.get_charbox(places[i]) for i in (word.start(), word.end() - 1)]  # type: ignore[attr-defined]
        left, bottom = min(c[0] for c in corners), min(c[1] for c in corners)
        right, top = max(c[2] for c in corners), max(c[3] for c in corners)
        found.append(WordBox(word.start(), word.end(), number, (left, bottom, right, top)))
    return found

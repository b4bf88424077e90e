"""Plain text in the encodings that French offices use."""

import codecs
import re

from ecograph.documents.content import Content

_LETTERS = frozenset("éèàçêùâîôûëïœÉÈÀÇ«»’°€")  # what a French text has, whatever its encoding
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x80-\x9f]")
_EIGHT_BIT = ("cp1252", "mac_roman", "cp850")


def read(data: bytes) -> Content:
    """The text of a plain file; ValueError where its bytes are not text."""
    text = decode(data)
    strange = len(_STRANGE.findall(text[:100_000]))
    if strange > max(2, len(text[:100_000]) // 100):
        raise ValueError("is not text (binary content)")
    return Content(text.replace("\r\n", "\n").replace("\r", "\n"))


def decode(data: bytes) -> str:
    """The text in UTF-8, UTF-16, UTF-32 or, failing these, the eight-bit encoding that gives the most French letters."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if data.startswith(mark):
            return _strictly(data, encoding)
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        even = sample[0::2].count(0)
        return _strictly(data, "utf-16-be" if even > len(sample) // 4 else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return max((data.decode(encoding, "replace") for encoding in _EIGHT_BIT), key=_french_letters)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(f"is broken {encoding} text") from error


def _french_letters(text: str) -> int:
    return sum(text.count(letter) for letter in _LETTERS) - 2 * text.count("\ufffd")

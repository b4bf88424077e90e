"""What copying, converting and scanning do to the text of an act; each function takes a text and a seeded Random."""

import re
from collections.abc import Callable
from random import Random

Noise = Callable[[str, Random], str]

_ACCENTED = "àâçéèêëîïôùûüÀÂÇÉÈÊËÎÏÔÙÛÜ"
_WORD = re.compile(r"[a-zà-ÿ]{7,}")
_EURO = re.compile(r"(?<=\d)[  ]?(?:€|euros?\b)")
_CAPITALS = re.compile(r"^(?=[^\n]{8,60}$)[A-ZÀ-Þ][A-ZÀ-Þ'’ ]+$", re.MULTILINE)
_CONFUSED = (("rn", "m"), ("l", "1"), ("ii", "n"), ("c", "e"), ("cl", "d"))


def lost_characters(text: str, random: Random) -> str:
    """One accented letter of eight is U+FFFD, as after a conversion through the wrong encoding."""
    return "".join("�" if c in _ACCENTED and random.random() < 0.125 else c for c in text)


def mojibake(text: str, random: Random) -> str:
    """UTF-8 read as Windows-1252: "é" is "Ã©" all through."""
    return "".join(bytes([byte]).decode("cp1252", "replace") if byte != 0x9D else "" for byte in text.encode())


def spaced_capitals(text: str, random: Random) -> str:
    """Half of the lines in capitals are set wide: "D E L I B E R A T I O N"."""
    return _CAPITALS.sub(lambda m: " ".join(m[0].replace(" ", "  ")) if random.random() < 0.5 else m[0], text)


def split_words(text: str, random: Random) -> str:
    """One long word of sixty is cut by a space, another by a hyphen at the end of a line."""

    def cut(match: re.Match[str]) -> str:
        word, chance = match[0], random.random()
        middle = random.randint(3, len(word) - 3)
        if chance < 1 / 60:
            return f"{word[:middle]} {word[middle:]}"
        return f"{word[:middle]}-\n{word[middle:]}" if chance < 2 / 60 else word

    return _WORD.sub(cut, text)


def page_furniture(text: str, random: Random) -> str:
    """A page foot and the stamp of the prefecture stand every forty lines, in mid-sentence too."""
    kept: list[str] = []
    page = 1
    for number, line in enumerate(text.split("\n"), start=1):
        kept.append(line)
        if number % 40 == 0:
            stamp = f"Accusé de réception en préfecture\nDate de télétransmission : 0{random.randint(1, 9)}/04/2021"
            kept += ["", f"{page}/9", "", stamp, ""]
            page += 1
    return "\n".join(kept)


def missing_euro_signs(text: str, random: Random) -> str:
    """One euro sign of ten is gone."""
    return _EURO.sub(lambda m: "" if random.random() < 0.1 else m[0], text)


def confused_letters(text: str, random: Random) -> str:
    """One long word of fifty has letters that a scanner took for others."""

    def confuse(match: re.Match[str]) -> str:
        if random.random() >= 1 / 50:
            return match[0]
        seen, taken = random.choice(_CONFUSED)
        return match[0].replace(seen, taken, 1)

    return _WORD.sub(confuse, text)


NOISES: dict[str, Noise] = {
    noise.__name__.replace("_", " "): noise
    for noise in (
        lost_characters, mojibake, spaced_capitals, split_words, page_furniture, missing_euro_signs, confused_letters,
    )
}  # fmt: skip


def noised(text: str, kind: str, seed: str) -> str:
    """The text with one kind of noise, or, for "all", with all but mojibake; the same for the same seed."""
    random = Random(f"{kind}:{seed}")
    chosen = [NOISES[kind]] if kind != "all" else [noise for noise in NOISES.values() if noise is not mojibake]
    for noise in chosen:
        text = noise(text, random)
    return text

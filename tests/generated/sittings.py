"""Who sat: attendance lists, proxies, presidents and secretaries, with the facts that they state."""

from dataclasses import dataclass, field
from random import Random

from tests.generated.money import Row
from tests.generated.names import Body, make_people
from tests.generated.writing import write_person


@dataclass(slots=True)
class Sitting:
    """The words about who sat, and what they state."""

    words: str
    chair: str = ""
    attendance: list[Row] = field(default_factory=list)
    proxies: list[Row] = field(default_factory=list)
    officials: list[Row] = field(default_factory=list)
    construct: str = ""


PROXIES = (
    "{a} (pouvoir à {b})",
    "{a} donne pouvoir à {b}",
    "{a} représenté par {b}",
    "{a} ayant donné procuration à {b}",
)
SEPARATORS = (", ", " ; ", "\n", " - ")


def make_sitting(random: Random, body: Body) -> Sitting:
    """A list of present, represented and excused members, or only who presides."""
    people = make_people(random, random.randint(8, 20))
    names = [f"{given} {surname}" for given, surname in people]
    style = random.choice(("given-first", "given-first", "surname-first", "civility", "capitals"))
    separator = random.choice(SEPARATORS)
    written = [write_person(person, style) for person in people]
    away = random.randint(1, 3)
    given, excused = list(range(away)), list(range(away, away + random.randint(0, 2)))
    present = list(range(away + len(excused), len(people)))
    proxy = random.choice(PROXIES)
    heads = random.choice((
        ("Étaient présents :", "Avaient donné pouvoir :", "Excusés :"),
        ("PRÉSENTS :", "ABSENTS REPRÉSENTÉS :", "ABSENTS EXCUSÉS :"),
        ("Membres présents :", "Pouvoirs :", "Absents excusés :"),
    ))  # fmt: skip
    gap = "\n" if separator == "\n" else " "
    lines = [f"{heads[0]}{gap}{separator.join(written[i] for i in present)}{'' if gap == chr(10) else '.'}"]
    pairs = [(i, present[-1 - rank]) for rank, i in enumerate(given)]
    lines.append(f"{heads[1]}{gap}{separator.join(proxy.format(a=written[a], b=written[b]) for a, b in pairs)}")
    if excused:
        lines.append(f"{heads[2]}{gap}{separator.join(written[i] for i in excused)}")
    is_power = "pouvoir" in (heads[1] + proxy).lower() or "procuration" in proxy  # being represented is no proxy yet
    chair, secretary = names[present[0]], names[present[1]]
    lines.append(
        random.choice((f"Secrétaire de séance : {secretary}", f"{secretary} est désigné secrétaire de séance."))
    )
    return Sitting(
        "\n\n".join(lines), chair,
        [{"person": names[i], "status": "present"} for i in present]
        + [{"person": names[a], "status": "represented", "represented_by": names[b]} for a, b in pairs]
        + [{"person": names[i], "status": "excused"} for i in excused],
        [{"from": names[a], "to": names[b]} for a, b in pairs] if is_power else [],
        [{"person": chair, "role": body.chair, "organisation": body.name},
         {"person": secretary, "role": "Secrétaire de séance", "organisation": body.name}],
        f"attendance: {style}, {separator!r}, {proxy}",
    )  # fmt: skip

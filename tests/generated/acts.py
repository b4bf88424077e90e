"""A whole act made up with its facts; the same seed gives the same act."""

from dataclasses import dataclass
from datetime import date
from random import Random

from tests.generated.money import MAKERS, Row
from tests.generated.names import make_beneficiaries, make_body, of
from tests.generated.sittings import make_sitting
from tests.generated.writing import write_date


@dataclass(frozen=True, slots=True)
class MadeAct:
    """An act, its facts in the schema of the gold, and the constructs that it uses."""

    name: str
    text: str
    gold: Row
    constructs: tuple[str, ...]


HEADS = (
    "{name}\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\nSéance du {day}\n\nDélibération n° {number}\n\nObjet : {title}\n",
    "{upper}\n{organ} du {day}\n\nN° {number} - {title}\n",
    "RÉPUBLIQUE FRANÇAISE\n\n{name}\n\nDÉLIBÉRATION {of_organ_upper}\nRéunion du {day}\n\nNuméro : {number}\nOBJET : {title}\n",
    "Délibération n° {number} {of_organ}\nSéance du {day}\n{name}\n\n{title}\n",
)
OPENINGS = (
    "{meeting}, après convocation légale, s'est {met} le {day} sous la présidence de {chair}, {chair_title}.",
    "L'an {year}, le {short}, {meeting_low} s'est {met} sous la présidence de {chair}, {chair_title}.",
)
REFERENCES = (
    ("Vu le Code général des collectivités territoriales,", "code", "Code général des collectivités territoriales"),
    ("Vu la loi n° 2000-321 du 12 avril 2000 relative aux droits des citoyens,", "law", "loi n° 2000-321"),
    ("Vu le décret n° 2001-495 du 6 juin 2001,", "decree", "décret n° 2001-495"),
    ("Vu le Code de l'éducation,", "code", "Code de l'éducation"),
)


def generate(seed: int) -> MadeAct:
    """The act of a seed."""
    random = Random(seed)
    body = make_body(random)
    year = random.randint(2003, 2025)
    day = date(year, random.randint(1, 12), random.randint(1, 28))
    number = random.choice((f"{year}-{random.randint(1, 180):03d}", f"{random.randint(1, 20)}.{random.randint(1, 30)}",
                            f"{year}/{day.month:02d}/{random.randint(1, 40)}"))  # fmt: skip
    payees = make_beneficiaries(random, random.randint(5, 10))
    money = random.choice(MAKERS)(random, body, payees, year)
    sitting = make_sitting(random, body)
    chosen = random.sample(REFERENCES, random.randint(1, 3))
    is_refused = any(row["status"] == "rejected" for row in money.flows)
    outcome, votes = _vote(random, is_refused, sum(row["status"] != "excused" for row in sitting.attendance))
    head = random.choice(HEADS)
    met = "réunie" if body.meeting.startswith("la") else "réuni"
    meeting = body.meeting[0].upper() + body.meeting[1:]
    words = {
        "name": body.name, "upper": body.name.upper(), "organ": body.organ, "of_organ_upper": of(body.meeting).upper(),
        "day": write_date(day), "short": write_date(day).rsplit(" ", 1)[0], "year": year, "number": number,
        "title": money.title, "chair": sitting.chair, "chair_title": body.chair,
        "of_organ": of(body.meeting), "meeting": meeting, "meeting_low": body.meeting, "met": met,
    }  # fmt: skip
    text = "\n".join((
        head.format(**words), random.choice(OPENINGS).format(**words), "", sitting.words, "",
        *(visa for visa, _, _ in chosen), "", f"{meeting}, après en avoir délibéré,", "", money.words, "", outcome,
        "", f"Le {body.chair},", sitting.chair, "",
    ))  # fmt: skip
    used = {row["payee"] for row in money.flows}
    gold = {
        "document": f"made-{seed}.txt",
        "act": {"kind": "deliberation", "number": number, "institution": body.name, "body": body.organ,
                "session_date": day.isoformat(), "title": money.title, "adopted": not is_refused, "votes": votes},
        "attendance": sitting.attendance, "proxies": sitting.proxies, "officials": sitting.officials,
        "flows": money.flows, "instalments": money.instalments,
        "legal_references": [{"kind": kind, "reference": reference} for _, kind, reference in chosen],
        "organisations": [{"name": body.name, "type": body.type}]
        + [{"name": payee.name, "type": payee.type} for payee in payees if payee.name in used],
    }  # fmt: skip
    return MadeAct(f"made-{seed}.txt", text, gold, (money.construct, sitting.construct, f"head: {HEADS.index(head)}"))


def _vote(random: Random, is_refused: bool, members: int) -> tuple[str, Row]:
    """How the vote is told, and what that states."""
    against, abstained = random.randint(0, 3), random.randint(0, 3)
    favour = members - against - abstained
    if is_refused:
        return f"Votants : {members}\nÀ l'unanimité.", {"unanimous": True}
    return random.choice((
        ("Adopté à l'unanimité.", {"unanimous": True}),
        ("La délibération est adoptée à l'unanimité des membres présents et représentés.", {"unanimous": True}),
        (f"Adopté par {favour} voix pour, {against} contre et {abstained} abstentions.",
         {"for": favour, "against": against, "abstain": abstained}),
        (f"Pour : {favour}\nContre : {against}\nAbstentions : {abstained}",
         {"for": favour, "against": against, "abstain": abstained}),
    ))  # fmt: skip

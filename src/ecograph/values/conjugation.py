"""Forms of French verbs in folded text: what acts use of them, in the third person and the first of the plural.

Regular verbs in -er follow their infinitive; the others are listed in data/rules/conjugation.yml with their stems.
"""

from dataclasses import dataclass

_PERSONS = {
    "imparfait": ("ait", "aient", "ions"),
    "futur": ("a", "ont", "ons"),
    "conditionnel": ("ait", "aient", "ions"),
}


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of an irregular verb: of the present (whole forms), of the imperfect, of the future, the participle."""

    present: tuple[str, ...]
    imperfect: str
    future: str
    participle: str


def stems(infinitive: str, irregular: dict[str, Stems]) -> Stems:
    """The stems of a verb, from the irregular ones given or from the rules of the first group.

    >>> stems("octroyer", {}).present, stems("engager", {}).imperfect
    (('octroie', 'octroient', 'octroyons'), 'engage')
    """
    if infinitive in irregular:
        return irregular[infinitive]
    root = infinitive[:-2]
    mute = f"{root[:-1]}i" if root.endswith("y") else root
    soft = f"{root}e" if root.endswith("g") else root
    return Stems((f"{mute}e", f"{mute}ent", f"{soft}ons"), soft, f"{mute}er", f"{root}e")


def active_forms(infinitive: str, irregular: dict[str, Stems]) -> tuple[str, ...]:
    """The forms of the present, imperfect, future and conditional, the infinitive and the present participle.

    >>> active_forms("verser", {})[:4]
    ('verse', 'versent', 'versons', 'versait')
    """
    own = stems(infinitive, irregular)
    past = tuple(f"{own.imperfect}{ending}" for ending in _PERSONS["imparfait"])
    future = tuple(f"{own.future}{ending}" for tense in ("futur", "conditionnel") for ending in _PERSONS[tense])
    return (*own.present, *past, *future, infinitive, f"{own.imperfect}ant")


def participle_forms(infinitive: str, irregular: dict[str, Stems]) -> tuple[str, ...]:
    """The past participle in both genders and numbers.

    >>> participle_forms("verser", {})
    ('verse', 'verses', 'versee', 'versees')
    """
    own = stems(infinitive, irregular).participle
    plural = own if own.endswith("s") else f"{own}s"
    return (own, plural, f"{own}e", f"{own}es")

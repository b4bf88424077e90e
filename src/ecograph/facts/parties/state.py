"""The State behind its services: what a prefect or a ministry gives is the State's money."""

import re

from ecograph.values.folding import name_key

_SERVICE = re.compile(
    r"^(?:prefecture|sous prefecture|prefet|prefete|sous prefet|ministere|rectorat|direction (?:regionale|"
    r"departementale) (?:de|des) )"
)


def is_state_service(name: str) -> bool:
    """Whether a name is that of a service of the State.

    >>> is_state_service("Préfecture de l'Ain"), is_state_service("Commune de Die")
    (True, False)
    """
    return _SERVICE.match(name_key(name)) is not None

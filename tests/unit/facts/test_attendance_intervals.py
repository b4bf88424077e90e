"""Intervals of one list do not reach into the next."""

from ecograph.documents import parse_document
from ecograph.model.facts import Proxy
from ecograph.pipeline import extract

ACT = """COMMUNAUTÉ DE COMMUNES DU VAL CLAIR
Conseil communautaire - Séance du 12 mars 2021
Étaient présents : Mme Anne LE GOFF, M. Yann CADIOU, M. Paul RIOU
Étaient absents : M. Luc MORVAN, Mme Lise TANGUY
Procurations de vote :
Mandants : L. MORVAN, L. TANGUY
Mandataires : A. LE GOFF (à partir du 2.2), Y. CADIOU
Délibération n° 2021-07 : subvention à l'association Éclat
Le Conseil communautaire, à l'unanimité, attribue 500 € à l'association Éclat.
"""


def test_the_last_of_a_list_takes_no_interval_from_the_next_list() -> None:
    proxies = [fact for fact in extract(parse_document("a.txt", ACT.encode())).facts if isinstance(fact, Proxy)]
    found = {(proxy.giver, proxy.from_item) for proxy in proxies}
    assert found == {("Luc MORVAN", "2.2"), ("Lise TANGUY", "")}

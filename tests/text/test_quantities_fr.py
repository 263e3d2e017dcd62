"""French sentences with the answer inside."""

from __future__ import annotations

import pytest

from tests.marking import check

COUNTS = [
    "Ont été ouverts <count value=12>12</count> cours à Paris et <count value=3>3</count> passages sous la route à Lyon.",
    "Vivres pour +/- <count value=53000 about>53 000</count> personnes en quarantaine.",
    "<count value=40 about>Une quarantaine</count> de lits sont mis en quarantaine.",
    "<count value=166>166</count> pays participent à <count value=1 at_least>un</count> PCR au moins.",
    "Cumul de <count value=162>cent-soixante-deux (162)</count> cas, dont <count value=75>soixante-quinze</count> importés.",
    "<count value=20077>20 077</count> élèves, <count value=1234567>1 234 567</count> habitants.",
    "<count value=97>Quatre-vingt-dix-sept</count> écoles, <count value=98>nonante-huit</count> classes.",
    "<count value=200300000>Deux cents millions trois cent mille</count> tonneaux.",
    "<count value=20 about>Une vingtaine</count> de villages et <count value=36>trois douzaines</count> de tentes.",
    "<count value=0.25>Un quart</count> des foyers.",
    "Nombre de décès : <count value=35>35</count> (<change value=3>+3</change>)",
]
UNITS = [
    "Soit <percent value=64.1 unit=%>64,1%</percent> (<percent value=-4.22 unit=%>- 4,22 %</percent>).",
    "<percent value=20 unit=%>Vingt pour cent</percent> des cas.",
    "Besoin : <money value=8600000 unit=USD>USD 8,6 millions</money>, reçu <money value=3500000 unit=EUR>3,5 M€</money>.",
    "Le litre à <money value=16.70 unit=EUR>16,70 €</money>, le flacon à <money value=2 unit=EUR>2 euros</money>.",
    'Jusqu’à <rate value=90 at_most unit="par jour">90</rate> examens par jour.',
    '<rate value=25 unit="pour 100 000 habitants">25 pour 100 000 habitants</rate>.',
    '<not reason=article>Une</not> pièce de <measure value=20 unit="meter ** 2">20 m²</measure>.',
    "Depuis les <measure value=10 unit=day>10 derniers jours</measure>.",
]
RANGES = [
    "Le prix est divisé, de <money value=275.9 unit=EUR>275,9</money> à <money value=96.9 unit=EUR>96,9 €</money>.",
    "L'épargne passe de <money value=96500000 unit=EUR>96,5</money> à <money value=102300000 unit=EUR>102,3 M€</money>.",
    "Le taux recule de <change value=0.4 unit=point>0,4 point</change>.",
    "Le sac de <measure value=100 unit=kilogram>100 kg</measure> de mil, page <not reason=reference>2/8</not>.",
    "Résolution A/RES/<not reason=identifier>46/182</not>.",
    "<ratio value=0.2>Un</ratio> élève sur cinq et <ratio value=0.9>9</ratio> personnes sur 10.",
    "- <count value=4>4</count> cas dans le nord",
    "<range low=7 high=9>De 7 à 9</range> cas.",
    "<range low=3 high=5>Entre 3 et 5</range> cas, <range low=10 high=15 unit=year>10-15 ans</range>.",
    "Le nombre est passé de <count value=7>7</count> à <count value=9>9</count>.",
    "<ratio value=0.75>Trois sur quatre</ratio> foyers.",
    (
        "De <count value=79800000>79,8 millions</count> d'habitants en <not reason=year iso=1991>1991</not> on est passé à "
        "<count value=82.2>82,2</count>."
    ),
    "Passée de <count value=79800000>79,8 millions</count> d'habitants à <count value=82200000>82,2</count> en tout.",
    "Leur nombre est de <count value=31>31</count> sur les <count value=142>142</count> de la zone.",
    "La <count value=0.5>moitié</count> – <count value=30919>30.919</count> personnes.",
    'On a <rate value=22.4 unit="par classe">22,4</rate> élèves par classe.',
    "De <range low=1500 high=2000>1500-2000</range> personnes (<change value=-6>- 6</change>).",
    "<count value=62>62</count> enquêtes sur <count value=81>81</count> sont terminées.",
]
QUALIFIERS = [
    "Débit égal ou supérieur à <count value=30 at_least>30</count>, au <not reason=ordinal iso=2>2 e</not> rang.",
    "Plus de <percent value=60 unit=% more>60%</percent> de létalité.",
    (
        "Au moins <count value=3 at_least>3</count> cas, environ <count value=500 about>500</count> lits, près de "
        "<count value=40 about>40</count> lieux, moins de <count value=9 less>9</count> morts."
    ),
    "Il y en a environ <count value=500 at_least>500</count> ou plus.",
    "Sous la barre des <count value=8000 less>8 000</count>; il n’est plus que de <count value=1900>1 900</count>.",
    "Pas plus de <count value=12 at_most negated>12</count> tentes.",
    "L’objectif de <count value=300 target>300</count> puits.",
]
NO_FIGURES = [
    "No. <not reason=reference>4</not> - <not reason=date iso=2014-08-29>29 août 2014</not>",
    "<not reason=list_marker>4.1</not>.Activités",
    "Total de <count value=2017>2017</count> cas; les données de <not reason=year iso=2017>2017</not> montrent la hausse.",
    "Inférieur à <count value=1500 less>1500</count>.",
    (
        "Les <not reason=date iso=--03-15/--03-22>15 et 22 mars</not>, du "
        "<not reason=date iso=2017-10-10/2017-10-11>10-11 octobre 2017</not> à Genève."
    ),
    "Après <not reason=ordinal iso=9>une neuvième</not> étape, <not reason=ordinal iso=10>une dixième</not> (Vire).",
    "Au <not reason=ordinal iso=21>XXIe</not> siècle, la note<not reason=footnote_mark>²</not> du matériel neuf.",
    "<not reason=article>Un</not> pays et <not reason=article>une</not> ville.",
    (
        "Au <not reason=ordinal iso=1>1er</not> rang, le <not reason=ordinal iso=7>septième</not> PCR (tableau "
        "<not reason=reference>2</not>)."
    ),
    (
        "À <not reason=time>17h30</not>, à <not reason=time>7\u00a0h\u00a030</not>, "
        "<not reason=time>24h/24</not> et <not reason=time>7j/7</not> au "
        "<not reason=phone>0 800 130 000</not>."
    ),
    (
        "Le recul (<percent value=-24 unit=%>-24 %</percent><not reason=footnote_mark>1</not>) en semaine épidémiologique "
        "<not reason=date>37</not>."
    ),
    (
        "Indice base <not reason=reference>100</not> en <not reason=year iso=2015>2015</not> de l’Union européenne à "
        "<not reason=name>28</not>."
    ),
    (
        "SIRET <not reason=identifier>123</not> <not reason=identifier>456</not> <not reason=identifier>789</not> "
        "<not reason=identifier>00012</not>."
    ),
    "De <not reason=year iso=2000>2000</not>-<not reason=year>2015</not>, jusqu’au <not reason=date>1ier mars</not>.",
    (
        "Le <not reason=phone>0 800 45 32 10</not> répond ; <not reason=address>4</not> place du Pré-Vert et"
        " <count value=12>12</count> places assises."
    ),
    "Note HCR/<not reason=identifier>22</not>/<not reason=identifier>07</not>.",
    'Renards pour <not reason=dimension>100 000</not> fermes : <rate value=8 unit="pour 100 000 fermes">8</rate>.',
    (
        'Oies par <not reason=dimension>1 000</not> fermes : <rate value=131.6 unit="par 1 000 fermes">131,6</rate>, mares :'
        " <count value=12>12</count>."
    ),
    "Arrêté BRD <not reason=identifier>430-F-18-003</not>.",
    "B.P. <not reason=address>7248</not>, Tél : <not reason=phone>119</not>.",
    "En <not reason=year iso=1986>1986</not>, la Covid-<not reason=identifier>19</not> n’existait pas.",
    "Le <not reason=date iso=2020-03-02>02/03/2020</not> et le <not reason=date iso=--02-24>24 fev</not>.",
    "Dès la fin des années <not reason=date>quatre-vingt</not>, puis aux années <not reason=date>90</not>.",
]


@pytest.mark.parametrize("sentence", [*COUNTS, *UNITS, *RANGES, *QUALIFIERS, *NO_FIGURES])
def test_french(sentence: str) -> None:
    """Every figure and every number that is none is read as marked, and nothing else."""
    check(sentence, "fr")

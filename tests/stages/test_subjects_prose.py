"""What figures in sentences count; each answer stands in its sentence."""

from __future__ import annotations

import pytest

from factsheet_extract.languages import load_language
from factsheet_extract.stages.subjects.lexicon import lexicon_of
from factsheet_extract.stages.subjects.places import known_places
from factsheet_extract.stages.subjects.prose import read_lines
from factsheet_extract.stages.subjects.text import make_lines
from factsheet_extract.text.quantities import read_figures
from tests.stages.subject_marking import unmark

FRENCH = [
    (
        "Près de {1 200 => charrettes vendues | period=mai} charrettes ont été vendues, soit"
        " {83 => charrettes vendues | period=mai} de moins ({- 6 % => charrettes vendues | period=mai}) qu'en [mai]."
    ),
    (
        "{320 => juments suivies par la clinique} juments sont suivies par la clinique, dont"
        " {12 => juments suivies par la clinique (en couveuse)} en couveuse."
    ),
    ("{Six => villages} villages, ce qui porte leur nombre à {31 => villages (nombre)}."),
    "{24 500 => bébés nés} bébés sont nés, {3 % => bébés nés} de moins qu'en [2021].",
    "{45 => écoles pas ouvertes} écoles ne sont pas ouvertes",
    "{13 => cas confirmés} cas confirmés, dont {7 => cas confirmés | period=28 août} le [28 août].",
    "{35 => cas | place=Bretagne} cas dans la région Bretagne, portant le nombre de guéris à {66 => nombre de guéris}.",
    "Une létalité de {60 => létalité} ; la visite du [24 mai] est reportée.",
    "Le nombre de cas confirmés en Bretagne est désormais de {34 => nombre de cas confirmés | place=Bretagne}.",
    "A ce jour, {81 => cas de grippe confirmés | place=Bretagne} cas de grippe sont actuellement confirmés en Bretagne :",
    "{11 => cas | place=Ille-et-Vilaine} cas dans le département d’Ille-et-Vilaine",
    "{63 => cas | place=Morbihan} cas (soit {+ 8 => cas | place=Morbihan}) dans le Morbihan",
    "(à cette heure, {62 => enquêtes terminées} enquêtes sur {81 => enquêtes} sont actuellement terminées)",
    "Nombre de décès : {35 => Nombre de décès} ({+3 => Nombre de décès})",
    "Migration de main-d'œuvre – {20 => PCR et FIR | theme=Migration de main-d'œuvre} PCR et FIR",
    "{166 => pays participent à un PCR au moins | minimum=1} pays participent à {un => -} PCR au moins",
    (
        "{91 % => contacts à haut risque vus | period=dernières 24 heures} des contacts à haut risque ont été vus"
        " au cours des dernières {24 heures => -}"
    ),
    "soit une létalité globale d’un peu plus de {60% => létalité globale}.",
    (
        "Le nombre total des cas enregistrés dans la zone de santé de Boende au [29 août] est de"
        " {53 => nombre total des cas enregistrés | place=Boende}."
    ),
    "augmenter les capacités régionales de {90 par jour => examens (capacités régionales)} examens",
    "Besoin : {USD 8,6 millions => Besoin}",
    "migration irrégulière ({18 => PCR et FIR | theme=migration irrégulière} PCR et FIR) ;",
    "CERF : {USD 2,45 millions => CERF (demande en cours)} (demande en cours)",
    (
        "Six régions ont enregistré des cas : Dakar ({105 => cas | place=Dakar}), Diourbel ({26 => cas | place=Diourbel})"
        " et Fatick ({1 => cas | place=Fatick})"
    ),
    (
        "Un total de {403 => alertes enregistré | period=24 février au 29 mars 2020} alertes a été enregistré dans la période"
        " du [24 février au 29 mars 2020]."
    ),
    "Elle assure le secrétariat technique de {12 => réseaux (secrétariat technique)} réseaux.",
    "La recherche active continue dans {une vingtaine => villages à haut risque} de villages à haut risque",
    "procéder à la distribution de plus de {1000 tonnes => tonnes de nourritures} de nourritures",
    (
        "L'espérance de vie s'élève à {63 ans => espérance de vie | group=hommes} pour les hommes et"
        " {66 ans => espérance de vie | group=femmes} pour les femmes."
    ),
    "Sur les {1 250 => écoles} écoles que compte le pays, {340 => écoles (disposent d'une cantine)} disposent d'une cantine.",
    "La santé représente {8 % => santé (budget de l'État)} du budget de l'État.",
    "Le nombre de demandes a augmenté par rapport à [2017] pour atteindre {9 870 => nombre de demandes (personnes)} personnes.",
    "Taux de chômage : {7 % => Taux de chômage} (France : {9 % => Taux de chômage | place=France})",
    (
        "L'agriculture emploie {58 000 => personnes} personnes et l'industrie agroalimentaire"
        " {70 000 => personnes | group=industrie agroalimentaire}."
    ),
    "{152 => projets financés} projets ont été financés pour un montant de {4 € => montant}.",
    "{6 200 => entreprises créées} entreprises ont été créées, soit une hausse de {4 % => entreprises créées (hausse)}.",
    "{6 200 => entreprises créées} entreprises ont été créées, soit une baisse de {4 % => entreprises créées (baisse)}.",
    "La région reçoit {13 => touristes} touristes, qui y dépensent {2 € => touristes dépensent}.",
    "Le réseau compte {18 => lignes régulières} lignes régulières et transporte {12 => voyageurs} voyageurs.",
    "Densité de population : {45 => Densité de population (habitants)} habitants",
    "Le taux est passé de {68 % => taux | period=2010} en [2010] à {81 % => taux | period=2018} en [2018].",
    "Le nombre de foyers du Grand Est est de {5 => nombre de foyers du Grand Est}",
    (
        "Parmi les élèves suivis, {120 => enfants arrivés dans l'année} étaient des enfants arrivés dans l'année et"
        " {45 => élèves suivis (orientés)} ont été orientés."
    ),
    "Elle a reçu {900 => demandes} demandes, ce qui correspond à une baisse de {6 % => demandes (baisse)}.",
    "Le service a placé {80 => stagiaires} stagiaires. Parmi eux, {30 => stagiaires logés} stagiaires ont été logés.",
    (
        "Les écoles se répartissent ainsi : Nord-Kivu ({26 => écoles | place=Nord-Kivu} écoles), Sud-Kivu"
        " ({22 => écoles | place=Sud-Kivu} écoles)."
    ),
    "On compte {939 => malades} malades, {68 => décès} décès (taux de létalité : {7 % => taux de létalité})",
    "La couverture contre la rougeole était de {57 % => couverture contre la rougeole}.",
    (
        "Le nombre de plaintes a baissé de {7 % => nombre de plaintes} et le nombre de visites a reculé de"
        " {9 % => nombre de visites}."
    ),
    (
        "{12 => élèves inscrits | place=République démocratique du Congo} élèves sont inscrits en République démocratique du"
        " Congo, où ils sont nés."
    ),
    "La dépense moyenne par élève et par an s'élève à {6 => dépense moyenne par élève et par an}.",
    "On attend {12 => élèves} élèves. {6 => élèves (vélo)} d'entre eux ont un vélo. Ils seront {3 => élèves} à partir.",
    "Le budget est de {64 => budget} (en hausse de {1 => budget (hausse)}).",
    "Ce sont {12 => élèves ayant des besoins} élèves ayant des besoins.",
    "Le taux atteint {7 % => taux} ; celui des hommes est de {8 % => taux | group=hommes}.",
    "Les ventes ont augmenté modérément ({+3 => ventes})",
    (
        "L'âge moyen au départ ({61 ans => âge moyen au départ | group=femmes} pour les femmes et"
        " {63 ans => âge moyen au départ | group=hommes} pour les hommes)"
    ),
]
ENGLISH = [
    "Dust fell from {40 kilotonnes => Dust} to {31 kilotonnes => Dust}.",
    "Looms repaired: {18 => Looms repaired} ({+3 => Looms repaired}) out of {20 => brought} brought",
    (
        "The guild counts {512 => bakers} bakers; {48 => bakers (work at night)} of them work at night and"
        " {9 => bakers (retired)} are retired."
    ),
    "**Of the stalls inspected, {12 => stalls inspected (closed)} were closed.",
    (
        "Of the {90 => ferries} ferries, {14 => ferries (under 20 metres)} are under {20 metres => ferries (under 20 metres)}"
        " and sail in summer only."
    ),
    "{94 % => satisfied patients} : satisfied patients",
    "Average weekly hours ....... {34 => Average weekly hours}",
    "Never smokers made up {54 % => Never smokers (adults)} of adults; ex-smokers, {24 % => ex-smokers}.",
    "Clinics treated {120 => patients} patients; {3 % => patients (severely ill)} were severely ill.",
    (
        "The number of uninsured women fell from {12.7 million => number of uninsured women | period=2013} in [2013]"
        " to {7.5 million => number of uninsured women | period=2017} in [2017]."
    ),
    (
        "In [2017], approximately {709541 => California women of reproductive age remained uninsured}"
        " California women of reproductive age remained uninsured."
    ),
    (
        "Women in California had a lower rate ({8.8 percent => lower rate}) than similar women nationwide"
        " ({11.7 percent => lower rate | group=similar women | place=nationwide})."
    ),
    "Enrolment reached {1.2 million => Enrolment | period=2019} in [2019].",
    "{64 percent => households with electricity} of households with electricity",
    "an overall lethality rate of slightly over {60% => overall lethality rate}.",
    (
        "Two people were hurt and {8 => health personnel died of Ebola | period=since the outbreak of the epidemic}"
        " health personnel have died of Ebola since the outbreak of the epidemic"
    ),
    "The number of cases seen in the Boende health zone as of [29 August] is {53 => number of cases seen | place=Boende}.",
    "Amongst the {7 => new cases} new cases, {4 => new cases (located) | place=Lokolia} are located in Lokolia.",
    "Gap : {USD 1.15 million => Gap}",
    "{68 => total number of cases} the total number of cases",
    "The average household size is {4.7 => average household size (persons)} persons.",
    "Women make up {52 percent => Women (labour force)} of the labour force.",
    "Life expectancy: {77 => Life expectancy} (men {74 => Life expectancy | group=men}, women {80 => Life expectancy})",
    "{300 => people live with flu} people live with flu, of whom {10% => people live with flu (need care)} need care.",
    "{12 => people moved | place=United States} people moved in the United States, as the Household Schedule says.",
    "In the Household Schedule {3 => people moved} people moved.",
    "Over {90 percent => health centres work} of the {2 100 => health centres work} health centres work.",
    (
        "{77 => refugees} refugees: {11 => refugees | place=Germany} in Germany and"
        " {43 => refugees | place=Czech Republic} in the Czech Republic."
    ),
    "There are {64 => hospitals | place=in the country} hospitals in the country.",
    "Output is expected to reach {$7.4 trillion => Output | period=2020} in [2020].",
    (
        "More than {69 percent => refugees came from 5 countries} of all refugees came from {5 => countries} countries:"
        " Syria ({6.8 million => refugees | place=Syria}), Venezuela ({4.6 million => refugees | place=Venezuela})."
    ),
    (
        "Unemployment stood at {7.4% => Unemployment | period=March} in March,"
        " compared with {6.9% => Unemployment | period=a year earlier} a year earlier."
    ),
    "Total budget: {$12.5 million => Total budget}, of which {$4.2 million => Total budget (received)} has been received.",
    (
        "The number of registered cases rose between [2010] and [2019] to"
        " {66 => number of registered cases | period=between 2010 and 2019}"
    ),
    "The annual growth rate of {1.3 percent => annual growth rate} reverses the decline.",
    "Registered cases {66 => Registered cases}",
    (
        "The share of idle boats showed a drop of {3 % => share of idle boats (drop)}, going from {40% => share of idle boats}"
        " to {37% => share of idle boats}."
    ),
    "Poverty fell in rural areas from {53 % => Poverty} to {49 % => Poverty}.",
    "{12 => boats sold | period=third quarter of 2019} boats were sold in the third quarter of [2019].",
    (
        "The ward saw {140 => people} people, of whom {39 => people (needed a bed)} ({27% => people (needed a bed)}) needed a"
        " bed and {4 => people (classified as urgent)} were classified as urgent."
    ),
    "The reply rate was {97 percent => reply rate}; it was {94 percent => reply rate | group=women} among women.",
    "The ferry took {37 => passengers} passengers, a {2 % => passengers (decrease)} decrease.",
    "Van drivers ({5 % => Van drivers (decrease)} decrease)",
    "The rate stood at {7 % => rate}; that of men was {8 % => rate | group=men}.",
    (
        "Some {3 => people} people in {95 => countries at risk} countries are at risk, and {1 => people (at high risk)} are at"
        " high risk."
    ),
    (
        "There were {312 => students enrolled} students enrolled at the country's {17 => colleges} colleges, down from"
        " {318 => students enrolled}."
    ),
    "{$8 => property damage} in property damage",
    "Grants reached {40 => Grants (schools)} schools for a total of {$3 million => Grants}.",
    (
        "{45 percent => tenants cook at home} of tenants cook at home, compared with"
        " {47 percent => tenants cook at home | place=nationwide} nationwide."
    ),
    "Over the same period median rent climbed to {$797 => median rent}.",
    "The number of ferries grew steadily from {12 => number of ferries | period=2009} in [2009].",
    "Peru has {40 => clinics} clinics. Chile follows with {31 => clinics | place=Chile}.",
    (
        "The largest harbours are in the north, led by Norway ({14 => largest harbours | place=Norway}), followed by"
        " Denmark ({9 => largest harbours | place=Denmark})."
    ),
    "It has {90 => beds} beds, {12 => beds | item=surgery} in surgery and {30 => beds | item=paediatrics} in paediatrics.",
]
SPANISH = [
    "El {88 % => casos no presenta signos} ({70 => casos no presenta signos}) de los casos no presenta signos.",
    "Fallecieron {23 => personas} personas; letalidad de {2 % => letalidad}.",
    "Se confirmaron {34 => casos de zika | place=Antioquia} casos de zika en Antioquia.",
    "El número de hogares asciende a {1 200 => número de hogares}.",
    "{45 % => hogares rurales} de los hogares rurales",
    "Total de muertes: {12 => Total de muertes}",
    (
        "Lo visitaron Portugal, con {720 => barcos | place=Portugal} barcos, un {11 % => barcos | place=Portugal} menos que en"
        " [2019], y Francia, con {480 => barcos | place=Francia} barcos."
    ),
    ("El maíz pasó de {39 t => maíz} en la cosecha [2012]/[2013] a {40 t => maíz} en la otra."),
    (
        "El empleo aumenta este trimestre en {30 => empleo} en las mujeres y disminuye en {81 => empleo | group=hombres}"
        " entre los hombres."
    ),
    (
        "Destacan los {198 => nuevos puestos de la sanidad} nuevos puestos de la sanidad, los"
        " {23 => nuevos puestos de la sanidad | group=construcción} de la construcción."
    ),
    (
        "El total de parados fue de {24 => total de parados}, mientras que las paradas eran {20 => paradas}, con una tasa del"
        " {8 % => tasa}."
    ),
    "Las madres tenían, en promedio, {31 => madres}.",
    "La mortalidad infantil bajó hasta {5 => mortalidad infantil (defunciones)} defunciones.",
    "Ofrecieron {164 => plazas} plazas y dieron trabajo a {27 => personas} personas.",
    "Hubo {90 => altas} altas en comparación con la semana anterior.",
    "{25 => países | period=2018} países en [2018], de los cuales {7 => países} en América.",
    (
        "De los {1 200 => centros de salud} centros de salud, {350 => centros de salud (cuentan con energía solar)} cuentan con"
        " energía solar."
    ),
    (
        "Casos confirmados: {1 250 => Casos confirmados} (Lima {840 => Casos confirmados | place=Lima};"
        " Callao {210 => Casos confirmados | place=Callao})"
    ),
    "{1 245 => casos de dengue} casos de dengue, un {15 % => casos de dengue} menos que en [2019].",
    "Se vieron {340 => casos graves} casos graves. De ellos, {230 => casos graves (afectan a niños)} afectan a niños.",
    (
        "Bogotá ({1 204 => mayoría de los casos | place=Bogotá}) y Cali ({645 => mayoría de los casos | place=Cali}) concentran"
        " la mayoría de los casos."
    ),
    "La población asciende a {17 millones => población (habitantes)} de habitantes.",
    "secretaría técnica de {12 => MCIM (secretaría técnica)} MCIM y gestiona proyectos",
]

ALL = [*(("fr", s) for s in FRENCH), *(("en", s) for s in ENGLISH), *(("es", s) for s in SPANISH)]


@pytest.mark.parametrize(("language", "marked"), ALL, ids=[sentence[:40] for _, sentence in ALL])
def test_each_figure_counts_what_its_mark_says(language: str, marked: str) -> None:
    """Label and dimensions of every figure are those written beside it."""
    given = unmark(marked)
    lines = make_lines(0, given.text, given.quantities, given.references, lexicon_of(load_language(language)))
    readings = read_lines(lines, known_places(language))
    for wanted, reading in zip(given.wanted, readings, strict=True):
        assert (reading.dimension_of is not None) == (wanted.label is None), reading
        if wanted.label is not None:
            assert reading.label == wanted.label, reading
            assert {key: str(value) for key, value in reading.dimensions}.items() >= wanted.dimensions.items(), reading


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "In the valley there were 27 barns.", ["barns"]),
        ("en", "Of all the mills, 41 % had no sluice.", ["mills (no sluice)"]),
        ("en", "It has 19 barns, a 15 % increase from 16 in the war.", ["barns", "barns (increase)", "barns (increase)"]),
        ("es", "De los molineros, 58 % son ancianos y 42 %, jóvenes.", ["molineros (ancianos)", "molineros (jóvenes)"]),
        (
            "es", "El gremio gastó un presupuesto de 9 pesos. Dicha cifra mostró un aumento de 6 %.",
            ["presupuesto", "presupuesto (aumento)"],
        ),
        ("fr", "La guilde a versé 1,8 million d'euros pour la réfection du four.", ["guilde (pour la réfection du four)"]),
        ("en", "The bakers have gained ground: 19 have opened since May.", ["bakers (opened)"]),
        ("en", "Bakers who bake in two or more mills: 45", ["mills", "Bakers who bake in two or more mills"]),
        (
            "en", "Of the 60 mills, 41 (68 %) belong to towns, 12 (20 %) to guilds and 7 (12 %) to nobody.",
            ["mills", *["mills (belong to towns)"] * 2, *["mills"] * 4],
        ),
        ("fr", "45 % des malades sont positifs au Covid-19 en Bretagne.", ["malades positifs au Covid-19"]),
        ("en", "The fair drew 900 visitors, of whom 640 came from the hills.", ["visitors", "visitors (came from the hills)"]),
        (
            "en", "Forty firms applied; seven got a grant for tools and 12 were refused.",
            ["firms applied", "firms applied (got a grant for tools)", "firms applied (refused)"],
        ),
        ("en", "86 % of the barns (430) were rebuilt in stone.", ["barns rebuilt in stone"] * 2),
        ("en", "12 villages remained without a road.", ["villages remained without a road"]),
        ("en", "On 62 % of these farms geese are kept; the share rises to 71 % in dry years.", ["farms geese kept"] * 2),
        ("en", "A third of the geese (34 %) are grey.", ["geese grey"] * 2),
        ("en", "12 of the 30 ducks reached the lake.", ["ducks reached the lake", "ducks"]),
        ("fr", "Le taux d'occupation est de 2,6 %, contre 2,9 % un an plus tôt.", ["taux d'occupation"] * 2),
        ("fr", "Le loyer du champ est de 4 €. Il varie selon la pente : 3 € pour un pré sec.", ["loyer du champ"] * 2),
        ("fr", "On a vu quatre orages et 33 jours de brume.", ["orages", "jours de brume"]),
        (
            "es", "Votaron 41 pueblos, pero solo cinco concentran el grueso del censo.",
            ["pueblos", "pueblos (concentran el grueso del censo)"],
        ),
        (
            "en", "Only 7 % of the barns stand on less than 3 acres of land.",
            ["barns stand on less than 3 acres of land", "acres of land"],
        ),
        ("en", "One baker in five (19 per cent) sells to schools.", ["baker sells to schools"] * 2),
        (
            "en", "60–79 year olds make up 31 % of the shareholders but 44 % of the voters.",
            ["make", "60–79 year olds (shareholders)", "60–79 year olds (voters)"],
        ),
        (
            "fr", "On a compté 30 renards, âgés de 1 à 9 ans ; six d'entre eux sont guéris et 11 (37 %) n'étaient pas bagués.",
            ["renards", "renards", "renards (guéris)", "renards (pas bagués)", "renards (pas bagués)"],
        ),
        ("fr", "La récolte est estimée à 900 t, dont 210 de seigle.", ["récolte", "récolte (seigle)"]),
        ("fr", "Un boulanger sur cinq (19 %) livre les cantines.", ["boulanger livre les cantines"] * 2),
        ("fr", "Couverture des 65 ans et plus : 41,5 %", ["Couverture", "Couverture des 65 ans et plus"]),
        ("es", "El número de ocupados aumenta en 300 personas y se sitúa en 21.823.", ["número de ocupados (personas)"] * 2),
        ("en", "In May, 284 people crossed, 17 per cent fewer than in April.", ["people crossed", "people crossed"]),
        ("en", "The operation needs $96 million; it was 41% funded.", ["operation needs", "operation needs (funded)"]),
        ("fr", "Le nombre de bébés baisse de 40 ; les décès, 12.", ["nombre de bébés", "décès"]),
        ("en", "See 340 girls aged 9–59 months, 19%.", ["girls aged 9–59 months", "girls aged", "girls aged 9–59 months"]),
    ],
)  # fmt: skip
def test_labels_of_what_the_figures_of_a_text_are(language: str, text: str, labels: list[str]) -> None:
    """Ages within a label, changes, comparisons, pronouns and a second verb of one subject are seen through."""
    pack = load_language(language)
    figures = read_figures(text, pack)
    lines = make_lines(0, text, figures.quantities, figures.references, lexicon_of(pack))
    assert [reading.label for reading in read_lines(lines, known_places(language))] == labels


def test_what_a_semicolon_parts_sets_nothing_apart() -> None:
    """A place or period of another clause is not that of a figure, unless the sentence opens with it."""
    text = "The mill ground 40 loads; in May, 12 were spoilt in Lowbridge."
    language = load_language("en")
    figures = read_figures(text, language)
    lines = make_lines(0, text, figures.quantities, figures.references, lexicon_of(language))
    first, second = read_lines(lines, known_places("en", ("Lowbridge",)))
    assert dict(first.dimensions) == {}
    assert dict(second.dimensions) == {"place": "Lowbridge", "period": "May"}


def test_a_time_that_points_back_sets_nothing_apart() -> None:
    """ "Over the same period" says no time of its own, "over the last year" does."""
    pack = load_language("en")
    for text, wanted in (("Over the same period 12 boats sank.", {}), ("Over the last year 12 boats sank.", {"period"})):
        figures = read_figures(text, pack)
        lines = make_lines(0, text, figures.quantities, figures.references, lexicon_of(pack))
        assert {key for key, _ in read_lines(lines, known_places("en"))[0].dimensions} == set(wanted)

"""Spanish sentences with the answer inside."""

from __future__ import annotations

import pytest

from tests.marking import check

COUNTS = [
    "Casos con contacto: <count value=12>12</count>; sin contacto <count value=30>30</count>.",
    "<count value=21>Veintiún</count> países y <count value=2347>dos mil trescientos cuarenta y siete</count> casos.",
    "<count value=1234567>1.234.567</count> muestras y <count value=3500000>3,5 millones</count> de personas.",
    "<count value=20000>20 mil</count> hogares, <count value=2000000000>2 mil millones</count> de personas.",
    "<count value=36>Tres docenas</count> y la <count value=0.5>mitad</count>.",
]
UNITS = [
    "El <percent value=15 unit=%>15 por ciento</percent> y el <percent value=36 unit=%>treinta y seis por ciento</percent>.",
    "Cerca de <money value=3500000 unit=USD about>3,5 millones de dólares</money>.",
    "El <ratio value=0.07>7 de cada 100</ratio> personas.",
    "A <measure value=17 unit=kilometer>17 km</measure>, de <measure value=68 unit=ounce>68 onzas</measure>.",
]
RANGES = [
    "Avenida de la Feria, <not reason=address>41</not>; Semana epidemiológica (SE) <not reason=date>30</not>.",
    "Camino s/n km <not reason=address>1,5</not>. Faltan <measure value=1.5 unit=kilometer>1,5 km</measure>.",
    "Subió en <change value=359300>359.300</change> ovejas respecto al <not reason=ordinal iso=2>segundo</not> trimestre.",
    "C/ Poeta Maragall, <not reason=address>41</not>, Lima.",
    "Camas: <count value=412>412</count> de <count value=1060>1 060</count>, y <ratio value=0.7>7 de cada 10</ratio>.",
    "El <not reason=ordinal iso=1>1.er</not> trimestre.",
    "El número aumenta en <change value=138300>138.300</change> personas.",
    "Hasta la SE <not reason=date>29</not>.",
    "Calle Daniel Olaechea <not reason=address>199</not>, Lima <not reason=address>11</not>.",
    "Comunicado núm. <not reason=reference>398/24</not>.",
    "<count value=1400000>1.4 millones</count> más que <not reason=article>un</not> año antes.",
    "Fue <ratio value=3.2>3.2</ratio> veces la registrada, con <money value=96500000 unit=HNL>L 96.5 millones</money>.",
    "Son <money value=1850 unit=BOB>Bs 1.850</money>.",
    "Cuesta <change value=2 unit=EUR>2 euros</change> más que antes.",
    "El <percent value=38.6 unit=%>38.6%</percent> de <count value=3385>3.385</count> casos.",
    "<not reason=article>Una media</not> de <count value=12>12</count> visitas.",
    "<ratio value=0.25>Una</ratio> mujer de cada cuatro.",
    "<range low=10 high=15>Entre el diez y el quince</range>.",
    "<range low=20 high=100>Desde 20 hasta 100</range> casos.",
]
QUALIFIERS = [
    "Al menos <count value=3 at_least>3</count> casos, casi <count value=7 about>7</count>.",
    "Con menos del <percent value=30 unit=% less>30%</percent>, superaron los <count value=2100000 more>2,1 millones</count>.",
    "Bajó hasta <count value=5>5</count> defunciones.",
    "No más de <count value=12 at_most negated>12</count> camas.",
    "Hay <count value=100 at_most>100</count> como máximo.",
]
NO_FIGURES = [
    "Se notificaron <count value=1986>1986</count> casos en <not reason=year iso=2015>2015</not>.",
    "Desde <not reason=year iso=1840>1840</not> hasta <not reason=year iso=2000>2000</not>.",
    (
        "Del <not reason=date iso=2015-09-01>1 de septiembre de 2015</not> al <not reason=date iso=2016-01-22>22 de enero de "
        "2016</not>."
    ),
    (
        "Av. Calle <not reason=address>26</not> No. <not reason=reference>51</not>-<not reason=reference>20</not>, Tel. "
        "<not reason=phone>220 7700</not>."
    ),
    "Más información: <not reason=phone>91 583 91 00</not>, consultas: <not reason=phone>2238-0417</not>.",
    "* Por <not reason=dimension>100,000</not> habitantes.",
    "Año <not reason=edition>11</not>, No. <not reason=reference>22</not>.",
    (
        "Código municipal <not reason=identifier>06</not> <not reason=identifier>05</not> <not reason=identifier>01</not>, "
        "zona <not reason=name>4</not>."
    ),
    "Gabinete de prensa: Calle del Censo, <not reason=address>12</not>.",
    "Tras <not reason=ordinal iso=9>una novena</not> etapa siguió <not reason=ordinal iso=10>una décima</not> (Vigo).",
    "Lo vio <count value=0.25>una cuarta</count> parte del puerto.",
    "El <not reason=ordinal iso=4>4to</not> piso y el <not reason=ordinal iso=25>vigésimo quinto</not> día.",
    "<not reason=article>Un</not> país en <not reason=year iso=2015>2015</not>.",
    "Nacieron en los años <not reason=date>ochenta</not> y <not reason=date>noventa</not>.",
    "Ya en los años <not reason=date>60</not>.",
    "Todos los años <count value=20>20</count> buques se hunden.",
]


@pytest.mark.parametrize("sentence", [*COUNTS, *UNITS, *RANGES, *QUALIFIERS, *NO_FIGURES])
def test_spanish(sentence: str) -> None:
    """Every figure and every number that is none is read as marked, and nothing else."""
    check(sentence, "es")

"""English sentences with the answer inside."""

from __future__ import annotations

import pytest

from tests.marking import check

COUNTS = [
    (
        "The hall has <measure value=12>12 square metres</measure>; <count value=15>15</count> terrace houses in Lyon were "
        "sold, and of the queries <count value=45>45</count> came by post."
    ),
    "Payrolls rose by <change value=8700>8,700</change>, and a team of volunteers made up <count value=52>52</count> cases.",
    "Contacts in follow-up <count value=394>394</count>, tests (up <change value=40>40</change>).",
    "Seen before [<not reason=reference>3</not>] and in [<not reason=reference>4</not>, <not reason=reference>7</not>].",
    "There were <count value=166>166</count> countries and <count value=1234567>1,234,567</count> people.",
    (
        "It fell from <count value=12700000>12.7 million</count> in <not reason=year iso=2013>2013</not> to "
        "<count value=7500000>7.5 million</count> in <not reason=year iso=2017>2017</not>."
    ),
    "Some sheets print <count value=3500000>3.5million</count> without a blank.",
    "The region had <count value=20000>20k</count> visits and <count value=2000000000>2 bn</count> views.",
    "<count value=26>Twenty-six</count> sites closed, then <count value=203>two hundred and three</count> more.",
    "<count value=1>One</count> death was reported.",
    "<count value=162>One hundred and sixty-two (162)</count> cases were confirmed.",
    "They used <count value=36>three dozen</count> tents and about <count value=12 about>a dozen</count> beds.",
    "The share fell to <count value=0.5>half</count>, then to <count value=0.75>three quarters</count> of that.",
]
UNITS = [
    (
        "The farm lost <money value=6300000 unit=USD>6.3 million dollars</money>; the mill, with"
        " <money value=1100000 unit=USD>1.1 million</money>, less. It has <count value=1200000>1.2 million</count> bees."
    ),
    (
        "The mean stay is <measure value=4.2 unit=day>4.2 days</measure> (<measure value=3.1 unit=day>3.1</measure> in towns"
        " and <measure value=5.6 unit=day>5.6</measure> in hamlets)."
    ),
    'It is <ratio value=3>3</ratio> times higher and met <rate value=3 unit="a week">3</rate> times a week.',
    "Coverage was <percent value=64.1 unit=%>64.1%</percent> against <percent value=8.8 unit=%>8.8 percent</percent> before.",
    "The fund gave <money value=3500000 unit=USD>US$ 3.5m</money> and <money value=3200000 unit=USD>$ 3.2 million</money>.",
    "It costs <money value=16.70 unit=EUR>16.70 €</money> or <money value=50 unit=USD/100>50 cents</money>.",
    'The rate was <rate value=12 unit="per 1,000 live births">12 per 1,000 live births</rate>.',
    'There were <rate value=12 unit="per 1,000 live births">12</rate> deaths per 1,000 live births.',
    'Staff made <rate value=90 unit="per day">90</rate> visits per day.',
    "They walked <measure value=5 unit=kilometer>5 km</measure> in <measure value=3 unit=hour>3 hours</measure>.",
    "Children of <measure value=3 unit=year>3 years of age</measure> were weighed.",
    "It holds <measure value=180.25 unit=milliliter>180.25ml</measure> at <measure value=4 unit=degree_Celsius>4 °C</measure>.",
    "A <measure value=15 unit=year>15-year-old</measure> girl won; the <measure value=1 unit=year>one-year</measure> plan.",
    "Voters aged <range low=18 high=24 unit=year>18 to 24</range> and a man of age <measure value=87 unit=year>87</measure>.",
    "They raised <money value=9000000000 unit=GBP>9 billion pounds</money>.",
    "It weighs <measure value=9 unit=pound>9 pounds</measure>.",
    "It bought <count value=2400000>2.4m</count> cars and <measure value=50 unit=meter>50m</measure> of rope.",
    "Between <range low=5000000 high=7000000 unit=USD>$5-7 million</range> was lost.",
]
RANGES = [
    "They (<percent value=52 low=46 high=58 unit=%>52%; 95% CI: 46–58</percent>) pay.",
    "They grow it on plots of <range low=3 high=5 unit=hectare>3 to 5 hectares</range>.",
    "Prices fell by <range low=40 high=55 unit=%>between 40 and 55%</range>.",
    "See release <not reason=reference>23</not>-<not reason=reference>118</not>.",
    "Page <not reason=reference>1</not> of <not reason=reference>3</not>.",
    "The share rose from <percent value=45 unit=%>45</percent> to <percent value=52 unit=%>52 percent</percent>.",
    "It rose from <count value=1200000>1.2</count> to <count value=3400000>3.4 million</count>.",
    "<count value=39700 low=29300 high=52700>39,700</count> people (<not reason=name>95</not>% CI: 29,300 to 52,700).",
    "Prevalence, % (<not reason=name>95</not>% CI).",
    "<ratio value=0.2>One</ratio> woman in five had <count value=1>one</count> child.",
    "The rate ranged over <range low=36.1 high=44.6>36.1–44.6</range>.",
    "<range low=3 high=5>Between 3 and 5</range> cases a site are seen.",
    "The course takes <range low=3 high=5 unit=day>3 to 5 days</range>.",
    "<count value=39900000 low=36100000 high=44600000>39.9 million [36.1 million–44.6 million]</count> people live with it.",
    "<percent value=25 low=20 high=30 unit=%>25% (95% CI 20–30)</percent> answered.",
    "<ratio value=0.25>One in four</ratio> women was uninsured.",
    "Yields were <range low=5000000 high=10000000>5 to 10 million</range>.",
    "<range low=10 high=40>More than 10 and less than 40</range> remain.",
    "It rose from <count value=3>3</count> to <count value=5>5</count>.",
]
QUALIFIERS = [
    "Error: plus or minus <change value=3.5 unit=percentage_point about>3.5 percentage points</change>.",
    "A score of less than <count value=5000 at_most>5000</count> or equal.",
    "It rose by <change value=0.25 unit=percentage_point>a quarter of a percentage point</change>.",
    "<count value=300 at_least>300</count> or more places, at least <count value=20 at_least>20</count> beds.",
    "No more than <count value=300 at_most negated>300</count> places.",
    "About <count value=709541 about>709,541</count> women, more than <count value=30 more>30</count> men.",
    (
        "It went up to <count value=75>75</count>, up to <percent value=75 unit=%>75 %</percent> from <percent value=60 "
        "unit=%>60 %</percent>."
    ),
    "Up to <count value=700 at_most>700</count> workers, fewer than <count value=1000 less>a thousand</count> left.",
    "The plan has a target of <count value=500 target>500</count> wells.",
    "It rose by <change value=3 unit=percentage_point>3 percentage points</change> (<change value=3>+3</change>).",
]
NO_FIGURES = [
    "Office, <not reason=phone>76 45 12 30</not>.",
    "Ages: <count value=20>20</count> <count value=30>30</count> <count value=40>40</count> <count value=50>50</count>.",
    (
        "With (<not reason=year iso=2015>2015</not> = <not reason=reference>100</not>), <ratio value=3>three</ratio> times the "
        "level, company <not reason=identifier>01234567</not>."
    ),
    "Rents in <not reason=year iso=2017>2017</not> dollars (<not reason=phone>( 1) 220 7700</not>).",
    "Few let for every <not reason=dimension>100</not> renters, or per <not reason=dimension>100 million</not> of them.",
    "Skerrivoe <not reason=address>NQ4 1ZD</not> has <not reason=name>three</not>-bedroom flats.",
    (
        "<not reason=address>500</not> Linden Plaza SW, Springfield, IL <not reason=address>62701</not>; "
        "<count value=500>500</count> clinics, Springfield."
    ),
    "It rounds. <not reason=list_marker>2</not>. Median age is known.",
    "Fact sheet <not reason=year iso=2018>2018</not>, fact sheet <not reason=edition>3</not>.",
    "They won <not reason=name>112</not>-<not reason=name>107</not>.",
    "It fell for <not reason=ordinal iso=3>a third</not> straight quarter.",
    "Fares are on the agenda (<count value=22>22</count> ports) and not in Agenda <not reason=name>21</not>.",
    "The <not reason=ordinal iso=6>sixth</not> ferry was followed by <not reason=ordinal iso=7>a seventh</not> (Skerrivoe).",
    "Ferry fares are taken up by <count value=20>20</count> ports and made up by <count value=3>three</count> others.",
    "The <not reason=year iso=2017>2017</not> estimates; established in <not reason=year iso=1784>1784</not>.",
    "See Table <not reason=reference>3</not> and pages <not reason=reference>12</not>-<not reason=reference>14</not>.",
    "On <not reason=date iso=2016-01-29>January 29, 2016</not> the update (No. <not reason=reference>12</not>) came out.",
    "COVID-<not reason=identifier>19</not> and PM<not reason=identifier>2.5</not> were measured.",
    "Call <not reason=phone>+1-222-2222-2222</not> or write to <not reason=url>unit3@example.org</not>.",
    (
        "The <not reason=ordinal iso=7>7th</not> meeting was the <not reason=ordinal iso=21>twenty-first</not> since "
        "<not reason=year iso=1998>1998</not>."
    ),
    "<not reason=article>One</not> of the countries left; no <not reason=article>one</not> else did.",
    "At <not reason=time>10:30 pm</not> and <not reason=time>6pm</not>.",
    "The <not reason=year iso=2012>2012</not>–<not reason=year>13</not> season.",
    "A <not reason=name>one</not>-to-<not reason=name>one</not> match (exhibit C.<not reason=reference>6</not>).",
    "Outlay in $<not reason=reference>000</not>.",
    "See <not reason=url>https://example.org/a2</not>. The <not reason=identifier>2-2-2</not> standard.",
    "It was noted in the annex<not reason=footnote_mark>2</not> below.",
    "<not reason=list_marker>1</not>. Water was short.",
    "Write to <not reason=address>210</not> Walnut Street, Springfield, IL <not reason=address>62701</not>.",
    "The <not reason=date>two weeks</not> before <not reason=date iso=1999-05-13>May 13, 1999</not> were calm.",
    "At <not reason=time>0830</not> GMT on <not reason=date>9/11</not>.",
    "A <measure value=0.1875 unit=inch>3/16 inch</measure> bolt.",
    "World War <not reason=ordinal iso=2>II</not> and chapter <not reason=ordinal iso=14>XIV</not>; I saw a couple.",
    "W/E <not reason=date iso=2017-02-24>02/24/17</not> and <not reason=date iso=2015-09-01>2015-09-01</not>.",
]


@pytest.mark.parametrize("sentence", [*COUNTS, *UNITS, *RANGES, *QUALIFIERS, *NO_FIGURES])
def test_english(sentence: str) -> None:
    """Every figure and every number that is none is read as marked, and nothing else."""
    check(sentence, "en")


@pytest.mark.parametrize(
    "sentence", ["Thousands of families left.", "Nobody came.", "Hundreds fled; dozens stayed.", "Several hundred came."]
)
def test_vague_words_are_no_figures(sentence: str) -> None:
    """A plural scale word alone counts nothing."""
    check(sentence, "en", nothing=True)
